"""Take the text of every page as it is made, and write the search index of each language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.plugins import event_priority

from helpcenter.catalog import Catalog
from helpcenter.search.publish import PageText, publish

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs_static_i18n.plugin import I18n


def on_config(config: MkDocsConfig) -> None:
    """Start a build's texts; the builds of further languages add to them."""
    config.extra.setdefault("page_texts", {})


@event_priority(-200)  # When nothing changes the page any more.
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Remember the sections of a page."""
    source = config.extra["content"].sources.get(page.file.src_uri)
    if source:
        config.extra["page_texts"][source.path] = PageText.of(html, source.matter.title)


@event_priority(-200)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write once, after the last language."""
    if cast("I18n", config.plugins["i18n"]).building:
        return
    publish(
        Catalog(config.extra["content"]),
        config.extra["page_texts"],
        docs=Path(config.docs_dir),
        target=Path(config.site_dir, "assets/search"),
    )
