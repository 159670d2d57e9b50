"""What can be found, and the pieces of it that are ranked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpcenter.search.extract import Section

SHORT_SECTION = 30
"""Words below which a section is searched as part of the one before it."""

MOST_UNITS = 254
"""Units of a page: their number is kept in a byte, beside the title."""


@dataclass(frozen=True)
class SearchPage:
    """An article, or a collection that somebody described."""

    address: str  # From the site's root, without the first `/`.
    title: str
    sections: list[Section]
    description: str = ""
    keywords: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    collection: str = ""  # Id of the folder it lies in.
    prior: float = 1.0  # Factor of its score.


@dataclass(frozen=True)
class Unit:
    """What is ranked: a section, with the short ones that follow it."""

    sections: list[Section] = field(default_factory=list)

    @property
    def headings(self) -> str:
        """All headings, a line each."""
        return "\n".join(section.heading for section in self.sections)

    @property
    def texts(self) -> str:
        """All texts, a line each."""
        return "\n".join(section.text for section in self.sections)


def units(sections: Sequence[Section]) -> list[Unit]:
    """Join short sections with the one before, and what is beyond MOST_UNITS with the last."""
    found: list[Unit] = []
    length = 0
    for section in sections:
        size = section.text.count(" ") + 1
        long = length >= SHORT_SECTION and size >= SHORT_SECTION
        if not found or (long and len(found) < MOST_UNITS):
            found.append(Unit())
            length = 0
        found[-1].sections.append(section)
        length += size
    return found
