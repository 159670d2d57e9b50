"""`central coletor apagar`, and the sweep: what is erased is in no file any more."""

from __future__ import annotations

import random
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg

from helpcenter.feedback.open import make_store, open_to_read
from helpcenter.feedback.store import Record
from records import coletor

if TYPE_CHECKING:
    from pathlib import Path

ROW = Record("", 1, "answer", "2026-11-22", "pt-BR", "a/b", "0123456789abcdef", "nao")
CANARY = re.compile(rb"canario-\d{9}")


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def grown(seed: int, batches: int) -> list[list[Record]]:
    """Answers as they come: first the face, later the same with words, which moves rows about."""
    chance, rows, batches_made = random.Random(seed), {}, []  # noqa: S311, no secret
    for _ in range(batches):
        batch = {}
        for _ in range(100):
            words = f"canario-{chance.randrange(10**9):09}" + "ç" * chance.randrange(580)
            if rows and chance.random() < 0.4:
                row = rows[chance.choice(list(rows))]
                row = replace(row, version=row.version + 1, comment=words)
            else:
                key = str(UUID(int=chance.getrandbits(128), version=4))
                row = replace(ROW, key=key, comment=words)
            rows[row.key] = batch[row.key] = row
        batches_made.append(list(batch.values()))
    return batches_made


def test_no_byte_is_left_in_database_or_wal(tmp_path) -> None:
    """Of 2,000 comments of all lengths, changed and moved; a page that was split keeps none."""
    store = make_store(str(tmp_path / "respostas.db"))
    store.open()
    for batch in grown(1, 40):
        store.apply(batch)
    assert len(set(CANARY.findall(bytes_below(tmp_path)))) > 2000
    assert store.erase_comments("day <", "2026-11-23") > 2000
    assert (tmp_path / "respostas.db-wal").exists()
    assert CANARY.findall(bytes_below(tmp_path)) == []
    store.close()


def test_no_byte_is_left_in_postgres(postgres) -> None:
    """VACUUM alone would leave most of them in the table's pages."""
    url = postgres.new_database()
    store = make_store(url)
    store.open()
    for batch in grown(1, 5):
        store.apply(batch)
    assert len(set(CANARY.findall(postgres.table(url)))) > 200
    assert store.erase_comments("day <", "2026-11-23") > 200
    assert store.scrub()
    assert CANARY.findall(postgres.table(url)) == []
    store.close()


def test_one_comment_beside_a_running_collector(
    collectors, database, new_answer, postgres, tmp_path, capsys
) -> None:
    collector = collectors(database=database)
    body, other = new_answer(comment="canario-000000001"), new_answer(comment="outra pessoa")
    collector.run(body)
    collector.run(other)

    def left() -> bytes:
        return postgres.table(database) if database else bytes_below(tmp_path / "dados")

    assert b"canario-000000001" in left()
    assert coletor("apagar", body["key"].upper(), "--banco", collector.database) == 0
    told = capsys.readouterr().out
    assert told.startswith("Comentário apagado.\nAs cópias feitas antes")
    assert ("PostgreSQL" in told) == bool(database)
    assert b"canario-000000001" not in left()
    assert b"outra pessoa" in left()
    rows = {row["key"]: row for row in collector.rows()}
    assert [rows[answer["key"]]["comment"] for answer in (body, other)] == ["", "outra pessoa"]
    assert rows[body["key"]]["vote"] == body["vote"]
    assert collector.run(new_answer())[0] == 201
    assert collector.get("/pronto")[0] == 200
    assert b"canario" not in collector.log.read_bytes()


def test_a_key_that_is_not_there_and_an_answer_without_words(
    collectors, database, new_answer, capsys
) -> None:
    collector = collectors(database=database)
    body = new_answer()
    collector.run(body)
    unknown = new_answer()["key"]
    assert coletor("apagar", unknown, "--banco", collector.database) == 1
    assert f"Não há resposta com a chave “{unknown}”" in capsys.readouterr().err
    assert coletor("apagar", body["key"], "--banco", collector.database) == 0
    assert capsys.readouterr().out.startswith("Essa resposta não tem comentário.")


def test_as_long_as_somebody_reads_the_old_rows(tmp_path, capsys, monkeypatch) -> None:
    """It is told, and the same again finishes the work; a collector does so by itself."""
    name, row = str(tmp_path / "respostas.db"), grown(2, 1)[0][0]
    collector = make_store(name)
    collector.open()
    collector.apply([row])
    reader = open_to_read(name)
    reading = reader.records()
    next(reading)
    monkeypatch.setattr("helpcenter.feedback.open.PATIENCE", 0.1)
    assert coletor("apagar", row.key, "--banco", name) == 1
    assert "ainda há vestígios nos arquivos" in capsys.readouterr().err
    assert CANARY.search(bytes_below(tmp_path))
    assert coletor("apagar", row.key, "--banco", name) == 1
    reading.close()
    assert coletor("apagar", row.key, "--banco", name) == 0
    assert not CANARY.search(bytes_below(tmp_path))
    collector.apply([replace(row, version=row.version + 1)])
    reading = reader.records()
    next(reading)
    assert collector.erase_comments("day <", "2026-11-23") == 1
    collector.check()
    assert CANARY.search(bytes_below(tmp_path))
    reading.close()
    collector.check()
    assert not CANARY.search(bytes_below(tmp_path))
    reader.close()
    collector.close()


def test_old_comments_are_found_without_looking_at_every_row(tmp_path, postgres) -> None:
    """However many rows there are: only those with a comment are in the index."""
    question = "UPDATE answers SET comment = '' WHERE comment <> '' AND day < '2026-01-01'"
    with closing(make_store(str(tmp_path / "respostas.db"))) as store:
        store.open()
    with closing(sqlite3.connect(tmp_path / "respostas.db")) as connection:
        plan = str(connection.execute(f"EXPLAIN QUERY PLAN {question}").fetchall())
    assert "USING INDEX answers_with_comment" in plan
    url = postgres.new_database()
    with closing(make_store(url)) as store:
        store.open()
    with psycopg.connect(url) as connection:
        connection.execute("SET enable_seqscan = off")  # Of an empty table it would read all.
        assert "answers_with_comment" in str(connection.execute(f"EXPLAIN {question}").fetchall())
