"""`central remover`: readers are led on, links are mended or listed, nothing is lost for ever."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from helpcenter import cli
from helpcenter.content import read_content
from helpcenter.lint.check import check
from helpcenter.moving.plan import published

if TYPE_CHECKING:
    from pathlib import Path

SUMMARY = "Uma descrição que tem tudo o que a conferência pede, do começo ao fim dela."
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def page(title: str, body: str = "Texto.", more: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: {SUMMARY}\n{more}---\n\n{body}\n"


FILES = {
    "conversas/index.md": page("As suas conversas", "[Abra](abrir.md#passos), [ou](abrir.md#fim)."),
    "conversas/index.en.md": page("Your conversations", "[Open](abrir.md#steps)."),
    "conversas/abrir.md": page(
        "Como abrir um chat",
        "![A tela](img/tela.svg)\n\n## Passos\n\nA.\n\n## Fim\n\nB.",
        "enderecos_antigos: [/artigos/7/]\n",
    ),
    "conversas/abrir.en.md": page("How to open a chat", "## Steps\n\nHere."),
    "conversas/img/tela.svg": DRAWING,
    "conta/index.md": page("A sua conta", "![Comum](img/comum.svg)"),
    "conta/index.en.md": page("Your account"),
    "conta/img/comum.svg": DRAWING,
    "conta/iniciar.md": page(
        "Como iniciar um chat",
        "Era [assim](../conversas/abrir.md).\n\n## Passos\n\nA.",
        "relacionados: [conversas/abrir.md, conta/sair.md]\n",
    ),
    "conta/iniciar.en.md": page("How to start a chat", "## Steps\n\nHere."),
    "conta/sair.md": page("Como sair da conta", more="relacionados: [conversas/abrir.md]\n"),
    "_dados/buscas.yml": (
        "- { busca: chat, artigo: conversas/abrir.md }\n"
        "- { busca: talk, artigo: conversas/abrir.en.md }\n"
    ),
}


@pytest.fixture
def project(new_project, write_docs, commit_all, monkeypatch) -> Path:
    folder = new_project(docs=write_docs(FILES))
    commit_all(folder, "Write", "2026-01-01")
    monkeypatch.chdir(folder)
    assert problems(folder) == []
    return folder


def read(project: Path, path: str) -> str:
    return (project / "docs" / path).read_text("utf-8")


def state(project: Path) -> dict[str, bytes]:
    files = (path for path in project.joinpath("docs").rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


def problems(project: Path) -> list[str]:
    return [str(p) for p in check(read_content(project / "docs"), project / "docs")]


def public(project: Path) -> set[str]:
    return published(read_content(project / "docs"), project / "docs")


def test_two_articles_are_joined(project: Path, capsys) -> None:
    before = public(project)
    assert cli.main(["remover", "conversas/abrir.md", "--para", "docs/conta/iniciar.md"]) == 0
    assert problems(project) == []
    assert before <= public(project)
    for path in ("conversas/abrir.md", "conversas/abrir.en.md", "conversas/img"):
        assert not (project / "docs" / path).exists()
    joined = read(project, "conta/iniciar.md")
    assert "enderecos_antigos: [/conversas/abrir/, /artigos/7/]" in joined
    assert "relacionados: [conta/sair.md]" in joined
    assert "enderecos_antigos: [/en/conversas/abrir/]" in read(project, "conta/iniciar.en.md")
    index = read(project, "conversas/index.md")
    assert "[Abra](../conta/iniciar.md#passos), [ou](../conta/iniciar.md)." in index
    assert "[Open](../conta/iniciar.md#steps)" in read(project, "conversas/index.en.md")
    assert "relacionados: [conta/iniciar.md]" in read(project, "conta/sair.md")
    searches = yaml.safe_load(read(project, "_dados/buscas.yml"))
    assert [search["artigo"] for search in searches] == ["conta/iniciar.md", "conta/iniciar.en.md"]
    said = capsys.readouterr().out
    assert "Removi docs/conversas/abrir.md\n" in said
    assert "saiu 1 arquivo que mais ninguém usava" in said
    assert "git show HEAD:./docs/conversas/abrir.md" in said  # The text has not come along.


def test_a_page_neither_names_another_twice_nor_links_to_itself_unseen(
    project: Path, capsys
) -> None:
    docs = project / "docs/conta"
    both = "relacionados: [conta/iniciar.md, conversas/abrir.md]\n"
    (docs / "sair.md").write_text(page("Como sair da conta", more=both), "utf-8")
    assert cli.main(["remover", "conversas/abrir.md", "--para", "conta/iniciar.md"]) == 0
    assert "relacionados: [conta/iniciar.md]\n" in read(project, "conta/sair.md")
    assert "Era [assim](iniciar.md)." in read(project, "conta/iniciar.md")
    said = capsys.readouterr().out
    assert "levam à própria página; acerte-as ou apague-as:\n  docs/conta/iniciar.md:8\n" in said


def test_a_link_to_a_section_that_has_come_along_is_in_order(project: Path, capsys) -> None:
    path = project / "docs/conta/iniciar.md"
    path.write_text(
        page("Como iniciar", "[Os](../conversas/abrir.md#passos).\n\n## Passos"), "utf-8"
    )
    assert cli.main(["remover", "conversas/abrir.md", "--para", "conta/iniciar.md"]) == 0
    assert "[Os](iniciar.md#passos)" in read(project, "conta/iniciar.md")
    assert "própria página" not in capsys.readouterr().out


def test_who_kept_a_section_of_what_was_joined_reaches_the_page(project: Path, commit_all) -> None:
    assert cli.main(["enderecos"]) == 0
    assert "/conversas/abrir/#passos\n" in read(project, "_dados/enderecos.txt")
    commit_all(project, "Note", "2026-01-02")
    assert cli.main(["remover", "conversas/abrir.md", "--para", "conta/sair.md"]) == 0
    assert not [problem for problem in problems(project) if "AJ033" in problem]


def test_readers_of_a_language_without_a_page_go_to_the_original(project: Path, capsys) -> None:
    assert cli.main(["remover", "conversas/abrir.md", "--para", "conta/sair.md"]) == 0
    joined = read(project, "conta/sair.md")
    assert "[/conversas/abrir/, /artigos/7/, /en/conversas/abrir/]" in joined
    assert "relacionados: []" in joined  # It would have named itself.
    # What is written in one language finds nothing in the other: a person mends it.
    assert "artigo: conversas/abrir.en.md" in read(project, "_dados/buscas.yml")
    assert [problem.partition(" ")[0] for problem in problems(project)] == ["_dados/buscas.yml:2:"]
    assert "  docs/_dados/buscas.yml:2\n" in capsys.readouterr().out


def test_a_goodbye_says_what_happened(project: Path, capsys) -> None:
    before = public(project)
    assert cli.main(["remover", "conversas/abrir.md", "--despedida", "O chat: saiu do ar"]) == 0
    assert before <= public(project)
    assert yaml.safe_load(read(project, "_dados/despedidas.yml")) == [
        {
            "endereco": "/conversas/abrir/",
            "titulo": "O chat: saiu do ar",
            "enderecos_antigos": ["/artigos/7/"],
        },
        {"endereco": "/en/conversas/abrir/", "titulo": "This page is no longer here"},
    ]
    listed = {line.strip() for line in capsys.readouterr().out.splitlines() if line[0] == " "}
    assert listed == {
        "docs/conversas/index.md:6",
        "docs/conversas/index.en.md:6",
        "docs/conta/iniciar.md:7",
        "docs/_dados/buscas.yml:1",
        "docs/_dados/buscas.yml:2",
    }
    told = {problem.partition(" ")[0].strip(":") for problem in problems(project)}
    assert {f"docs/{place}" for place in told} == listed  # What is left, and nothing else.
    assert "relacionados: []" in read(project, "conta/sair.md")


def test_a_goodbye_is_added_to_the_others(project: Path) -> None:
    path = project / "docs/_dados/despedidas.yml"
    path.write_text("# nossas\n- { endereco: /x/, titulo: Saiu }", "utf-8")
    assert cli.main(["remover", "conta/sair.md", "--despedida"]) == 0
    text = path.read_text("utf-8")
    assert text.startswith("# nossas\n- { endereco: /x/, titulo: Saiu }\n- endereco: /conta/sair/")
    assert yaml.safe_load(text)[1]["titulo"] == "Esta página saiu do ar"


@pytest.mark.parametrize(
    ("typed", "kept"), [("conta/sair.md", "conta/sair.md"), ("", "_dados/despedidas.yml")]
)
def test_who_says_nothing_is_asked(project: Path, monkeypatch, typed: str, kept: str) -> None:
    monkeypatch.setattr("builtins.input", lambda _: typed)
    assert cli.main(["remover", "conta/iniciar.md"]) == 0
    assert "/conta/iniciar/" in read(project, kept)


def test_a_collection_goes_as_a_whole(project: Path, capsys) -> None:
    before = public(project)
    assert cli.main(["remover", "conversas", "--para", "conta"]) == 0
    assert before <= public(project)
    told = [problem.partition(" ")[0] for problem in problems(project)]
    assert told == ["_dados/buscas.yml:1:", "_dados/buscas.yml:2:"]  # A collection is no article.
    assert not (project / "docs/conversas").exists()
    assert "  docs/_dados/buscas.yml:1\n" in capsys.readouterr().out
    assert "/conversas/, " in read(project, "conta/index.md")


def test_a_file_that_others_use_stays_where_it_is(project: Path, commit_all, capsys) -> None:
    docs = project / "docs"
    (docs / "conversas/img/tela.en.svg").write_text(DRAWING, "utf-8")
    (docs / "conversas/img/so dela.svg").write_text(DRAWING, "utf-8")
    shown = page("Como sair da conta", "![A](../conversas/img/tela.svg)")
    (docs / "conta/sair.md").write_text(shown, "utf-8")
    commit_all(project, "Show", "2026-01-02")
    assert cli.main(["remover", "conversas", "--para", "conta"]) == 0
    assert sorted(path.name for path in docs.joinpath("conversas").rglob("*.*")) == [
        "tela.en.svg",
        "tela.svg",
    ]
    assert {"AJ010"}.isdisjoint(" ".join(problems(project)).split())
    said = capsys.readouterr().out
    assert "Com isso saiu 1 arquivo que mais ninguém usava." in said
    assert "Ficou docs/conversas/img/tela.svg, que outras páginas ainda usam" in said


@pytest.mark.usefixtures("project")
def test_what_is_not_there_is_told_before_anything_is_asked(monkeypatch, capsys) -> None:
    monkeypatch.setattr("builtins.input", lambda _: pytest.fail("nada a perguntar"))
    assert cli.main(["remover", "conta/nada.md"]) == 1
    assert "Não encontrei o artigo docs/conta/nada.md" in capsys.readouterr().err


def test_what_was_never_published_leaves_no_trace(project: Path, commit_all) -> None:
    (project / "docs/conta/novo.md").write_text(page("Como ver", more="rascunho: true\n"), "utf-8")
    commit_all(project, "Draft", "2026-01-02")
    assert cli.main(["remover", "conta/novo.md", "--despedida"]) == 0
    assert not (project / "docs/_dados/despedidas.yml").exists()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["conta/nada.md", "--despedida"], "Não encontrei o artigo docs/conta/nada.md"),
        (["conta/sair.md", "--para", "conta/nada.md"], "Não encontrei docs/conta/nada.md"),
        (["conta/sair.md", "--para", "conta/sair.md"], "Diga outra página"),
        (["conta/sair.md", "--para", "conta/rascunho.md"], "é um rascunho"),
        (["conta/sujo.md", "--para", "conta/sair.md"], "Nenhum commit guardou docs/conta/sujo.md"),
        (["conta/sair.md", "--para", "/etc/passwd"], "não fica dentro de docs/"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    project: Path, commit_all, capsys, given: list[str], told: str
) -> None:
    docs = project / "docs/conta"
    (docs / "rascunho.md").write_text(page("Como ver", more="rascunho: true\n"), "utf-8")
    (docs / "sujo.md").write_text(page("Como sujar"), "utf-8")
    commit_all(project, "More", "2026-01-02")
    (docs / "sujo.md").write_text(page("Como sujar tudo"), "utf-8")
    before = state(project)
    assert cli.main(["remover", *given]) == 1
    assert told in capsys.readouterr().err
    assert state(project) == before


def test_git_has_what_was_removed(project: Path) -> None:
    assert cli.main(["remover", "conta/sair.md", "--para", "conta/iniciar.md"]) == 0
    command = ["git", "checkout", "--", "docs/conta/sair.md"]
    subprocess.run(command, cwd=project, check=True)
    assert read(project, "conta/sair.md") == FILES["conta/sair.md"]
