"""Callouts and accordions of help centers, marked in the HTML for what they are."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

from bs4 import Tag

from helpcenter.folding import fold

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

WARNING, TIP, NOTE = "atenção", "dica", "nota"
WARNING_WORDS = (
    *("warning", "danger", "caution", "important", "attention", "error"),
    *("aviso", "atencao", "importante", "cuidado", "perigo", "alerta"),
)
TIP_WORDS = ("tip", "tips", "success", "hint", "dica", "dicas")
NOTE_WORDS = (
    *("note", "notes", "info", "information", "notice"),
    *("nota", "notas", "obs", "observacao", "informacao"),
)
GENERIC = {"callout": "", "admonition": "", "alert": WARNING}
"""Words that say that it is a box; another one may say which."""
KINDS = {
    **dict.fromkeys(WARNING_WORDS, WARNING),
    **dict.fromkeys(TIP_WORDS, TIP),
    **dict.fromkeys(NOTE_WORDS, NOTE),
}
"""Words of classes and of labels, folded, by what our articles call them."""
WRAPPERS = frozenset(
    (
        *("box", "block", "panel", "message", "zd", "hc", "article", "interblocks", "intercom"),
        *("type", "wrapper", "primary", "secondary", "custom"),
        *("blue", "green", "red", "yellow", "gray", "grey"),
    )
)
"""Words that may stand beside those in the name of a class."""
ELEMENTS = ("div", "p", "aside", "section", "blockquote")
COLOR = re.compile(r"background(?:-color)?:\s*#(?P<hex>[0-9a-f]{6})", re.IGNORECASE)
LABEL = re.compile(r"\W*(?P<word>[^\W\d_][\w ]{1,20}?)\s*[:!.–-]?\s*", re.UNICODE)
ACCORDION = re.compile(r"accordion|collaps(?:e|ible)|expandable")
TITLE = re.compile(r"title|header|heading|summary|button|toggle|trigger|question")
GRAY = 0.12
"""Saturation under which a colour has no meaning."""
YELLOW, GREEN, PINK = 70, 170, 330
"""Degrees of the colour wheel where these end, or begin."""
MAX_COST = 14
"""The checker's parser goes 19 levels deep; a list takes two, and some are for the text."""


def mark_callouts(soup: BeautifulSoup) -> None:
    """Turn callouts into `<hc-box kind title>`; boxes too deep in others become plain text."""
    for tag in soup.find_all(ELEMENTS):
        if kind := callout_kind(tag):
            tag.name = "hc-box"
            title = take_title(tag)
            labelled = KINDS.get(fold(title).strip(" :!.")) if title else None
            tag["kind"], tag["label"] = labelled or kind, "" if labelled else title
    for tag in soup.find_all(("ul", "ol", "blockquote", "details", "hc-box")):
        if cost(tag) > MAX_COST:
            tag.name = "div"


def cost(tag: Tag) -> int:
    """How many levels the checker's parser needs for an element and those around it."""
    around = [tag, *tag.parents]
    return sum({"ul": 2, "ol": 2}.get(one.name, 1) for one in around if one.name in BOXES)


BOXES = frozenset({"ul", "ol", "blockquote", "details", "hc-box"})


def callout_kind(tag: Tag) -> str:
    """What kind of callout an element is, or nothing."""
    kinds = []
    for name in tag.get_attribute_list("class"):
        parts = [part for part in re.split(r"[-_]+", fold(str(name or ""))) if part]
        known = [part for part in parts if part in KINDS or part in GENERIC]
        if known and all(part in known or part in WRAPPERS for part in parts):
            kinds += known
    if not kinds:
        return ""
    told = {KINDS[part] for part in kinds if part in KINDS}
    told = told or {GENERIC[part] for part in kinds if GENERIC[part]}
    found = next((kind for kind in (WARNING, TIP, NOTE) if kind in told), "")
    return found or color_kind(str(tag.get("style") or ""))


def color_kind(style: str) -> str:
    """Red and yellow warn, green helps; Intercom says no more than a colour."""
    found = COLOR.search(style)
    if not found:
        return NOTE
    red, green, blue = (int(found["hex"][place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < GRAY:
        return NOTE
    degrees = hue * 360
    if degrees < YELLOW or degrees > PINK:
        return WARNING
    return TIP if degrees < GREEN else NOTE


def take_title(box: Tag) -> str:
    """Take off a heading at the top of a box, or a word in bold such as `Dica:`."""
    first = next((tag for tag in box.find_all(True) if tag.get_text(strip=True)), None)
    if first is None or before(first, box):
        return ""
    named = TITLE.search(" ".join(map(str, first.get_attribute_list("class"))))
    if re.fullmatch(r"h[1-6]", first.name) or (named and first.name != "b"):
        title = first.get_text(" ", strip=True)
        first.decompose()
        return title
    bold = first if first.name == "b" else first.find("b")
    if bold is None or before(bold, box):
        return ""
    text = bold.get_text(" ", strip=True)
    label = LABEL.fullmatch(text)
    if not label or fold(label["word"]) not in KINDS:
        return ""
    following = bold.next_sibling
    bold.decompose()
    if isinstance(following, str):
        rest = following.lstrip(" :!–-")
        following.replace_with(rest[:1].upper() + rest[1:])
    return label["word"]


def before(tag: Tag, box: Tag) -> bool:
    """Whether there is text in a box before an element of it."""
    for string in box.strings:
        if string.strip():
            return all(around is not tag for around in string.parents)
    return False


def mark_accordions(soup: BeautifulSoup) -> None:
    """Turn the accordions of Zendesk's themes into `<details>`, which Intercom writes itself."""
    for title in soup.find_all(("h2", "h3", "h4", "h5", "h6", "button", "div", "p", "a")):
        classes = " ".join(map(str, title.get_attribute_list("class")))
        panel = title.find_next_sibling()
        if not (ACCORDION.search(classes) and TITLE.search(classes)) or panel is None:
            continue
        details, summary = Tag(name="details"), Tag(name="summary")
        summary.string = title.get_text(" ", strip=True)
        title.replace_with(details)
        details.extend([summary, panel.extract()])
