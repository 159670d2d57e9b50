"""What stands in the texts of an index, mended after a change instead of counted anew.

Texts are by far the most of what is counted. Where a stem stands is kept by its unit's number, so
a page whose text has changed is mended in its place; if a page comes or goes, or gets another
number of units, all that follows has other numbers, and everything is counted again.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from helpcenter.files import replace
from helpcenter.folding import fold
from helpcenter.search.analysis import words
from helpcenter.search.postings import entry, tail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from helpcenter.search.analysis import Analysis
    from helpcenter.search.units import Unit

PARTS = 4
"""A text is seen in quarters: words in the same one stand near each other."""
OFTEN = 16
"""Times that a word is counted in a text at most."""
MANY = 8
"""If more than one page in so many has changed, mending saves nothing."""
NUMBERS = "I"
"""How entries and lengths are kept: four bytes each."""


class Texts(msgspec.Struct, array_like=True):
    """The texts of all pages of an index, in order."""

    digests: list[bytes] = []  # Of each page's texts.
    sizes: list[int] = []  # How many each page has.
    words: list[str] = []  # Of each page: the words of its texts, each once, a line for a text.
    lengths: bytes = b""  # How many stems each text has, as numbers.
    forms: dict[str, int] = {}  # In how many texts each word stands.
    postings: dict[str, bytes] = {}  # Where each stem stands, as numbers: see `entry`.
    tails: dict[str, bytes] = {}  # The same as it is published.
    packed: dict[bytes, bytes] = {}  # Files of the index, compressed, by a digest of what they say.


class Text:
    """One text, counted."""

    def __init__(self, text: str, analysis: Analysis) -> None:
        """Find its words and stems."""
        kept = [word for word in words(fold(text)) if word not in analysis.stop]
        stems = [*map(analysis.stem, kept)]
        self.length = len(stems)
        self.words = [*dict.fromkeys(kept)]
        self.marks = parts_of(stems)
        for stem, times in Counter(stems).items():
            self.marks[stem] |= (times if times < OFTEN else OFTEN) - 1 << PARTS


class Memory:
    """What the last index of a language was made from, in a file."""

    def __init__(self, file: Path | None, program: bytes = b"") -> None:
        """Read it; what `program` has not written, the whole package, counts for nothing.

        Args:
            file: where it is; None keeps nothing.
            program: a digest of what makes an index.
        """
        self.file, self.program = file, program
        self.before = self.after = Texts()
        self.files: dict[bytes, bytes] = {}
        with suppress(OSError, msgspec.MsgspecError):
            data = file.read_bytes() if file else b""
            written, known = msgspec.msgpack.decode(data, type=tuple[bytes, Texts])
            self.before = known if written == program else self.before

    def texts(self, pages: Sequence[Sequence[Unit]], analysis: Analysis) -> Texts:
        """The texts of an index, mended if that can be."""
        self.after = mended(self.before, pages, analysis)
        return self.after

    def packed(self, data: bytes) -> bytes:
        """A file of the index, compressed."""
        name = hashlib.blake2b(data, digest_size=16).digest()
        found = self.files[name] = self.before.packed.get(name) or zlib.compress(data, 9)
        return found

    def save(self) -> None:
        """Keep it for the next index, if it is new."""
        same = self.after is self.before and self.files.keys() == self.before.packed.keys()
        if self.file and not same:
            kept = msgspec.structs.replace(self.after, packed=self.files)
            replace(self.file, msgspec.msgpack.encode((self.program, kept)))


def counted(pages: Sequence[Sequence[Unit]], analysis: Analysis) -> Texts:
    """Count all texts."""
    found = Texts([*map(digest, pages)], [*map(len, pages)])
    entries = defaultdict[str, list[int]](list)
    lengths, forms = array(NUMBERS), Counter[str]()
    for own, first in zip(pages, firsts(found.sizes), strict=True):
        lines = []
        for unit, text in enumerate((Text(unit.texts, analysis) for unit in own), first):
            lengths.append(text.length)
            forms.update(text.words)
            lines.append(" ".join(text.words))
            start = entry(unit, 0)
            for stem, mark in text.marks.items():
                entries[stem].append(start | mark)
        found.words.append("\n".join(lines))
    found.lengths, found.forms = lengths.tobytes(), forms
    found.postings = {stem: array(NUMBERS, own).tobytes() for stem, own in entries.items()}
    found.tails = {stem: tail(own) for stem, own in entries.items()}
    return found


def mended(known: Texts, pages: Sequence[Sequence[Unit]], analysis: Analysis) -> Texts:
    """The texts of `pages`, of which most may be known; what is known is left as it is."""
    digests, sizes = [*map(digest, pages)], [*map(len, pages)]
    if sizes != known.sizes:
        return counted(pages, analysis)
    changed = [at for at, own in enumerate(digests) if own != known.digests[at]]
    if not changed:
        return known
    if len(changed) * MANY > len(pages):
        return counted(pages, analysis)
    found = Texts(digests, sizes, [*known.words], b"", {}, {**known.postings}, {**known.tails})
    lengths, forms = numbers(known.lengths), Counter(known.forms)
    before, starts = [0, *accumulate(sizes)], [*firsts(sizes)]
    stirred: set[str] = set()
    for at in changed:
        old = known.words[at].split()
        texts = [Text(unit.texts, analysis) for unit in pages[at]]
        lengths[before[at] : before[at + 1]] = array(NUMBERS, [text.length for text in texts])
        forms.subtract(old)
        forms.update(word for text in texts for word in text.words)
        found.words[at] = "\n".join(" ".join(text.words) for text in texts)
        new = {stem: array(NUMBERS) for stem in map(analysis.stem, old)} | placed(texts, starts[at])
        span = starts[at], starts[at] + sizes[at]
        stirred.update(stem for stem, own in new.items() if put(found.postings, stem, own, *span))
    for stem in stirred:
        entries = found.postings.get(stem)
        found.tails[stem] = tail(numbers(entries)) if entries else b""
    found.tails = {stem: own for stem, own in found.tails.items() if own}
    found.lengths, found.forms = lengths.tobytes(), +forms
    return found


def placed(texts: Iterable[Text], first: int) -> dict[str, array[int]]:
    """Where each stem stands in the texts of one page, whose first one has the number `first`."""
    found: dict[str, array[int]] = {}
    for unit, text in enumerate(texts, first):
        for stem, mark in text.marks.items():
            found.setdefault(stem, array(NUMBERS)).append(entry(unit, mark))
    return found


def put(postings: dict[str, bytes], stem: str, own: array[int], first: int, last: int) -> bool:
    """Say where a stem stands in the units from `first` to before `last`; False if it is known."""
    entries = numbers(postings.get(stem, b""))
    at, end = (bisect_left(entries, entry(unit, 0)) for unit in (first, last))
    if entries[at:end] == own:
        return False
    entries[at:end] = own
    if entries:
        postings[stem] = entries.tobytes()
    else:
        del postings[stem]
    return True


def numbers(data: bytes) -> array[int]:
    """Numbers, as they are kept."""
    found = array(NUMBERS)
    found.frombytes(data)
    return found


def firsts(sizes: Sequence[int]) -> Iterator[int]:
    """Yield the number of each page's first text: one unit of each page is its title."""
    return (
        start - size + at
        for at, (start, size) in enumerate(zip(accumulate(sizes), sizes, strict=False), 1)
    )


def digest(units: Sequence[Unit]) -> bytes:
    """What stands for the texts of a page."""
    text = "\0".join(unit.texts for unit in units)
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=16).digest()


def parts_of(stems: list[str]) -> dict[str, int]:
    """Return in which quarters of a text each stem stands, as bits; a quarter has two words."""
    found: dict[str, int] = dict.fromkeys(stems, 0)
    size = max(len(stems), 2 * PARTS)
    for part in range(PARTS):  # The stems at `at` with at * PARTS // size == part.
        for stem in set(stems[-(-part * size // PARTS) : -(-(part + 1) * size // PARTS)]):
            found[stem] |= 1 << part
    return found
