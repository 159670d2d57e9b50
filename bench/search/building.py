"""Build a site and take the time of its search index: the process that project.py starts."""

# ruff: noqa: TID251, this is the one module of the bench that is MkDocs itself
from __future__ import annotations

import functools
import json
import logging
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig


class Clock:
    """Adds up the CPU time of some functions, and by how much they raise the peak of memory."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.peak = 0.0

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same under the clock."""

        @functools.wraps(function)
        def clocked(*arguments: Any, **named: Any) -> Any:
            start, peak = time.process_time(), peak_mb()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds += time.process_time() - start
                self.peak += peak_mb() - peak

        return clocked


def clock_events(config: MkDocsConfig, indexer: str) -> Clock:
    """Put a clock around the events that stand in a file; see project.build."""
    clock = Clock()
    found = 0
    for events in config.plugins.events.values():
        for place, event in enumerate(events):
            code = getattr(event, "__code__", None)
            if code and Path(code.co_filename).as_posix().endswith(indexer):
                events[place] = clock.around(event)
                found += 1
    if not found:
        raise LookupError(f"nenhum evento vem de {indexer}")
    return clock


def peak_mb() -> float:
    """Return the most memory that this process has had."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def main(config_file: str, site: str, indexer: str, costs: str) -> int:
    """Build, and write what it cost."""
    logging.disable(logging.WARNING)  # The articles' faults are not what is measured.
    try:
        config = load_config(config_file, site_dir=site)
        clock = clock_events(config, indexer)
        start = time.process_time()
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    cost = {
        "cpu_seconds": time.process_time() - start,
        "index_cpu_seconds": clock.seconds,
        "peak_mb": peak_mb(),
        "index_peak_mb": clock.peak,
    }
    Path(costs).write_text(json.dumps(cost), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
