"""Our search: built from any folder of Markdown, asked, weighed and timed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.search import wire
from bench.search.metrics import Found, Score, quantile, score, scores
from bench.search.project import OURS, Cost, build, make_project
from bench.search.quality import ask_all
from bench.search.queries import sample
from bench.search.server import counting
from bench.search.wire import Bytes, Engine, Heap, Times, blank_page

from helpcenter.languages import DEFAULT
from helpcenter.search.ask import ENGINE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.search.queries import Query
    from playwright.sync_api import Browser

MOST_ON_WIRE = 150


@dataclass(frozen=True)
class Size:
    """An index on the server."""

    articles: int
    files: int
    bytes: int

    @property
    def per_article(self) -> float:
        """Bytes an article."""
        return self.bytes / max(1, self.articles)


@dataclass(frozen=True)
class Visited:
    """Entries of lists that a query looks at."""

    p95: float | None
    most: float | None

    @classmethod
    def of(cls, counts: Sequence[int | None]) -> Visited:
        """Take p95 and maximum; None from an engine that does not count."""
        known = [count for count in counts if count is not None]
        return cls(quantile(known, 0.95), max(known)) if known else cls(None, None)


@dataclass(frozen=True)
class Browsed:
    """What Chromium tells."""

    queries: int
    bytes: Bytes
    ready_ms: float
    heap: Heap
    plain: Times
    slow: Times
    typing: Times
    slow_typing: Times


@dataclass(frozen=True)
class Built:
    """A site of ours."""

    site: Path
    cost: Cost
    size: Size


def build_own(folder: Path, docs: Path) -> Built:
    """Build a site from articles.

    Raises:
        BuildError: MkDocs failed.
    """
    folder.mkdir()
    site = folder / "site"
    cost = build(make_project(folder, docs), site, OURS)
    files = [file for file in (site / "assets/search" / DEFAULT).rglob("*") if file.is_file()]
    articles = sum(1 for file in docs.rglob("*.md") if file.name != "index.md")
    return Built(site, cost, Size(articles, len(files), sum(file.stat().st_size for file in files)))


def quality(
    built: Built, queries: Sequence[Query], folder: Path
) -> tuple[dict[str, Score], Score, Visited, Found]:
    """Put every query; return the classes' scores, that of all, and what was looked at and found.

    Raises:
        AskError: the site's search is broken.
    """
    answers = ask_all(built.site, queries, folder)
    found = answers.found
    return scores(queries, found), score(queries, found), Visited.of(answers.visited), found


def browse(browser: Browser, built: Built, queries: Sequence[Query]) -> Browsed:
    """Open the site's search in Chromium and put a sample of the queries to it."""
    engine = Engine("central", "ours.js", {"engine": f"/{ENGINE}", "language": DEFAULT})
    taken = sample(queries, MOST_ON_WIRE)
    with counting(built.site) as server:
        size = wire.measure_bytes(browser, server, engine, taken, typed=True)
        heap = wire.measure_heap(browser, server, engine, taken)
        with blank_page(browser, server) as (page, session):
            ready = wire.open_engine(page, engine)
            plain = wire.measure_times(page, taken)
            typing = wire.measure_typing(page, taken)
            wire.slow_down(session, wire.SLOW_PHONE)
            slow = wire.measure_times(page, taken)
            slow_typing = wire.measure_typing(page, taken)
    return Browsed(len(taken), size, round(ready), heap, plain, slow, typing, slow_typing)
