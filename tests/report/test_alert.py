"""Articles whose answers turned bad: surely, once, and without noise."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helpcenter.report.alert import Windows, find_alerts
from helpcenter.report.statistics import Votes

LAST = date(2026, 11, 22)
counts = st.integers(0, 300)
some_votes = st.builds(Votes, counts, counts, counts)


def day(ago: int) -> str:
    return (LAST - timedelta(days=ago)).isoformat()


def found(records, last: date = LAST, known: date | None = None) -> list[str]:
    alerts = find_alerts(records, last, known or last - timedelta(days=1))
    return [f"{alert.article} {alert.language}" for alert in alerts]


def test_what_turned_bad_is_told_once(new_votes) -> None:
    good = new_votes(sim=40, nao=2, day=day(20))
    bad = new_votes(sim=1, nao=7, day=day(0))
    assert found(good + bad) == ["a/b pt-BR"]
    assert found(good + bad, LAST + timedelta(days=1)) == []
    assert found(good + bad, LAST - timedelta(days=1)) == []
    assert found(good) == found(bad[:4]) == found([]) == []


def test_a_longer_look_back_tells_what_a_missed_run_did_not(new_votes) -> None:
    records = new_votes(sim=40, nao=2, day=day(20)) + new_votes(nao=7, day=day(3))
    assert found(records) == []
    assert found(records, known=LAST - timedelta(days=3)) == []
    assert found(records, known=LAST - timedelta(days=4)) == ["a/b pt-BR"]


def test_what_was_always_bad_is_no_news(new_votes) -> None:
    assert found(new_votes(sim=8, nao=32, day=day(20)) + new_votes(sim=1, nao=7, day=day(0))) == []


def test_what_stays_tolerable_is_no_alarm() -> None:
    """Surely worse than never, and still four of five were helped."""
    worse = Windows(Votes(sim=161, nao=39), Votes(sim=4000))
    assert worse.recent.interval.low > worse.before.interval.high
    assert not worse.alarming
    assert Windows(Votes(sim=159, nao=41), Votes(sim=4000)).alarming


def test_first_answers_that_are_all_bad(new_votes) -> None:
    assert found(new_votes(nao=5, day=day(0))) == ["a/b pt-BR"]
    assert found(new_votes(nao=4, day=day(0))) == []
    assert found(new_votes(sim=2, nao=3, day=day(0))) == []
    assert found(new_votes(sim=4, day=day(9)) + new_votes(nao=5, day=day(0))) == ["a/b pt-BR"]


def test_the_days_that_count(new_votes) -> None:
    """Seven days to the last, both ends; 28 before them."""
    bad = new_votes(nao=8, day=day(0))
    good = [new_votes(sim=60, day=day(ago)) for ago in (6, 7, 34, 35)]
    assert find_alerts(bad + good[0], LAST, LAST - timedelta(1)) == []
    windows = [find_alerts(bad + part, LAST, LAST - timedelta(1))[0].windows for part in good[1:]]
    assert windows[0] == windows[1] == Windows(Votes(nao=8), Votes(sim=60))
    assert windows[2] == Windows(Votes(nao=8), Votes())
    assert find_alerts(new_votes(nao=8, day=day(-1)), LAST, LAST - timedelta(1)) == []


def test_a_flood_sets_off_no_alarm(new_votes, new_record) -> None:
    assert found(new_votes(nao=50, suspect=1)) == []
    assert found([new_record(kind="contact", article="a/b", channel="link")] * 9) == []


def test_each_language_apart_and_the_worst_first(new_votes) -> None:
    records = [
        *new_votes(nao=7, sim=1, article="c/d"),
        *new_votes(nao=9, language="en"),
        *new_votes(sim=9),
    ]
    assert found(records) == ["a/b en", "c/d pt-BR"]


@given(some_votes, some_votes)
def test_an_alarm_is_never_about_what_became_better(recent, before) -> None:
    windows = Windows(recent, before)
    if windows.alarming:
        assert recent.total >= 5
        assert recent.unmet > 0.2
        assert before.total < 5 or recent.unmet > before.unmet
