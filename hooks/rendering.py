"""Give MkDocs pages of our own, which share one Markdown converter and the processors."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

from helpcenter.asked import Volatile, Watched
from helpcenter.kept import Kept
from helpcenter.live import LIVE
from helpcenter.parallel import map_shared
from helpcenter.preview import is_preview
from helpcenter.rendering import ArticleText, Rendered, Renderer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs_static_i18n.plugin import I18n

CACHE = ".cache/textos.msgpack"


class ArticlePage(Page):
    """A page that asks the build's renderer for its text."""

    rendered: Rendered
    made_of: bytes
    """What stands for all that its HTML and its contents were made of."""
    twin: bytes = b""
    """What hooks/machines.py publishes beside it."""

    # Who reads these gets to the texts of other pages, or to the day.
    parent = Volatile(None, known=False)
    previous_page = Volatile(None, known=False)
    next_page = Volatile(None, known=False)
    update_date = Volatile("", known=False)

    @property
    def is_top_level(self) -> bool:
        """Whether it is in no folder."""
        return vars(self).get("parent") is None

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill what the templates and the other events read."""
        article = text_of(self.file, self.markdown or "", config)
        done = config.extra["rendered"].pop(article, None)
        name, rendered = done or (config.extra["texts"].name(*article), None)
        self.rendered = rendered or render(article, config=config, files=files)
        self.made_of = name + self.rendered.depends()
        self.content, self.toc = self.rendered.html, get_toc(cast("Any", self.rendered.toc))


def on_config(config: MkDocsConfig) -> None:
    """Make the converter once; static-i18n builds again with the same config."""
    if "renderer" in config.extra:
        return
    hosts = config.extra["help_center"].video_hosts
    extensions, settings = config.markdown_extensions, config.mdx_configs
    config.extra["renderer"] = Renderer(extensions, settings, hosts)
    base = (repr((extensions, settings, hosts)), Path(__file__).read_text(encoding="utf-8"))
    file = Path(config.config_file_path).parent / CACHE
    config.extra["texts"] = Kept(file, Rendered, (part.encode() for part in base))


@event_priority(-200)  # After hooks/sources.py, which decides what is a page.
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """MkDocs keeps the pages that it finds already made."""
    config.extra["targets"] = {}  # The file that a link leads to, which static-i18n finds slowly.
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        file.page = ArticlePage(None, file, config)
        if others := getattr(file, "alternates", None):  # Of static-i18n, in other languages.
            file.alternates = Watched(others)  # type: ignore[attr-defined]


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Convert all articles now, on all processors, before MkDocs asks for one after the other."""
    kept: Kept[Rendered] = config.extra["texts"]
    built = InclusionLevel.is_in_serve if is_preview() else InclusionLevel.is_included
    articles = [
        text_of(file, get_data(file.content_string)[0], config)
        for file in files.documentation_pages(inclusion=built)
    ]
    names = {article: kept.name(*article) for article in articles}
    found = {article: known(article, kept.get(names[article]), config, files) for article in names}
    new = [article for article in articles if found[article] is None]
    made = map_shared(partial(render, config=config, files=files), new)
    for article, rendered in zip(new, made, strict=True):
        found[article] = rendered
        kept.put(names[article], rendered)
    config.extra["rendered"] = {article: (names[article], found[article]) for article in names}


@event_priority(-200)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Keep what was made, once all languages are built."""
    if not cast("I18n", config.plugins["i18n"]).building:
        save = config.extra["texts"].save
        LIVE.later(save) if LIVE.serving else save()


def text_of(file: File, text: str, config: MkDocsConfig) -> ArticleText:
    """What is to be converted of a file."""
    source = config.extra["content"].sources.get(file.src_uri)
    # As a text leaves static-i18n's `on_page_markdown`, which splits it and joins it again.
    lines = "\n".join(text.splitlines())
    title = source.matter.title if source else ""
    return ArticleText(file.src_uri, config.extra["language"], title, lines)


def known(
    article: ArticleText, found: Rendered | None, config: MkDocsConfig, files: Files
) -> Rendered | None:
    """What an earlier build made of the same text, if links and files are as they were."""
    folder = Path(config.docs_dir, article.path).parent
    resolve = partial(address_of, article.path, config=config, files=files)
    return found if found and found.holds(folder, resolve) else None


def address_of(page: str, path: str, *, config: MkDocsConfig, files: Files) -> str | None:
    """Where a link to the file at `path` leads, from the page of another."""
    targets = config.extra["targets"]
    if path not in targets:
        targets[path] = files.get_file_from_path(path)
    target: File | None = targets[path]
    return target.url_relative_to(files.src_uris[page]) if target else None


def render(article: ArticleText, *, config: MkDocsConfig, files: Files) -> Rendered:
    """Convert a text; what no parser can digest stops the build, named."""
    renderer: Renderer = config.extra["renderer"]
    resolve = partial(address_of, article.path, config=config, files=files)
    try:
        return renderer.render(article, Path(config.docs_dir), resolve)
    except (RecursionError, AssertionError, ValueError) as error:
        reason = f"{article.path}: não consegui ler o texto ({type(error).__name__})."
        raise Abort(f"A central não foi montada.\n{reason} Simplifique esta página.") from error
