"""The examples for operators name commands, options and files that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from helpcenter.cli import COMMANDS, build_parser
from helpcenter.commands.options import LISTS, SETTINGS, variable
from helpcenter.feedback.app import ADDRESS
from helpcenter.settings import COLLECTOR

DEPLOY = Path(__file__).parents[2] / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())
COMMAND = re.compile(
    r"(?<!`)\bcentral (?:coletor|relatorio|publicar|enderecos|mcp)\b(?!-)"
    r"(?:'[^'\n]*'|[^\n`&#|…”'])*"
)


def commands(text: str) -> list[str]:
    found = (match[0].strip() for match in COMMAND.finditer(text))
    return [command for command in found if not command.endswith("--help")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_command_is_understood(path: Path) -> None:
    for command in commands(path.read_text("utf-8")):
        build_parser(COMMANDS).parse_args(shlex.split(command)[1:])


def test_the_examples_have_commands() -> None:
    found = {path.name: commands(path.read_text("utf-8")) for path in FILES}
    assert len(found["README.md"]) > 8
    assert len(found["PUBLICAR.md"]) > 3
    assert found["ASSISTENTES.md"]
    assert found["central-copia.service"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_variable_is_read(path: Path) -> None:
    known = {variable(name) for name in (*SETTINGS, *LISTS)}
    assert set(re.findall(r"CENTRAL_[A-Z_]+", path.read_text("utf-8"))) <= known


def test_the_table_has_every_option_with_its_default() -> None:
    text = (DEPLOY / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `--([a-z-]+)`[^|]*\| `(\w+)`[^|]*\| ([^|]*) \|$", text, re.MULTILINE)
    assert {name: environment for name, environment, _ in rows} == {
        name: variable(name) for name in (*SETTINGS, *LISTS)
    }
    told = {name: default.strip("`") for name, _, default in rows if name in SETTINGS}
    assert told == {
        name: "nenhuma" if default == "0" else default for name, (default, *_) in SETTINGS.items()
    }


def test_the_proxy_passes_on_the_page_s_address() -> None:
    assert f"location = {ADDRESS} {{" in (DEPLOY / "nginx.conf").read_text("utf-8")
    assert ADDRESS == COLLECTOR
