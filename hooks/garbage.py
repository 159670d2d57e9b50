"""Look for garbage after a build and not all through it: a twentieth of a build's time.

Nearly all that a build makes is needed until its end, so the collector would look through more and
more of it and find nothing.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, cast

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs_static_i18n.plugin import I18n


@event_priority(300)  # Before docs/ is read, and what earlier builds have kept.
def on_config(config: MkDocsConfig) -> None:
    """Stop looking."""
    gc.disable()


@event_priority(-300)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Look again, after the last language: a preview goes on."""
    if not cast("I18n", config.plugins["i18n"]).building:
        gc.enable()


def on_build_error(error: Exception) -> None:
    """Look again after a build that failed."""
    gc.enable()
