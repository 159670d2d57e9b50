"""Write site/manifest.json when every language has been built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from helpcenter.manifest import manifest, unpublished
from helpcenter.preview import is_preview

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink
    from mkdocs_static_i18n.plugin import I18n


def on_config(config: MkDocsConfig) -> None:
    """Start a build's list of anchors; the builds of further languages add to it."""
    config.extra.setdefault("anchors", {})


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Remember the headings of a page."""
    config.extra["anchors"][f"/{page.url}"] = list(ids(page.toc))


def ids(toc: Iterable[AnchorLink]) -> Iterable[str]:
    """Yield the headings' ids in reading order."""
    for heading in toc:
        yield heading.id
        yield from ids(heading.children)


@event_priority(-200)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write once, after the last language, and only if each text has its address."""
    if cast("I18n", config.plugins["i18n"]).building:
        return
    content = config.extra["content"]
    if not is_preview() and (lost := unpublished(content, Path(config.site_dir))):
        paths = ", ".join(lost)
        raise Abort(f"A central não foi montada: ficaria sem endereço próprio o texto de {paths}.")
    text = manifest(
        config.extra["catalog"],
        site_url=config.site_url,
        commit=content.history.commit,
        anchors=config.extra["anchors"],
    )
    Path(config.site_dir, "manifest.json").write_text(text, encoding="utf-8")
