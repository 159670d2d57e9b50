"""Records and manifests as plain data: what a test does not name is ordinary."""

from __future__ import annotations

from datetime import date
from itertools import count
from uuid import UUID

import pytest

from helpcenter.feedback.known import Manifest, Published
from helpcenter.feedback.store import Record
from helpcenter.report.period import last_days
from helpcenter.report.summary import summarise

SITE = "https://ajuda.exemplo.com.br/"
NOW, OLD = "0123456789abcdef", "fedcba9876543210"
LAST = "2026-11-22"
NUMBERS = count(1)


def record(**changes) -> Record:
    """An answer "nao" of the last day, unless told otherwise."""
    kind = changes.setdefault("kind", "answer")
    values = {"key": str(UUID(int=next(NUMBERS), version=4)), "version": 1, "day": LAST}
    values["language"] = "pt-BR"
    if kind == "answer":
        values |= {"article": "a/b", "revision": NOW, "vote": "nao"}
    return Record(**{**values, **changes})


def votes(sim: int = 0, em_parte: int = 0, nao: int = 0, **changes) -> list[Record]:
    """So many answers of each kind."""
    numbers = {"sim": sim, "em_parte": em_parte, "nao": nao}
    return [record(vote=vote, **changes) for vote, n in numbers.items() for _ in range(n)]


def entry(name: str, language: str = "pt-BR", **changes) -> Published:
    address = f"/en/{name}/" if language == "en" else f"/{name}/"
    title = changes.pop("title", f"Como {name}")
    changes.setdefault("revision", NOW)
    return Published(id=name, language=language, address=address, title=title, **changes)


def manifest(*entries: Published, site_url: str | None = SITE) -> Manifest:
    """What a site with these articles publishes; with one, if none is named."""
    return Manifest(schema=1, site_url=site_url, articles=[*entries] or [entry("a/b")])


def summary(records, *entries: Published, since: str | None = None, until: str = LAST, **options):
    """The summary of some records, by default of the twelve weeks that end with LAST."""
    period = last_days(date.fromisoformat(until))
    if since:
        period = type(period)(date.fromisoformat(since), period.until)
    options.setdefault("today", date(2026, 11, 23))
    return summarise(records, manifest(*entries), period, **options)


@pytest.fixture
def new_record():
    """Return `record`."""
    return record


@pytest.fixture
def new_votes():
    """Return `votes`."""
    return votes


@pytest.fixture
def new_entry():
    """Return `entry`."""
    return entry


@pytest.fixture
def new_manifest():
    """Return `manifest`."""
    return manifest


@pytest.fixture
def summary_of():
    """Return `summary`."""
    return summary
