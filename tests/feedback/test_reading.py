"""Reading what a collector keeps: one moment, nothing made, nothing changed, nobody delayed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import psycopg
import pytest

from helpcenter.feedback.open import make_store, open_to_read
from helpcenter.feedback.schema import MIGRATIONS
from helpcenter.feedback.store import Outcome, StoreError, Unavailable
from records import ROW, fill, some


@pytest.fixture
def name(tmp_path, database) -> str:
    """The address of a database that holds 3,000 rows."""
    return fill(database or str(tmp_path / "dados #1?" / "respostas.db"), some(3000))


def test_one_moment_while_another_writes(name) -> None:
    reader, writer = open_to_read(name), make_store(name)
    writer.open()
    seen = reader.records()
    first = next(seen)
    later = [replace(row, version=2, vote="sim") for row in some(3001)]
    outcomes = writer.apply(later)  # Would be Unavailable if the reader were in its way.
    assert outcomes == [Outcome.SAME] * 3000 + [Outcome.CREATED]
    assert [first, *seen] == some(3000)
    assert list(reader.records()) == later
    writer.close()
    reader.close()


def test_a_running_collector_is_read(collectors, database, new_answer) -> None:
    collector = collectors(database=database)
    first, second = new_answer(), new_answer()
    collector.run(first)
    reader = open_to_read(collector.database)
    assert [row.key for row in reader.records()] == [first["key"]]
    assert collector.run(second)[0] == 201
    assert {row.key for row in reader.records()} == {first["key"], second["key"]}
    reader.close()
    assert collector.run(new_answer())[0] == 201  # Nor does it mind the reader's end.
    assert collector.get("/pronto")[0] == 200


def test_what_a_killed_collector_left_is_read(collectors, new_answer) -> None:
    collector = collectors()
    collector.run(new_answer())
    collector.stop(9)
    reader = open_to_read(collector.database)
    assert len(list(reader.records())) == 1
    reader.close()


def test_a_reader_cannot_write(name) -> None:
    store = open_to_read(name)
    with pytest.raises(Unavailable), store.snapshot() as cursor:
        cursor.execute("DELETE FROM answers")
    store.close()


def test_rows_are_not_all_fetched_at_once(postgres) -> None:
    """The server keeps them: its cursor is there while they are read."""
    url = postgres.new_database()
    store = make_store(url)
    store.open()
    store.apply(some(2000))
    seen = store.records()
    next(seen)
    cursors = store._connected().execute("SELECT name FROM pg_cursors WHERE name <> ''")
    assert cursors.fetchall() == [("records",)]
    seen.close()
    store.close()


def test_a_reader_makes_nothing(tmp_path, postgres) -> None:
    missing = tmp_path / "nada" / "respostas.db"
    with pytest.raises(StoreError, match="o coletor ainda não guardou nada em"):
        open_to_read(str(missing))
    assert not missing.parent.exists()
    url = postgres.new_database()
    with pytest.raises(StoreError, match="o coletor ainda não guardou nada neste banco"):
        open_to_read(url)
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert found.fetchone() == (0,)
    empty = tmp_path / "vazio.db"
    empty.touch()
    with pytest.raises(StoreError, match="não é um banco de respostas"):
        open_to_read(str(empty))
    assert empty.stat().st_size == 0


def test_a_reader_leaves_the_folder_as_it_was(tmp_path) -> None:
    store = make_store(str(tmp_path / "respostas.db"))
    store.open()
    store.apply([ROW])
    store.close()
    before = (tmp_path / "respostas.db").read_bytes()
    reader = open_to_read(str(tmp_path / "respostas.db"))
    assert list(reader.records()) == [ROW]
    reader.close()
    assert [path.name for path in tmp_path.iterdir()] == ["respostas.db"]
    assert (tmp_path / "respostas.db").read_bytes() == before


@pytest.mark.parametrize(
    ("version", "told"),
    [(len(MIGRATIONS) - 1, "versão mais antiga"), (len(MIGRATIONS) + 1, "versão mais nova")],
)
def test_another_schema_is_not_read(name, version, told) -> None:
    store = make_store(name)
    store.open()
    with store.transaction() as cursor:
        change = "UPDATE answers_meta SET value = {} WHERE name = 'schema'"
        cursor.execute(change.format(version))
    store.close()
    with pytest.raises(StoreError, match=told):
        open_to_read(name)


def test_a_damaged_file_is_said_to_be_damaged(tmp_path) -> None:
    path = tmp_path / "respostas.db"
    path.write_bytes(b"lixo" * 3000)
    with pytest.raises(StoreError, match="está danificado"):
        open_to_read(str(path))
    other = tmp_path / "outro.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE coisas (a)")
    connection.close()
    with pytest.raises(StoreError, match="não é um banco de respostas"):
        open_to_read(str(other))
