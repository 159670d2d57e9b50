"""Say which language is being built; mkdocs-static-i18n builds the site once for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mkdocs.plugins import event_priority

from helpcenter.languages import DEFAULT

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs_static_i18n.plugin import I18n


@event_priority(-200)  # static-i18n chooses the language at -100.
def on_config(config: MkDocsConfig) -> None:
    """Put the language where every other hook finds it."""
    language = cast("I18n", config.plugins["i18n"]).current_language
    config.extra["language"] = language
    # Hosts serve one error page: it speaks every language, the default one first.
    templates = config.theme.static_templates
    templates.add("404.html") if language == DEFAULT else templates.discard("404.html")
