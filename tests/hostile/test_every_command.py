"""Every command of `central` with wrong arguments, wrong files and no rights: a sentence, no trace.

The commands and their arguments are those that the parser itself knows, so that none is forgotten.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from tests.hostile.rights import permissions_count
from tests.hostile.telling import write

from helpcenter import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONGEST = 60
"""Seconds after which a command is taken to hang, on however busy a machine."""
ENGLISH = re.compile(r"\b(?:usage|error|expected|invalid|required|argument|No such|not found)\b")
WRONG = {
    "nothing": "",
    "absent": "nada/nada.nada",
    "a folder": "conta-fechada",
    "below a file": "mkdocs.yml/a.md",
    "a circle": "roda",
    "not text": "bytes.bin",
    "of the system": "/proc/self/mem",
    "too long": "a" * 5000,
    "two lines": "a\nb",
    "negative": "-1",
    "huge": "9" * 400,
    "an option": "--nada",
    "out of here": "/usr",
    "a half": "a\udc80b",
}
FREE = {
    ("novo", "titulo"),
    ("novo", "descricao"),
    ("buscar", "consulta"),
    ("remover", "despedida"),
    ("montar", "destino"),  # Any folder that is not there yet.
    ("publicar", "destino"),
    ("publicar", "depois"),
    ("relatorio", "saida"),
    ("coletor copia", "destino"),
    ("coletor exportar", "saida"),
    ("importar", "origem"),
    ("mcp", "dominio"),
}
"""Arguments that take any text, or name what is to be made: some of WRONG is right for them.

Nothing at all stands for what holds where an argument is left out.
"""
SERVERS = {"servir", "coletor", "mcp"}
"""Commands that go on for ever when all is right."""
CALLS = {
    "novo": "--colecao conta --titulo Como --descricao Texto --tipo passo-a-passo",
    "conferir": "",
    "revisar": "",
    "traducao": "",
    "mover": "conta/a.md conta/b.md",
    "remover": "conta/a.md --para conta/index.md",
    "enderecos": "",
    "importar": "intercom bytes.bin",
    "montar": "",
    "publicar": "publicada",
    "verificar": "http://127.0.0.1:9",
    "servir": "--porta 99999",
    "buscar": "senha",
    "comecar": "--sim",
    "atualizar": "projeto/main",
    "coletor": "--porta 99999",
    "coletor copia": "copias",
    "coletor restaurar": "bytes.bin",
    "coletor exportar": "",
    "coletor importar": "bytes.bin",
    "coletor apagar": "0b5f4f5e-6f0f-4a8e-9b5e-6a3c5d2e1f00",
    "coletor alerta": "",
    "relatorio": "",
    "mcp": "--porta 99999",
}
"""A call that is right in itself, for projects that are not."""


def commands(parser: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, list]]:
    """Yield each command with its arguments, those of commands inside of commands too."""
    inside = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    own = [a for a in parser._actions if a not in inside and a.dest != "help"]
    if name:
        yield name, own
    for action in inside:
        for word, command in action.choices.items():
            yield from commands(command, f"{name} {word}".strip())


ALL = dict(commands(cli.build_parser(cli.COMMANDS)))
ARGUMENTS = [(name, action) for name, actions in ALL.items() for action in actions]


@contextmanager
def ends_soon() -> Iterator[None]:
    """Raise TimeoutError in what does not end."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture
