"""`make bench-search`: how well the search answers, what it weighs, and what others do.

Everything is built from the articles given, and asked through the JavaScript that readers run.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.search import report
from bench.search.metrics import scores
from bench.search.own import browse, build_own, quality
from bench.search.peers import Peer, build_peers, measure_peer
from bench.search.project import BuildError
from bench.search.queries import QueriesError, Query, key, read_queries, sample

from helpcenter.search.ask import AskError
from serving import browsing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.search.metrics import Found
    from bench.search.own import Browsed, Built
    from playwright.sync_api import Browser


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make bench-search", description=__doc__)
    parser.add_argument("docs", type=Path, help="pasta com os artigos em Markdown")
    parser.add_argument("queries", help="arquivos JSONL de consultas, separados por vírgulas")
    parser.add_argument("out", type=Path, help="arquivo JSON em que escrever o resultado")
    parser.add_argument(
        "--peers",
        type=int,
        default=40,
        metavar="N",
        help="consultas de cada classe para o Material e o Pagefind; 0 os deixa de fora",
    )
    return parser.parse_args()


def main() -> int:
    """Measure; complain in a line about what cannot be read or built."""
    given = arguments()
    docs = given.docs.resolve()
    if not docs.is_dir():
        print(f"{given.docs} não é uma pasta.", file=sys.stderr)
        return 2
    try:
        queries = read_queries(Path(name) for name in given.queries.split(",") if name)
        with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
            for result in measure(docs, queries, Path(folder), given.peers):
                write(given.out, result)  # Each time, for a later step may fail.
    except QueriesError as error:
        print(error, file=sys.stderr)
        return 2
    except (BuildError, AskError) as error:
        print(f"Não consegui medir: {error}", file=sys.stderr)
        return 1
    print(f"\nEscrito em {given.out}.")
    return 0


def write(out: Path, result: dict[str, Any]) -> None:
    """Write what is known."""
    out.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
    out.write_text(text, encoding="utf-8")


def measure(
    docs: Path, queries: Sequence[Query], folder: Path, peers: int
) -> Iterator[dict[str, Any]]:
    """Build, ask, report; yield what is written, each time with more in it.

    Raises:
        BuildError: the articles cannot be built.
        AskError: the search is broken.
    """
    warn(docs, queries)
    say("Montando a central …")
    built = build_own(folder / "central", docs)
    say(f"Fazendo {len(queries)} consultas …")
    classes, overall, visited, found = quality(built, queries, folder)
    say(report.quality_table(classes, overall) + "\n")
    result = {
        "classes": {cls: asdict(score) for cls, score in classes.items()},
        "overall": asdict(overall),
        "queries": [{"qid": query.qid, "found": found[query]} for query in queries],
        "index": asdict(built.size),
        "build": asdict(built.cost),
        "visited": asdict(visited),
    }
    yield result
    with browsing() as browser:
        say("Medindo no Chromium …")
        browsed = browse(browser, built, queries)
        say(report.cost_table(built, browsed, visited) + "\n")
        yield (result := {**result, "browser": asdict(browsed)})
        if peers:
            asked = sample(queries, 0, of_each=peers)
            rivals = [own_peer(built, browsed, asked, found)]
            rivals += measure_peers(browser, docs, folder / "stock", asked)
            say(report.peers_tables(rivals))
            yield {**result, "peers": [asdict(peer) for peer in rivals]}


def measure_peers(
    browser: Browser, docs: Path, folder: Path, queries: Sequence[Query]
) -> list[Peer]:
    """Measure the others; none if they cannot read these articles."""
    say(f"Medindo os outros, com {len(queries)} consultas …")
    try:
        site, indexes = build_peers(folder, docs)
    except BuildError as error:
        say(f"Não consegui montar os outros: {str(error).splitlines()[-1]}")
        return []
    return [measure_peer(browser, site, indexed, queries) for indexed in indexes]


def own_peer(built: Built, browsed: Browsed, queries: Sequence[Query], found: Found) -> Peer:
    """Our search over the peers' sample."""
    return Peer(
        name="central",
        classes=scores(queries, found),
        index_bytes=built.size.bytes,
        index_cpu_seconds=built.cost.index_cpu_seconds,
        ready_ms=browsed.ready_ms,
        bytes=browsed.bytes,
        times=browsed.plain,
    )


def warn(docs: Path, queries: Sequence[Query]) -> None:
    """Say which queries want articles that are not there; they can only fail."""
    there = {key(file.relative_to(docs).as_posix()) for file in docs.rglob("*.md")}
    lost = [query for query in queries if not query.keys <= there]
    if lost:
        first = ", ".join(str(query.qid) for query in lost[:3])
        say(f"Atenção: {len(lost)} consultas pedem artigos que não estão em {docs} ({first} …).")


def say(text: str) -> None:
    """Print at once, for a long run is followed."""
    print(text, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
