"""What is shown of a result: title, sections, the beginning of each text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from helpcenter.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.search.units import SearchPage, Unit

SIZE = 1800
"""Letters of a file; results seldom are neighbours, so that most of a larger one is for nothing."""

MOST_PAGES = 255
EXTRACTS = (130, 70, 50)
"""Letters of an extract in a unit of one section, of two, of more."""

NOT_IN_SLUG = re.compile(r"[^\w\s-]")
DASHES = re.compile(r"[-\s]+")


def card_files(cards: list[tuple[SearchPage, list[Unit]]]) -> Iterator[tuple[int, bytes]]:
    """Yield neighbouring pages, as many as make a file, and how many they are."""
    group: list[str] = []
    size = 0
    for page, own in cards:
        units = [shown(unit) for unit in own]
        group.append(pack([page.address, page.title, units]))
        size += len(group[-1])
        if size >= SIZE or len(group) == MOST_PAGES:
            yield len(group), f"[{','.join(group)}]".encode()
            group, size = [], 0
    if group:
        yield len(group), f"[{','.join(group)}]".encode()


def shown(unit: Unit) -> list[list[str | int]]:
    """Return anchor, heading and extract of each section; 1 for an anchor as slug() makes it."""
    length = EXTRACTS[min(len(unit.sections), len(EXTRACTS)) - 1]
    return [
        [
            1 if section.anchor and section.anchor == slug(section.heading) else section.anchor,
            section.heading,
            extract(section.text, length),
        ]
        for section in unit.sections
    ]


def slug(heading: str) -> str:
    """Return the anchor that a heading mostly has, as Python-Markdown's toc extension makes it."""
    return DASHES.sub("-", NOT_IN_SLUG.sub("", fold(heading)).strip())


def extract(text: str, length: int) -> str:
    """Return the first letters of a text, cut at a word."""
    if len(text) <= length:
        return text
    return text[:length].rpartition(" ")[0].rstrip(" ,;:.(") + "…"


def pack(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
