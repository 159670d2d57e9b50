"""Wilson's interval against published values, and what must hold of any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.report.statistics import Votes, wilson

counts = st.integers(0, 10_000)
shares = st.tuples(st.integers(0, 5000), st.integers(1, 5000)).map(sorted)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_intervals(part, whole, low, high) -> None:
    """R. G. Newcombe (1998), Statistics in Medicine 17, table I, method 3."""
    assert wilson(part, whole) == pytest.approx((low, high), abs=0.00005)


@given(shares)
def test_an_interval_holds_its_share(pair) -> None:
    part, whole = pair
    low, high = wilson(part, whole)
    assert 0 <= low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= high <= 1


@given(shares)
def test_both_sides_are_alike(pair) -> None:
    part, whole = pair
    low, high = wilson(part, whole)
    assert wilson(whole - part, whole) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@given(shares, st.integers(2, 50))
def test_more_answers_are_surer(pair, times) -> None:
    part, whole = pair
    few, many = wilson(part, whole), wilson(part * times, whole * times)
    assert many.low >= few.low
    assert many.high <= few.high + 1e-12


def test_nothing_says_nothing() -> None:
    assert wilson(0, 0) == (0, 1)
    assert wilson(0, 7).low == 0
    with pytest.raises(ValueError, match="no share"):
        wilson(3, 2)


@given(counts, counts, counts)
def test_half_an_answer_weighs_half(sim, em_parte, nao) -> None:
    votes = Votes(sim, em_parte, nao)
    assert votes.total == sim + em_parte + nao
    assert votes.unmet * votes.total == pytest.approx(nao + em_parte / 2)
    assert votes.interval == wilson(nao + em_parte / 2, votes.total)


def test_who_fails_all_comes_before_who_half_helps_all() -> None:
    assert Votes(nao=60).interval.low > Votes(em_parte=60).interval.low > Votes(sim=60).interval.low


def test_two_votes_do_not_outrank_two_hundred() -> None:
    assert Votes(sim=1, nao=1).interval.low < Votes(sim=100, nao=100).interval.low
    assert Votes(nao=2).interval.low < Votes(sim=100, nao=100).interval.low


def test_votes_are_counted_and_added() -> None:
    votes = Votes()
    votes.add("em_parte")
    votes.add("nao", 3)
    assert votes + Votes(2, 1, 1) == Votes(2, 2, 4)
