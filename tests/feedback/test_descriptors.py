"""A collector that may open few files: it says so seldom, and recovers by itself."""

from __future__ import annotations

import json
import logging
import resource
import socket
import time
from contextlib import ExitStack, suppress
from pathlib import Path

from helpcenter.feedback.server import CONNECTIONS, RESERVED, Seldom


def limited(soft: int, hard: int) -> list[str]:
    return ["prlimit", f"--nofile={soft}:{hard}"]


def lines_of(collector, word: str) -> list[str]:
    return [line for line in collector.log.read_text("utf-8").splitlines() if word in line]


def test_the_soft_limit_is_raised(collectors) -> None:
    collector = collectors(start=False).start(around=limited(64, 3000))
    found = resource.prlimit(collector.process.pid, resource.RLIMIT_NOFILE)
    assert found == (3000, 3000)
    assert CONNECTIONS + RESERVED < 3000


def test_few_lines_when_descriptors_run_out_and_answers_afterwards(
    collectors, new_answer, wait_until
) -> None:
    collector = collectors(start=False).start(around=limited(80, 80))
    since = time.monotonic()
    with ExitStack() as stack:
        for _ in range(300):
            stack.enter_context(socket.create_connection(("127.0.0.1", collector.port)))
        wait_until(lambda: lines_of(collector, "out of system resource"), 20, lambda: "no line")
        time.sleep(3)  # In which thousands would be written.
    lines = len(lines_of(collector, "out of system resource"))
    assert lines <= time.monotonic() - since + 2
    assert all(json.loads(line) for line in collector.log.read_text("utf-8").splitlines())

    def answered() -> bool:
        with suppress(OSError):
            return collector.run(new_answer())[0] == 201
        return False

    wait_until(answered, 20, lambda: collector.log.read_text("utf-8"))


def test_connections_end_below_the_limit(collectors, new_answer, wait_until) -> None:
    """Whoever is one too many is told so, and files can still be opened."""
    collector = collectors(start=False).start(around=limited(120, 120))
    with ExitStack() as stack:
        held = [
            stack.enter_context(socket.create_connection(("127.0.0.1", collector.port)))
            for _ in range(70)
        ]
        wait_until(lambda: open_files(collector) > 70, 20, lambda: "not accepted")
        assert collector.run(new_answer())[0] == 503
        assert lines_of(collector, "out of system resource") == []
        for one in held:
            one.close()
    wait_until(lambda: collector.run(new_answer())[0] == 201, 20, lambda: "still 503")


def open_files(collector) -> int:
    return len(list(Path(f"/proc/{collector.process.pid}/fd").iterdir()))


def test_what_asyncio_says_again_waits_a_second() -> None:
    seldom = Seldom()

    def passes(at: float, text: str, name: str = "asyncio") -> bool:
        record = logging.LogRecord(name, logging.ERROR, "", 0, text, None, None)
        record.created = at
        return seldom.filter(record)

    said = [passes(at, "accept()\nfd=6") for at in (10.0, 10.5, 10.99, 11.0, 11.5, 12.1)]
    assert said == [True, False, False, True, False, True]
    assert passes(11.6, "outra coisa")
    assert all(passes(20.0, "o mesmo", "central.coletor") for _ in range(3))
