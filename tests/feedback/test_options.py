"""What `central coletor` says of its arguments, and takes from the environment."""

from __future__ import annotations

import argparse
import sqlite3

import pytest

from helpcenter import cli
from helpcenter.commands import CommandError
from helpcenter.commands.coletor.receber import check_origin
from helpcenter.commands.options import number


@pytest.mark.parametrize(
    "text", ["１８７９７", "٨٧٨٧", "+1", "1_0", " 1", "-1", "65536", "9" * 5000]
)
def test_what_is_no_port_is_refused(text) -> None:
    with pytest.raises(CommandError, match="use um número de 0 a 65535"):
        number(argparse.Namespace(porta=text), "porta", 0, 65535)


@pytest.mark.parametrize(
    "value",
    ["http://a<b", "http://a b", "http://a,b", "http://a:b", "http://a@b", "ftp://a", "http://",
     "http://á.com", "http://a.com/b", "http://a?b", "http://a#b", "http://[::1", "http://a\n"],
)  # fmt: skip
def test_what_is_no_origin_is_refused(value) -> None:
    with pytest.raises(CommandError, match="use só esquema e servidor"):
        check_origin(value)


@pytest.mark.parametrize(
    ("value", "origin"),
    [
        ("https://Ajuda.exemplo.com.br/", "https://ajuda.exemplo.com.br"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://localhost", "http://localhost"),
        ("https://xn--ao-via.com", "https://xn--ao-via.com"),
    ],
)
def test_an_origin_is_written_as_browsers_do(value, origin) -> None:
    assert check_origin(value) == origin


@pytest.fixture
def manifest(tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text('{"schema": 1, "site_url": "https://a.com/", "articles": []}', "utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--manifesto", "nada.json"], "--manifesto: não encontrei nada.json"),
        (["--porta", "abc"], "--porta: “abc” não serve; use um número de 0 a 65535"),
        (["--dias-comentarios", "0"], "--dias-comentarios: “0” não serve"),
        (["--origem", "ajuda.com"], "--origem: “ajuda.com” não serve"),
        (["--origem", "https://a.com/b"], "--origem: “https://a.com/b” não serve"),
        (["--proxy", "perto"], "--proxy: “perto” não serve"),
        (["--banco", "mysql://a/b"], "--banco: use um arquivo ou um endereço postgresql://"),
        (["--banco", "postgresql://u@/b?host=/nada"], "--banco: o PostgreSQL não respondeu"),
        (["--banco", "/proc/nada/a.db"], "--banco: não consigo escrever em /proc/nada/a.db"),
        (["--banco", "{manifest}"], "não é um banco de respostas ou está danificado"),
    ],
)
def test_operators_are_told_the_argument_and_the_fix(
    arguments, told, manifest, tmp_path, capsys
) -> None:
    given = [argument.format(manifest=manifest) for argument in arguments]
    command = ["coletor", "--manifesto", str(manifest), "--banco", str(tmp_path / "a.db")]
    assert cli.main([*command, *given]) == 1
    assert told in capsys.readouterr().err


def test_the_environment_serves_as_well(monkeypatch, manifest, tmp_path, capsys) -> None:
    monkeypatch.setenv("CENTRAL_MANIFESTO", str(manifest))
    monkeypatch.setenv("CENTRAL_BANCO", str(tmp_path / "a.db"))
    monkeypatch.setenv("CENTRAL_PORTA", "70000")
    assert cli.main(["coletor"]) == 1
    assert "--porta: “70000” não serve" in capsys.readouterr().err


def test_a_database_of_something_else_is_left_alone(manifest, tmp_path, capsys) -> None:
    path = tmp_path / "outro.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE answers (a)")
    other.close()
    assert cli.main(["coletor", "--manifesto", str(manifest), "--banco", str(path)]) == 1
    assert "não é um banco de respostas" in capsys.readouterr().err
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("answers",)]
    other.close()
