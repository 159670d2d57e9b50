"""Copies that are damaged, or that somebody made to do harm: nothing of them comes in."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from helpcenter.feedback import copies, schema, transfer
from records import coletor, fill, rows_of, some

DAMAGES = {
    "cut": lambda data: data[: len(data) // 2],
    "zeroed": lambda data: data[: len(data) // 3] + bytes(9000) + data[len(data) // 3 + 9000 :],
    "text": lambda _: b"minhas notas\n",
    "empty": lambda _: b"",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_copy_is_refused(name, copy, damage, capsys) -> None:
    copy.write_bytes(DAMAGES[damage](copy.read_bytes()))
    capsys.readouterr()
    assert coletor("restaurar", copy, "--banco", name) == 1
    told = capsys.readouterr().err
    assert re.search("danificado|cortad|não veio de", told), told
    assert rows_of(name) == some(6, version=2, vote="sim")


def test_a_copy_whose_index_lacks_a_row_is_refused(tmp_path, capsys) -> None:
    """Its pages are sound one by one; only the whole check sees it."""
    copy = Path(fill(str(tmp_path / "a.db"), some(5)))
    ours = "FROM sqlite_master WHERE name = 'answers_with_comment'"
    for change in (f"DELETE {ours}", "UPDATE answers SET comment = 'x'", "INSERT"):
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema=ON")
            if change.startswith("DELETE"):
                (row,) = connection.execute(f"SELECT * {ours}").fetchall()
            if change == "INSERT":
                connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)
            else:
                connection.execute(change)
    assert coletor("restaurar", copy, "--banco", tmp_path / "b.db") == 1
    assert "está danificado" in capsys.readouterr().err


def test_a_copy_of_another_version(name, copy, monkeypatch) -> None:
    later = (*schema.MIGRATIONS, ("CREATE INDEX answers_by_kind ON answers (kind)",))
    for module in (schema, transfer):
        monkeypatch.setattr(module, "MIGRATIONS", later)
    assert coletor("restaurar", copy, "--banco", name) == 0  # Older: brought up to date.
    assert rows_of(name) == some(5)
    new = copy.with_stem("nova")
    assert coletor("copia", new, "--banco", name) == 0
    monkeypatch.undo()
    target = str(copy.parent / "limpo.db")
    assert coletor("restaurar", new, "--banco", target) == 1  # Later: who knows what it says.
    assert not Path(target).exists()


def test_a_file_of_something_else_is_no_copy(tmp_path, capsys) -> None:
    other = tmp_path / "outro.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE coisas (a)")
    connection.close()
    target = tmp_path / "novo" / "respostas.db"
    assert coletor("restaurar", other, "--banco", target) == 1
    assert "não é um banco de respostas" in capsys.readouterr().err
    assert coletor("restaurar", tmp_path / "nada.db", "--banco", target) == 1
    assert not target.parent.exists()


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
OTHERS = {
    "trigger": "CREATE TRIGGER t AFTER UPDATE ON answers_meta BEGIN DELETE FROM answers; END",
    "view": f"CREATE VIEW outra AS {ENDLESS}",
    "endless answers": f"ALTER TABLE answers RENAME TO a; CREATE VIEW answers AS {ENDLESS}",
    "endless version": f"DROP TABLE answers_meta; CREATE VIEW answers_meta AS {ENDLESS}",
    "table": "CREATE TABLE outra (a)",
    "index": "CREATE INDEX i ON answers (hex(randomblob(1000000000)))",
    "column": "ALTER TABLE answers ADD COLUMN ip text",
}
WRONG = {
    "NUL": "UPDATE answers SET comment = 'a' || char(0) || 'b'",
    "control": "UPDATE answers SET article = 'a' || char(27) || 'b'",
    "day": "UPDATE answers SET day = '9999-99-99'",
    "key": "UPDATE answers SET key = upper(key) WHERE key LIKE '00000003%'",
    "UTF-8": "UPDATE answers SET comment = CAST(x'ff41' AS text)",
    "bytes": "UPDATE answers SET comment = x'00ff'",
    "version": "UPDATE answers_meta SET value = 'x' WHERE name = 'schema'",
    "below": "UPDATE answers_meta SET value = -1 WHERE name = 'schema'",
}


@pytest.mark.parametrize("what", [*OTHERS, *WRONG])
def test_a_hostile_copy_is_refused_before_anybody_waits(tmp_path, capsys, what) -> None:
    """Nothing in it runs, and a collector's database is not even opened to write."""
    copy = Path(fill(str(tmp_path / "a.db"), some(5)))
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        if what == "index":
            connection.create_function("hex", 1, lambda _: "", deterministic=True)
            connection.create_function("randomblob", 1, lambda _: "", deterministic=True)
        connection.executescript((OTHERS | WRONG)[what])
    name = fill(str(tmp_path / "dados" / "respostas.db"), some(6))
    with closing(sqlite3.connect(name, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")  # Whoever asked for the lock now would wait.
        assert coletor("restaurar", copy, "--banco", name) == 1
    told = capsys.readouterr().err
    assert "tente de novo" not in told
    assert re.search("não são os nossos|danificad|registro [14]:|não é um banco", told), told
    assert rows_of(name) == some(6)
    assert not list(tmp_path.rglob(".central*"))


def test_words_of_a_copy_come_in_without_data(tmp_path) -> None:
    source = fill(str(tmp_path / "a.db"), some(2, comment="ligue 11 98888-7777\x1b"))
    name = str(tmp_path / "dados" / "respostas.db")
    assert coletor("restaurar", source, "--banco", name) == 0
    assert {row.comment for row in rows_of(name)} == {"ligue [telefone]"}


def test_a_copy_that_would_take_forever_is_given_up(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(copies, "WORK", 0)
    monkeypatch.setattr(copies, "WORK_A_BYTE", 0)
    monkeypatch.setattr(copies, "STEP", 1)
    copy = fill(str(tmp_path / "a.db"), some(5))
    assert coletor("restaurar", copy, "--banco", tmp_path / "b.db") == 1
    assert "está danificado (" in capsys.readouterr().err


def test_what_a_killed_command_left_goes_at_the_next(tmp_path) -> None:
    copy, folder = fill(str(tmp_path / "a.db"), some(5)), tmp_path / "dados"
    folder.mkdir()
    program = (
        "import os, sys; from pathlib import Path\n"
        "from helpcenter.feedback.copies import open_copy\n"
        "with open_copy(Path(sys.argv[1]), Path(sys.argv[2])): os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program, copy, folder], check=False)
    (left,) = folder.glob(".central-copia-*")
    assert (done.returncode, left.stat().st_mode & 0o777) == (-signal.SIGKILL, 0o700)
    assert (left / "copia.db").exists()
    for age, stays in ((0, True), (3600, False)):  # At first somebody may be about to use it.
        os.utime(left, (time.time() - age,) * 2)
        assert coletor("restaurar", copy, "--banco", folder / "respostas.db") == 0
        assert left.exists() is stays


def test_a_workshop_in_use_stays(tmp_path) -> None:
    copy = Path(fill(str(tmp_path / "a.db"), some(5)))
    with copies.open_copy(copy) as read:
        (used,) = tmp_path.glob(".central-copia-*")
        os.utime(used, (0, 0))
        with copies.open_copy(copy):
            assert used.exists()
        assert len(list(read())) == 5


def test_what_is_no_file_is_no_copy(tmp_path, capsys) -> None:
    os.mkfifo(tmp_path / "cano.db")
    assert coletor("restaurar", tmp_path / "cano.db", "--banco", tmp_path / "b.db") == 1
    assert "não é um arquivo" in capsys.readouterr().err
