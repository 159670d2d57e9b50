"""A collector in a process of its own, and readers who answer it: for tests and benchmarks."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

import psycopg
from psycopg.rows import dict_row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

T = TypeVar("T")
Reply = tuple[int, dict[str, str], str]

SITE = "https://ajuda.exemplo.com.br"
CENTRAL = Path(sys.executable).with_name("central")
REVISION = "0123456789abcdef"
ARTICLE = "conversas/abrir-um-chat"
START = 60.0
"""Seconds in which a collector must be up."""


def entry(name: str, language: str = "pt-BR", **more: Any) -> dict[str, Any]:
    """One article of a manifest."""
    address = f"/en/{name}/" if language == "en" else f"/{name}/"
    words = {"title": f"Como <{name}>", "collection": "conversas", "revision": REVISION}
    return {"id": name, "language": language, "address": address, **words, **more}


def answer(**changes: Any) -> dict[str, Any]:
    """A body as the page sends it."""
    body = {"schema": 1, "kind": "answer", "key": str(uuid4()), "version": 1, "article": ARTICLE}
    body |= {"language": "pt-BR", "revision": REVISION, "vote": "nao", "reason": None}
    return {**body, "comment": "", **changes}


class Client:
    """One connection, kept alive, on asyncio's streams: cheap enough for hundreds at once."""

    def __init__(self, port: int, **headers: str) -> None:
        self.port, self.headers = port, {"Origin": SITE, "Content-Type": "text/plain", **headers}
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: Any = b"", **headers: str) -> Reply:
        """Return status, headers and text; ConnectionError if the server is gone."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"Host": "coletor", "Content-Length": str(len(body)), **self.headers, **headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items() if value != "")
        try:
            writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            got = {
                name: value
                for name, _, value in (line.lower().partition(": ") for line in head[1:] if line)
            }
            text = (await reader.readexactly(int(got.get("content-length", 0)))).decode()
        except (OSError, asyncio.IncompleteReadError) as error:
            await self.close()
            raise ConnectionError from error
        if got.get("connection") == "close":
            await self.close()
        return int(head[0].split()[1]), got, text

    async def post(self, body: Any, **headers: str) -> Reply:
        """Send one body to the collector."""
        return await self.ask("POST", "/respostas", body, **headers)

    async def close(self) -> None:
        """Leave; the next question connects again."""
        if self.streams:
            self.streams[1].close()
        self.streams = None


class CollectorError(Exception):
    """The collector did not start; the text is its log."""


class CollectorProcess:
    """`central coletor` in a process of its own, which may be killed and started again."""

    def __init__(self, folder: Path, database: str, *arguments: str) -> None:
        """Keep manifest and log in `folder`; `database` is as for `--banco`."""
        self.folder, self.database, self.arguments = folder, database, arguments
        self.manifest, self.log = folder / "manifest.json", folder / "log"
        self.process: subprocess.Popen[bytes] | None = None
        self.port = 0
        if not self.manifest.exists():
            self.publish(entry(ARTICLE, old_addresses=["/pt-BR/articles/123-abrir"]))

    def publish(self, *articles: dict[str, Any]) -> None:
        """Put another manifest in the place of the present one, as a new build does."""
        text = json.dumps({"schema": 1, "site_url": f"{SITE}/", "articles": articles})
        fresh = self.folder / "manifest.novo"
        fresh.write_text(text, "utf-8")
        fresh.replace(self.manifest)

    def start(self, *, around: Sequence[str] = (), **environment: str) -> CollectorProcess:
        """Start it and wait until it listens; raise CollectorError if it does not.

        Args:
            around: a command that runs it, such as strace and its arguments.
            environment: variables besides those of this process.
        """
        command = ["coletor", "--banco", self.database, "--manifesto", str(self.manifest)]
        before = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*around, str(CENTRAL), *command, "--porta", "0", *self.arguments],
                stderr=log,
                env={**os.environ, **environment},
            )
        self.port = until(lambda: self._said(before), START, lambda: self.log.read_text("utf-8"))
        return self

    def _said(self, before: int) -> int:
        """The port, once the log tells it; 0 until then."""
        if self.process is None or self.process.poll() is not None:
            raise CollectorError(self.log.read_text("utf-8"))
        for line in self.log.read_bytes()[before:].splitlines():
            if b'"porta"' in line:
                return int(json.loads(line)["porta"])
        return 0

    @property
    def runs(self) -> bool:
        """Whether it has been started and has not ended."""
        return self.process is not None and self.process.poll() is None

    def stop(self, how: int = signal.SIGTERM) -> int:
        """End it with a signal and return its exit code."""
        if self.process is None:
            raise CollectorError("not started")
        self.process.send_signal(how)
        return self.process.wait(20)

    def rows(self) -> list[dict[str, Any]]:
        """What another program reads in the database."""
        if "://" in self.database:
            with psycopg.connect(self.database, row_factory=dict_row) as connection:
                return connection.execute("SELECT * FROM answers").fetchall()
        reader = sqlite3.connect(self.database)
        reader.row_factory = sqlite3.Row
        rows = [dict(row) for row in reader.execute("SELECT * FROM answers")]
        reader.close()
        return rows

    @asynccontextmanager
    async def clients(self, number: int, **headers: str) -> AsyncIterator[list[Client]]:
        """Give clients, and close them."""
        clients = [Client(self.port, **headers) for _ in range(number)]
        yield clients
        for client in clients:
            await client.close()

    def run(self, body: Any, **headers: str) -> Reply:
        """Post one body and return status, headers and text."""

        async def once() -> Reply:
            async with self.clients(1, **headers) as (client,):
                return await client.post(body)

        return asyncio.run(once())

    def get(self, path: str) -> Reply:
        """Get one address of it."""

        async def once() -> Reply:
            async with self.clients(1) as (client,):
                return await client.ask("GET", path)

        return asyncio.run(once())


def until(true: Callable[[], T], seconds: float, what: Callable[[], str] | str = "") -> T:
    """Return what `true` gives, as soon as it gives something; raise TimeoutError after that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.05)
    raise TimeoutError(f"not within {seconds} s: {what() if callable(what) else what}")
