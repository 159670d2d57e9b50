"""The words of the site, for prefixes and typos; search/engine/lexicon.js reads them."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from helpcenter.search.postings import shared

if TYPE_CHECKING:
    from helpcenter.search.tally import Tally

SHORTEST, LONGEST = 2, 24
KEPT = ((1_000, 1, 8), (4_000, 4, 2))
KEPT_OF_MANY = (6, 2)
"""Below so many pages: from how many units on a word is kept, and how many forms of a stem.

A larger site has more words than a phone should fetch: rare ones are found in their shard, and a
typo in another form is a letter further from those that are kept.
"""


def choose(tally: Tally, pages: int) -> list[str]:
    """Return the words to keep, in order: those of titles, and of others the commonest forms."""
    sizes = ((least, most) for size, least, most in KEPT if pages < size)
    least, most = next(sizes, KEPT_OF_MANY)
    forms: dict[str, list[str]] = defaultdict(list)
    for word, times in tally.forms.items():
        plain = SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()
        if plain and (times >= least or word in tally.titled):
            forms[tally.analysis.stem(word)].append(word)
    return sorted(
        word
        for same in forms.values()
        for word in sorted(same, key=lambda word: (-tally.forms[word], word))[:most]
    )


def encode_lexicon(tally: Tally, pages: int) -> bytes:
    """Return the words, each without what it shares with the one before, and how common each is."""
    kept = choose(tally, pages)
    starts, rests, counts = bytearray(), bytearray(), bytearray()
    previous = ""
    for word in kept:
        common = min(len(word) - 1, shared(previous, word))
        rest = word[common:]
        starts.append(common)
        counts.append(int(math.log2(tally.forms[word])) // 2)
        rests += rest[:-1].encode()
        rests.append(ord(rest[-1]) - 32)  # A capital ends the word.
        previous = word
    return len(kept).to_bytes(4, "little") + starts + counts + rests
