"""`central coletor exportar` and `importar`: equal rows on both sides, or nothing at all."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import stat
import subprocess
import sys
from dataclasses import astuple, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from helpcenter import cli
from helpcenter.commands.coletor import importar
from helpcenter.feedback.open import make_store, open_to_read
from helpcenter.feedback.store import COLUMNS, Record
from helpcenter.feedback.transfer import fingerprint

KEY = "0b1f3f0e-7d0e-4b7e-9c55-2d6a5c1b0f3a"
TODAY = datetime.now(UTC)
DAY = f"{TODAY:%Y-%m-%d}"
ANSWER = Record(KEY, 1, "answer", DAY, "pt-BR", "a/b", "0123456789abcdef", "nao", "outro")
COMMENTS = [
    "",
    "Faltou “algo”; e 'isto', \"aquilo\"",
    "uma linha\noutra\tcom tabulação, \\n e \\u0000 escritos",
    "😀👩‍👩‍👧 é̃ ção \U0010ffff",
    '=HYPERLINK("https://mau.com";"clique")',
    "á" * 600,
    "{" * 300 + '"' * 300,
]


def every_kind() -> list[Record]:
    """Rows of all kinds, with all votes and reasons, and with words that are hard to carry."""
    reasons = [None, "nao_resolveu", "incorreta", "dificil", "faltou_passo", "outro"]
    votes = [*product(["nao", "em_parte"], reasons), ("sim", None)]
    rows = [replace(ANSWER, vote=vote, reason=reason) for vote, reason in votes]
    rows += [replace(ANSWER, comment=comment, version=1_000_000) for comment in COMMENTS]
    rows += [replace(ANSWER, language="en", suspect=1, day="2020-02-29")]
    rest = {"revision": None, "vote": None, "reason": None}
    bare = replace(ANSWER, **rest, article=None, language=None)
    rows += [replace(bare, kind="search_empty", query="ção 😀; DROP TABLE")]
    rows += [replace(bare, kind="contact", channel="whatsapp", topic="")]
    rows += [replace(bare, kind="contact", channel="e-mail", topic="Vendas", article="x/y")]
    rows += [replace(bare, kind="not_found", path="/não/existe'\"/")]
    return [replace(row, key=f"{n:08x}{KEY[8:]}") for n, row in enumerate(rows)]


def fill(database: str, rows: list[Record]) -> str:
    store = make_store(database)
    store.open()
    store.apply(rows)
    store.close()
    return database


def rows_of(database: str) -> list[Record]:
    store = open_to_read(database)
    rows = list(store.records())
    store.close()
    return rows


@pytest.fixture
def here(tmp_path) -> str:
    return fill(str(tmp_path / "aqui.db"), every_kind())


def central(*arguments: object) -> int:
    return cli.main(["coletor", *map(str, arguments)])


def test_to_postgres_and_back(here, tmp_path, postgres, capsys) -> None:
    there, back = postgres.new_database(), str(tmp_path / "volta.db")
    files = [tmp_path / name for name in ("1.jsonl", "2.jsonl", "3.jsonl")]
    way = [(here, there), (there, back)]
    for (source, target), file in zip(way, files, strict=False):
        assert central("exportar", "--banco", source, "--saida", file) == 0
        assert central("importar", file, "--banco", target) == 0
        assert rows_of(target) == every_kind()
    assert central("exportar", "--banco", back, "--saida", files[2]) == 0
    assert len({file.read_bytes() for file in files}) == 1
    wanted = fingerprint(every_kind())
    assert {fingerprint(rows_of(name)) for name in (here, there, back)} == {wanted}
    said = capsys.readouterr().out
    assert f"Lidos: {len(every_kind())}. Novos: {len(every_kind())}." in said
    assert files[0].stat().st_mode & 0o777 == 0o600


def test_the_file_says_what_it_is_and_holds(here, tmp_path) -> None:
    file = tmp_path / "r.jsonl"
    central("exportar", "--banco", here, "--saida", file)
    first, *rows, last = file.read_bytes().splitlines(keepends=True)
    assert json.loads(first) == {"program": "central-de-conhecimento", "schema": 1}
    sha256 = hashlib.sha256(b"".join(rows)).hexdigest()
    assert json.loads(last) == {"count": len(every_kind()), "sha256": sha256}
    assert [tuple(json.loads(row).values()) for row in rows] == [*map(astuple, every_kind())]


def test_importing_again_changes_nothing_and_the_later_version_stays(
    here, tmp_path, capsys
) -> None:
    file, target = tmp_path / "r.jsonl", str(tmp_path / "outro.db")
    central("exportar", "--banco", here, "--saida", file)
    rows = every_kind()
    later = replace(rows[0], version=9, vote="em_parte")
    other = replace(rows[1], comment="outras palavras")
    fill(target, [later, other])
    for new in (len(rows) - 2, 0):
        capsys.readouterr()
        assert central("importar", file, "--banco", target) == 0
        told = capsys.readouterr().out
        assert f"Novos: {new}." in told
        assert "deixados como lá estão: 1\n" in told
        assert rows_of(target) == [later, other, *rows[2:]]


def test_old_comments_do_not_come_in(tmp_path, database) -> None:
    """Not even for the time until the collector's next sweep, nor into the WAL."""
    days = [f"{TODAY - timedelta(days=days):%Y-%m-%d}" for days in (30, 31)]
    rows = [replace(ANSWER, day=day, comment=f"canario {day}") for day in days]
    rows[1] = replace(rows[1], key=KEY.replace("0b", "0c"))
    source, file = fill(str(tmp_path / "a.db"), rows), tmp_path / "r.jsonl"
    target = database or str(tmp_path / "novo" / "b.db")
    central("exportar", "--banco", source, "--saida", file)
    assert central("importar", file, "--banco", target, "--dias-comentarios", 30) == 0
    assert rows_of(target) == [rows[0], replace(rows[1], comment="")]
    if not database:
        kept = b"".join(path.read_bytes() for path in (tmp_path / "novo").iterdir())
        assert [f"canario {day}".encode() in kept for day in days] == [True, False]


