"""One pass over the records, with memory that does not grow with their number."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpcenter.feedback.rows import is_day
from helpcenter.folding import fold
from helpcenter.languages import DEFAULT
from helpcenter.report.listing import Newest, Tally
from helpcenter.report.shapes import Bar, Comment
from helpcenter.report.statistics import Votes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from helpcenter.feedback.store import Record
    from helpcenter.report.pages import Key, Pages
    from helpcenter.report.period import Period

COMMENTS = 20
"""Comments that are kept of one article, the newest."""


@dataclass(slots=True)
class Gathered:
    """What was sent about one article."""

    votes: Votes = field(default_factory=Votes)
    before: Votes = field(default_factory=Votes)
    present: Votes = field(default_factory=Votes)
    earlier: Votes = field(default_factory=Votes)
    reasons: Counter[str] = field(default_factory=Counter)
    comments: Newest[Comment] = field(default_factory=lambda: Newest(COMMENTS))
    contacts: int = 0
    suspect: int = 0

    @property
    def in_period(self) -> bool:
        """Whether the period has anything of it."""
        return bool(self.votes.total or self.contacts or self.suspect)


class Gathering:
    """What records say, counted as they come."""

    def __init__(
        self, period: Period, pages: Pages, ids: Mapping[str, str], language: str | None
    ) -> None:
        """Count what was sent in `period` and the one before it.

        Args:
            period: the days of the report.
            pages: the articles that are published.
            ids: articles by id and by old address.
            language: the one that counts; None for all.
        """
        self._since, self._until = period.since.isoformat(), period.until.isoformat()
        self._before = period.before.since.isoformat()
        self._pages, self._ids, self._language = pages, ids, language
        self.bars = [Bar(part, Votes()) for part in period.bars()]
        self._starts = [bar.period.since.isoformat() for bar in self.bars]
        self.articles: defaultdict[Key, Gathered] = defaultdict(Gathered)
        self.searches, self.not_found, self.topics = Tally(), Tally(), Tally()
        self.answered: set[Key] = set()
        self.stored = self.suspect = self.contacts = 0

    def take(self, records: Iterable[Record]) -> None:
        """Count all of them; one whose day is none is stored, and in no period."""
        for record in records:
            self.stored += 1
            wanted = self._language in (None, record.language) and record.day <= self._until
            if wanted and is_day(record.day):
                self._take(record)

    def _take(self, record: Record) -> None:
        inside = self._since <= record.day
        key = self._key(record) if record.article else None
        if record.suspect:
            self.suspect += inside
            if key and inside:
                self.articles[key].suspect += 1
        elif record.kind == "answer":
            self._take_answer(record, key or ("", ""), inside=inside)
        elif inside:
            self._take_other(record, key)

    def _key(self, record: Record) -> Key:
        """The article that a record is about, by its name of today."""
        name = record.article or ""
        return self._ids.get(name, name), record.language or DEFAULT

    def _take_answer(self, record: Record, key: Key, *, inside: bool) -> None:
        vote = record.vote or ""
        self.answered.add(key)
        if record.day < self._before:
            return
        article = self.articles[key]
        present = record.revision == self._pages.revision(key)
        (article.present if present else article.earlier).add(vote)
        if not inside:
            article.before.add(vote)
            return
        article.votes.add(vote)
        self.bars[bisect_right(self._starts, record.day) - 1].votes.add(vote)
        if record.reason:
            article.reasons[record.reason] += 1
        if record.comment:
            comment = Comment(record.key, record.day, vote, record.reason, record.comment)
            article.comments.add(record.day, record.key, comment)

    def _take_other(self, record: Record, key: Key | None) -> None:
        if record.kind == "search_empty":
            self.searches.add(" ".join(fold(record.query or "").split()))
        elif record.kind == "not_found":
            self.not_found.add(record.path or "")
        elif record.kind == "contact":
            self.contacts += 1
            self.topics.add(record.topic or "")
            if key:
                self.articles[key].contacts += 1
