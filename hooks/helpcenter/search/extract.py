"""The text of an article's sections, in one pass over its HTML.

The HTML is what nh3 has written (see helpcenter/sanitize.py): every `<` of a text is escaped, and a
`>` inside a tag stands between double quotes. That makes the expressions below exact, and no page
is parsed a second time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TAG = r'(?:[^<>"]|"[^"]*")*>'
HEADING = re.compile(rf"<h([1-6])\b({TAG})(.*?)</h\1>", re.DOTALL)
ID = re.compile(r'\bid="([^"]*)"')
PERMALINK = re.compile(r'<a\b[^>]*class="headerlink".*?</a>', re.DOTALL)
INLINE = re.compile(
    rf"</?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u|var|wbr)\b{TAG}"
)
ANY = re.compile(rf"<{TAG}")
LINK = re.compile(rf"<a\b{TAG}(.*?)</a>", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """A heading and the text below it, up to the next one."""

    anchor: str
    heading: str
    text: str


def sections(html: str, title: str = "") -> list[Section]:
    """Return an article's sections in order; the first one has no heading.

    A heading of the first level that repeats the title is none.
    """
    found: list[Section] = []
    anchor = heading = ""
    start = 0
    for match in HEADING.finditer(html):
        name = plain(PERMALINK.sub("", match[3]))
        found.append(Section(anchor, heading, plain(html[start : match.start()])))
        start = match.end()
        own = ID.search(match[2])
        anchor, heading = (own[1] if own else ""), name
        if match[1] == "1" and name == title:
            anchor = heading = ""
    found.append(Section(anchor, heading, plain(html[start:])))
    if len(found) > 1 and not found[0].text and not found[1].heading:
        del found[0]  # Nothing stands above the repeated title.
    return found


def plain(html: str) -> str:
    """Return the text of a piece of HTML, each run of white space as one space."""
    text = ANY.sub(" ", INLINE.sub("", html)) if "<" in html else html
    return " ".join((unescape(text) if "&" in text else text).split())


def link_share(html: str, length: int) -> float:
    """Return the part of a text of `length` letters that is links, from 0 to 1."""
    return sum(len(plain(link[1])) for link in LINK.finditer(html)) / max(1, length)
