"""What is measured of a collector: its speed beside a bare loop, its patience, its memory."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from bench.answers.load import closed, steady

from collecting import CollectorProcess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.answers.load import Load

READERS = (1, 32, 200)
SECONDS = 6.0
RATE, LONG = 500.0, 60.0
MANY = 100_000
FREE = ("--por-minuto", "0")


def slowing(milliseconds: float) -> list[str]:
    """The command that makes every fsync of another take so much longer; none for 0.

    Raises:
        FileNotFoundError: there is no strace.
    """
    if not milliseconds:
        return []
    if not (strace := shutil.which("strace")):
        raise FileNotFoundError("strace")
    calls, late = "fsync,fdatasync", f"delay_exit={milliseconds * 1000:.0f}"
    options = ["-f", "-q", "-o", os.devnull]
    return [strace, *options, "-e", f"trace={calls}", "-e", f"inject={calls}:{late}"]


@contextmanager
def slowed(process: int, around: list[str]) -> Iterator[None]:
    """Slow the disk of a process that runs, and of those that it starts."""
    tracer = subprocess.Popen([*around, "-p", str(process)]) if around else None
    time.sleep(1)
    yield
    if tracer:
        tracer.terminate()
        tracer.wait()


def beside(around: list[str]) -> list[str]:
    """The same, standing beside what it runs, so that signals reach that."""
    return [*around, "-D", "--seccomp-bpf"] if around else []


@contextmanager
def collecting(database: str, around: list[str]) -> Iterator[CollectorProcess]:
    """Give a running collector, ended afterwards; `around` is the command that runs it."""
    with tempfile.TemporaryDirectory(prefix="bench-answers-") as folder:
        place = database or str(Path(folder) / "respostas.db")
        collector = CollectorProcess(Path(folder), place, *FREE).start(around=beside(around))
        try:
            yield collector
        finally:
            collector.stop()


def floor(database: str, around: list[str]) -> float:
    """Rows a second of the bare loop."""
    with tempfile.TemporaryDirectory(prefix="bench-floor-") as folder:
        place = database or str(Path(folder) / "respostas.db")
        command = [
            *beside(around),
            sys.executable,
            "-m",
            "bench.answers.floor",
            place,
            str(SECONDS),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def told(load: Load) -> dict[str, Any]:
    """A load in numbers."""
    return {
        "a_second": round(load.rate, 1),
        "p50_ms": round(load.wait(0.5), 1),
        "p99_ms": round(load.wait(0.99), 1),
        "statuses": {str(status): count for status, count in sorted(load.statuses.items())},
    }


def speed(database: str, around: list[str]) -> dict[str, Any]:
    """Answers a second for several numbers of readers, beside the bare loop."""
    with collecting(database, around) as collector:
        found = {str(n): told(asyncio.run(closed(collector, n, SECONDS))) for n in READERS}
    bare = floor(database, around)
    return {
        "readers": found,
        "floor_a_second": round(bare, 1),
        "times_the_floor": round(found["32"]["a_second"] / bare, 2),
    }


def endurance(database: str) -> dict[str, Any]:
    """A steady stream for a minute."""
    with collecting(database, []) as collector:
        return told(asyncio.run(steady(collector, RATE, LONG, 64)))


def memory(database: str) -> dict[str, Any]:
    """Resident megabytes of the collector, while many answers come."""
    sizes: list[float] = []
    with collecting(database, []) as collector:
        pid = collector.process.pid if collector.process else 0
        kept = 0
        while kept < MANY:
            kept += asyncio.run(closed(collector, 64, SECONDS)).statuses[201]
            sizes.append(resident(pid))
    return {"answers": kept, "megabytes": sizes, "most": max(sizes)}


def resident(pid: int) -> float:
    """Megabytes of a process in memory (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith("VmRSS"))
    return round(int(kilobytes) / 1024, 1)


def blocked(database: str) -> dict[str, Any]:
    """200 readers while another program holds the database for five seconds."""
    with collecting(database, []) as collector:

        async def both() -> Load:
            holding = asyncio.to_thread(hold, collector.database)
            _, load = await asyncio.gather(holding, closed(collector, 200, 8))
            return load

        return told(asyncio.run(both()))


def hold(database: str) -> None:
    """Lock the table of answers for five seconds, a second from now."""
    time.sleep(1)
    if "://" in database:
        with psycopg.connect(database) as connection:
            connection.execute("LOCK TABLE answers IN ACCESS EXCLUSIVE MODE")
            time.sleep(5)
        return
    other = sqlite3.connect(database, isolation_level=None, timeout=30)
    other.execute("BEGIN IMMEDIATE")
    time.sleep(5)
    other.execute("ROLLBACK")
    other.close()
