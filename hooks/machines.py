"""Write what programs read: a Markdown twin of every article, llms.txt, llms-full.txt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from mkdocs.plugins import event_priority

from helpcenter.addresses import address
from helpcenter.files import beside, get
from helpcenter.live import LIVE
from helpcenter.machines.llms import FULL, INDEX, Site, full, index
from helpcenter.machines.twin import NAME, body_of, twin_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs_static_i18n.plugin import I18n

    from helpcenter.catalog import Catalog
    from helpcenter.pages import Article
    from helpcenter.rendering import Rendered


class ArticlePage(Protocol):
    """What hooks/rendering.py adds to MkDocs' pages."""

    rendered: Rendered
    twin: bytes


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> None:
    """Put an article's twin beside its page, in whichever process that is drawn."""
    source = config.extra["content"].sources.get(page.file.src_uri)
    if not output or not source or source.kind != "article":
        return
    catalog: Catalog = config.extra["content"].with_drafts
    article = catalog.article(source.id, source.language)
    if article:
        links = cast("ArticlePage", page).rendered.links
        text = twin_of(article, catalog, config.site_url, links).encode()
        cast("ArticlePage", page).twin = text  # Kept with the page, by hooks/drawing.py.
        config.extra["output"].put(beside(page.file.abs_dest_path, NAME), text)


@event_priority(-200)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write both files of each language; in the preview, whose twins come later, the first."""
    if cast("I18n", config.plugins["i18n"]).building:
        return
    catalog: Catalog = config.extra["catalog"]
    root, brand = Path(config.site_dir), config.extra["help_center"].brand
    for language in catalog.languages:
        site = Site(catalog, language, brand.name.in_language(language), config.site_url)
        folder = root / address("", language).strip("/")
        (folder / INDEX).write_text(index(site), encoding="utf-8")
        if not LIVE.serving:
            (folder / FULL).write_text(full(site, reader(root)), encoding="utf-8")


def reader(root: Path) -> Callable[[Article], str]:
    """What reads an article's text from its twin."""

    def read(article: Article) -> str:
        return body_of(get(f"{root}{article.address}{NAME}").decode())

    return read
