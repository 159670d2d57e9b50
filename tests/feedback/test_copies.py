"""`central coletor copia` and `restaurar`, beside a collector that goes on writing."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helpcenter import cli
from helpcenter.feedback import copies, schema, transfer
from helpcenter.feedback.open import make_store, open_to_read
from helpcenter.feedback.store import Record

KEY = "0b1f3f0e-7d0e-4b7e-9c55-2d6a5c1b0f3a"
NOW = datetime.now(UTC)
ROW = Record(KEY, 1, "answer", f"{NOW:%Y-%m-%d}", "pt-BR", "a/b", "0123456789abcdef", "nao")
TODAY = f"respostas-{datetime.now().astimezone():%Y-%m-%d}"
BEFORE = f"respostas-antes-{datetime.now().astimezone():%Y-%m-%d}"


def rows(number: int, **changes) -> list[Record]:
    return [replace(ROW, key=f"{n:08x}{KEY[8:]}", **changes) for n in range(number)]


def fill(database: str, records: list[Record]) -> str:
    store = make_store(database)
    store.open()
    store.apply(records)
    store.close()
    return database


def rows_of(database: object) -> list[Record]:
    with closing(open_to_read(str(database))) as store:
        return list(store.records())


def central(*arguments: object) -> int:
    return cli.main(["coletor", *map(str, arguments)])


@pytest.fixture
def name(tmp_path, database) -> str:
    return fill(database or str(tmp_path / "dados" / "respostas.db"), rows(5))


@pytest.fixture
def suffix(database) -> str:
    return ".jsonl" if database else ".db"


def test_a_copy_says_what_it_is(name, suffix, tmp_path, capsys) -> None:
    assert central("copia", tmp_path, "--banco", name) == 0
    copy = tmp_path / f"{TODAY}{suffix}"
    sha256 = hashlib.sha256(copy.read_bytes()).hexdigest()
    size = f"{copy.stat().st_size:,}".replace(",", ".")
    wanted = f"{copy}, 5 registros, {size} bytes, sha256 {sha256}\n"
    assert capsys.readouterr().out == f"Cópia pronta e conferida: {wanted}"
    assert copy.stat().st_mode & 0o777 == 0o600
    left = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert left == {copy.name}  # One file, without a WAL or anything half written.


async def loaded(collector, new_answer, act, readers: int = 8):
    """Let readers answer while `act` runs; return what it gave and what was acknowledged when."""
    acknowledged: list[str] = []

    async def read(client) -> None:
        with suppress(ConnectionError):
            while True:
                body = new_answer(comment="ç" * 100)
                status, _, text = await client.post(body)
                assert status in (201, 503), text
                if status == 201:
                    acknowledged.append(body["key"])
                else:
                    await asyncio.sleep(0.05)

    async with collector.clients(readers) as clients, asyncio.timeout(60):
        tasks = [asyncio.create_task(read(client)) for client in clients]
        while len(acknowledged) < 100:
            await asyncio.sleep(0.01)
        before = list(acknowledged)
        done = await asyncio.to_thread(act)
        after = len(acknowledged)
        while len(acknowledged) < after + 100:
            await asyncio.sleep(0.01)
        for task in tasks:
            task.cancel()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            assert result is None or isinstance(result, asyncio.CancelledError), result
    return done, before, acknowledged[after + readers :], set(acknowledged)


def test_a_copy_beside_a_running_collector(collectors, database, suffix, new_answer) -> None:
    """It has all that was acknowledged before it began, and the collector loses nothing."""
    collector = collectors("--por-minuto", "0", database=database)
    copy = collector.folder / f"copia{suffix}"

    def act() -> int:
        return central("copia", copy, "--banco", collector.database)

    done, before, later, every = asyncio.run(loaded(collector, new_answer, act))
    assert done == 0
    with copies.open_copy(copy) as read:
        kept = {row.key for row in read()}
    assert set(before) <= kept
    assert every | set(later) | kept <= {row["key"] for row in collector.rows()}
    assert collector.stop() == 0


def test_nothing_about_the_reader_is_in_a_copy(collectors, database, suffix, new_answer) -> None:
    """0 bytes of address and user agent in what is copied and exported."""
    collector = collectors("--proxy", "127.0.0.1", database=database)
    who = {"X-Forwarded-For": "203.0.113.77", "User-Agent": "canario-do-agente"}
    body = new_answer(comment="Faltou algo")
    assert collector.run(body, **who)[0] == 201
    targets = [collector.folder / name for name in (f"c{suffix}", "e.jsonl", "e.csv")]
    assert central("copia", targets[0], "--banco", collector.database) == 0
    for target in targets[1:]:
        form = target.suffix.removeprefix(".")
        options = ("--formato", form, "--saida", target)
        assert central("exportar", "--banco", collector.database, *options) == 0
    for target in targets:
        kept = target.read_bytes()
        assert body["key"].encode() in kept
        for canary in (*who.values(), "127.0.0.1"):
            assert canary.encode() not in kept


def test_a_copy_is_of_one_moment(name, suffix, tmp_path, monkeypatch) -> None:
    """What is written between counting and copying is not in it, or it would not agree."""
    count = "write_lines" if suffix == ".jsonl" else "fingerprint"
    real, late = getattr(copies, count), [lambda: fill(name, rows(7))]

    def counted_and_then_written(*arguments):
        found = real(*arguments)
        if late:
            late.pop()()
        return found

    monkeypatch.setattr(copies, count, counted_and_then_written)
    assert central("copia", tmp_path / f"c{suffix}", "--banco", name) == 0
    with copies.open_copy(tmp_path / f"c{suffix}") as read:
        assert list(read()) == rows(5)
    assert rows_of(name) == rows(7)


def test_days_are_kept_apart_and_the_oldest_go(name, suffix, tmp_path, capsys) -> None:
    folder = tmp_path / "copias"
    folder.mkdir()
    days = [f"respostas-2026-01-{day:02}{suffix}" for day in range(1, 8)]
    others = ["respostas-2026-01-01.txt", f"respostas-antes-2025-01-01{suffix}", f"a{suffix}"]
    for file in (*days, *others):
        (folder / file).write_text("de outro dia", "utf-8")
    assert central("copia", folder, "--banco", name, "--manter", "3") == 0
    left = {path.name for path in folder.iterdir()}
    assert left == {*days[-2:], f"{TODAY}{suffix}", *others}
    assert capsys.readouterr().out.count("Cópia antiga apagada: ") == 5


def test_the_same_day_again_replaces_only_what_is_verified(
    name, suffix, tmp_path, capsys, monkeypatch
) -> None:
    copy = tmp_path / f"{TODAY}{suffix}"
    assert central("copia", tmp_path, "--banco", name) == 0
    first = copy.read_bytes()
    fill(name, rows(9))
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
        assert central("copia", tmp_path, "--banco", name, "--manter", "1") == 1
    assert "a cópia não ficou igual ao banco" in capsys.readouterr().err
    assert copy.read_bytes() == first
    assert [path.name for path in tmp_path.glob(".*")] == []
    assert central("copia", tmp_path, "--banco", name) == 0
    with copies.open_copy(copy) as read:
        assert list(read()) == rows(9)


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
    name = fill(str(tmp_path / "respostas.db"), rows(2))
    (tmp_path / "nota.db").write_text("minha", "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    given = [argument.format(folder=tmp_path) for argument in arguments]
    assert central("copia", *given, "--banco", name) == 1
    assert told in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.fixture
def copy(name, suffix, tmp_path) -> Path:
    """A copy of five rows, whose database went on: one row more, and none of theirs the same."""
    path = tmp_path / f"copia{suffix}"
    central("copia", path, "--banco", name)
    fill(name, rows(6, version=2, vote="sim"))
    return path


def test_restored_and_what_was_there_is_beside(name, copy, suffix, tmp_path, capsys) -> None:
    for n in ("", "-2"):  # Twice in a day: nothing is overwritten.
        fill(name, rows(6, version=2, vote="sim"))
        capsys.readouterr()
        assert central("restaurar", copy, "--banco", name) == 0
        assert rows_of(name) == rows(5)
        (before,) = tmp_path.rglob(f"{BEFORE}{n}{suffix}")
        told = capsys.readouterr().out
        assert f"Restaurado: 5 registros de {copy}, em " in told
        assert f"O que havia antes está em {before};" in told
        with copies.open_copy(before) as read:
            assert list(read()) == rows(6, version=2, vote="sim")
        assert before.stat().st_mode & 0o777 == 0o600


def test_into_an_empty_database_of_either_kind(copy, tmp_path, postgres, capsys) -> None:
    for target in (postgres.new_database(), str(tmp_path / "novo" / "respostas.db")):
        capsys.readouterr()
        assert central("restaurar", copy, "--banco", target) == 0
        assert rows_of(target) == rows(5)
        assert "antes" not in capsys.readouterr().out
    assert not list(tmp_path.rglob("respostas-antes-*"))


def test_restored_beside_a_running_collector(
    collectors, database, suffix, new_answer, monkeypatch
) -> None:
    """Every acknowledged answer is in the database, or in what was kept from before."""
    collector = collectors("--por-minuto", "0", database=database)
    source = fill(str(collector.folder / "outro.db"), rows(300, comment="x" * 300))
    copy = collector.folder / "copia.db"
    assert central("copia", copy, "--banco", source) == 0

    keep = copies.write_copy

    def keep_slowly(*arguments):
        kept = keep(*arguments)
        time.sleep(0.5)  # What is acknowledged now would be in neither.
        return kept

    def act() -> int:
        return central("restaurar", copy, "--banco", collector.database)

    monkeypatch.setattr(copies, "write_copy", keep_slowly)

    done, before, later, every = asyncio.run(loaded(collector, new_answer, act))
    assert done == 0
    (kept,) = collector.folder.rglob(f"{BEFORE}{suffix}")
    with copies.open_copy(kept) as read:
        kept_keys = {row.key for row in read()}
    now = {row["key"] for row in collector.rows()}
    assert set(before) <= kept_keys
    assert not kept_keys & now
    assert every <= kept_keys | now
    assert {row.key for row in rows(300)} | set(later) <= now
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
    assert central("restaurar", copy, "--banco", name) == 1
    assert rows_of(name) == rows(6, version=2, vote="sim")
    assert not list(tmp_path.rglob("respostas-antes-*"))


def test_what_was_erased_or_is_too_old_does_not_come_back(
    tmp_path, database, capsys, postgres
) -> None:
    name = database or str(tmp_path / "dados" / "respostas.db")
    days = [f"{NOW - timedelta(days=days):%Y-%m-%d}" for days in (0, 180, 181)]
    written = [
        replace(row, day=day, comment=f"canario {n}")
        for n, (row, day) in enumerate(zip(rows(3), days, strict=True))
    ]
    fill(name, written)
    source, copy = fill(str(tmp_path / "a.db"), written), tmp_path / "copia.db"
    central("copia", copy, "--banco", source)
    central("apagar", written[0].key, "--banco", name)
    assert central("restaurar", copy, "--banco", name) == 0
    assert "continuam assim: 1\n" in capsys.readouterr().out
    assert [row.comment for row in rows_of(name)] == ["", "canario 1", ""]
    if not database:
        kept = b"".join(path.read_bytes() for path in Path(name).parent.glob("respostas.db*"))
    else:
        kept = postgres.table(name)
    assert [b"canario %d" % n in kept for n in range(3)] == [False, True, False]


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
    assert central("restaurar", copy, "--banco", name) == 1
    told = capsys.readouterr().err
    assert re.search("danificado|cortad|não veio de", told), told
    assert rows_of(name) == rows(6, version=2, vote="sim")


def test_a_copy_whose_index_lacks_a_row_is_refused(tmp_path, capsys) -> None:
    """Its pages are sound one by one; only the whole check sees it."""
    copy = Path(fill(str(tmp_path / "a.db"), rows(5)))
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
    assert central("restaurar", copy, "--banco", tmp_path / "b.db") == 1
    assert "está danificado" in capsys.readouterr().err


def test_a_copy_of_another_version(name, copy, monkeypatch) -> None:
    later = (*schema.MIGRATIONS, ("CREATE INDEX answers_by_kind ON answers (kind)",))
    for module in (schema, transfer):
        monkeypatch.setattr(module, "MIGRATIONS", later)
    assert central("restaurar", copy, "--banco", name) == 0  # Older: brought up to date.
    assert rows_of(name) == rows(5)
    new = copy.with_stem("nova")
    assert central("copia", new, "--banco", name) == 0
    monkeypatch.undo()
    target = str(copy.parent / "limpo.db")
    assert central("restaurar", new, "--banco", target) == 1  # Later: who knows what it says.
    assert not Path(target).exists()


def test_a_damaged_database_is_set_aside(tmp_path, collectors, capsys) -> None:
    source, copy = fill(str(tmp_path / "a.db"), rows(5)), tmp_path / "copia.db"
    central("copia", copy, "--banco", source)
    collector = collectors()
    path = Path(collector.database)
    collector.stop()
    collector.start()
    with path.open("r+b") as file:
        file.write(b"lixo" * (path.stat().st_size // 4))
    assert central("restaurar", copy, "--banco", path) == 1
    assert "Pare o coletor e tente de novo" in capsys.readouterr().err
    collector.stop(signal.SIGKILL)
    damaged, wal = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    assert central("restaurar", copy, "--banco", path) == 0
    assert rows_of(path) == rows(5)
    before = path.with_name(f"{BEFORE}.db")
    assert before.read_bytes() == damaged
    assert Path(f"{before}-wal").read_bytes() == wal
    collector.start()
    assert collector.get("/pronto")[0] == 200


def test_a_file_of_something_else_is_no_copy(tmp_path, capsys) -> None:
    other = tmp_path / "outro.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE coisas (a)")
    connection.close()
    target = tmp_path / "novo" / "respostas.db"
    assert central("restaurar", other, "--banco", target) == 1
    assert "não é um banco de respostas" in capsys.readouterr().err
    assert central("restaurar", tmp_path / "nada.db", "--banco", target) == 1
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
    copy = Path(fill(str(tmp_path / "a.db"), rows(5)))
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        if what == "index":
            connection.create_function("hex", 1, lambda _: "", deterministic=True)
            connection.create_function("randomblob", 1, lambda _: "", deterministic=True)
        connection.executescript((OTHERS | WRONG)[what])
    name = fill(str(tmp_path / "dados" / "respostas.db"), rows(6))
    with closing(sqlite3.connect(name, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")  # Whoever asked for the lock now would wait.
        assert central("restaurar", copy, "--banco", name) == 1
    told = capsys.readouterr().err
    assert "tente de novo" not in told
    assert re.search("não são os nossos|danificad|registro [14]:|não é um banco", told), told
    assert rows_of(name) == rows(6)
    assert not list(tmp_path.rglob(".central*"))


def test_words_of_a_copy_come_in_without_data(tmp_path) -> None:
    source = fill(str(tmp_path / "a.db"), rows(2, comment="ligue 11 98888-7777\x1b"))
    name = str(tmp_path / "dados" / "respostas.db")
    assert central("restaurar", source, "--banco", name) == 0
    assert {row.comment for row in rows_of(name)} == {"ligue [telefone]"}


def test_a_copy_that_would_take_forever_is_given_up(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(copies, "WORK", 0)
    monkeypatch.setattr(copies, "WORK_A_BYTE", 0)
    monkeypatch.setattr(copies, "STEP", 1)
    copy = fill(str(tmp_path / "a.db"), rows(5))
    assert central("restaurar", copy, "--banco", tmp_path / "b.db") == 1
    assert "está danificado (" in capsys.readouterr().err


def test_what_a_killed_command_left_goes_at_the_next(tmp_path) -> None:
    copy, folder = fill(str(tmp_path / "a.db"), rows(5)), tmp_path / "dados"
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
        assert central("restaurar", copy, "--banco", folder / "respostas.db") == 0
        assert left.exists() is stays


def test_a_workshop_in_use_stays(tmp_path) -> None:
    copy = Path(fill(str(tmp_path / "a.db"), rows(5)))
    with copies.open_copy(copy) as read:
        (used,) = tmp_path.glob(".central-copia-*")
        os.utime(used, (0, 0))
        with copies.open_copy(copy):
            assert used.exists()
        assert len(list(read())) == 5


def test_what_is_no_file_is_no_copy(tmp_path, capsys) -> None:
    os.mkfifo(tmp_path / "cano.db")
    assert central("restaurar", tmp_path / "cano.db", "--banco", tmp_path / "b.db") == 1
    assert "não é um arquivo" in capsys.readouterr().err