def signed(*rows: bytes) -> bytes:
    """A file with these rows, whose last line agrees with them: whoever made it knew how."""
    head = b'{"program":"central-de-conhecimento","schema":1}\n'
    text = b"".join(rows)
    foot = {"count": len(rows), "sha256": hashlib.sha256(text).hexdigest()}
    return head + text + json.dumps(foot, separators=(",", ":")).encode() + b"\n"


def row(**changes) -> bytes:
    fields = dict(zip(COLUMNS, astuple(ANSWER), strict=True)) | changes
    return json.dumps({n: v for n, v in fields.items() if v != "gone"}).encode() + b"\n"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (row(vote="talvez"), "3: valor que não serve em: vote"),
        (row(vote=None), "3: valor que não serve em: kind, vote"),
        (row(vote="sim"), "3: valor que não serve em: vote, reason"),
        (row(version=0), "3: valor que não serve em: version"),
        (row(version=2**70), "3: valor que não serve em: version"),
        (row(version="1"), "3: campo ausente ou inválido: version"),
        (row(version=1.5), "3: campo ausente ou inválido: version"),
        (row(comment="x" * 1001), "3: valor que não serve em: comment"),
        (row(comment=None), "3: valor que não serve em: comment"),
        (row(comment="a\0b"), "3: há um caractere nulo"),
        (row(comment="x" * 70_000), "3: a linha está cortada"),
        (row(key=KEY.upper()), "3: campo inválido: key"),
        (row(key='"); DROP TABLE answers; --          '), "3: campo inválido: key"),
        (row(key="gone"), "3: campo ausente ou inválido: key"),
        (row(day="20261122"), "3: campo inválido: day"),
        (row(day="2026-13-01"), "3: campo inválido: day"),
        (row(article="a\x1b[31m"), "3: campo inválido: article"),
        (row(ip="203.0.113.7"), "3: há um campo desconhecido"),
        (b'{"key": "\xff"}\n', "3: a linha não é um objeto JSON em UTF-8"),
        (b'{"comment": "\\ud800"}\n', "3: a linha não é um objeto JSON em UTF-8"),
        (b"[" * 5000 + b"\n", "3: a linha não é um objeto JSON em UTF-8"),
        (b'{"key":' * 5000 + b"\n", "3: a linha não é um objeto JSON em UTF-8"),
        (b"\n", "3: a linha não é um objeto JSON em UTF-8"),
        (b"[]\n", "3: a linha não é um objeto JSON em UTF-8"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_imported(
    tmp_path, capsys, monkeypatch, wrong, told
) -> None:
    monkeypatch.setattr(importar, "BATCH", 1)
    file, target = tmp_path / "r.jsonl", str(tmp_path / "b.db")
    file.write_bytes(signed(row(key=KEY.replace("0b", "0a")), wrong))
    fill(target, [])
    assert central("importar", file, "--banco", target) == 1
    assert capsys.readouterr().err == f"{file}:{told}. Nada foi importado.\n"
    assert rows_of(target) == []


def cut_at(where: int):
    return lambda text: text[:where]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (cut_at(-1), "4: a linha está cortada"),
        (cut_at(-30), "4: a linha está cortada"),
        (lambda text: b"".join(text.splitlines(keepends=True)[:-1]), "3: o arquivo está cortado"),
        (lambda text: b"".join(text.splitlines(keepends=True)[:1]), "1: o arquivo está cortado"),
        (cut_at(0), "1: o arquivo está cortado"),
        (lambda text: text.replace(b"Faltou", b"Sobrou"), "4: o conteúdo foi alterado"),
        (lambda text: text + text, "5: há linhas depois da última"),
        (lambda text: text.replace(b'"count":2', b'"count":3'), "4: faltam ou sobram linhas"),
        (lambda text: text.replace(b'"schema":1', b'"schema":99'), "1: o arquivo é de uma versão"),
        (lambda text: text.replace(b"central-de", b"outro-de"), "1: isto não veio de"),
        (lambda text: b"\x00\xff" * 40 + b"\n" + text, "1: isto não veio de"),
    ],
)
def test_a_cut_or_changed_file_is_told_and_nothing_is_imported(
    tmp_path, capsys, monkeypatch, change, told
) -> None:
    monkeypatch.setattr(importar, "BATCH", 1)
    file, target = tmp_path / "r.jsonl", str(tmp_path / "b.db")
    file.write_bytes(change(signed(row(comment="Faltou"), row(key=KEY.replace("0b", "0a")))))
    fill(target, [])
    assert central("importar", file, "--banco", target) == 1
    assert f"{file}:{told}" in capsys.readouterr().err
    assert rows_of(target) == []


