"""The allow-list of HTML that an article may hold, applied to what Markdown has made of it.

The checker (AJ012) tells writers at their line; this is the last word, whatever got past it.
Done by Ammonia through nh3: a real HTML parser, never regular expressions.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import nh3

from helpcenter.links import split_link
from helpcenter.lint.characters import REORDERING

if TYPE_CHECKING:
    from collections.abc import Collection

TEXT = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "del", "details", "dd"),
    *("div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span"),
    *("strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("u", "ul", "var"),
}
SCHEMES = {"http", "https", "mailto", "tel"}
TABS = {"input", "label"}  # Drawn by pymdownx.tabbed.
ATTRIBUTES = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href", "download", "data-player"},
    "details": {"open"},
    "div": {"data-tabs"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"checked", "id", "name", "type"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start"},
    "td": {"style", "colspan", "rowspan"},
    "th": {"style", "colspan", "rowspan", "scope"},
}
ALIGNMENT = re.compile(r"text-align: ?(?:left|center|right);?")
TAB = re.compile(r"__tabbed_\d+(?:_\d+)?")
OUR_CLASSES = {"hc-attachment", "hc-attachment__info", "hc-video", "hc-video__label", "hc-zoom"}
THEIR_CLASSES = {"md-button", "md-button--primary"}


def sanitize(html: str, players: frozenset[str]) -> str:
    """Return `html` without what could run code, ask another host, or pose as the site.

    Args:
        html: an article's body.
        players: addresses of the video players that the build itself has put in.
    """
    return REORDERING.sub("", cleaner(players).clean(html))


@lru_cache(maxsize=1000)  # Nearly all articles have no player, or one of the same few.
def cleaner(players: frozenset[str]) -> nh3.Cleaner:
    """What applies the list; making it takes a fourth of the time of an article."""

    def judge(tag: str, attribute: str, value: str) -> str | None:
        return judge_attribute(tag, attribute, value, players)

    return nh3.Cleaner(
        tags=TEXT | TABS,
        attributes=ATTRIBUTES,
        attribute_filter=judge,
        url_schemes=SCHEMES,
        link_rel=None,
    )


@lru_cache(maxsize=10_000)  # Most attributes of a site are the same few.
def judge_attribute(tag: str, attribute: str, value: str, players: frozenset[str]) -> str | None:
    """The value of an attribute as it may stand, or None for an attribute that may not."""
    if attribute == "class":
        return " ".join(name for name in value.split() if may_name(name)) or None
    if attribute in ("id", "for", "name"):
        reserved = value.startswith(("__", "hc-"))
        return value if not reserved or (tag in TABS and TAB.fullmatch(value)) else None
    if attribute == "style":
        return value if ALIGNMENT.fullmatch(value) else None
    if attribute == "src":
        return None if leaves(value, ()) else value
    if attribute == "href":
        return None if leaves(value, SCHEMES) else value
    if attribute == "type":
        return value if value == "radio" else None
    if attribute == "data-player":
        return value if value in players else None
    return value


def leaves(address: str, schemes: Collection[str]) -> bool:
    r"""Whether an address leads to another host, other than by one of some schemes.

    Browsers take `\` for `/` (WHATWG URL, "special URLs"), so `/\x` is the host x.
    """
    parts = split_link(address.replace("\\", "/"))
    return parts.scheme not in schemes if parts.scheme else bool(parts.netloc)


def may_name(name: str) -> bool:
    """Whether a class is not one that poses as a part of the site."""
    if name.startswith("hc-"):
        return name in OUR_CLASSES
    return not name.startswith(("md-", "mermaid")) or name in THEIR_CLASSES
