"""What is shown of a result: title, sections, the beginning of each text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from helpcenter.search.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.search.units import SearchPage, Unit

SIZE = 1800
"""Letters of a file; results seldom are neighbours, so that most of a larger one is for nothing."""

MOST_PAGES = 255
EXTRACT = 150
NOT_IN_SLUG = re.compile(r"[^\w\s-]")
DASHES = re.compile(r"[-\s]+")


def card_files(cards: list[tuple[SearchPage, list[Unit]]]) -> Iterator[tuple[int, bytes]]:
    """Yield neighbouring pages, as many as make a file, and how many they are."""
    group: list[str] = []
    size = 0
    for page, own in cards:
        group.append(pack([page.address, page.title, [section(unit) for unit in own]]))
        size += len(group[-1])
        if size >= SIZE or len(group) == MOST_PAGES:
            yield len(group), f"[{','.join(group)}]".encode()
            group, size = [], 0
    if group:
        yield len(group), f"[{','.join(group)}]".encode()


def section(unit: Unit) -> list[str | int]:
    """Return anchor, heading and extract; 1 for an anchor that the heading gives."""
    anchor: str | int = unit.anchor
    if anchor and anchor == slug(unit.heading):
        anchor = 1
    return [anchor, unit.heading, extract(unit)]


def slug(heading: str) -> str:
    """Return the anchor that a heading mostly has, as Python-Markdown's toc extension makes it."""
    return DASHES.sub("-", NOT_IN_SLUG.sub("", fold(heading)).strip())


def extract(unit: Unit) -> str:
    """Return the beginning of a unit's text, cut at a word."""
    text = " ".join(filter(None, unit.texts))
    if len(text) <= EXTRACT:
        return text
    return text[:EXTRACT].rpartition(" ")[0].rstrip(" ,;:.(") + "…"


def pack(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
