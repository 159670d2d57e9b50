"""`central revisar`: what waits to be read again, from files, git and answers."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from helpcenter import cli
from records import fill

if TYPE_CHECKING:
    from pathlib import Path

SUMMARY = "Uma descrição que tem tudo o que a conferência pede, do começo ao fim dela."


def article(title: str, more: str = "", body: str = "Texto.") -> str:
    return f"---\ntitle: {title}\ndescription: {SUMMARY}\n{more}---\n\n{body}\n"


@pytest.fixture
def project(new_project, write_docs, commit_all, monkeypatch) -> Path:
    docs = {
        "conta/vencido.md": article("Vencido", "revisar_em: 2026-01-05\n"),
        "conta/em-dia.md": article("Em dia", "revisar_em: 2099-01-05\n", "[v](vencido.md)"),
        "conta/velho.md": article("Velho", "relacionados: [conta/em-dia.md]\n"),
        "conta/velho.en.md": article("Old", "traduzido_de: '0000000000000000'\n", "[x](velho.md)"),
        "conta/rascunho.md": article("Rascunho", "rascunho: true\nrevisar_em: 2026-01-01\n"),
    }
    folder = new_project(docs=write_docs(docs))
    commit_all(folder, "Write", "2020-01-01")
    for name in ("vencido.md", "em-dia.md"):
        path = folder / "docs/conta" / name
        path.write_text(path.read_text("utf-8") + "\nMais.\n", "utf-8")
    commit_all(folder, "Change", "2026-10-01")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("project")
def test_what_waits_is_listed_with_its_reason(capsys) -> None:
    assert cli.main(["revisar"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Prazo de revisão vencido (1)",
        "  docs/conta/vencido.md: desde 05/01/2026",
        "Traduções (3)",
        "  docs/conta/velho.en.md: o original mudou depois da tradução",
        "  docs/conta/em-dia.en.md: ainda não foi traduzido",
        "  docs/conta/vencido.en.md: ainda não foi traduzido",
        "Sem mudança há mais de um ano (2)",
        "  docs/conta/velho.en.md: sem mudança desde 01/01/2020",
        "  docs/conta/velho.md: sem mudança desde 01/01/2020",
        "Sem nenhum link que leve até eles (1)",
        "  docs/conta/velho.md: nenhum artigo leva até ele",
    ]


@pytest.mark.usefixtures("project")
def test_a_path_asks_for_a_part(capsys) -> None:
    assert cli.main(["revisar", "docs/conta/em-dia.md"]) == 0
    assert capsys.readouterr().out == "Nada espera por revisão.\n"
    assert cli.main(["revisar", "docs/nada"]) == 1
    assert "Não encontrei “docs/nada”" in capsys.readouterr().err


def test_articles_that_leave_readers_without_an_answer(project: Path, new_votes, capsys) -> None:
    entry = {
        **{"id": "conta/velho", "language": "pt-BR", "address": "/conta/velho/", "title": "Velho"},
        **{"revision": "0123456789abcdef", "old_addresses": []},
    }
    (project / "site").mkdir()
    manifest = {"schema": 1, "site_url": "https://a.b/", "articles": [entry]}
    (project / "site/manifest.json").write_text(json.dumps(manifest), "utf-8")
    (project / ".dados").mkdir()
    fill(
        str(project / ".dados/respostas.db"),
        new_votes(nao=20, article="conta/velho", day=f"{date.today()}"),
    )
    assert cli.main(["revisar"]) == 0
    told = capsys.readouterr().out
    assert "Leitores sem resposta (1)\n  docs/conta/velho.md: 20 não e 0 em parte, de 20" in told


@pytest.mark.usefixtures("project")
def test_answers_that_were_asked_for_and_cannot_be_had_are_told(capsys) -> None:
    assert cli.main(["revisar", "--manifesto", "nada.json"]) == 1
    assert "--manifesto: não encontrei nada.json" in capsys.readouterr().err
