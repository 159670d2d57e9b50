"""Which articles are about the same thing: cosine similarity over weighted words (tf-idf).

Cost is linear: each article is known by its `TERMS` heaviest words, and meets the articles that
share them, from its rarest word on, until it has met `MOST`.

Source: Manning, Raghavan, Schütze, "Introduction to Information Retrieval", chapter 6.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from helpcenter.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

Holders = dict[str, list[tuple[str, float]]]
"""Articles with the weight that a word has in each, by the word."""
WEIGHTS = {"title": 5, "description": 3, "body": 1}
TERMS = 24
MOST = 400
LETTERS = 3000
"""Letters of a text that are read: what it is about is said by then."""
PRECISION = 10**9
"""Scores that differ by less are equal: sums of floats depend on their order."""
WORD = re.compile(r"[a-z][a-z0-9-]{2,}")
NOT_TEXT = re.compile(r"```.*?```|\]\([^)\s]*\)|https?://\S+", re.DOTALL)


@lru_cache(maxsize=4000)  # For the builds of a preview, which change one article.
def word_counts(title: str, description: str, body: str) -> Counter[str]:
    """Words of an article, folded, without plural, each as often as its place weighs."""
    counts: Counter[str] = Counter()
    texts = {"title": title, "description": description, "body": NOT_TEXT.sub(" ", body[:LETTERS])}
    for place, text in texts.items():
        weight = WEIGHTS[place]
        for word, times in Counter(WORD.findall(fold(text))).items():
            stem = word.removesuffix("s")
            counts[stem] = counts.get(stem, 0) + times * weight  # Quicker than += on a Counter.
    return counts


def similar(articles: Mapping[str, Counter[str]], limit: int) -> dict[str, list[str]]:
    """For each article's id, the ids most like it, best first; ties go by id."""
    vectors = weigh(articles)
    holders = held(vectors)
    return {key: best(scores(key, own, holders), limit) for key, own in vectors.items() if own}


def held(vectors: Mapping[str, Mapping[str, float]]) -> Holders:
    """Who has each word, and how much it weighs there."""
    holders: Holders = defaultdict(list)
    for key, own in vectors.items():
        for word, weight in own.items():
            holders[word].append((key, weight))
    return holders


def scores(key: str, vector: Mapping[str, float], holders: Holders) -> dict[str, float]:
    """How much each article that was met is like one."""
    found: dict[str, float] = {}
    met = 0
    for word in sorted(vector, key=lambda word: (len(holders[word]), word)):
        sharing = holders[word]
        met += len(sharing)
        if met > MOST:
            break
        weight = vector[word]
        for other, its in sharing:
            found[other] = found.get(other, 0.0) + weight * its
    found.pop(key, None)
    return found


def scores_of(
    vector: Mapping[str, float], others: Mapping[str, Mapping[str, float]], holders: Holders
) -> dict[str, float]:
    """How much some articles are like one, as `scores` has it.

    Args:
        vector: of the one.
        others: vectors of the others, by key.
        holders: of all articles.
    """
    found: dict[str, float] = {}
    met = 0
    for word in sorted(vector, key=lambda word: (len(holders[word]), word)):
        met += len(holders[word])
        if met > MOST:
            break
        for other, its in others.items():
            if word in its:
                found[other] = found.get(other, 0.0) + vector[word] * its[word]
    return found


def best(found: Mapping[str, float], limit: int) -> list[str]:
    """The keys with the highest scores; ties go by key."""
    least = min(heapq.nlargest(limit, found.values()), default=0.0) - 1 / PRECISION
    first = [key for key, score in found.items() if score >= least]
    return sorted(first, key=lambda key: (-round(found[key] * PRECISION), key))[:limit]


def weigh(articles: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Unit vectors of each article's heaviest words."""
    frequency = Counter(word for counts in articles.values() for word in counts)
    total = len(articles)
    return {key: vector(counts, frequency, total) for key, counts in articles.items()}


@cache
def rarity(frequency: int, total: int) -> float:
    """How much a word tells that stands in so many of all articles, to a tenth.

    So one article more or less with a word seldom changes the vectors of all that have it, and
    alike.py finds little to do after a change.
    """
    return round(math.log(total / frequency), 1)


def vector(counts: Mapping[str, int], frequency: Mapping[str, int], total: int) -> dict[str, float]:
    """A unit vector of an article's heaviest words, heaviest first.

    Args:
        counts: of the article's words.
        frequency: how many articles have each word.
        total: how many articles there are.
    """
    weights = {
        word: (1 + math.log(count)) * its
        for word, count in counts.items()
        if frequency[word] > 1 and (its := rarity(frequency[word], total))
    }
    heaviest = heapq.nsmallest(TERMS, weights.items(), key=lambda pair: (-pair[1], pair[0]))
    norm = math.sqrt(sum(weight**2 for _, weight in heaviest)) or 1.0
    return {word: weight / norm for word, weight in heaviest}
