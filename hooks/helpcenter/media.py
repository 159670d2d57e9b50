"""Pictures, videos and attachments of an article, while Python-Markdown builds its tree.

Writers type plain Markdown: a picture, a picture that links to a video, a link to a file.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

import imagesize
from babel.numbers import format_decimal
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from helpcenter.languages import DEFAULT
from helpcenter.links import split_link
from helpcenter.texts import Texts, texts_in
from helpcenter.videos import find_player

if TYPE_CHECKING:
    from markdown import Markdown

ATTACHMENTS = frozenset(
    {".csv", ".docx", ".ics", ".json", ".ods", ".odt", ".pdf", ".pptx", ".txt", ".xlsx", ".zip"}
)
"""Kinds of file that an article may offer; no other kind of docs/ is published."""

IMAGES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
KILOBYTE = 1024
AFTER_ATTRIBUTES = 5
"""After attr_list (8) has read the classes, before MkDocs (0) rewrites the links."""


class Facts(NamedTuple):
    """What a page shows of a file."""

    width: int  # In pixels; -1 if it is no picture, or does not say.
    height: int
    size: int  # In bytes.


class MediaExtension(Extension):
    """Tell it where an article lies before each conversion; `players` says what it put in."""

    def __init__(self, video_hosts: list[str]) -> None:
        super().__init__()
        self.video_hosts = video_hosts
        self.folder = Path()
        self.texts: Texts = texts_in(DEFAULT)
        self.players: set[str] = set()
        self.looked: dict[str, Facts | None] = {}  # By path from the article's folder.

    def enter(self, folder: Path, language: str) -> None:
        """Name the folder and language of the article that comes next."""
        self.folder, self.texts = folder, texts_in(language)
        self.players, self.looked = set(), {}

    def look(self, path: str) -> Facts | None:
        """What there is to know of a file beside the article, which the page then depends on."""
        if path and path not in self.looked:
            self.looked[path] = facts_of(self.folder / path)
        return self.looked.get(path)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, Python-Markdown's name
        """Register the processor."""
        md.treeprocessors.register(MediaProcessor(self), "help-center-media", AFTER_ATTRIBUTES)


class MediaProcessor(Treeprocessor):
    """Walk the tree once."""

    def __init__(self, extension: MediaExtension) -> None:
        super().__init__()
        self.extension = extension

    def run(self, root: Element) -> None:
        """Mark videos and attachments; give pictures a size and a link to themselves."""
        pictures = 0
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "a":
                    self.link(child)
                elif child.tag == "img":
                    self.size(child)
                    if pictures:
                        child.set("loading", "lazy")
                    pictures += 1
                    if stands_alone(child, parent):
                        parent[place] = self.enlargeable(child)

    def link(self, link: Element) -> None:
        """Turn a picture that links to a video into its cover, and name a file's kind and size."""
        href = link.get("href", "")
        player = find_player(href, self.extension.video_hosts)
        if player and len(link) == 1 and link[0].tag == "img":
            link.set("class", "hc-video")
            link.set("data-player", player.address)
            self.extension.players.add(player.address)
            label = SubElement(link, "span", {"class": "hc-video__label"})
            label.text = self.extension.texts("article.video", host=player.host)
        path = local_path(href)
        kind = PurePosixPath(path).suffix.lower()
        facts = self.extension.look(path) if kind in ATTACHMENTS else None
        if facts:
            link.set("class", "hc-attachment")
            link.set("download", PurePosixPath(path).name)
            info = SubElement(link, "span", {"class": "hc-attachment__info"})
            info.text = f" ({kind[1:].upper()}, {self.file_size(facts.size)})"

    def size(self, image: Element) -> None:
        """Give a picture its width and height, so that the page does not jump when it comes."""
        facts = self.extension.look(local_path(image.get("src", "")))
        if facts and facts.width > 0 and facts.height > 0:
            image.set("width", str(facts.width))
            image.set("height", str(facts.height))

    def enlargeable(self, image: Element) -> Element:
        """Wrap a picture in a link to itself; media.js opens it over the page."""
        title = self.extension.texts("article.enlarge")
        link = Element("a", {"class": "hc-zoom", "href": image.get("src", ""), "title": title})
        link.tail, image.tail = image.tail, None
        link.append(image)
        return link

    def file_size(self, size: int) -> str:
        """`12 KB` or `1,4 MB`, at least 1 KB."""
        kilobytes = max(1, round(size / KILOBYTE))
        language = self.extension.texts.language.replace("-", "_")
        if kilobytes < KILOBYTE:
            return f"{kilobytes} KB"
        return f"{format_decimal(kilobytes / KILOBYTE, '0.#', locale=language)} MB"


def local_path(link: str) -> str:
    """The path that a relative link has from the article's folder; nothing for other links."""
    parts = split_link(link)
    outside = parts.scheme or parts.netloc or parts.path.startswith("/")
    return "" if outside else unquote(parts.path)


def facts_of(file: Path) -> Facts | None:
    """What a page shows of a file, or None if there is no such file."""
    if not file.is_file():
        return None
    width, height = imagesize.get(file) if file.suffix.lower() in IMAGES else (-1, -1)
    return Facts(round(width), round(height), file.stat().st_size)


def stands_alone(image: Element, parent: Element) -> bool:
    """Whether a picture is a paragraph of its own, and no icon in a sentence."""
    around = ((parent.text or "") + (image.tail or "")).strip()
    return parent.tag == "p" and len(parent) == 1 and not around
