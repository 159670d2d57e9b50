"""What a command costs, with all the processes that it starts, and what it leaves."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.search.project import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SAMPLE = 0.25
"""Seconds between two looks at the memory of all processes: each look takes some milliseconds."""
LOOKS = 100
"""Tenths of a second that processes have to end."""
SET = {"NO_MKDOCS_2_WARNING": "1"}
UNSET = {"PYTHONDONTWRITEBYTECODE"}
"""Whoever sets it has every build compile our package again; pip has compiled the others'."""
SHARED_OUT = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """What a build took."""

    cpu_seconds: float  # User and system, of all its processes.
    wall_seconds: float
    process_mb: float  # Most memory of its largest process (resident).
    tree_mb: float | None  # Most memory of all its processes together, sampled; Linux only.


@dataclass(frozen=True)
class Output:
    """What a build leaves."""

    mb: float
    files: int
    html_kb: float  # Of an article's page, in the mean.


def run(commands: Iterable[Sequence[str | Path]], folder: Path) -> Cost:
    """Run commands one after the other, and add up what they cost.

    Raises:
        BuildError: one failed; the message holds the end of what it said.
    """
    costs = [run_one(command, folder) for command in commands]
    trees = [cost.tree_mb for cost in costs if cost.tree_mb is not None]
    return Cost(
        sum(cost.cpu_seconds for cost in costs),
        sum(cost.wall_seconds for cost in costs),
        max(cost.process_mb for cost in costs),
        max(trees, default=None),
    )


def run_one(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run one command in a session of its own, so that its processes can be told from others.

    The memory of the largest process counts from this process's own, which it is made from.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = start_session(command, folder, said.fileno())
        watch = Watch(process.pid)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        except BaseException:
            end_session(process)
            raise
        finally:
            watch.done.set()
            watch.join()
        if process.returncode:
            said.seek(0)
            tail = said.read().decode("utf-8", errors="replace").strip()[-2000:]
            raise BuildError(f"{' '.join(map(str, command))}: terminou com erro.\n{tail}")
    unit = 1 if sys.platform == "darwin" else 1024
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, wall, usage.ru_maxrss * unit / 1e6, watch.most)


def start_session(
    command: Sequence[str | Path], folder: Path, output: int
) -> subprocess.Popen[bytes]:
    """Start a command that reads nothing and says what it says to a file."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env={name: os.environ[name] for name in os.environ.keys() - UNSET} | SET,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def end_session(process: subprocess.Popen[bytes]) -> None:
    """End a command and all that it started; return when they have ended."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        for _ in range(LOOKS):
            process.poll()
            os.killpg(process.pid, 0)  # Is any of them still there?
            time.sleep(0.1)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class Watch(threading.Thread):
    """Looks now and then at the memory of a session."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.done = threading.Event()
        self.most: float | None = None

    def run(self) -> None:
        """Keep the most that was seen."""
        while sys.platform == "linux" and not self.done.wait(SAMPLE):
            self.most = max(self.most or 0, session_mb(self.session))


def session_mb(session: int) -> float:
    """Memory of a session's processes; what several share counts once."""
    kilobytes = 0
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdecimal() and os.getsid(int(entry.name)) == session:
                text = (entry / "smaps_rollup").read_text(encoding="ascii")
                kilobytes += sum(map(int, SHARED_OUT.findall(text)))
        except OSError:  # It has ended meanwhile.
            continue
    return kilobytes * 1024 / 1e6


def look_at(site: Path, articles: Sequence[str]) -> Output:
    """Count what was built.

    Raises:
        BuildError: an article has no page.
    """
    files = [file for file in site.rglob("*") if file.is_file()]
    pages = [site / path.removesuffix(".md") / "index.html" for path in articles]
    missing = next((page for page in pages if not page.is_file()), None)
    if missing:
        raise BuildError(f"não encontrei {missing.relative_to(site)} no que foi montado.")
    html = sum(page.stat().st_size for page in pages)
    size = sum(file.stat().st_size for file in files)
    return Output(size / 1e6, len(files), html / len(pages) / 1000)
