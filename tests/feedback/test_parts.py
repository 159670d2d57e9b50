"""What a row is, and the thread that writes it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from dataclasses import replace

import pytest

from helpcenter.feedback import sqlite as sqlite_module
from helpcenter.feedback import writer as writer_module
from helpcenter.feedback.postgres import PostgresStore
from helpcenter.feedback.sqlite import SqliteStore, network_file_system
from helpcenter.feedback.store import Outcome, Record, Refused, StoreError, Unavailable, decide
from helpcenter.feedback.writer import QUEUE, Writer

ROW = Record("0b1f3f0e-7d0e-4b7e-9c55-2d6a5c1b0f3a", 1, "answer", "2026-11-22", "pt-BR", "a/b")
ROW = replace(ROW, revision="0123456789abcdef", vote="nao", comment="Faltou algo")
LATER = replace(ROW, version=2, vote="em_parte")


@pytest.fixture
def store(tmp_path, database):
    store = PostgresStore(database) if database else SqliteStore(tmp_path / "respostas.db")
    store.open()
    yield store
    store.close()


def test_deciding_is_the_same_at_once_and_one_by_one() -> None:
    sent = [ROW, ROW, LATER, ROW, replace(ROW, version=2), replace(LATER, day="2026-12-01")]
    wanted = [Outcome.CREATED, *[Outcome.SAME] * 3, Outcome.CONFLICT, Outcome.SAME]
    assert decide(sent, {}) == (wanted, {ROW.key: LATER})
    kept: dict[str, Record] = {}
    for record, outcome in zip(sent, wanted, strict=True):
        told, changed = decide([record], kept)
        kept |= changed
        assert told == [outcome]


def test_a_row_comes_back_as_it_went(store) -> None:
    assert store.apply([ROW]) == [Outcome.CREATED]
    assert list(store.records()) == [ROW]


def test_a_commit_is_on_the_disk(tmp_path) -> None:
    """No test can cut the power; `NORMAL` lost answers in 98 % of simulated cuts."""
    store = SqliteStore(tmp_path / "respostas.db")
    store.open()
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "fullfsync": 1}
    with store.transaction() as cursor:
        assert {n: cursor.execute(f"PRAGMA {n}").fetchone()[0] for n in wanted} == wanted
    store.close()


@pytest.mark.parametrize(
    "wrong",
    [
        {"vote": "talvez"},
        {"vote": None},
        {"kind": "outra"},
        {"version": 0},
        {"comment": "x" * 1001},
        {"vote": "sim", "reason": "outro"},
        {"article": None},
        {"query": "x"},
    ],
)
def test_the_database_itself_refuses_rows_that_break_the_schema(store, wrong) -> None:
    with pytest.raises(Refused):
        store.apply([replace(ROW, **wrong)])
    assert list(store.records()) == []


def test_another_collector_writes_between_reading_and_writing(postgres, monkeypatch) -> None:
    url = postgres.new_database()
    here, there = PostgresStore(url), PostgresStore(url)
    here.open()
    there.open()
    read = here._kept

    def read_and_be_overtaken(cursor, records):
        kept = read(cursor, records)
        there.apply([replace(ROW, vote="em_parte")])
        return kept

    monkeypatch.setattr(here, "_kept", read_and_be_overtaken)
    assert here.apply([ROW]) == [Outcome.CONFLICT]
    assert [row.vote for row in here.records()] == ["em_parte"]
    here.close()
    there.close()


def test_one_refused_row_does_not_stop_the_others(store) -> None:
    writer = Writer(store, comment_days=180)
    rows = [replace(ROW, key=f"{n:08}{ROW.key[8:]}") for n in range(5)]
    rows[2] = replace(rows[2], vote="talvez")

    async def put() -> list[Outcome]:
        tasks = [asyncio.ensure_future(writer.put(row)) for row in rows]
        await asyncio.sleep(0)
        writer.start()  # So that they are one batch.
        return await asyncio.gather(*tasks)

    outcomes = asyncio.run(put())
    writer.close(5)
    assert outcomes == [Outcome.REFUSED if row is rows[2] else Outcome.CREATED for row in rows]


def test_a_full_queue_says_so_at_once(store) -> None:
    writer = Writer(store, comment_days=180)

    async def fill() -> None:
        tasks = [asyncio.ensure_future(writer.put(ROW)) for _ in range(QUEUE)]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable, match="fila cheia"):
            await writer.put(ROW)
        writer.start()
        assert sorted(set(await asyncio.gather(*tasks))) == [Outcome.SAME, Outcome.CREATED]

    asyncio.run(fill())
    writer.close(5)


def test_comments_are_erased_when_their_time_is_over(store, tmp_path, wait_until) -> None:
    old = replace(ROW, day="2026-05-01", comment="um comentário antigo")
    new = replace(ROW, key=ROW.key.replace("0b", "0c"), day="2026-10-01")
    store.apply([old, new])
    writer = Writer(store, comment_days=180, today=lambda: "2026-11-22")
    writer.start()
    wait_until(lambda: writer._swept, 5, "the old comments are erased")
    rows = {record.key: record for record in store.records()}
    writer.close(5)
    assert rows == {old.key: replace(old, comment=""), new.key: new}
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"antigo" not in files


def test_a_sweep_that_fails_waits_and_is_no_fault_of_the_answers(
    tmp_path, monkeypatch, caplog, wait_until
) -> None:
    caplog.set_level("INFO", "central.coletor")
    monkeypatch.setattr(writer_module, "SWEEP_PAUSE", 3.0)
    monkeypatch.setattr(writer_module, "IDLE", 0.05)
    store = SqliteStore(tmp_path / "respostas.db", 0.05)
    store.open()
    store.apply([replace(ROW, day="2026-05-01")])
    other = sqlite3.connect(tmp_path / "respostas.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writer = Writer(store, comment_days=180, today=lambda: "2026-11-22")
    writer.start()

    def said(text: str) -> list[str]:
        return [record.message for record in caplog.records if text in record.message]

    wait_until(lambda: said("ainda não apagados"), 5, "the sweep has failed")
    time.sleep(0.5)  # Several times IDLE.
    other.execute("ROLLBACK")
    other.close()
    wait_until(lambda: writer._swept, 10, "the sweep was tried again")
    writer.close(5)
    assert len(said("ainda não apagados")) == 1
    assert said("sem gravar") == []


def test_a_nearly_full_disk_is_told_before_it_is_full(tmp_path, monkeypatch) -> None:
    store = SqliteStore(tmp_path / "respostas.db")
    store.open()
    store.probe()
    monkeypatch.setattr(sqlite_module, "SPACE", 2**80)
    with pytest.raises(Unavailable, match="pouco espaço em disco"):
        store.probe()
    assert store.apply([ROW]) == [Outcome.CREATED]  # What fits is stored all the same.
    store.close()


def test_a_key_stays_what_it_was(store) -> None:
    store.apply([ROW])
    search = Record(ROW.key, 9, "search_empty", ROW.day, query="boleto")
    assert store.apply([search]) == [Outcome.CONFLICT]
    assert list(store.records()) == [ROW]


def test_a_version_without_a_comment_keeps_the_one_that_is_there(store) -> None:
    silent = replace(LATER, comment=None)
    assert store.apply([ROW, silent, silent]) == [Outcome.CREATED, Outcome.SAME, Outcome.SAME]
    assert [row.comment for row in store.records()] == ["Faltou algo"]
    new = replace(silent, key=ROW.key.replace("0b", "0c"))
    assert store.apply([replace(LATER, version=3, comment=""), new])[1] == Outcome.CREATED
    assert [row.comment for row in store.records()] == ["", ""]


def test_an_amendment_in_a_flood_does_not_spoil_an_honest_answer(store) -> None:
    assert store.apply([ROW, replace(LATER, suspect=1)]) == [Outcome.CREATED, Outcome.SAME]
    assert [(row.vote, row.suspect) for row in store.records()] == [("em_parte", 0)]


def test_a_later_schema_is_refused(store, tmp_path, database) -> None:
    with store.transaction() as cursor:
        cursor.execute("UPDATE answers_meta SET value = 99 WHERE name = 'schema'")
    other = PostgresStore(database) if database else SqliteStore(tmp_path / "respostas.db")
    with pytest.raises(StoreError, match="versão mais nova"):
        other.open()


def test_network_disks_are_known(tmp_path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/a / ext4 rw 0 0\nx:/y /mnt/rede nfs4 rw 0 0\n", "utf-8")
    assert network_file_system(tmp_path / "a.db", mounts) == ""
    assert network_file_system(type(tmp_path)("/mnt/rede/a.db"), mounts) == "nfs4"
