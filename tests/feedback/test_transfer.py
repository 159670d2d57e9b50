"""`central coletor exportar` and `importar`: equal rows on both sides, or nothing at all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, replace
from datetime import timedelta

import pytest

from helpcenter.commands.coletor import importar
from helpcenter.feedback.store import COLUMNS
from helpcenter.feedback.transfer import fingerprint
from records import KEY, NOW, ROW, coletor, every_kind, fill, rows_of


def test_to_postgres_and_back(here, tmp_path, postgres, capsys) -> None:
    there, back = postgres.new_database(), str(tmp_path / "volta.db")
    files = [tmp_path / name for name in ("1.jsonl", "2.jsonl", "3.jsonl")]
    way = [(here, there), (there, back)]
    for (source, target), file in zip(way, files, strict=False):
        assert coletor("exportar", "--banco", source, "--saida", file) == 0
        assert coletor("importar", file, "--banco", target) == 0
        assert rows_of(target) == every_kind()
    assert coletor("exportar", "--banco", back, "--saida", files[2]) == 0
    assert len({file.read_bytes() for file in files}) == 1
    wanted = fingerprint(every_kind())
    assert {fingerprint(rows_of(name)) for name in (here, there, back)} == {wanted}
    said = capsys.readouterr().out
    assert f"Lidos: {len(every_kind())}. Novos: {len(every_kind())}." in said
    assert files[0].stat().st_mode & 0o777 == 0o600


def test_the_file_says_what_it_is_and_holds(here, tmp_path) -> None:
    file = tmp_path / "r.jsonl"
    coletor("exportar", "--banco", here, "--saida", file)
    first, *rows, last = file.read_bytes().splitlines(keepends=True)
    assert json.loads(first) == {"program": "central-de-conhecimento", "schema": 1}
    sha256 = hashlib.sha256(b"".join(rows)).hexdigest()
    assert json.loads(last) == {"count": len(every_kind()), "sha256": sha256}
    assert [tuple(json.loads(row).values()) for row in rows] == [*map(astuple, every_kind())]


def test_importing_again_changes_nothing_and_the_later_version_stays(
    here, tmp_path, capsys
) -> None:
    file, target = tmp_path / "r.jsonl", str(tmp_path / "outro.db")
    coletor("exportar", "--banco", here, "--saida", file)
    rows = every_kind()
    later = replace(rows[0], version=9, vote="em_parte")
    other = replace(rows[1], comment="outras palavras")
    fill(target, [later, other])
    for new in (len(rows) - 2, 0):
        capsys.readouterr()
        assert coletor("importar", file, "--banco", target) == 0
        told = capsys.readouterr().out
        assert f"Novos: {new}." in told
        assert "deixados como lá estão: 1\n" in told
        assert rows_of(target) == [later, other, *rows[2:]]


def test_old_comments_do_not_come_in(tmp_path, database) -> None:
    """Not even for the time until the collector's next sweep, nor into the WAL."""
    days = [f"{NOW - timedelta(days=days):%Y-%m-%d}" for days in (30, 31)]
    rows = [replace(ROW, day=day, comment=f"canario {day}") for day in days]
    rows[1] = replace(rows[1], key=KEY.replace("0b", "0c"))
    source, file = fill(str(tmp_path / "a.db"), rows), tmp_path / "r.jsonl"
    target = database or str(tmp_path / "novo" / "b.db")
    coletor("exportar", "--banco", source, "--saida", file)
    assert coletor("importar", file, "--banco", target, "--dias-comentarios", 30) == 0
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
    fields = dict(zip(COLUMNS, astuple(replace(ROW, reason="outro")), strict=True))
    fields |= changes
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
    assert coletor("importar", file, "--banco", target) == 1
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
    assert coletor("importar", file, "--banco", target) == 1
    assert f"{file}:{told}" in capsys.readouterr().err
    assert rows_of(target) == []


def test_words_come_in_without_data_and_controls(tmp_path) -> None:
    """Whoever wrote the file, and by whatever version."""
    file, target = tmp_path / "r.jsonl", str(tmp_path / "b.db")
    file.write_bytes(signed(row(comment="sou\x1b[31m 529.982.247-25")))
    assert coletor("importar", file, "--banco", target) == 0
    assert [kept.comment for kept in rows_of(target)] == ["sou [31m [CPF]"]
