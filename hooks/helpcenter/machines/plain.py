"""An article's Markdown as any reader of Markdown understands it, with absolute links.

It is read by one expression and line by line, not parsed: a parser costs as much as the conversion
to HTML, and what it would find besides is left as it was typed. What the page does not show is not
in it: comments, scripts, the names of classes.
"""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlunsplit

from helpcenter.links import split_link
from helpcenter.machines.boxes import open_boxes
from helpcenter.media import ATTACHMENTS
from helpcenter.videos import is_video

if TYPE_CHECKING:
    from collections.abc import Mapping

AFTER = r"""(?:\s{1,3}(?:"[^"\n]*"|'[^'\n]*'))?\s{0,3}\)"""


def target(name: str) -> str:
    """The expression of what follows a link's words; group `name` is where it leads."""
    typed = r"<[^<>\n]*>|(?:[^\s()<>]|\([^\s()<>]*\))*"
    return rf"\(\s{{0,3}}(?P<{name}>{typed})(?P<{name}_end>{AFTER})"


SPECIAL = re.compile(
    r"[\\`~<\[\]{](?:"
    r"(?<=\\)[\s\S]"
    r"|(?<=`)(?<!``)(?:[^`\n]+`(?!`)"
    r"|(?P<fence>`{2,}+)[\s\S]+?`(?P=fence)`*"
    r"|(?P<tick>`?+)(?!`)(?:(?!\n[ \t>]*\n)[\s\S])+?(?<!`)`(?P=tick)(?!`))"
    r"|(?<=~)(?<!~~)(?P<wave>~{2,}+)[\s\S]+?~(?P=wave)~*"
    r"|(?<=<)(?:!--[\s\S]*?(?:-->|\Z)"
    r"|(?P<dead>(?i:script|style|template))\b[\s\S]*?(?:</(?i:(?P=dead))\s*>|\Z)"
    r"|[aA]\s(?P<anchor>[^<>]*)>(?P<words>[^<]*)</[aA]\s*>"
    r"|/?(?P<tag>[a-zA-Z][\w-]*)(?P<given>(?:\s[^<>]*)?)/?>)"
    r"|(?<=\[)(?:!\[(?P<alt>[^\[\]\n]*)\]"
    rf"{target('picture')}(?:\{{[^{{}}\n]*\}})?\]{target('film')}"
    r"|(?P<name>(?!\^)[^\[\]\n]+)\]:[ \t]{1,9}(?P<to><(?!!)[^<>\s]++>|[^\s<>\[\]`]++)"
    r"(?=[ \t]*(?:\n|\Z|[\"'(])))"
    rf"|(?<=\]){target('link')}"
    r"|(?<=\{):?[ ]*(?:[#.]|[\w-]+=)[^{}\n]*\})"
)
"""What is not plain text. It starts with a set of letters, which `re` looks for fast; then comes a
branch for each. None goes over the same letters twice, whatever is typed."""
GIVEN = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
KEPT = {"br", "sub", "sup"}
"""Tags that Markdown has no other way to say."""
BLOCKS = {
    *("blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "li", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr"),
    "ul",
}
"""Tags whose end keeps words apart."""
ELEMENT = ")]*_`"
"""What an attribute list of Python-Markdown follows, unless it ends a line."""
BEFORE_NAME = re.compile(r"[ >]*(?:(?:[*+-]|\d+[.)]) +)?")
"""What may stand before a link's name that is told elsewhere; a word makes it a sentence."""
SPACED = re.compile(r"[\s()]")
BLANKS = re.compile(r"\n{3,}")


class Place(NamedTuple):
    """Where an article lies, and where its links lead."""

    folder: str  # From docs/.
    address: str  # Of its page, absolute.
    links: Mapping[str, str | None]  # By path from docs/, relative to the page, as HTML has them.
    video: str  # The language's word for it.

    def absolute(self, link: str) -> str:
        """A link as it works from anywhere."""
        parts = split_link(link)
        if parts.scheme:
            return link
        if parts.path and not parts.netloc and not link.startswith("/"):
            path = posixpath.normpath(posixpath.join(self.folder, unquote(parts.path)))
            found = self.links.get(path)
            link = link if found is None else urlunsplit(parts._replace(path=found))
        return urljoin(self.address, link)


def plain(text: str, place: Place) -> str:
    """Convert a text; `place` is of the article that holds it."""

    def change(found: re.Match[str]) -> str:
        kind = found[0][0]
        if kind in "\\`~":
            return found[0]
        return CHANGES[kind](found, place)

    made = SPECIAL.sub(change, open_boxes(text)).strip("\n")
    return BLANKS.sub("\n\n", made) if "\n\n\n" in made else made


def leading(typed: str, place: Place) -> str:
    """A link's target, made absolute."""
    address = place.absolute(typed.strip("<>"))
    return f"<{address}>" if SPACED.search(address) else address


def linked(found: re.Match[str], place: Place) -> str:
    """The second half of a link or picture; after a link to a file, its kind."""
    typed = found["link"].strip("<>")
    kind = posixpath.splitext(split_link(typed).path)[1].lower()
    told = f" ({kind[1:].upper()})" if kind in ATTACHMENTS and "://" not in typed else ""
    return f"]({leading(typed, place)}{found['link_end']}{told}"


def named(found: re.Match[str], place: Place) -> str:
    """A picture that is a link, or where a name of a link is said to lead."""
    if found["name"]:
        start = found.string.rfind("\n", 0, found.start()) + 1
        if not BEFORE_NAME.fullmatch(found.string, start, found.start()):
            return found[0]
        return f"[{found['name']}]: {leading(found['to'], place)}"
    if is_video(found["film"]):  # Only its link is left.
        return f"[{found['alt'] or place.video}]({found['film']}) ({place.video})"
    shown = f"![{found['alt']}]({leading(found['picture'], place)}{found['picture_end']}"
    return f"[{shown}]({leading(found['film'], place)}{found['film_end']}"


def tagged(found: re.Match[str], place: Place) -> str:
    """A tag in Markdown, where there is a way to say it; others are dropped, and comments too."""
    tag = (found["tag"] or "").lower()
    if tag in KEPT:
        return found[0]
    typed = found["anchor"] or found["given"] or ""
    given = {key.lower(): unescape("".join(values)) for key, *values in GIVEN.findall(typed)}
    if found["words"] and given.get("href"):
        return f"[{found['words']}]({leading(given['href'], place)})"
    if tag == "img" and given.get("src"):
        return f"![{given.get('alt', '')}]({leading(given['src'], place)})"
    if tag in BLOCKS and found[0][1] == "/":
        after = found.string[found.end() : found.end() + 1]
        return " " if after.strip() else ""
    return found["words"] or ""


def attributes(found: re.Match[str], _: Place) -> str:
    """Classes and names, which are for the page; in the middle of a sentence they are text."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return "" if after in ("", "\n") or before in ELEMENT else found[0]


CHANGES = {"<": tagged, "[": named, "]": linked, "{": attributes}
