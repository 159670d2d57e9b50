"""How well the right articles are found."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.search.queries import by_class, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bench.search.queries import Query

DEPTH = 10
"""Results that count."""

Found = dict["Query", list[str]]
"""Paths of the articles found by each query."""


@dataclass(frozen=True)
class Score:
    """Averages over the queries of a class; None where none of them says what is relevant."""

    n: int
    s1: float | None  # Share of queries with a relevant article first.
    mrr: float | None  # Mean of 1 / rank of the first relevant article, 0 below DEPTH.
    r10: float | None  # Mean share of the relevant articles among the first DEPTH.
    zero: float  # Share of queries without any result.


def scores(queries: Sequence[Query], found: Mapping[Query, Sequence[str]]) -> dict[str, Score]:
    """Return the score of each class."""
    return {cls: score(group, found) for cls, group in by_class(queries).items()}


def score(queries: Sequence[Query], found: Mapping[Query, Sequence[str]]) -> Score:
    """Return the score of queries."""
    judged = [query for query in queries if query.relevant]
    ranks = [first_rank(found[query], query) for query in judged]
    return Score(
        n=len(queries),
        s1=share(float(rank == 1) for rank in ranks),
        mrr=share(1 / rank if rank else 0.0 for rank in ranks),
        r10=share(recall(found[query], query) for query in judged),
        zero=round(mean(float(not found[query]) for query in queries), 4),
    )


def first_rank(found: Sequence[str], query: Query) -> int:
    """Return the rank of the first relevant article, from 1; 0 if it is not among the first."""
    keys = query.keys
    return next((rank for rank, path in enumerate(found[:DEPTH], 1) if key(path) in keys), 0)


def recall(found: Sequence[str], query: Query) -> float:
    """Return the share of the relevant articles that is among the first ones."""
    keys = query.keys
    return len(keys.intersection(map(key, found[:DEPTH]))) / min(DEPTH, len(keys))


def share(values: Iterable[float]) -> float | None:
    """Return the mean to four places, or None of nothing."""
    numbers = list(values)
    return round(mean(numbers), 4) if numbers else None


def mean(values: Iterable[float]) -> float:
    """Return the mean; 0 of nothing."""
    numbers = list(values)
    return sum(numbers) / max(1, len(numbers))


def quantile(values: Iterable[float], part: float) -> float:
    """Return the smallest value that a `part` of them do not exceed; 0 of nothing."""
    ordered = sorted(values)
    if not ordered:
        return 0.0
    return ordered[min(len(ordered) - 1, max(0, math.ceil(part * len(ordered)) - 1))]
