"""Days from one to another, both included."""

from __future__ import annotations

from datetime import date

import msgspec

DAYS = 84
"""Twelve weeks: enough answers for most articles, recent enough to act on."""
MOST_BARS = 26
"""Bars of a plot that can still be told apart on a phone."""


class Period(msgspec.Struct, frozen=True):
    """Days from `since` to `until`, both included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.until - self.since).days + 1

    @property
    def before(self) -> Period:
        """As many days, just before; fewer where the calendar begins."""
        end = max(self.since.toordinal() - 1, 1)
        return Period(date.fromordinal(max(end - self.days + 1, 1)), date.fromordinal(end))

    @property
    def weeks_a_bar(self) -> int:
        """Weeks that one bar of a plot stands for."""
        return -(-self.days // (7 * MOST_BARS))

    def bars(self) -> list[Period]:
        """Cut into equal parts, counted back from the last day; the first may be shorter."""
        step = 7 * self.weeks_a_bar
        starts = range(self.until.toordinal() - step + 1, self.since.toordinal() - step, -step)
        parts = [
            Period(max(self.since, date.fromordinal(max(start, 1))), date.fromordinal(end))
            for start, end in ((start, start + step - 1) for start in starts)
        ]
        return parts[::-1]


def last_days(until: date, days: int = DAYS) -> Period:
    """The period of so many days that ends with `until`; fewer where the calendar begins."""
    return Period(date.fromordinal(max(until.toordinal() - days + 1, 1)), until)
