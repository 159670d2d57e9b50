"""Which articles are alike (related.py), mended after a change instead of found anew.

An article's vector depends on its own words, on how many articles there are, and on about how many
of them have each of its words; its list depends on the vectors that share a word with its own. So a
changed text changes few vectors and few lists, and the others are what they would be: the same
floats, added up in the same order. A property test compares with `similar`.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from helpcenter.files import replace
from helpcenter.related import (
    LETTERS,
    best,
    held,
    rarity,
    scores,
    scores_of,
    similar,
    vector,
    word_counts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MANY = 4
"""If more than one vector in so many changes, finding all anew is quicker."""
Text = tuple[str, str, str]
"""Title, description and body of an article."""


class Known(msgspec.Struct, array_like=True):
    """What is known of one article."""

    digest: bytes  # Of what is read of it.
    words: str  # Each once, with a blank before and after it.
    vector: dict[str, float]
    alike: list[str]


class Alike(msgspec.Struct, array_like=True):
    """What is known of a language's articles, by their ids."""

    articles: dict[str, Known] = {}
    frequency: dict[str, int] = {}  # How many articles have each word.


class Memory:
    """What the last build has found, by language, in a file."""

    def __init__(self, file: Path, program: bytes) -> None:
        """Read it, if `program` has written it: what stands for all that works on texts."""
        self.file, self.program, self.new = file, program, False
        self.known: dict[str, Alike] = {}
        with suppress(OSError, msgspec.MsgspecError):
            kind = tuple[bytes, dict[str, Alike]]
            written, known = msgspec.msgpack.decode(file.read_bytes(), type=kind)
            self.known = known if written == program else {}

    def similar(self, language: str, texts: Mapping[str, Text], limit: int) -> dict[str, list[str]]:
        """The ids most like each article's, as `related.similar` finds them."""
        before = self.known.get(language) or Alike()
        after = self.known[language] = mended(before, texts, limit)
        self.new = self.new or after is not before
        return {key: one.alike for key, one in after.articles.items()}

    def save(self) -> None:
        """Write it down, if it is new; a disk that is full is no mistake."""
        if self.new:
            replace(self.file, msgspec.msgpack.encode((self.program, self.known)))


def similar_in(_: str, texts: Mapping[str, Text], limit: int) -> dict[str, list[str]]:
    """The same without a memory."""
    return similar({key: word_counts(*text) for key, text in texts.items()}, limit)


def mended(known: Alike, texts: Mapping[str, Text], limit: int) -> Alike:
    """What is alike now.

    Args:
        known: what was known before, of texts that may have changed; it is left as it is.
        texts: by the articles' ids.
        limit: how many ids to list for an article.
    """
    before = known.articles
    digests = {key: digest(text) for key, text in texts.items()}
    changed = [key for key in texts if key not in before or before[key].digest != digests[key]]
    if before.keys() != texts.keys():  # Each weight depends on how many there are.
        return whole(digests, texts, limit)
    if not changed:
        return known
    counts = {key: word_counts(*texts[key]) for key in changed}
    words = {key: one.words for key, one in before.items()}
    words |= {key: spelled(found) for key, found in counts.items()}
    frequency = Counter(known.frequency)
    for key in changed:
        frequency.subtract(before[key].words.split())
        frequency.update(words[key].split())
    heard = {word for key in changed for word in differing(before[key].words, words[key])}
    told = (known.frequency, frequency)
    moved = {word for word in heard if len({tells(each, word, len(texts)) for each in told}) > 1}
    stirred = {*changed, *holding(words, moved)}
    if len(stirred) * MANY > len(texts):
        return whole(digests, texts, limit)
    vectors = {key: before[key].vector for key in texts}
    for key in stirred:
        found = counts[key] if key in counts else word_counts(*texts[key])
        vectors[key] = vector(found, frequency, len(texts))
    alike = listed(
        {key: one.alike for key, one in before.items()},
        vectors,
        limit,
        {key: before[key].vector for key in stirred},
    )
    articles = {
        key: Known(digests[key], words[key], own, alike[key]) for key, own in vectors.items()
    }
    return Alike(articles, +frequency)


def listed(
    lists: dict[str, list[str]],
    vectors: Mapping[str, Mapping[str, float]],
    limit: int,
    stirred: Mapping[str, Mapping[str, float]],
) -> dict[str, list[str]]:
    """The lists of all articles, when the vectors of some have changed.

    Whoever shares a word with one of those meets it with another score, and all others with the
    same: so it is compared with those that are listed, unless it is listed itself and may leave, or
    the word has got or lost it, and the others may be met in another order.

    Args:
        lists: as they were.
        vectors: as they are.
        limit: how many ids to list.
        stirred: vectors of those that have changed, as they were.
    """
    holders = held(vectors)
    found, again, met = {**lists}, {*stirred}, defaultdict[str, set[str]](set)
    for key, old in stirred.items():
        new = vectors[key]
        for word in moving(old, new):
            sharing = [other for other, _ in holders.get(word, ())]
            if word in old and word in new:
                for other in sharing:
                    met[other].add(key)
            else:
                again.update(sharing)
    for key, newly in met.items():
        if key in again or not newly.isdisjoint(lists[key]):
            again.add(key)
            continue
        near = {other: vectors[other] for other in (*lists[key], *newly)}
        found[key] = best(scores_of(vectors[key], near, holders), limit)
    for key in again:
        found[key] = best(scores(key, vectors[key], holders), limit)
    return found


def whole(digests: Mapping[str, bytes], texts: Mapping[str, Text], limit: int) -> Alike:
    """The same of articles of which nothing is known."""
    counts = {key: word_counts(*text) for key, text in texts.items()}
    frequency = Counter(word for found in counts.values() for word in found)
    vectors = {key: vector(found, frequency, len(texts)) for key, found in counts.items()}
    holders = held(vectors)
    articles = {
        key: Known(digests[key], spelled(counts[key]), own, best(scores(key, own, holders), limit))
        for key, own in vectors.items()
    }
    return Alike(articles, frequency)


def spelled(words: Iterable[str]) -> str:
    """Words as one text."""
    return f" {' '.join(words)} "


def digest(text: Text) -> bytes:
    """What stands for as much of a text as is read."""
    title, description, body = text
    read = "\0".join((title, description, body[:LETTERS])).encode(errors="replace")
    return hashlib.blake2b(read, digest_size=16).digest()


def differing(before: str, after: str) -> Iterable[str]:
    """Words that only one of two texts has."""
    return set(before.split()) ^ set(after.split())


def tells(frequency: Mapping[str, int], word: str, total: int) -> float:
    """How much a word weighs in the vectors of all that have it; 0 in none."""
    found = frequency.get(word, 0)
    return rarity(found, total) if found > 1 else 0.0


def holding(words: Mapping[str, str], wanted: Iterable[str]) -> Iterable[str]:
    """The articles that have one of the words."""
    spelled = [f" {word} " for word in wanted]
    return [key for key, own in words.items() if any(word in own for word in spelled)]


def moving(before: Mapping[str, float], after: Mapping[str, float]) -> Iterable[str]:
    """Words that weigh otherwise than before."""
    return [word for word in {*before, *after} if before.get(word) != after.get(word)]
