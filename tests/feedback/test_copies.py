"""`central coletor copia`, beside a collector that goes on writing."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from crowd import Crowd
from helpcenter.feedback import copies
from records import coletor, fill, rows_of, some

TODAY = f"respostas-{datetime.now().astimezone():%Y-%m-%d}"


def test_a_copy_says_what_it_is(name, suffix, tmp_path, capsys) -> None:
    assert coletor("copia", tmp_path, "--banco", name) == 0
    copy = tmp_path / f"{TODAY}{suffix}"
    sha256 = hashlib.sha256(copy.read_bytes()).hexdigest()
    size = f"{copy.stat().st_size:,}".replace(",", ".")
    wanted = f"{copy}, 5 registros, {size} bytes, sha256 {sha256}\n"
    assert capsys.readouterr().out == f"Cópia pronta e conferida: {wanted}"
    assert copy.stat().st_mode & 0o777 == 0o600
    left = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert left == {copy.name}  # One file, without a WAL or anything half written.


def test_a_copy_beside_a_running_collector(collectors, database, suffix) -> None:
    """It has all that was acknowledged before it began, and the collector loses nothing."""
    collector = collectors("--por-minuto", "0", database=database)
    copy = collector.folder / f"copia{suffix}"

    done = []

    def act() -> None:
        done.append(coletor("copia", copy, "--banco", collector.database))

    around = Crowd(collector).around(act)
    assert done == [0]
    with copies.open_copy(copy) as read:
        kept = {row.key for row in read()}
    assert around.before <= kept
    assert around.every | kept <= {row["key"] for row in collector.rows()}
    assert collector.stop() == 0


def test_nothing_about_the_reader_is_in_a_copy(collectors, database, suffix, new_answer) -> None:
    """0 bytes of address and user agent in what is copied and exported."""
    collector = collectors("--proxy", "127.0.0.1", database=database)
    who = {"X-Forwarded-For": "203.0.113.77", "User-Agent": "canario-do-agente"}
    body = new_answer(comment="Faltou algo")
    assert collector.run(body, **who)[0] == 201
    targets = [collector.folder / name for name in (f"c{suffix}", "e.jsonl", "e.csv")]
    assert coletor("copia", targets[0], "--banco", collector.database) == 0
    for target in targets[1:]:
        form = target.suffix.removeprefix(".")
        options = ("--formato", form, "--saida", target)
        assert coletor("exportar", "--banco", collector.database, *options) == 0
    for target in targets:
        kept = target.read_bytes()
        assert body["key"].encode() in kept
        for canary in (*who.values(), "127.0.0.1"):
            assert canary.encode() not in kept


def test_a_copy_is_of_one_moment(name, suffix, tmp_path, monkeypatch) -> None:
    """What is written between counting and copying is not in it, or it would not agree."""
    count = "write_lines" if suffix == ".jsonl" else "fingerprint"
    real, late = getattr(copies, count), [lambda: fill(name, some(7))]

    def counted_and_then_written(*arguments):
        found = real(*arguments)
        if late:
            late.pop()()
        return found

    monkeypatch.setattr(copies, count, counted_and_then_written)
    assert coletor("copia", tmp_path / f"c{suffix}", "--banco", name) == 0
    with copies.open_copy(tmp_path / f"c{suffix}") as read:
        assert list(read()) == some(5)
    assert rows_of(name) == some(7)


def test_days_are_kept_apart_and_the_oldest_go(name, suffix, tmp_path, capsys) -> None:
    folder = tmp_path / "copias"
    folder.mkdir()
    days = [f"respostas-2026-01-{day:02}{suffix}" for day in range(1, 8)]
    others = ["respostas-2026-01-01.txt", f"respostas-antes-2025-01-01{suffix}", f"a{suffix}"]
    for file in (*days, *others):
        (folder / file).write_text("de outro dia", "utf-8")
    assert coletor("copia", folder, "--banco", name, "--manter", "3") == 0
    left = {path.name for path in folder.iterdir()}
    assert left == {*days[-2:], f"{TODAY}{suffix}", *others}
    assert capsys.readouterr().out.count("Cópia antiga apagada: ") == 5


def test_the_same_day_again_replaces_only_what_is_verified(
    name, suffix, tmp_path, capsys, monkeypatch
) -> None:
    copy = tmp_path / f"{TODAY}{suffix}"
    assert coletor("copia", tmp_path, "--banco", name) == 0
    first = copy.read_bytes()
    fill(name, some(9))
    whole = copies.read_lines if suffix == ".jsonl" else copies.SqliteStore.copy_to

    def losing(*arguments):  # A disk that forgets.
        if suffix == ".jsonl":
            return list(whole(*arguments))[1:]
        whole(*arguments)
        with sqlite3.connect(arguments[1]) as connection:
            connection.execute("DELETE FROM answers WHERE key LIKE '00000003%'")
        return connection.close()

    with monkeypatch.context() as patch:
        where = copies if suffix == ".jsonl" else copies.SqliteStore
        patch.setattr(where, whole.__name__, losing)
        assert coletor("copia", tmp_path, "--banco", name, "--manter", "1") == 1
    assert "a cópia não ficou igual ao banco" in capsys.readouterr().err
    assert copy.read_bytes() == first
    assert [path.name for path in tmp_path.glob(".*")] == []
    assert coletor("copia", tmp_path, "--banco", name) == 0
    with copies.open_copy(copy) as read:
        assert list(read()) == some(9)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{folder}/respostas.db"], "é o próprio banco"),
        (["{folder}/nota.db"], "já existe e não é uma cópia nossa"),
        (["{folder}/nada"], "se for uma pasta, crie-a antes"),
        (["{folder}/nada/a.db"], "nada não existe. Crie a pasta antes"),
        (["{folder}/a.txt"], "termine-o em .db"),
        (["{folder}/a.db", "--manter", "3"], "--manter: use um número"),
        (["{folder}", "--manter", "0"], "--manter: use um número"),
        (["/proc"], "não consegui escrever a cópia"),
    ],
)
def test_a_wrong_target_is_left_alone(tmp_path, capsys, arguments, told) -> None:
    name = fill(str(tmp_path / "respostas.db"), some(2))
    (tmp_path / "nota.db").write_text("minha", "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    given = [argument.format(folder=tmp_path) for argument in arguments]
    assert coletor("copia", *given, "--banco", name) == 1
    assert told in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_copy_that_cannot_be_read_is_not_called_damaged(capsys) -> None:
    """As when root has made today's by hand, and the service's user comes in the night."""
    folder = Path(tempfile.mkdtemp(prefix="central-copias-"))
    user = os.geteuid()
    if user == 0:  # For root there is nothing that it cannot read.
        shutil.chown(folder, "nobody")
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        name = fill(str(folder / "respostas.db"), some(5))
        assert coletor("copia", folder, "--banco", name) == 0
        (folder / f"{TODAY}.db").chmod(0)
        assert coletor("copia", folder, "--banco", name) == 1
    finally:
        os.seteuid(user)
        shutil.rmtree(folder)
    assert "este usuário não pode lê-lo" in capsys.readouterr().err
