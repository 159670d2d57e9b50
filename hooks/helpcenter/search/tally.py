"""Counts the words of titles, headings and summaries, and weighs all fields by BM25F."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from helpcenter.folding import fold
from helpcenter.search.analysis import words
from helpcenter.search.postings import entry, quantize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpcenter.search.analysis import Analysis

TITLE, KEYWORDS, TAGS, DESCRIPTION, HEADING, TEXT = range(6)
WEIGHTS = (5.0, 3.0, 1.5, 1.0, 2.0, 1.0)
SHORTENING = (0.3, 0.3, 0.3, 0.5, 0.5, 0.6)
"""BM25F's w and b of each field (b: how much a long one counts less). From the prototype's, tuned
on ckb, FaQuAD's paragraphs and the queries by hand over LibreOffice's help; see decisions/0010."""


class Tally:
    """The words of an index but for its texts, field by field."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.fields: list[list[tuple[int, dict[str, int]]]] = [[] for _ in WEIGHTS]
        self.forms: Counter[str] = Counter()  # In how many units each word stands.
        self.titled: set[str] = set()

    def add(self, unit: int, name: int, text: str) -> None:
        """Count a field of a unit; units come in order."""
        found = words(fold(text))
        stop = self.analysis.stop
        kept = [word for word in found if word not in stop]
        if name == TITLE:
            kept = kept or found  # A title of stop words alone can be found by them.
            self.titled.update(kept)
        self.forms.update(set(kept))
        stems = [*map(self.analysis.stem, kept)]
        self.fields[name].append((unit, Counter(stems)))

    def named(self) -> dict[str, list[int]]:
        """Where each stem stands in a title, a heading or what is said of a page."""
        weighed: dict[str, dict[int, float]] = {}
        for name in (TITLE, KEYWORDS, TAGS, DESCRIPTION, HEADING):
            sized = [(unit, sum(counts.values())) for unit, counts in self.fields[name]]
            for (unit, counts), share in zip(self.fields[name], shares(name, sized), strict=True):
                for stem, times in counts.items():
                    units = weighed.setdefault(stem, {})
                    units[unit] = units.get(unit, 0.0) + share * times
        return {
            stem: [entry(unit, quantize(units[unit])) for unit in sorted(units)]
            for stem, units in weighed.items()
        }


def loudness(units: int, sized: Sequence[tuple[int, int]]) -> bytes:
    """What one occurrence in the text of each unit weighs; 0 for a title, which has no text.

    Args:
        units: how many there are.
        sized: the number of each that has a text, with the text's length in words.
    """
    found = bytearray(units)
    for (unit, _), share in zip(sized, shares(TEXT, sized), strict=True):
        found[unit] = min(62, quantize(share) + 1 & ~1)  # Half the scale: every reader gets it.
    return bytes(found)


def shares(name: int, sized: Sequence[tuple[int, int]]) -> list[float]:
    """What one occurrence weighs in each unit that has a field; `sized` are units and lengths."""
    average = sum(length for _, length in sized) / max(1, len(sized)) or 1.0
    weight, b = WEIGHTS[name], SHORTENING[name]
    return [weight / (1 - b + b * length / average) for _, length in sized]
