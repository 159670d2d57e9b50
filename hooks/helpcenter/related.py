"""Which articles are about the same thing: cosine similarity over weighted words (tf-idf).

Cost stays near-linear: each article is known by its `TERMS` heaviest words, and a word that
stands in more than `COMMON` articles tells nothing and is passed over.

Source: Manning, Raghavan, Schütze, "Introduction to Information Retrieval", chapter 6.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from helpcenter.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS = {"title": 5, "description": 3, "body": 1}
TERMS = 24
COMMON = 200
WORD = re.compile(r"[a-z][a-z0-9-]{2,}")
NOT_TEXT = re.compile(r"```.*?```|\]\([^)\s]*\)|https?://\S+", re.DOTALL)


def word_counts(title: str, description: str, body: str) -> Counter[str]:
    """Words of an article, folded, without plural, each as often as its place weighs."""
    counts: Counter[str] = Counter()
    texts = {"title": title, "description": description, "body": NOT_TEXT.sub(" ", body)}
    for place, text in texts.items():
        for word in WORD.findall(fold(text)):
            counts[word.removesuffix("s")] += WEIGHTS[place]
    return counts


def similar(articles: Mapping[str, Counter[str]], limit: int) -> dict[str, list[str]]:
    """For each article's id, the ids most like it, best first; ties go by id."""
    vectors = {key: vector for key, vector in weigh(articles).items() if vector}
    holders: dict[str, list[str]] = defaultdict(list)
    for key, vector in vectors.items():
        for word in vector:
            holders[word].append(key)
    found = {}
    for key, vector in vectors.items():
        scores: dict[str, float] = defaultdict(float)
        for word, weight in vector.items():
            if len(holders[word]) <= COMMON:
                for other in holders[word]:
                    scores[other] += weight * vectors[other][word]
        scores.pop(key, None)
        best = sorted(scores.items(), key=lambda pair: (-round(pair[1], 9), pair[0]))
        found[key] = [other for other, _ in best[:limit]]
    return found


def weigh(articles: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Unit vectors of each article's heaviest words."""
    frequency = Counter(word for counts in articles.values() for word in counts)
    total = len(articles)
    vectors = {}
    for key, counts in articles.items():
        weights = {
            word: (1 + math.log(count)) * math.log(total / frequency[word])
            for word, count in counts.items()
            if 1 < frequency[word] < total
        }
        heaviest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS]
        norm = math.sqrt(sum(weight**2 for _, weight in heaviest)) or 1.0
        vectors[key] = {word: weight / norm for word, weight in heaviest}
    return vectors
