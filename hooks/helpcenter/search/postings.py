"""Lists of where each stem occurs, as bytes; search/engine/postings.js reads them.

BM25F (Robertson and Zaragoza 2009, 3.6) adds up, over the fields, how often a word stands in one,
by the field's weight and length; saturation and idf come after, and are left to the query. Of
titles and headings the sum is kept. Of a text it is kept how often the stem stands there, and in
which quarters, so that words that stand together can count more (search/engine/nearness.js); what
one time weighs depends on the length alone and is kept once a text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

STEPS_PER_OCTAVE = 4
QUIETEST = -4
"""log2 of the weight that is kept as 0."""


def quantize(weight: float) -> int:
    """Return a weight as a number below 64, on a logarithmic scale: 0 is 1/16, 4 more is double."""
    return max(0, min(63, round((math.log2(weight) - QUIETEST) * STEPS_PER_OCTAVE)))


def entry(unit: int, mark: int) -> int:
    """A unit, and a byte on the stem in it, as one number."""
    return unit << 8 | mark


def shards(tails: Mapping[str, bytes], size: int) -> Iterator[tuple[str, bytes]]:
    """Yield files of about `size` bytes, each with its first stem, stems in order.

    Args:
        tails: where each stem stands, from `tail`.
        size: of a file.
    """
    out, first, last = bytearray(), "", ""
    for stem in sorted(tails, key=collation):
        if not out:
            first, last = separator(last, stem), ""
        out += encode(last, stem, tails[stem])
        last = stem
        if len(out) >= size:
            yield first, bytes(out)
            out = bytearray()
    if out:
        yield first, bytes(out)


def encode(previous: str, stem: str, end: bytes) -> bytes:
    """Return a stem's list, the stem without what it shares with the one before in the file."""
    key = stem.encode()
    common = shared(previous.encode(), key)
    return bytes((common, len(key) - common)) + key[common:] + end


def tail(found: Sequence[int]) -> bytes:
    """Return entries, which are in order, as they follow their stem: units, then marks."""
    out = bytearray()
    varint(out, len(found))
    last = -1
    for each in found:
        gap = (each >> 8) - last - 1
        last += gap + 1
        if gap < 128:
            out.append(gap)
        else:
            varint(out, gap)
    out += bytes([each & 255 for each in found])
    return bytes(out)


def varint(out: bytearray, number: int) -> None:
    """Append a number, 7 bits a byte, lowest first."""
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)


def shared(first: Sequence[object], second: Sequence[object]) -> int:
    """Return how many letters, or bytes, two words have in common at their start."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


def separator(before: str, first: str) -> str:
    """Return the shortest start of `first` that comes after `before`."""
    return first[: shared(before, first) + 1]


def collation(word: str) -> bytes:
    """Order words as JavaScript's `<` does, by UTF-16."""
    return word.encode("utf-16-be")
