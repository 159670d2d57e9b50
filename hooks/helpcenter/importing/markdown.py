"""An article's HTML as the Markdown that our writers type (docs/escrever, “recursos”)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpcenter.importing.downloads import (
    COVER,
    Download,
    attachment_name,
    find_video,
    full_address,
    is_kept_by_platform,
    picture_name,
)
from helpcenter.importing.escaping import escape
from helpcenter.importing.forms import MARK, Blocks
from helpcenter.importing.tidy import TooDeepError, tidy
from helpcenter.languages import DEFAULT

if TYPE_CHECKING:
    from bs4 import Tag

    from helpcenter.importing.links import Links, Page

BUTTON = re.compile(r"(?:^|[\s_-])(?:button|btn|cta)(?:$|[\s_-])")
OPENING = re.compile(r" *(?P<fence>`{3,})[^`]*")


@dataclass
class Converted:
    """The text of an article, and what came to light on the way."""

    text: str = ""
    remarks: list[tuple[int, str]] = field(default_factory=list)  # Line of the text, and what.
    downloads: list[Download] = field(default_factory=list)  # Paths from the article's folder.
    needs_cover: bool = False
    without_alt: int = 0


def to_markdown(html: str, page: Page, links: Links, title: str) -> Converted:
    """Convert one article."""
    try:
        soup = tidy(html)
    except TooDeepError:
        remark = "o HTML é grande ou fundo demais e não foi convertido; copie o texto da origem"
        return Converted(remarks=[(1, remark)])
    converter = Converter(page, links, title)
    text: str = converter.convert_soup(soup)
    return converter.finished(text)


class Converter(Blocks):
    """Links, pictures and videos of one article."""

    def __init__(self, page: Page, links: Links, title: str) -> None:
        super().__init__(page.language)
        self.page, self.links, self.title = page, links, title
        self.result = Converted()

    def finished(self, text: str) -> Converted:
        """Find the line of each remark, take the marks out, and leave single blank lines."""
        lines: list[str] = []
        fence = ""
        for line in text.strip().split("\n"):
            plain = MARK.sub("", line)
            opening = OPENING.fullmatch(plain)
            if fence or opening:
                ends = bool(fence) and plain.strip() == fence
                fence = "" if ends else fence or (opening["fence"] if opening else "")
            empty = not plain.strip() and not fence
            told = [self.told[int(mark["number"])] for mark in MARK.finditer(line)]
            number = max(1, len(lines)) if empty else len(lines) + 1
            self.result.remarks += [(number, remark) for remark in told]
            if empty and not (lines and lines[-1]):
                continue
            lines.append(plain if plain.endswith("  ") and plain.strip() else plain.rstrip())
        self.result.text = "\n".join(lines).rstrip("\n")
        return self.result

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link that leads where the page is now."""
        words = " ".join(text.split())
        href = str(el.get("href") or "")
        if not words or not href or "_noformat" in parent_tags:
            return text
        address = full_address(href, self.page.address)
        if opens_itself(el, address, text):
            return text  # Ours do so anyway.
        if name := attachment_name(address):
            self.result.downloads.append(Download(name, address))
            return around(text, f"[{in_brackets(words)}]({name})")
        mended = self.links.mend(href, self.page)
        mark = self.remark(mended.remark) if mended.remark else ""
        if not mended.address:
            return f"{mark}{text}"
        if mended.title and words.startswith(("http://", "https://")):
            words = escape(mended.title)
        classes = " ".join(map(str, el.get_attribute_list("class")))
        button = "{ .md-button }" if BUTTON.search(classes) else ""
        return around(text, f"{mark}[{in_brackets(words)}]({mended.address}){button}")

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A picture beside the article, to be downloaded."""
        source = str(el.get("src") or "")
        alt = " ".join(str(el.get("alt") or "").split()).translate({91: "(", 93: ")"})
        if source.startswith("data:"):
            return self.remark("havia uma imagem dentro do próprio texto; salve-a em img/") + alt
        address = full_address(source, self.page.address)
        if not address:
            return self.remark("havia uma imagem sem endereço") * bool(source) + alt
        name = picture_name(address)
        self.result.downloads.append(Download(name, address))
        self.result.without_alt += not alt
        return f"![{escape(alt)}]({name})"

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A player becomes a cover that leads to the video; other frames become links."""
        source = str(el.get("src") or el.get("data") or "")
        inner = el.find("source")
        source = source or str(inner.get("src") or "" if inner else "")
        address = full_address(source, self.page.address or "https://exemplo.invalid/")
        if not address or "exemplo.invalid" in address:
            return self.remark("havia um conteúdo incorporado sem endereço")
        video = find_video(address)
        name = " ".join(str(el.get("title") or "").split())
        if video is None:
            label = name or ("Abrir o conteúdo" if self.page.language == DEFAULT else "Open it")
            told = self.remark(f"havia um conteúdo incorporado ({el.name}); ficou só o link")
            return f"\n\n{told}[{in_brackets(escape(label))}]({address})\n\n"
        if video.picture:
            self.result.downloads.append(Download(video.cover, video.picture))
        self.result.needs_cover |= video.cover == COVER
        label = "Vídeo" if self.page.language == DEFAULT else "Video"
        alt = f"{label}: {name or self.title}".translate({91: "(", 93: ")"})
        return f"\n\n[![{escape(alt)}]({video.cover})]({video.address})\n\n"

    convert_video = convert_audio = convert_embed = convert_object = convert_iframe


def in_brackets(words: str) -> str:
    """The words of a link; brackets of their own would end it, but those of a picture."""
    if "](" in words:
        return words
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)


def around(text: str, link: str) -> str:
    """A link with the blanks that were inside of it on its outside."""
    before = " " if text[:1] == " " else ""
    return f"{before}{link}{' ' if text[-1:] == ' ' else ''}"


def opens_itself(link: Tag, address: str, text: str) -> bool:
    """Whether a link is a picture that leads to its own file."""
    if not address or not link.find("img") or link.get_text(strip=True):
        return False
    return picture_name(address) in text or is_kept_by_platform(address)
