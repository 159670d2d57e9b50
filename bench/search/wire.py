"""Bytes, time and memory of a search in a real Chromium, which opens it as a page does."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bench.search.metrics import mean, quantile
from bench.search.server import TOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.search.queries import Query
    from bench.search.server import CountingServer
    from playwright.sync_api import Browser, CDPSession, Page

SERIES = 6
"""Queries that a reader puts with what came before in the cache."""

TURNS = 3
"""Times that a query is timed; the shortest counts, for other work on the machine disturbs."""

SHORTEST = 2
"""Letters from which on the box searches; see overrides/assets/javascripts/search/box.js."""

MOST_TYPED = 24
SLOW_PHONE = 4


@dataclass(frozen=True)
class Engine:
    """How a page opens a search: a script of browser/ and what it is told."""

    name: str
    driver: str
    options: dict[str, str]


@dataclass(frozen=True)
class Bytes:
    """What is transferred; means over the series."""

    ready: int  # Up to the first query, without it.
    first: int  # Up to the first results.
    first_most: int
    further: int  # Each query after the first of its series.
    ready_requests: int
    further_requests: float
    typed: int | None  # A first query that is typed letter by letter, ready included.


@dataclass(frozen=True)
class Times:
    """Milliseconds of queries whose files are there; plain, or as on a slow phone."""

    p50: float
    p95: float

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> Times:
        """Take the quantiles."""
        p50, p95 = (round(quantile(milliseconds, share), 1) for share in (0.5, 0.95))
        return cls(p50, p95)


@dataclass(frozen=True)
class Heap:
    """Megabytes after garbage collection, beyond those of the empty page; buffers included."""

    ready: float
    series: float  # After SERIES queries.
    sample: float  # After all queries of the sample.


@contextmanager
def blank_page(browser: Browser, server: CountingServer) -> Iterator[tuple[Page, CDPSession]]:
    """Give an empty page on the site's server, with nothing in the cache."""
    context = browser.new_context(locale="pt-BR")
    page = context.new_page()
    page.goto(server.address + TOOLS)
    page.wait_for_function("globalThis.bench")
    server.take()
    yield page, context.new_cdp_session(page)
    context.close()


def open_engine(page: Page, engine: Engine) -> float:
    """Open the search; return milliseconds."""
    command = "([driver, options]) => bench.open(driver, options)"
    taken: float = page.evaluate(command, [f"./{engine.driver}", engine.options])
    return taken


def find(page: Page, text: str) -> list[str]:
    """Return the addresses of what is shown for a query."""
    found: list[str] = page.evaluate("(query) => bench.find(query)", text)
    return found


def measure_bytes(
    browser: Browser,
    server: CountingServer,
    engine: Engine,
    queries: Sequence[Query],
    *,
    typed: bool = False,
) -> Bytes:
    """Open the search anew for each series of queries; `typed` asks for that measure as well."""
    first: list[int] = []
    further: list[tuple[int, int]] = []
    ready = (0, 0)
    for start in range(0, len(queries), SERIES):
        with blank_page(browser, server) as (page, _):
            open_engine(page, engine)
            ready = server.take()
            find(page, queries[start].text)
            first.append(ready[0] + server.take()[0])
            for query in queries[start + 1 : start + SERIES]:
                find(page, query.text)
                further.append(server.take())
    return Bytes(
        ready=ready[0],
        first=round(mean(first)),
        first_most=max(first),
        further=round(mean(size for size, _ in further)),
        ready_requests=ready[1],
        further_requests=round(mean(number for _, number in further), 1),
        typed=round(mean(typed_bytes(browser, server, engine, queries))) if typed else None,
    )


def typed_bytes(
    browser: Browser, server: CountingServer, engine: Engine, queries: Sequence[Query]
) -> Iterator[int]:
    """Yield what a first query takes that is typed letter by letter, for some queries."""
    for query in queries[:MOST_TYPED]:
        with blank_page(browser, server) as (page, _):
            open_engine(page, engine)
            type_in(page, query.text)
            yield server.take()[0]


def type_in(page: Page, text: str) -> list[float]:
    """Type a query; return milliseconds of each answer."""
    taken: list[float] = page.evaluate(f"(query) => bench.type(query, {SHORTEST})", text)
    return taken


def measure_times(page: Page, queries: Sequence[Query]) -> Times:
    """Time queries, their files being there."""
    texts = [query.text for query in queries]
    return Times.of(page.evaluate(f"(queries) => bench.time(queries, {TURNS})", texts))


def measure_typing(page: Page, queries: Sequence[Query]) -> Times:
    """Time the answers while queries are typed, their files being there."""
    taken: list[float] = []
    for query in queries[:MOST_TYPED]:
        type_in(page, query.text)
        taken += type_in(page, query.text)
    return Times.of(taken)


def measure_heap(
    browser: Browser, server: CountingServer, engine: Engine, queries: Sequence[Query]
) -> Heap:
    """Weigh the page without the search, with it, and after queries."""
    with blank_page(browser, server) as (page, session):
        empty = heap_mb(session)
        open_engine(page, engine)
        ready = heap_mb(session)
        for query in queries[:SERIES]:
            find(page, query.text)
        series = heap_mb(session)
        for query in queries[SERIES:]:
            find(page, query.text)
        values = (ready, series, heap_mb(session))
    return Heap(*(round(value - empty, 1) for value in values))


def heap_mb(session: CDPSession) -> float:
    """Return the page's heap after garbage collection, in megabytes."""
    session.send("HeapProfiler.collectGarbage")
    usage: dict[str, Any] = session.send("Runtime.getHeapUsage")
    return float(usage["usedSize"] + usage.get("backingStorageSize", 0)) / 1e6


def slow_down(session: CDPSession, rate: int) -> None:
    """Make the page's processor slower."""
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
