"""HTML of an article, made safe and plain before it becomes Markdown.

`nh3` parses as browsers do and drops what could run; the rest is about what writers of help
centers leave in their HTML, and Markdown cannot say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdown.extensions.toc import slugify, unique

from helpcenter.importing.boxes import mark_accordions, mark_callouts
from helpcenter.importing.export import UNSEEN
from helpcenter.importing.lists import mend_lists
from helpcenter.importing.tables import mend_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 1_000_000
MAX_ELEMENTS = 20_000
MAX_OPEN = 200
"""Elements that may stand inside each other; nh3 takes seconds for tens of thousands."""
OPENING = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)")
CLOSED_BY_OTHERS = frozenset(
    (
        *("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option"),
        *("thead", "tbody", "tfoot", "colgroup"),
    )
)
"""Elements that need no closing tag (HTML, 13.1.2.4)."""
TAGS = {
    *("a", "article", "aside", "audio", "b", "blockquote", "br", "button", "caption", "code"),
    *("dd", "del", "details", "div", "dl", "dt", "em", "embed", "figcaption", "figure"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "iframe", "img", "kbd", "li", "object"),
    *("ol", "p", "pre", "s", "samp", "section", "source", "span", "strike", "strong", "sub"),
    *("summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video"),
}
ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href", "name"},
    "audio": {"src"},
    "blockquote": {"style"},
    "div": {"style"},
    "embed": {"src"},
    "iframe": {"src", "title"},
    "img": {"src", "alt", "width", "height"},
    "object": {"data"},
    "ol": {"start"},
    "p": {"style"},
    "section": {"style"},
    "source": {"src"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "video": {"src"},
}
DROPPED = {"script", "style", "svg", "math", "noscript", "template", "title", "head"}
SCHEMES = {"http", "https", "mailto", "tel", "data"}
"""`data` only to be told of: a picture inside of the text."""
BLOCKS = (
    *("article", "aside", "blockquote", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "hr", "hc-box", "ol", "p", "pre", "section", "table", "ul"),
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
EMPHASIS = {"b": "b", "strong": "b", "i": "i", "em": "i", "s": "del", "strike": "del", "del": "del"}
LOWEST = 6
APART = ("details", "hc-box", "iframe", "video", "audio", "embed", "object")
"""What the library does not know for blocks."""


class TooDeepError(Exception):
    """HTML that no editor writes, and that is not read."""


def tidy(html: str) -> BeautifulSoup:
    """Parse an article's HTML and make it plain.

    Raises:
        TooDeepError: it is too large, or its elements stand too deep in each other.
    """
    if len(html) > MAX_CHARACTERS or html.count("<") > MAX_ELEMENTS or deepest(html) > MAX_OPEN:
        raise TooDeepError
    plain = UNSEEN.sub("", re.sub("[\ue000-\uf8ff]", "", html)).replace("\u00a0", " ")
    clean = nh3.clean(
        plain,
        tags=TAGS,
        clean_content_tags=DROPPED,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
    ).replace("&nbsp;", " ")
    soup = BeautifulSoup(clean, "html.parser")
    drop_trackers(soup)
    name_emphasis(soup)
    mark_accordions(soup)
    mark_callouts(soup)
    mend_lists(soup)
    mend_tables(soup)
    mend_inline(soup)
    level_headings(soup)
    for tag in soup.find_all(APART):
        tag.wrap(Tag(name="div"))
    return soup


def deepest(html: str) -> int:
    """How many elements stand in each other at most, counted without building anything."""
    depth = most = 0
    for match in OPENING.finditer(html):
        if match["name"].lower() not in CLOSED_BY_OTHERS:
            depth = max(0, depth - 1) if match["slash"] else depth + 1
            most = max(most, depth)
    return most


def drop_trackers(soup: BeautifulSoup) -> None:
    """Pictures of one pixel count readers; those of emoji are text."""
    for picture in soup.find_all("img"):
        if {picture.get("width"), picture.get("height")} & {"0", "1"}:
            picture.decompose()
        elif "emoji" in " ".join(picture.get_attribute_list("class")):
            picture.replace_with(str(picture.get("alt") or ""))


def name_emphasis(soup: BeautifulSoup) -> None:
    """One name for each kind of emphasis, none inside of itself or around blocks."""
    for tag in soup.find_all(list(EMPHASIS)):
        tag.name = EMPHASIS[tag.name]
        if tag.find_parent((tag.name, *HEADINGS)) or tag.find(BLOCKS):
            tag.unwrap()
    for tag in soup.find_all(("b", "i", "del")):
        following = tag.next_sibling
        while isinstance(following, Tag) and following.name == tag.name:
            for child in list(following.contents):
                tag.append(child.extract())
            following.decompose()
            following = tag.next_sibling


def mend_inline(soup: BeautifulSoup) -> None:
    """A link holds no blocks; a paragraph starts and ends with words."""
    for link in soup.find_all("a"):
        for block in link.find_all(BLOCKS):
            block.insert_after(" ")
            block.unwrap()
    for tag in soup.find_all(("p", "li", "div", "b", "i", "a", "hc-box")):
        for end in (0, -1):
            while tag.contents and is_empty_line(tag.contents[end]):
                tag.contents[end].extract()
    for tag in soup.find_all(("b", "i", "del")):
        if not tag.get_text(strip=True):
            tag.unwrap()


def is_empty_line(node: object) -> bool:
    """Whether a node is a line break, or blanks."""
    if isinstance(node, Tag):
        return node.name == "br"
    return isinstance(node, NavigableString) and not node.strip()


def level_headings(soup: BeautifulSoup) -> None:
    """Sections start at `##` and go down one level at a time, as AJ008 wants them."""
    kept = [heading for heading in soup.find_all(HEADINGS) if is_section(heading)]
    top = min((int(heading.name[1]) for heading in kept), default=2)
    level = 1
    for heading in kept:
        level = max(2, min(int(heading.name[1]) - top + 2, level + 1, LOWEST))
        heading.name = f"h{level}"
        for picture in heading.find_all("img"):
            heading.insert_after(picture.extract())


def is_section(heading: Tag) -> bool:
    """Whether a heading names a section; in a list, a box or a quotation it is bold text."""
    if not heading.get_text(strip=True):
        heading.unwrap()
        return False
    if heading.find_parent(("li", "blockquote", "details", "hc-box", "dd", "dt")):
        heading.name = "p"
        inside = Tag(name="b")
        inside.extend(list(heading.contents))
        heading.append(inside)
        return False
    return True


def anchors(soup: BeautifulSoup) -> dict[str, str]:
    """The anchor that each old one becomes: that of the heading it names or stands in."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for heading in soup.find_all(HEADINGS):
        anchor = unique(slugify(heading.get_text(), "-"), taken)
        found |= dict.fromkeys(names_of(heading), anchor)
    return found


def names_of(heading: Tag) -> Iterator[str]:
    """Yield the old anchors of a heading, and of an empty element right before it."""
    before = heading.find_previous_sibling()
    empty = [before] if before and not before.get_text(strip=True) else []
    for tag in (heading, *heading.find_all(True), *empty, *(t for e in empty for t in e("a"))):
        for key in ("id", "name"):
            if tag.get(key):
                yield str(tag[key])
