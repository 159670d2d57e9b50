"""How long a writer waits in `central servir`: from saving a file to the page that shows it."""

from __future__ import annotations

import re
import socket
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING

from bench.build.measure import end_session, start_session
from bench.build.peers import CENTRAL
from bench.search.project import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HOST = "127.0.0.1"
POLL = 0.01
PAUSE = 1.5
"""Seconds between two saves, in which the preview ends what it still does."""
PATIENCE = 1200
TITLE = re.compile(r"^title:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Waits:
    """Seconds."""

    ready: float  # From the start to the first page.
    text: list[float]  # Of each change of an article's text…
    title: list[float]  # …and of its title, which other pages show too.


def measure_preview(project: Path, article: str, turns: int) -> Waits:
    """Serve a project, and change one of its articles so many times; it is left as it was.

    Raises:
        BuildError: the preview ended, or a change did not show in twenty minutes.
    """
    file = project / "docs" / article
    address = f"/{article.removesuffix('.md')}/"
    before = file.read_text(encoding="utf-8")
    try:
        with serving(project) as wait_for:
            ready = wait_for(address, "</html>")
            text, title = [], []
            for turn in range(turns):
                time.sleep(PAUSE)
                mark = f"A medida de texto {turn} aparece."
                file.write_text(f"{before}\n{mark}\n", encoding="utf-8")
                text.append(wait_for(address, mark))
            for turn in range(turns):
                time.sleep(PAUSE)
                mark = f"Como ver a medida de título {turn}"
                file.write_text(TITLE.sub(f"title: {mark}", before, count=1), encoding="utf-8")
                title.append(wait_for(address, mark))
    finally:
        file.write_text(before, encoding="utf-8")
    return Waits(ready, text, title)


@contextmanager
def serving(project: Path) -> Iterator[Callable[[str, str], float]]:
    """Run the preview; yield what waits until a page holds a text, and returns the seconds."""
    port = free_port()
    with tempfile.TemporaryFile() as said:
        process = start_session((CENTRAL, "servir", "--porta", str(port)), project, said.fileno())

        def wait_for(address: str, text: str) -> float:
            start = time.perf_counter()
            while text not in page_at(port, address):
                if process.poll() is not None or time.perf_counter() - start > PATIENCE:
                    said.seek(0)
                    tail = said.read().decode("utf-8", errors="replace")[-2000:]
                    raise BuildError(f"a prévia não mostrou “{text}” em {address}.\n{tail}")
                time.sleep(POLL)
            return time.perf_counter() - start

        try:
            yield wait_for
        finally:
            end_session(process)


def page_at(port: int, address: str) -> str:
    """What the preview answers, or nothing while it does not."""
    connection = HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode("utf-8")
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