def test_a_spreadsheet_sees_no_formula(tmp_path) -> None:
    starts = ["=", "+", "-", "@", "\t", "\r", "＝", "＠"]
    words = [f"{start}1+1;\"x\"\n'y'" for start in starts]
    rows = [replace(ANSWER, key=f"{n:08x}{KEY[8:]}", comment=w) for n, w in enumerate(words)]
    database, file = fill(str(tmp_path / "a.db"), rows), tmp_path / "r.csv"
    args = ("--formato", "csv", "--saida", file)
    assert central("exportar", "--banco", database, *args) == 0
    assert file.read_bytes().startswith(b'\xef\xbb\xbf"chave";')
    with file.open(encoding="utf-8-sig", newline="") as text:
        head, *cells = csv.reader(text, delimiter=";")
    assert len(set(head)) == len(COLUMNS)
    assert [line[head.index("comentário")] for line in cells] == [f"'{word}" for word in words]
    assert all(line[head.index("motivo")] == "outro" for line in cells)
    assert not any(cell[:1] in starts for line in cells for cell in line if cell)


def test_to_standard_output_alone(here, tmp_path) -> None:
    """The rows and nothing else; and no complaint when whoever reads them has had enough."""
    program = Path(sys.executable).with_name("central")
    command = [program, "coletor", "exportar", "--banco", here]
    done = subprocess.run(command, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == len(every_kind()) + 2
    assert "Escrito" in done.stderr.decode()
    few = fill(str(tmp_path / "poucos.db"), every_kind()[:2])  # Written when all is over.
    with subprocess.Popen(
        [*command, "--banco", few], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.parametrize("command", [("exportar",), ("copia", "."), ("apagar", KEY)])
def test_without_a_database_nothing_is_made(tmp_path, capsys, command, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert central(*command) == 1
    told = capsys.readouterr().err
    assert told.startswith("--banco: o coletor ainda não guardou nada em .dados/respostas.db")
    assert list(tmp_path.iterdir()) == []
    assert central("--banco", "outro.db", *command) == 1
    assert "outro.db" in capsys.readouterr().err


def linked(make):
    """A way to the same file by another name."""

    def other(path: Path) -> Path:
        name = path.with_name("outro-nome.jsonl")
        make(name, path)
        return name

    return other


WAYS = {
    "itself": lambda path: path,
    "by another way": lambda path: path.parent / "." / ".." / path.parent.name / path.name,
    "hard link": linked(Path.hardlink_to),
    "link": linked(Path.symlink_to),
    "wal": lambda path: path.with_name(f"{path.name}-wal"),
    "shm": lambda path: path.with_name(f"{path.name}-shm"),
    "rescue": lambda path: path.with_name(f"{path.name}.resgate"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_database_is_not_written_over(here, capsys, way) -> None:
    store = make_store(here)
    store.open()  # As while a collector runs: with its WAL.
    before = {path: path.read_bytes() for path in Path(here).parent.iterdir()}
    target = WAYS[way](Path(here))
    assert central("exportar", "--banco", here, "--saida", target) == 1
    assert capsys.readouterr().err == (
        f"--saida: {target} é o próprio banco. Escolha outro arquivo.\n"
    )
    assert {path: path.read_bytes() for path in before} == before
    store.close()


def test_a_pipe_is_written_to_and_stays_one(here, tmp_path) -> None:
    pipe = tmp_path / "cano"
    os.mkfifo(pipe)
    program = Path(sys.executable).with_name("central")
    command = [program, "coletor", "exportar", "--banco", here, "--saida", pipe]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as running:
        text = pipe.read_bytes() if running.poll() is None else b""
        assert running.wait() == 0, running.stderr.read()
    assert len(text.splitlines()) == len(every_kind()) + 2
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_standard_output_by_its_name(here) -> None:
    """What the shell opened gets the rows; the name is not put somewhere else."""
    program = Path(sys.executable).with_name("central")
    command = [program, "coletor", "exportar", "--banco", here, "--saida", "/dev/fd/1"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == len(every_kind()) + 2


def test_a_device_stays_a_device(here, tmp_path) -> None:
    device = tmp_path / "nada"
    try:
        os.mknod(device, stat.S_IFCHR | 0o600, os.makedev(1, 3))  # As /dev/null is.
        device.write_bytes(b"")
    except PermissionError:
        pytest.skip("only root makes devices, and not on every disk")
    assert central("exportar", "--banco", here, "--saida", device) == 0
    assert device.is_char_device()


def test_words_come_in_without_data_and_controls(tmp_path) -> None:
    """Whoever wrote the file, and by whatever version."""
    file, target = tmp_path / "r.jsonl", str(tmp_path / "b.db")
    file.write_bytes(signed(row(comment="sou\x1b[31m 529.982.247-25")))
    assert central("importar", file, "--banco", target) == 0
    assert [kept.comment for kept in rows_of(target)] == ["sou [31m [CPF]"]
