"""Real collectors, as processes of their own, on real databases."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from collecting import CollectorProcess, answer, entry, until
from postgres import postgres_server
from records import coletor, every_kind, fill, some

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

USUAL = {"kills": 5, "crashes": 2}
"""How often in the suite; `make bench-durability` does it for longer."""


def pytest_addoption(parser: pytest.Parser) -> None:
    for name, times in USUAL.items():
        parser.addoption(f"--{name}", type=int, default=times)


@pytest.fixture
def rounds(pytestconfig) -> Callable[[str], int]:
    """How often something is to be done; pytest knows the options if this folder is named."""
    return lambda name: pytestconfig.getoption(f"--{name}", USUAL[name])


@pytest.fixture
def collectors(tmp_path):
    """Make collectors on a SQLite file (or on a database's address), killed at the end."""
    made = []

    def make(*arguments: str, database: str = "", start: bool = True) -> CollectorProcess:
        database = database or str(tmp_path / "dados" / "respostas.db")
        made.append(CollectorProcess(tmp_path, database, *arguments))
        return made[-1].start() if start else made[-1]

    yield make
    for collector in made:
        if collector.runs:
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


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for all tests, with its own defaults: a commit is on the disk."""
    with postgres_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def database(request) -> str:
    """Each database in turn; "" is the SQLite file of `collectors`."""
    if request.param == "sqlite":
        return ""
    return request.getfixturevalue("postgres").new_database()


@pytest.fixture
def name(tmp_path, database) -> str:
    """The name of each database in turn, with five rows."""
    return fill(database or str(tmp_path / "dados" / "respostas.db"), some(5))


@pytest.fixture
def suffix(database) -> str:
    """How a copy of it ends."""
    return ".jsonl" if database else ".db"


@pytest.fixture
def copy(name, suffix, tmp_path) -> Path:
    """A copy of five rows, whose database went on: one row more, and none of theirs the same."""
    path = tmp_path / f"copia{suffix}"
    coletor("copia", path, "--banco", name)
    fill(name, some(6, version=2, vote="sim"))
    return path


@pytest.fixture
def here(tmp_path) -> str:
    """A SQLite file with rows of every kind."""
    return fill(str(tmp_path / "aqui.db"), every_kind())
