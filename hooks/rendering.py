"""Give MkDocs pages of our own, which share one Markdown converter and the processors."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

from helpcenter.parallel import map_shared
from helpcenter.rendering import Rendered, Renderer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation


class ArticlePage(Page):
    """A page that asks the build's renderer for its text."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Fill what the templates and the other events read."""
        text = plain_lines(self.markdown or "")
        done: Rendered | None = config.extra["rendered"].get((self.file.src_uri, text))
        done = done or render(text, self.file, config, files)
        self.content, self.toc = done.html, get_toc(cast("Any", done.toc))


def on_config(config: MkDocsConfig) -> None:
    """Make the converter once; static-i18n builds again with the same config."""
    if "renderer" not in config.extra:
        hosts = config.extra["help_center"].video_hosts
        config.extra["renderer"] = Renderer(config.markdown_extensions, config.mdx_configs, hosts)


@event_priority(-200)  # After hooks/sources.py, which decides what is a page.
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """MkDocs keeps the pages that it finds already made."""
    config.extra["targets"] = {}  # The file that a link leads to, which static-i18n finds slowly.
    for file in files.documentation_pages():
        file.page = ArticlePage(None, file, config)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Convert all articles now, on all processors, before MkDocs asks for one after the other."""
    pages = [file for file in files.documentation_pages() if file.inclusion.is_in_nav()]
    texts = [(file.src_uri, plain_lines(get_data(file.content_string)[0])) for file in pages]
    convert = partial(convert_one, files=files, config=config)
    config.extra["rendered"] = dict(zip(texts, map_shared(convert, texts), strict=True))


def plain_lines(text: str) -> str:
    """A text as it leaves static-i18n's `on_page_markdown`, which splits it and joins it again."""
    return "\n".join(text.splitlines())


def convert_one(what: tuple[str, str], *, files: Files, config: MkDocsConfig) -> Rendered:
    """Convert the text of one file."""
    path, text = what
    return render(text, files.src_uris[path], config, files)


def render(text: str, file: File, config: MkDocsConfig, files: Files) -> Rendered:
    """Convert a text; what no parser can digest stops the build, named."""
    targets = config.extra["targets"]

    def resolve(path: str) -> str | None:
        if path not in targets:
            targets[path] = files.get_file_from_path(path)
        target = targets[path]
        return target.url_relative_to(file) if target else None

    docs, language = Path(config.docs_dir), config.extra["language"]
    try:
        renderer: Renderer = config.extra["renderer"]
        return renderer.render(text, file.src_uri, docs, language, resolve)
    except (RecursionError, AssertionError, ValueError) as error:
        reason = f"{file.src_uri}: não consegui ler o texto ({type(error).__name__})."
        raise Abort(f"A central não foi montada.\n{reason} Simplifique esta página.") from error
