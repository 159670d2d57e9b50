"""`central comecar`: a copy of the project becomes an operator's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from helpcenter import cli
from helpcenter.commands.montar import build
from helpcenter.settings import parse_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Project = Callable[..., Path]
    Commit = Callable[[Path, str, str], str]

START = ["comecar", "--nome", 'Ajuda "Acme"', "--endereco", "https://ajuda.acme.com.br/", "--sim"]
START += ["--mensageiro", "https://chat.acme.com.br/?sobre={title}", "--cor", "#7c2d12"]


def test_start_empties_the_samples_and_the_result_builds(
    new_project: Project, commit_all: Commit, monkeypatch, capsys
) -> None:
    project = new_project()
    commit_all(project, "Start", "2026-01-01")
    monkeypatch.chdir(project)
    assert cli.main(START) == 0
    assert "make serve" in capsys.readouterr().out
    files = {p.relative_to(project / "docs").as_posix() for p in (project / "docs").rglob("*.*")}
    assert files == {"index.md", "_dados/autores.yml", "_dados/enderecos.txt"}
    config = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    assert config["site_name"] == 'Ajuda "Acme"'
    assert config["extra"]["help_center"]["messenger"]["url"].startswith("https://chat.acme")
    build(project, project / "site", strict=True)


@pytest.mark.parametrize(
    ("typed", "kind", "key", "value"),
    [
        ("ajuda@acme.com.br", "email", "address", "ajuda@acme.com.br"),
        ("+55 (11) 99999-9999", "whatsapp", "number", "5511999999999"),
        ("mailto:a@b.co?body={message}", "link", "url", "mailto:a@b.co?body={message}"),
    ],
)
def test_start_takes_a_link_an_e_mail_or_a_telephone(
    new_project: Project,
    commit_all: Commit,
    monkeypatch,
    typed: str,
    kind: str,
    key: str,
    value: str,
) -> None:
    project = new_project()
    commit_all(project, "Start", "2026-01-01")
    monkeypatch.chdir(project)
    assert cli.main([*START, "--mensageiro", typed]) == 0
    config = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    messenger = parse_settings(config["extra"]["help_center"]).messenger
    assert messenger.type == kind
    assert getattr(messenger, key) == value


def test_start_asks_until_the_answer_is_right(
    new_project: Project, commit_all: Commit, monkeypatch, capsys
) -> None:
    project = new_project()
    commit_all(project, "Start", "2026-01-01")
    monkeypatch.chdir(project)
    answers = iter(
        [
            "Ajuda",
            "ajuda.acme",
            "https://ajuda.acme.com.br/",
            "11 99999-9999",
            "",
            "#ffff00",
            "",
            "n",
        ]
    )
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert cli.main(["comecar"]) == 1
    said = capsys.readouterr()
    assert "precisa ser um endereço completo" in said.out
    assert "contraste" in said.out
    assert "parece faltar o código do país" in said.out
    assert "Nada foi mudado" in said.err
    assert (project / "docs" / "conversas").exists()


def test_start_refuses_to_erase_work_that_no_commit_has(
    new_project: Project, commit_all: Commit, monkeypatch, capsys
) -> None:
    project = new_project()
    commit_all(project, "Start", "2026-01-01")
    (project / "docs" / "novo.md").write_text("trabalho", "utf-8")
    monkeypatch.chdir(project)
    assert cli.main(START) == 1
    assert "sem commit" in capsys.readouterr().err
    assert (project / "docs" / "novo.md").exists()
