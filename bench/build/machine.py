"""On what, and of what versions, something was measured."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.search.project import ROOT

from helpcenter.parallel import processors

PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-static-i18n",
    "Markdown",
    "pymdown-extensions",
    "Pygments",
    "Jinja2",
    "pagefind",
)
PROGRAMS = {"zensical": "--version", "hugo": "version"}


@dataclass(frozen=True)
class Machine:
    """What one must know to judge figures."""

    day: str
    commit: str  # Of this project; with a plus if files differ from it.
    system: str
    processor: str
    processors: int  # That this process may use.
    memory_gb: float | None
    load: float  # Processes that ran or wanted to, in the minute before the bench.
    python: str
    versions: dict[str, str]


def describe() -> Machine:
    """Look around."""
    return Machine(
        day=datetime.now(UTC).date().isoformat(),
        commit=output("git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--exclude=*"),
        system=f"{platform.system()} {platform.release()}",
        processor=processor_name(),
        processors=processors(),
        memory_gb=memory_gb(),
        load=round(os.getloadavg()[0], 1),
        python=f"{platform.python_version()} ({platform.python_compiler()}), {sys.base_prefix}",
        versions={package: version(package) for package in PACKAGES} | programs(),
    )


def programs() -> dict[str, str]:
    """Versions of what is no package of this environment."""
    found = {}
    for name, option in PROGRAMS.items():
        if path := shutil.which(name):
            number = re.search(r"\d+\.[\d.]+\d", output(path, option))
            found[name] = number[0] if number else "?"
    return found


def output(*command: str) -> str:
    """What a command prints, or nothing."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip()


def processor_name() -> str:
    """As the system calls it."""
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    name = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return name[1] if name else platform.processor() or platform.machine()


def memory_gb() -> float | None:
    """What is built in, if the system tells."""
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1)
    except (ValueError, OSError):
        return None
