"""`make bench-answers`: how fast answers are acknowledged, on both databases, beside a bare loop.

Everything runs on this machine: readers, collector and database share its cores. Where a commit
costs next to nothing, group commit cannot show; so the speed is measured again with every fsync
made to take longer, as on most disks.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench.answers.measure import blocked, endurance, memory, slowed, slowing, speed

from postgres import PostgresError, postgres_server

LINE = "{:<24}{:>14}{:>10}{:>10}"


def main() -> int:
    """Measure, print, and write what was found as JSON."""
    parser = argparse.ArgumentParser(prog="make bench-answers", description=__doc__)
    parser.add_argument("out", type=Path, help="arquivo JSON em que escrever o resultado")
    parser.add_argument(
        "--fsync", type=float, default=0, metavar="MS", help="atraso de cada fsync, com strace"
    )
    parser.add_argument("--curto", action="store_true", help="só a velocidade")
    given = parser.parse_args()
    try:
        slow = slowing(given.fsync)
        found = {"SQLite": lasting("SQLite", "", short=given.curto)}
        if slow:
            found["SQLite"]["slow"] = quick(f"SQLite, fsync + {given.fsync:g} ms", "", slow)
        with postgres_server() as server:
            database = server.new_database()
            found["PostgreSQL"] = lasting("PostgreSQL", database, short=given.curto)
            if slow:
                with slowed(server.process, slow):
                    title = f"PostgreSQL, fsync + {given.fsync:g} ms"
                    found["PostgreSQL"]["slow"] = quick(title, database, [])
    except (PostgresError, FileNotFoundError) as error:
        print(f"Não posso medir: {error}", file=sys.stderr)
        return 1
    given.out.parent.mkdir(parents=True, exist_ok=True)
    report = {"fsync_ms": given.fsync, **found}
    given.out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"\nEscrito: {given.out}")
    return 0


def quick(title: str, database: str, around: list[str]) -> dict[str, Any]:
    """Measure the speed, and print it."""
    found = speed(database, around)
    print(f"\n{title}")
    print(LINE.format("", "gravadas/s", "p50 ms", "p99 ms"))
    for readers, load in found["readers"].items():
        show(f"{readers} leitores", load)
    floor, times = found["floor_a_second"], found["times_the_floor"]
    print(f"um commit por linha, sem HTTP: {floor}/s; com 32 leitores, {times} vezes isso")
    return found


def lasting(title: str, database: str, *, short: bool) -> dict[str, Any]:
    """Measure all that there is, and print it as it comes."""
    found: dict[str, Any] = {"speed": quick(title, database, [])}
    if short:
        return found
    show("500/s por 60 s", found.setdefault("steady", endurance(database)))
    show("banco preso por 5 s", found.setdefault("blocked", blocked(database)))
    print(f"{'':<24}respostas: {found['blocked']['statuses']}")
    found["memory"] = memory(database)
    sizes = found["memory"]["megabytes"]
    print(f"memória em {found['memory']['answers']} respostas: {sizes[0]} a {sizes[-1]} MB")
    return found


def show(name: str, load: dict[str, Any]) -> None:
    """Print one line of the table."""
    print(LINE.format(name, load["a_second"], load["p50_ms"], load["p99_ms"]), flush=True)


if __name__ == "__main__":
    sys.exit(main())
