"""From records and the manifest to what the report says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from helpcenter.feedback.known import ids_by_name
from helpcenter.report.gather import Gathered, Gathering
from helpcenter.report.listing import Row
from helpcenter.report.pages import Pages
from helpcenter.report.shapes import Article, Revised, Summary, Totals
from helpcenter.report.statistics import MINIMUM, Votes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from helpcenter.feedback.known import Manifest
    from helpcenter.feedback.store import Record
    from helpcenter.report.pages import Key
    from helpcenter.report.period import Period

ROWS = 50
"""Searches, addresses and topics that are listed."""


def summarise(
    records: Iterable[Record],
    manifest: Manifest,
    period: Period,
    *,
    today: date,
    language: str | None = None,
    minimum: int = MINIMUM,
    edit_base: str | None = None,
) -> Summary:
    """Read every record once and say what the period has of them.

    Args:
        records: what the collector keeps, in any order.
        manifest: what the site publishes now.
        period: the days of the report.
        today: the day of the report; articles are overdue as of it.
        language: the one that counts; None for all.
        minimum: answers from which on shares are told.
        edit_base: what the path of a source is put after to edit it.
    """
    pages = Pages(manifest, edit_base)
    seen = Gathering(period, pages, ids_by_name(manifest), language)
    seen.take(records)
    articles = [
        article(pages, key, gathered, minimum)
        for key, gathered in seen.articles.items()
        if gathered.in_period
    ]
    articles.sort(key=order)
    return Summary(
        made=today,
        period=period,
        before=period.before,
        language=language,
        minimum=minimum,
        stored=seen.stored,
        totals=totals(seen),
        bars=seen.bars,
        articles=[entry for entry in articles if entry.published],
        removed=[entry for entry in articles if not entry.published],
        reasons=rows(sum((entry.reasons for entry in seen.articles.values()), Counter())),
        topics=seen.topics.most(ROWS),
        searches=seen.searches.most(ROWS),
        not_found=seen.not_found.most(ROWS),
        overdue=pages.overdue(today, language),
        stale=pages.stale(language),
        never=[pages.page(key) for key in pages.keys(language) if key not in seen.answered],
    )


def article(pages: Pages, key: Key, seen: Gathered, minimum: int) -> Article:
    """Say what was sent about one article."""
    enough = seen.votes.total >= minimum
    told = min(seen.present.total, seen.earlier.total) >= minimum
    published = pages.revision(key) is not None
    return Article(
        **msgspec.structs.asdict(pages.page(key)),
        published=published,
        votes=seen.votes,
        before=seen.before,
        compared=min(seen.votes.total, seen.before.total) >= minimum,
        priority=seen.votes.interval.low if enough else None,
        revised=Revised(seen.present, seen.earlier) if published and told else None,
        suspect=seen.suspect,
        reasons=rows(seen.reasons),
        contacts=seen.contacts,
        contacts_per_hundred=100 * seen.contacts / seen.votes.total if enough else None,
        comments=seen.comments.items(),
        more_comments=seen.comments.count - len(seen.comments.items()),
    )


def order(entry: Article) -> tuple[float, int, str, str]:
    """What most needs mending first; of the same need, what more people answered."""
    need = -1.0 if entry.priority is None else entry.priority
    return -need, -entry.votes.total, entry.id, entry.language


def totals(seen: Gathering) -> Totals:
    """Add the articles up."""
    gathered = seen.articles.values()
    return Totals(
        votes=sum((entry.votes for entry in gathered), Votes()),
        before=sum((entry.before for entry in gathered), Votes()),
        comments=sum(entry.comments.count for entry in gathered),
        contacts=seen.contacts,
        suspect=seen.suspect,
    )


def rows(counts: Counter[str]) -> list[Row]:
    """The most frequent first, those of the same count by alphabet."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Row(text, count) for text, count in ordered]


def as_json(summary: Summary) -> bytes:
    """Write `relatorio.json`, whose keys `helpcenter.report.shapes` explains."""
    return msgspec.json.format(msgspec.json.encode(summary), indent=1) + b"\n"
