"""`central coletor restaurar`, beside a collector that goes on writing."""

from __future__ import annotations

import signal
import sqlite3
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from crowd import Crowd
from helpcenter.feedback import copies
from records import NOW, coletor, fill, rows_of, some

BEFORE = f"respostas-antes-{datetime.now().astimezone():%Y-%m-%d}"


def test_restored_and_what_was_there_is_beside(name, copy, suffix, tmp_path, capsys) -> None:
    for n in ("", "-2"):  # Twice in a day: nothing is overwritten.
        fill(name, some(6, version=2, vote="sim"))
        capsys.readouterr()
        assert coletor("restaurar", copy, "--banco", name) == 0
        assert rows_of(name) == some(5)
        (before,) = tmp_path.rglob(f"{BEFORE}{n}{suffix}")
        told = capsys.readouterr().out
        assert f"Restaurado: 5 registros de {copy}, em " in told
        assert f"O que havia antes está em {before};" in told
        with copies.open_copy(before) as read:
            assert list(read()) == some(6, version=2, vote="sim")
        assert before.stat().st_mode & 0o777 == 0o600


def test_into_an_empty_database_of_either_kind(copy, tmp_path, postgres, capsys) -> None:
    for target in (postgres.new_database(), str(tmp_path / "novo" / "respostas.db")):
        capsys.readouterr()
        assert coletor("restaurar", copy, "--banco", target) == 0
        assert rows_of(target) == some(5)
        assert "antes" not in capsys.readouterr().out
    assert not list(tmp_path.rglob("respostas-antes-*"))


def test_restored_beside_a_running_collector(collectors, database, suffix, monkeypatch) -> None:
    """Every acknowledged answer is in the database, or in what was kept from before."""
    collector = collectors("--por-minuto", "0", database=database)
    source = fill(str(collector.folder / "outro.db"), some(300, comment="x" * 300))
    copy = collector.folder / "copia.db"
    assert coletor("copia", copy, "--banco", source) == 0

    keep = copies.write_copy

    def keep_slowly(*arguments):
        kept = keep(*arguments)
        time.sleep(0.5)  # What is acknowledged now would be in neither.
        return kept

    done = []

    def act() -> None:
        done.append(coletor("restaurar", copy, "--banco", collector.database))

    monkeypatch.setattr(copies, "write_copy", keep_slowly)

    around = Crowd(collector).around(act)
    assert done == [0]
    (kept,) = collector.folder.rglob(f"{BEFORE}{suffix}")
    with copies.open_copy(kept) as read:
        kept_keys = {row.key for row in read()}
    now = {row["key"] for row in collector.rows()}
    assert around.before <= kept_keys
    assert not kept_keys & now
    assert around.every <= kept_keys | now
    assert {row.key for row in some(300)} | around.after <= now
    assert collector.get("/pronto")[0] == 200
    collector.stop(signal.SIGKILL)  # What is there is not there because of a good end.
    assert {row["key"] for row in collector.rows()} == now
    if not database:
        with sqlite3.connect(collector.database) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()


def test_a_failure_in_the_middle_changes_nothing(name, copy, tmp_path, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "write_copy", full)
    assert coletor("restaurar", copy, "--banco", name) == 1
    assert rows_of(name) == some(6, version=2, vote="sim")
    assert not list(tmp_path.rglob("respostas-antes-*"))


def test_what_was_erased_or_is_too_old_does_not_come_back(
    tmp_path, database, capsys, postgres
) -> None:
    name = database or str(tmp_path / "dados" / "respostas.db")
    days = [f"{NOW - timedelta(days=days):%Y-%m-%d}" for days in (0, 180, 181)]
    written = [
        replace(row, day=day, comment=f"canario {n}")
        for n, (row, day) in enumerate(zip(some(3), days, strict=True))
    ]
    fill(name, written)
    source, copy = fill(str(tmp_path / "a.db"), written), tmp_path / "copia.db"
    coletor("copia", copy, "--banco", source)
    coletor("apagar", written[0].key, "--banco", name)
    assert coletor("restaurar", copy, "--banco", name) == 0
    assert "continuam assim: 1\n" in capsys.readouterr().out
    assert [row.comment for row in rows_of(name)] == ["", "canario 1", ""]
    if not database:
        kept = b"".join(path.read_bytes() for path in Path(name).parent.glob("respostas.db*"))
    else:
        kept = postgres.table(name)
    assert [b"canario %d" % n in kept for n in range(3)] == [False, True, False]


def test_a_damaged_database_is_set_aside(tmp_path, collectors, capsys) -> None:
    source, copy = fill(str(tmp_path / "a.db"), some(5)), tmp_path / "copia.db"
    coletor("copia", copy, "--banco", source)
    collector = collectors()
    path = Path(collector.database)
    collector.stop()
    collector.start()
    with path.open("r+b") as file:
        file.write(b"lixo" * (path.stat().st_size // 4))
    assert coletor("restaurar", copy, "--banco", path) == 1
    assert "Pare o coletor e tente de novo" in capsys.readouterr().err
    collector.stop(signal.SIGKILL)
    damaged, wal = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    assert coletor("restaurar", copy, "--banco", path) == 0
    assert rows_of(path) == some(5)
    before = path.with_name(f"{BEFORE}.db")
    assert before.read_bytes() == damaged
    assert Path(f"{before}-wal").read_bytes() == wal
    collector.start()
    assert collector.get("/pronto")[0] == 200
