"""`central enderecos`, and the rule that no address ever published is lost."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from helpcenter import cli
from helpcenter.content import read_content
from helpcenter.history import removals
from helpcenter.lint.check import check
from helpcenter.redirects.ledger import read_addresses

if TYPE_CHECKING:
    from pathlib import Path

SUMMARY = "Uma descrição que tem tudo o que a conferência pede, do começo ao fim dela."


def page(title: str, body: str = "Texto.", more: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: {SUMMARY}\n{more}---\n\n{body}\n"


FILES = {
    "conta/index.md": page("A sua conta"),
    "conta/senha.md": page(
        "Como trocar a senha", "## Passo 1\n\n[Aqui](senha.md#passo-1)\n\n## Passo 2\n\nTexto."
    ),
    "conta/sair.md": page(
        "Como sair da conta",
        "[Troque](senha.md#passo-2) e [fale](../suporte.md#suporte/tickets).",
        "enderecos_antigos: [/artigos/5]\n",
    ),
    "conta/sair.en.md": page("How to sign out"),
    "conta/breve.md": page("Como esperar", "[Troque](senha.md#passo-1)", "rascunho: true\n"),
}
LATER = "publicar_em: 2999-01-31\n"
FIRST = """\
/
/artigos/5/
/conta/
/conta/sair/
/conta/senha/
/conta/senha/#passo-2
/en/
/en/conta/
/en/conta/sair/
"""


@pytest.fixture
def project(new_project, write_docs, commit_all, monkeypatch) -> Path:
    folder = new_project(docs=write_docs(FILES))
    commit_all(folder, "Write", "2026-01-01")
    monkeypatch.chdir(folder)
    assert cli.main(["enderecos"]) == 0
    commit_all(folder, "Note", "2026-01-02")
    return folder


def lost(project: Path) -> list[str]:
    docs = project / "docs"
    return [
        f"{problem.line} {problem.text}"
        for problem in check(read_content(docs), docs)
        if problem.code == "AJ033"
    ]


def ledger(project: Path) -> str:
    return (project / "docs/_dados/enderecos.txt").read_text("utf-8")


def test_what_is_published_is_noted_once(project: Path, capsys) -> None:
    text = ledger(project)
    assert text.splitlines(keepends=True)[2:] == FIRST.splitlines(keepends=True)
    assert all(line.startswith("# ") for line in text.splitlines()[:2])
    capsys.readouterr()
    assert cli.main(["enderecos"]) == 0
    assert capsys.readouterr().out == "docs/_dados/enderecos.txt já tem todos os endereços.\n"
    assert ledger(project) == text
    assert lost(project) == []


def test_it_only_grows_and_keeps_comments(project: Path) -> None:
    path = project / "docs/_dados/enderecos.txt"
    path.write_text("# nossa\n/velho/\n", "utf-8")
    assert cli.main(["enderecos"]) == 0
    assert ledger(project) == "# nossa\n" + FIRST + "/velho/\n"
    assert read_addresses(project / "docs")[0] == (2, "/")


def test_what_was_deleted_is_told_with_its_day(project: Path, commit_all, capsys) -> None:
    (project / "docs/conta/sair.en.md").unlink()
    (project / "docs/conta/sair.md").unlink()
    commit_all(project, "Delete", "2026-03-12")
    told = lost(project)
    assert [problem.partition(" ")[0] for problem in told] == ["4", "6", "9", "10", "11"]
    way = "em enderecos_antigos da página aonde o leitor deve ir"
    assert told[1] == (
        "6 “/conta/sair/” não levaria a nada: “conta/sair.md” foi apagado em 12/03/2026. "
        f"Sugestão: traga-o de volta, ou escreva “/conta/sair/” {way}."
    )
    capsys.readouterr()
    assert cli.main(["enderecos", "--conferir"]) == 1
    assert "docs/_dados/enderecos.txt:6: “/conta/sair/” não levaria" in capsys.readouterr().out
    assert cli.main(["conferir"]) == 1


def test_what_no_commit_has_deleted_yet_is_named_too(project: Path) -> None:
    (project / "docs/conta/sair.md").unlink()
    (told,) = [problem for problem in lost(project) if problem.startswith("6 ")]
    assert "“/conta/sair/” não levaria a nada: “conta/sair.md” foi apagado. " in told
    assert "conta/sair.en.md" not in told  # Readers of one language are not sent to the other.


def test_a_line_that_somebody_deletes_is_as_good_as_there(project: Path, commit_all) -> None:
    path = project / "docs/_dados/enderecos.txt"
    path.write_text(ledger(project).replace("\n/conta/sair/\n", "\n"), "utf-8")
    assert lost(project) == []  # The page is still there, and the line comes back.
    (project / "docs/conta/sair.md").unlink()
    deleted = "“/conta/sair/” não levaria a nada"
    assert [p.partition(" ")[0] for p in lost(project) if deleted in p] == ["1"]
    text = ledger(project)
    path.unlink()
    assert [p for p in lost(project) if deleted in p]
    path.write_text(text, "utf-8")
    merge(project, commit_all)
    assert [p.partition(" ")[0] for p in lost(project) if deleted in p] == ["1"]


def test_a_page_that_nobody_noted_is_not_lost_by_a_pull_request(project: Path, commit_all) -> None:
    docs = project / "docs"
    for name, more in (("novo", ""), ("oculto", "rascunho: true\n"), ("tarde", LATER)):
        (docs / f"conta/{name}.md").write_text(page("Como ver", more=more), "utf-8")
        (docs / f"conta/{name}.en.md").write_text(page("How to see"), "utf-8")
    (docs / "conta/README.md").write_text("Da pasta", "utf-8")
    (docs / "conta/x.fr.md").write_text("Texte", "utf-8")
    commit_all(project, "Write in a browser", "2026-02-01")
    for path in docs.glob("conta/[notRx]*.md"):
        path.unlink()
    (docs / "conta/visto.md").write_text(page("Como ver"), "utf-8")
    merge(project, commit_all)
    assert [problem.split(" Sugestão")[0] for problem in lost(project)] == [
        "1 “/conta/novo/” não levaria a nada: “conta/novo.md” virou “conta/visto.md”.",
        "1 “/en/conta/novo/” não levaria a nada: “conta/novo.en.md” foi apagado em 12/03/2026.",
    ]
    more = "enderecos_antigos: [/conta/novo/, /en/conta/novo/]\n"
    (docs / "conta/visto.md").write_text(page("Como ver", more=more), "utf-8")
    assert lost(project) == []


def test_a_clone_knows_what_the_main_branch_has(
    project: Path, commit_all, tmp_path, monkeypatch
) -> None:
    (project / "docs/conta/novo.md").write_text(page("Como ver"), "utf-8")
    commit_all(project, "Write in a browser", "2026-02-01")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(project), str(clone))
    monkeypatch.chdir(clone)
    (clone / "docs/conta/so-aqui.md").write_text(page("Como rever"), "utf-8")
    commit_all(clone, "Start", "2026-03-12")
    (clone / "docs/conta/so-aqui.md").unlink()  # Nobody has seen it.
    (clone / "docs/conta/novo.md").unlink()
    commit_all(clone, "Delete", "2026-03-13")
    (told,) = lost(clone)
    assert told.startswith("1 “/conta/novo/” não levaria a nada")


def merge(project: Path, commit_all) -> None:
    """Commit what has changed to a branch, and merge it as CI does with a pull request."""
    git(project, "switch", "--quiet", "-c", "proposta")
    commit_all(project, "Propose", "2026-03-12")
    git(project, "switch", "--quiet", "-")
    command = ("merge", "--quiet", "--no-ff", "-m", "Merge", "proposta")
    git(project, "-c", "user.name=A", "-c", "user.email=a@exemplo.com.br", *command)


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True)


def test_a_help_center_that_starts_anew_owes_nothing_to_the_example(project: Path) -> None:
    given = ["--nome", "Nova", "--endereco", "https://exemplo.com.br/", "--cor", "#4f46e5"]
    assert cli.main(["comecar", *given, "--mensageiro", "a@exemplo.com.br", "--sim"]) == 0
    assert lost(project) == []
    assert cli.main(["enderecos"]) == 0
    assert lost(project) == []


def test_what_was_renamed_is_told_with_its_new_name(project: Path, commit_all) -> None:
    docs = project / "docs/conta"
    (docs / "senha.md").rename(docs / "trocar.md")
    commit_all(project, "Rename", "2026-03-12")
    (docs / "trocar.md").rename(docs / "mudar.md")
    commit_all(project, "Rename again", "2026-03-13")
    (docs / "sair.md").write_text(FILES["conta/sair.md"].replace("senha.md", "mudar.md"), "utf-8")
    (told,) = lost(project)
    assert told == (
        "7 “/conta/senha/” não levaria a nada: “conta/senha.md” virou “conta/mudar.md”. Sugestão: "
        "escreva “enderecos_antigos: [/conta/senha/]” nesse arquivo, ou devolva-lhe o nome."
    )
    text = (docs / "mudar.md").read_text("utf-8")
    redirected = text.replace("---\n\n", "enderecos_antigos: [/conta/senha/]\n---\n\n", 1)
    (docs / "mudar.md").write_text(redirected, "utf-8")
    assert lost(project) == []


def test_removals_follow_a_file_to_its_end(project: Path, commit_all) -> None:
    docs = project / "docs/conta"
    (docs / "senha.md").rename(docs / "trocar.md")
    commit_all(project, "Rename", "2026-03-12")
    (docs / "trocar.md").unlink()
    commit_all(project, "Delete", "2026-03-13")
    removal = removals(project / "docs")["conta/senha.md"]
    assert (removal.old, removal.new, removal.day.day) == ("conta/senha.md", "", 13)


def test_what_became_a_draft_is_told(project: Path) -> None:
    path = project / "docs/conta/senha.md"
    path.write_text(FILES["conta/senha.md"].replace("---\n\n", "rascunho: true\n---\n\n", 1))
    assert [problem.split(" Sugestão")[0] for problem in lost(project)] == [
        "7 “/conta/senha/” não levaria a nada: “conta/senha.md” não está publicado."
    ]


def test_a_section_that_has_links_stays(project: Path) -> None:
    path = project / "docs/conta/senha.md"
    path.write_text(FILES["conta/senha.md"].replace("## Passo 2", "## Outro"), "utf-8")
    (told,) = lost(project)
    assert told.startswith("8 “conta/senha.md” não tem mais a seção “#passo-2”, que tem links.")
    path.write_text(path.read_text("utf-8").replace("## Outro", "## Outro { #passo-2 }"), "utf-8")
    assert lost(project) == []


def test_nobody_has_to_note_new_pages(project: Path, capsys) -> None:
    (project / "docs/conta/novo.md").write_text(page("Como ver o novo"), "utf-8")
    assert lost(project) == []
    capsys.readouterr()
    assert cli.main(["enderecos", "--conferir"]) == 0
    assert capsys.readouterr().out == (
        "Nenhum dos 9 endereços já publicados se perde.\n"
        "Faltam na lista: 1. Para anotar: .venv/bin/central enderecos\n"
    )


def test_without_a_list_nothing_is_lost(project: Path, commit_all) -> None:
    (project / "docs/_dados/enderecos.txt").unlink()
    commit_all(project, "Unlist", "2026-03-12")
    (project / "docs/conta/senha.md").unlink()
    commit_all(project, "Delete", "2026-03-13")
    assert lost(project) == []


def test_the_map_has_the_path_of_the_site(project: Path, capsys) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8").replace(".com.br/\n", ".com.br/ajuda/\n")
    config.write_text(text, "utf-8")
    capsys.readouterr()
    assert cli.main(["enderecos", "--nginx"]) == 0
    assert '    "/ajuda/artigos/5" /ajuda/conta/sair/;\n' in capsys.readouterr().out
