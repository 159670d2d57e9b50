"""Articles whose answers turned bad, told once each.

State comes from the days in the database alone. An article is in alarm on a day if the seven days
to it are surely worse than the 28 before; it is told if it was not in alarm on an earlier day. A
daily run that asks about yesterday and the day before, both complete, so tells each article once.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from helpcenter.languages import DEFAULT
from helpcenter.report.statistics import MINIMUM, TOLERABLE, Votes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpcenter.feedback.store import Record

RECENT, BEFORE = 7, 28
"""Days: a week, so that weekends weigh the same on both sides, and four before it."""
MOST = 0.5
"""Share of unmet need that is alarming by itself, where there is nothing to compare with."""


class Windows(NamedTuple):
    """Answers of the last days, and of those before."""

    recent: Votes
    before: Votes

    @property
    def alarming(self) -> bool:
        """Whether answers turned bad: enough of them, not tolerable, and surely worse.

        Surely worse: the two Wilson intervals part, which is stricter than a test at 5 % (N.
        Schenker and J. F. Gentleman 2001, "On judging the significance of differences by
        examining the overlap between confidence intervals", The American Statistician 55): what
        cries wolf is soon switched off. Without enough answers before: surely most are bad.
        """
        if self.recent.total < MINIMUM or self.recent.unmet <= TOLERABLE:
            return False
        limit = self.before.interval.high if self.before.total >= MINIMUM else MOST
        return self.recent.interval.low > limit


class Alert(NamedTuple):
    """An article in alarm, and why."""

    article: str
    language: str
    windows: Windows


def find_alerts(records: Iterable[Record], last: date, known: date) -> list[Alert]:
    """Articles in alarm at the end of `last` that were not at the end of `known`, worst first.

    Args:
        records: what the collector keeps, in any order.
        last: a day that is over.
        known: an earlier one.
    """
    first = (known - timedelta(days=RECENT + BEFORE - 1)).isoformat()
    days: defaultdict[tuple[str, str], defaultdict[str, Votes]]
    days = defaultdict(lambda: defaultdict(Votes))
    for record in records:
        counts = record.kind == "answer" and not record.suspect
        if counts and first <= record.day <= last.isoformat():
            key = (record.article or "", record.language or DEFAULT)
            days[key][record.day].add(record.vote or "")
    found = [
        Alert(*key, windows(votes, last))
        for key, votes in days.items()
        if windows(votes, last).alarming and not windows(votes, known).alarming
    ]
    return sorted(found, key=lambda alert: (-alert.windows.recent.interval.low, alert))


def windows(days: Mapping[str, Votes], last: date) -> Windows:
    """Add up the days to `last`, and those before them."""
    middle = (last - timedelta(days=RECENT)).isoformat()
    first = (last - timedelta(days=RECENT + BEFORE)).isoformat()
    end = last.isoformat()
    recent = [votes for day, votes in days.items() if middle < day <= end]
    before = [votes for day, votes in days.items() if first < day <= middle]
    return Windows(sum(recent, Votes()), sum(before, Votes()))
