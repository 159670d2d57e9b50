"""An article's Markdown as HTML that may be published: one converter for all articles of a build.

A converter per page, as MkDocs makes them, costs a twentieth of a build, and more with each
extension. Its state is reset before each article; a test compares both ways.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit, urlunsplit

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from helpcenter.guards import GuardExtension
from helpcenter.media import MediaExtension
from helpcenter.sanitize import sanitize

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


@dataclass(frozen=True)
class Rendered:
    """What a page shows of its article."""

    html: str
    toc: list[dict[str, Any]] = field(default_factory=list)  # Python-Markdown's toc_tokens.


class LinksExtension(Extension):
    """Links from file to file become links from page to page."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = ""
        self.resolve: Resolve = lambda _: None

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
        parts = urlsplit(link)
        outside = parts.scheme or parts.netloc or not parts.path
        if outside or link.startswith(("/", "\\")) or MAIL in link:
            return link
        path = posixpath.normpath(posixpath.join(self.extension.folder, unquote(parts.path)))
        found = self.extension.resolve(path)
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
        self.markdown = Markdown(
            extensions=[*extensions, GuardExtension(), self.media, self.links],
            extension_configs=dict(configs),
        )

    def render(self, text: str, path: str, docs: Path, language: str, resolve: Resolve) -> Rendered:
        """Convert and sanitize one article.

        Args:
            text: its Markdown, without front matter.
            path: of its file, from docs/.
            docs: the folder.
            language: of the texts that are added.
            resolve: where links to files lead.
        """
        folder = posixpath.dirname(path)
        self.markdown.reset()
        self.media.enter(docs / folder, language)
        self.links.folder, self.links.resolve = folder, resolve
        html = self.markdown.convert(text)
        toc = getattr(self.markdown, "toc_tokens", [])
        return Rendered(sanitize(html, frozenset(self.media.players)), toc)
