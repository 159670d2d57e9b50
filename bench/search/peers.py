"""Material's built-in search and Pagefind, over the same articles in the same run."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bench.search import wire
from bench.search.metrics import Found, Score, scores
from bench.search.project import BuildError, build, make_stock_project
from bench.search.quality import paths
from bench.search.server import counting
from bench.search.wire import Bytes, Engine, Times, blank_page, find, measure_bytes, open_engine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.search.queries import Query
    from playwright.sync_api import Browser

INDEXER = "/material/plugins/search/plugin.py"
BODY = "article.md-content__inner"
MOST_TIMED = 40


@dataclass(frozen=True)
class Peer:
    """What is reported of a search, ours included."""

    name: str
    classes: dict[str, Score]
    index_bytes: int  # As it lies on the server, compressed where hosts compress.
    index_cpu_seconds: float
    ready_ms: float
    bytes: Bytes
    times: Times


@dataclass(frozen=True)
class Indexed:
    """A peer's index."""

    engine: Engine
    size: int
    cpu_seconds: float
    whole: bool  # All of it is fetched at once, so that one series tells all.


def build_peers(folder: Path, docs: Path) -> tuple[Path, list[Indexed]]:
    """Build the stock site with both indexes; return it and them.

    Raises:
        BuildError: one of them cannot read these articles.
    """
    folder.mkdir()
    site = folder / "site"
    cost = build(make_stock_project(folder, docs), site, INDEXER)
    worker = next((site / "assets/javascripts/workers").glob("search.*.js")).relative_to(site)
    material = Engine("Material", "material.js", {"worker": f"/{worker.as_posix()}"})
    with counting(site) as server:
        size = len(server.body("/search/search_index.json") or b"")
    pagefind = Engine("Pagefind", "pagefind.js", {})
    seconds = run_pagefind(site)
    return site, [
        Indexed(material, size, cost.index_cpu_seconds, whole=True),
        Indexed(pagefind, pagefind_size(site / "pagefind"), seconds, whole=False),
    ]


def run_pagefind(site: Path) -> float:
    """Index the stock site's articles; return seconds of CPU time.

    Raises:
        BuildError: it failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    options = ("--root-selector", BODY, "--exclude-selectors", ".headerlink", "--quiet")
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", site, *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"Pagefind: {done.stderr.strip() or done.stdout.strip()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pagefind_size(folder: Path) -> int:
    """Return the bytes of index and fragments, without scripts and interface."""
    kinds = {".pf_index", ".pf_meta", ".pf_fragment", ".pf_filter"}
    return sum(file.stat().st_size for file in folder.rglob("*") if file.suffix in kinds)


def measure_peer(browser: Browser, site: Path, indexed: Indexed, queries: Sequence[Query]) -> Peer:
    """Put queries to a peer in Chromium."""
    searched = searched_pages(site)
    timed = wire_sample(queries)
    with counting(site) as server:
        series = timed[: wire.SERIES] if indexed.whole else timed
        size = measure_bytes(browser, server, indexed.engine, series)
        with blank_page(browser, server) as (page, _):
            ready = open_engine(page, indexed.engine)
            found: Found = {
                query: paths(clean(find(page, query.text), searched), query) for query in queries
            }
            times = wire.measure_times(page, timed)
    return Peer(
        name=indexed.engine.name,
        classes=scores(queries, found),
        index_bytes=indexed.size,
        index_cpu_seconds=indexed.cpu_seconds,
        ready_ms=round(ready),
        bytes=size,
        times=times,
    )


def wire_sample(queries: Sequence[Query]) -> Sequence[Query]:
    """Return some of the queries, evenly."""
    step = -(-len(queries) // MOST_TIMED)
    return queries[::step]


def searched_pages(site: Path) -> frozenset[str]:
    """Return the pages that are not kept out of the search; Pagefind does not read that."""
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    return frozenset(unquote(entry["location"].partition("#")[0]) for entry in index["docs"])


def clean(addresses: Sequence[str], searched: frozenset[str]) -> list[str]:
    """Return addresses from the site's root, as they are read."""
    plain = (unquote(urlsplit(address).path).lstrip("/") for address in addresses)
    return [address for address in plain if address in searched]
