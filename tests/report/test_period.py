"""Days from one to another, both included."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from helpcenter.report.period import MOST_BARS, Period, last_days

days = st.dates(date(1, 1, 1), date(9999, 12, 30))
periods = st.tuples(days, days).map(sorted).map(lambda pair: Period(*pair))


def test_twelve_weeks_end_today() -> None:
    period = last_days(date(2026, 11, 22))
    assert period == Period(date(2026, 8, 31), date(2026, 11, 22))
    assert period.days == 84
    assert period.before == Period(date(2026, 6, 8), date(2026, 8, 30))
    assert [bar.days for bar in period.bars()] == [7] * 12


def test_the_first_bar_is_what_is_left() -> None:
    period = Period(date(2026, 11, 1), date(2026, 11, 10))
    assert period.bars() == [
        Period(date(2026, 11, 1), date(2026, 11, 3)),
        Period(date(2026, 11, 4), date(2026, 11, 10)),
    ]


def test_a_day_is_a_period() -> None:
    day = date(2026, 11, 22)
    period = Period(day, day)
    assert period.days == 1
    assert period.bars() == [period]
    assert period.before == Period(day - timedelta(1), day - timedelta(1))


@given(periods)
def test_bars_cover_each_day_once(period) -> None:
    bars = period.bars()
    assert (bars[0].since, bars[-1].until) == (period.since, period.until)
    assert sum(bar.days for bar in bars) == period.days
    for one, following in pairwise(bars):
        assert following.since == one.until + timedelta(1)
    assert len({bar.days for bar in bars[1:]}) <= 1
    assert len(bars) <= MOST_BARS


@given(periods)
def test_the_period_before_ends_the_day_before(period) -> None:
    if period.since > date(1, 1, 1):
        assert period.before.until == period.since - timedelta(1)
    if period.since.toordinal() > period.days:
        assert period.before.days == period.days


@given(days)
def test_no_day_is_too_early(day) -> None:
    assert last_days(day).until == day
    assert 1 <= last_days(day).days <= 84
