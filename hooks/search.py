"""Take the text of every page as it is made, and write the search index of each language."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from mkdocs.plugins import event_priority

from helpcenter.kept import program
from helpcenter.languages import DEFAULT
from helpcenter.live import LIVE
from helpcenter.parallel import beside
from helpcenter.search.folder import FOLDER, put_aside, put_back
from helpcenter.search.publish import PageText, publish

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from helpcenter.rendering import Rendered


CACHE = ".cache/pesquisa.{}.msgpack"


class ArticlePage(Protocol):
    """What hooks/rendering.py adds to MkDocs' pages."""

    rendered: Rendered


def on_config(config: MkDocsConfig) -> None:
    """Start a build's texts; the builds of further languages add to them."""
    config.extra.setdefault("page_texts", {})
    config.extra.setdefault("site", config.site_dir)  # static-i18n changes it for other languages.


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Hide the preview's index from MkDocs, which empties the folder: the next one comes later."""
    if LIVE.serving and config.extra["language"] == DEFAULT:
        put_aside(Path(config.extra["site"]))


@event_priority(-200)  # When nothing changes the page any more.
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Remember the sections of a page."""
    source = config.extra["content"].sources.get(page.file.src_uri)
    if source:
        rendered = cast("ArticlePage", page).rendered
        same = html == rendered.html  # Unless a plugin of the operator has changed it.
        text = rendered.text if same else PageText.of(html, source.matter.title)
        config.extra["page_texts"][source.path] = text


@event_priority(-300)  # When every text of this language is there.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write this language's index while its pages are drawn."""
    language = config.extra["language"]
    target = Path(config.extra["site"], FOLDER, language)
    docs, texts = Path(config.docs_dir), config.extra["page_texts"]
    kept = Path(config.config_file_path).parent / CACHE.format(language)
    write = partial(
        publish,
        config.extra["catalog"],
        language,
        texts,
        docs=docs,
        target=target,
        output=config.extra["output"],
        memory=kept,
        program=program(),
    )
    if LIVE.serving and language == DEFAULT:
        put_back(Path(config.extra["site"]))
    config.extra["index"] = partial(LIVE.later, write) if LIVE.serving else beside(write)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Wait for it."""
    config.extra.pop("index", lambda: None)()
