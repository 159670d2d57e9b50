"""An article's Markdown as HTML that may be published: one converter for all articles of a build.

A converter per page, as MkDocs makes them, costs a twentieth of a build, and more with each
extension. Its state is reset before each article; a test compares both ways.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlunsplit

import msgspec
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from helpcenter.guards import GuardExtension
from helpcenter.links import split_link
from helpcenter.media import Facts, MediaExtension, facts_of
from helpcenter.sanitize import sanitize
from helpcenter.search.publish import PageText
from helpcenter.shortcuts import ShortcutsExtension

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    Resolve = Callable[[str], str | None]
    """From the path of a file of docs/ to its address, relative to the page; None: no such file."""

LAST = 0
"""After all that writes links, as in MkDocs."""
MAIL = "\x02amp\x03"
"""How Python-Markdown hides the letters of an e-mail's address until the end."""


class Rendered(msgspec.Struct, array_like=True, frozen=True):
    """What an article becomes, and what it was found to depend on besides its text."""

    html: str
    toc: list[dict[str, Any]]  # Python-Markdown's toc_tokens.
    text: PageText
    links: dict[str, str | None]  # Answers of `resolve`.
    files: dict[str, Facts | None]  # By path from the article's folder.

    def holds(self, folder: Path, resolve: Resolve) -> bool:
        """Whether links and files are still as they were; `folder` is the article's."""
        return all(resolve(path) == address for path, address in self.links.items()) and all(
            facts_of(folder / path) == facts for path, facts in self.files.items()
        )

    def depends(self) -> bytes:
        """What it was found to depend on, as bytes."""
        return msgspec.msgpack.encode((self.links, self.files))


class ArticleText(NamedTuple):
    """What is converted."""

    path: str  # Of its file, from docs/.
    language: str  # Of the texts that are added.
    title: str
    text: str  # Markdown, without front matter.


class LinksExtension(Extension):
    """Links from file to file become links from page to page."""

    def __init__(self) -> None:
        super().__init__()
        self.enter("", lambda _: None)

    def enter(self, folder: str, resolve: Resolve) -> None:
        """Name the folder of the article that comes next, and what knows where its links lead."""
        self.folder, self.resolve = folder, resolve
        self.asked: dict[str, str | None] = {}  # By path from docs/.

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, Python-Markdown's name
        """Register the processor."""
        md.treeprocessors.register(LinksProcessor(self), "help-center-links", LAST)


class LinksProcessor(Treeprocessor):
    """Walk the tree once."""

    def __init__(self, extension: LinksExtension) -> None:
        super().__init__()
        self.extension = extension

    def run(self, root: Element) -> None:
        """Change each link and each picture."""
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(element.tag)
            link = element.get(key) if key else None
            if key and link:
                element.set(key, self.address(link))

    def address(self, link: str) -> str:
        """A link as the page needs it; what is no file of docs/ stays as it was typed."""
        parts = split_link(link)
        outside = parts.scheme or parts.netloc or not parts.path
        if outside or link.startswith(("/", "\\")) or MAIL in link:
            return link
        path = posixpath.normpath(posixpath.join(self.extension.folder, unquote(parts.path)))
        found = self.extension.asked[path] = self.extension.resolve(path)
        return link if found is None else urlunsplit(parts._replace(path=found))


class Renderer:
    """Turns the articles of a build into HTML, one after the other."""

    def __init__(
        self,
        extensions: Iterable[str | Extension],
        configs: Mapping[str, Any],
        video_hosts: list[str],
    ) -> None:
        """Make the converter.

        Args:
            extensions: of Python-Markdown, by name or made.
            configs: their settings, by name.
            video_hosts: whose players may open after a click.
        """
        self.media = MediaExtension(video_hosts)
        self.links = LinksExtension()
        shortcuts = ShortcutsExtension()  # Last, for it asks what the others have added.
        self.markdown = Markdown(
            extensions=[*extensions, GuardExtension(), self.media, self.links, shortcuts],
            extension_configs=dict(configs),
        )

    def render(self, article: ArticleText, docs: Path, resolve: Resolve) -> Rendered:
        """Convert and sanitize one article.

        Args:
            article: what to convert.
            docs: the folder of all files.
            resolve: where links to files lead.
        """
        folder = posixpath.dirname(article.path)
        self.markdown.reset()
        self.media.enter(docs / folder, article.language)
        self.links.enter(folder, resolve)
        html = self.markdown.convert(article.text)
        html = sanitize(html, frozenset(self.media.players))
        toc = getattr(self.markdown, "toc_tokens", [])
        text = PageText.of(html, article.title)
        return Rendered(html, toc, text, self.links.asked, self.media.looked)
