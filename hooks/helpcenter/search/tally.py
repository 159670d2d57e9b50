"""Counts the words of every unit, and weighs them by BM25F."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from helpcenter.folding import fold
from helpcenter.search.analysis import words
from helpcenter.search.postings import entry, quantize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.search.analysis import Analysis

TITLE, KEYWORDS, TAGS, DESCRIPTION, HEADING, TEXT = range(6)
WEIGHTS = (5.0, 3.0, 1.5, 1.0, 2.0, 1.0)
SHORTENING = (0.3, 0.3, 0.3, 0.5, 0.5, 0.6)
"""BM25F's w and b of each field (b: how much a long one counts less). From the prototype's, tuned
on ckb, FaQuAD's paragraphs and the queries by hand over LibreOffice's help; see decisions/0010."""

PARTS = 4
"""A text is seen in quarters: words in the same one stand near each other."""

OFTEN = 16
"""Times that a word is counted in a text at most."""


class Tally:
    """The words of an index, field by field."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.fields: list[list[tuple[int, dict[str, int]]]] = [[] for _ in WEIGHTS]
        self.parts: list[dict[str, int]] = []  # Of every text: the quarters with a stem.
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
        if name == TEXT:
            self.parts.append(parts_of(stems))

    def named(self) -> dict[str, list[int]]:
        """Where each stem stands in a title, a heading or what is said of a page."""
        weighed: dict[str, dict[int, float]] = {}
        for name in (TITLE, KEYWORDS, TAGS, DESCRIPTION, HEADING):
            for unit, share, counts in self.shares(name):
                for stem, times in counts.items():
                    units = weighed.setdefault(stem, {})
                    units[unit] = units.get(unit, 0.0) + share * times
        return {
            stem: [entry(unit, quantize(units[unit])) for unit in sorted(units)]
            for stem, units in weighed.items()
        }

    def told(self) -> dict[str, list[int]]:
        """Where each stem stands in a text, how often and in which parts of it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for (unit, counts), parts in zip(self.fields[TEXT], self.parts, strict=True):
            first = entry(unit, 0)
            for stem, times in counts.items():
                often = times if times < OFTEN else OFTEN
                found[stem].append(first | often - 1 << PARTS | parts[stem])
        return found

    def loudness(self, units: int) -> bytes:
        """What one occurrence in the text of each unit weighs; 0 for a title, which has no text."""
        found = bytearray(units)
        for unit, share, _ in self.shares(TEXT):
            found[unit] = min(62, quantize(share) + 1 & ~1)  # Half the scale: every reader gets it.
        return bytes(found)

    def shares(self, name: int) -> Iterator[tuple[int, float, dict[str, int]]]:
        """Yield, of every unit with a field, what one occurrence weighs, and the counts."""
        lengths = [sum(counts.values()) for _, counts in self.fields[name]]
        average = sum(lengths) / max(1, len(lengths)) or 1.0
        weight, b = WEIGHTS[name], SHORTENING[name]
        for (unit, counts), length in zip(self.fields[name], lengths, strict=True):
            yield unit, weight / (1 - b + b * length / average), counts


def parts_of(stems: list[str]) -> dict[str, int]:
    """Return in which quarters of a text each stem stands, as bits; a quarter has two words."""
    found: dict[str, int] = dict.fromkeys(stems, 0)
    size = max(len(stems), 2 * PARTS)
    for part in range(PARTS):  # The stems at `at` with at * PARTS // size == part.
        for stem in set(stems[-(-part * size // PARTS) : -(-(part + 1) * size // PARTS)]):
            found[stem] |= 1 << part
    return found