def call(monkeypatch, capfd) -> Callable[[list[str]], int]:
    """Return a function that runs a command and judges what it says."""

    def run(words: list[str]) -> int:
        monkeypatch.setattr(sys, "argv", ["central", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        try:
            with ends_soon():
                code = cli.main(words)
        except SystemExit as end:
            code = int(end.code or 0)
        said = "".join(capfd.readouterr())
        assert "Traceback" not in said
        assert code in (0, 1, 2)
        if code:
            assert re.search(r"\w{3,} \w+", said), "Nothing was said."
            own = "\n".join(line for line in said.splitlines() if not line.startswith("fatal: "))
            assert not ENGLISH.search(own), said  # What git says is git's.
        return code

    return run


@pytest.fixture
def project(new_project, tmp_path: Path, monkeypatch) -> Path:
    """A small project with files that are not what they should be, as the current folder."""
    project = new_project(docs=write(tmp_path / "fonte", {}))
    (project / "conta-fechada").mkdir()
    (project / "conta-fechada" / "x").write_text("x", "utf-8")
    (project / "roda").symlink_to("roda")
    (project / "bytes.bin").write_bytes(bytes(range(256)) * 4)
    monkeypatch.chdir(project)
    for name in os.environ:
        if name.startswith("CENTRAL_"):
            monkeypatch.delenv(name)
    return project


def test_every_command_has_a_call() -> None:
    assert CALLS.keys() == ALL.keys()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", ALL)
def test_what_no_command_knows(call, name: str) -> None:
    assert call([*name.split(), "--nada-disso"]) == 2
    needed = [a for a in ALL[name] if not a.option_strings and a.nargs not in ("*", "?")]
    if needed:
        assert call(name.split()) == 2
    if not any(a.nargs in ("*", "+") for a in ALL[name]) and name != "coletor":
        assert call([*name.split(), *CALLS[name].split(), "sobra"]) == 2


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "action"), ARGUMENTS, ids=[f"{name}-{action.dest}" for name, action in ARGUMENTS]
)
def test_wrong_values(call, name: str, action: argparse.Action) -> None:
    if action.nargs == 0:
        return  # It takes no value.
    others = [a for a in ALL[name] if not a.option_strings and a is not action]
    for kind, value in WRONG.items():
        if name in ("montar", "publicar") and kind in (
            "absent",
            "a half",
            "negative",
            "huge",
            "two lines",
        ):
            continue  # Names of folders as good as any; each is a build.
        filled = [next(iter(a.choices)) if a.choices else "bytes.bin" for a in others]
        if action.option_strings:
            words = [*filled, f"{action.option_strings[0]}={value}"]
        elif action.choices:
            words = [value, *filled]
        else:
            place = [a for a in ALL[name] if not a.option_strings].index(action)
            words = [*filled[:place], value, *filled[place:]]
        code = call([*name.split(), *words])
        assert code or kind == "nothing" or (name, action.dest) in FREE, (kind, words)


def break_folder(path: Path) -> None:
    """Put a file in the place of a folder."""
    shutil.rmtree(path, ignore_errors=True)
    path.write_text("x", "utf-8")


def break_file(path: Path) -> None:
    """Put a folder in the place of a file."""
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)
    (path / "x").write_text("x", "utf-8")


def spoil(path: Path) -> None:
    """Write what is no text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(range(256)))


BREAKS: dict[str, Callable[[Path], object]] = {
    "no project": lambda root: (root / "mkdocs.yml").unlink(),
    "mkdocs.yml is a folder": lambda root: break_file(root / "mkdocs.yml"),
    "mkdocs.yml is no text": lambda root: spoil(root / "mkdocs.yml"),
    "mkdocs.yml is empty": lambda root: (root / "mkdocs.yml").write_text("", "utf-8"),
    "mkdocs.yml is a list": lambda root: (root / "mkdocs.yml").write_text("- a\n", "utf-8"),
    "docs is a file": lambda root: break_folder(root / "docs"),
    "docs is empty": lambda root: (shutil.rmtree(root / "docs"), (root / "docs").mkdir()),
    "docs holds a pipe": lambda root: os.mkfifo(root / "docs" / "conta" / "cano.md"),
    "docs holds a name in bytes": lambda root: spoil(root / os.fsdecode(b"docs/conta/\xff.md")),
    "an article is no text": lambda root: spoil(root / "docs" / "conta" / "a.md"),
    "an article is a folder": lambda root: break_file(root / "docs" / "conta" / "a.md"),
    "_dados is a file": lambda root: break_folder(root / "docs" / "_dados"),
    "the authors are no text": lambda root: spoil(root / "docs" / "_dados" / "autores.yml"),
    "the addresses are a folder": lambda root: break_file(root / "docs/_dados/enderecos.txt"),
    "pyproject.toml is no text": lambda root: spoil(root / "pyproject.toml"),
    "pyproject.toml is a folder": lambda root: break_file(root / "pyproject.toml"),
    "what is to be made is there": lambda root: [
        break_folder(root / name)
        for name in ("site", ".cache", ".dados", ".git", "relatorio", "copias")
    ],
    "the database is no database": lambda root: spoil(root / ".dados" / "respostas.db"),
    "the database is a folder": lambda root: break_file(root / ".dados" / "respostas.db"),
    "the site's list is no text": lambda root: spoil(root / "site" / "manifest.json"),
}


@pytest.mark.parametrize("how", BREAKS)
def test_wrong_files(project: Path, call, how: str) -> None:
    BREAKS[how](project)
    for name, words in CALLS.items():
        call([*name.split(), *words.split()])


@pytest.mark.parametrize("name", CALLS)
def test_no_rights(project: Path, call, name: str) -> None:
    folders = [project, *(path for path in project.rglob("*") if not path.is_symlink())]
    for path in folders:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        with permissions_count():
            with pytest.raises(PermissionError):
                (project / "docs" / "novo.md").write_text("x", "utf-8")
            call([*name.split(), *CALLS[name].split()])
    finally:
        for path in folders:
            path.chmod(0o700)
