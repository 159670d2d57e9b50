"""Lists that stay small whatever was sent: the most frequent, the newest, and how many more."""

from __future__ import annotations

import heapq
from collections import Counter
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")
HELD = 10_000
"""Different texts that are counted one by one."""


class Row(msgspec.Struct):
    """A text and how often it came."""

    text: str
    count: int


class Listing(msgspec.Struct):
    """The most frequent texts first."""

    rows: list[Row]
    more: int = 0
    """How often others came, that are not among `rows`."""

    @property
    def total(self) -> int:
        """How often any came."""
        return sum(row.count for row in self.rows) + self.more


class Tally:
    """Counts texts, of which there may be any number.

    Once it holds as many as it may, only those are counted on. Records come by their key, which
    is random, so whatever is frequent is met long before; of rare ones some end among `more`.
    """

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._counts: Counter[str] = Counter()
        self._others = 0

    def add(self, text: str) -> None:
        """Count one."""
        if text in self._counts or len(self._counts) < self._held:
            self._counts[text] += 1
        else:
            self._others += 1

    def most(self, number: int) -> Listing:
        """The first `number`, those of the same count by alphabet."""
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        rows = [Row(text, count) for text, count in ordered[:number]]
        return Listing(rows, self._others + sum(count for _, count in ordered[number:]))


class Newest(Generic[T]):
    """Keeps the greatest few of what it is given, and counts all."""

    def __init__(self, held: int) -> None:
        self._held = held
        self._heap: list[tuple[str, str, T]] = []
        self.count = 0

    def add(self, day: str, key: str, item: T) -> None:
        """Take one in; keys differ, so items are never compared."""
        self.count += 1
        change = heapq.heappush if len(self._heap) < self._held else heapq.heappushpop
        change(self._heap, (day, key, item))

    def items(self) -> list[T]:
        """The newest first."""
        return [item for _, _, item in sorted(self._heap, reverse=True)]
