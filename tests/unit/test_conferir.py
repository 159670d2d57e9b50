"""`central conferir`, called as a writer and as the CI call it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from helpcenter import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[dict[str, str]], None]

DESCRIPTION = "Uma descrição com o tamanho certo, entre cinquenta e cento e sessenta caracteres."
MATTER = f"---\ntitle: {{}}\ndescription: {DESCRIPTION}\n---\n\n{{}}\n"
COLLECTION = MATTER.format("Conversas", "")


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files of a project and work in its folder."""
    monkeypatch.chdir(tmp_path)

    def write(files: dict[str, str]) -> None:
        base = {"mkdocs.yml": "", "docs/conversas/index.md": COLLECTION}
        for path, text in {**base, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")

    return write


def test_all_is_well(write: Write, capsys) -> None:
    write({"docs/conversas/a.md": MATTER.format("Como ver A", "Texto.")})
    assert cli.main(["conferir"]) == 0
    assert capsys.readouterr().out == "Nenhum problema em 1 artigo.\n"


def test_warnings_alone_fail_only_strictly(write: Write, capsys) -> None:
    write({"docs/conversas/a.md": MATTER.format("Como ver A", "### Fundo")})
    assert cli.main(["conferir"]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("docs/conversas/a.md:6: AJ008 ")
    assert last == "1 problema: 1 aviso."
    assert cli.main(["conferir", "--estrito"]) == 1


def test_errors_fail_and_are_counted(write: Write, capsys) -> None:
    write({"docs/conversas/a.md": MATTER.format("Como ver A", "### Fundo\n\n[a](b.md) [c](d.md)")})
    assert cli.main(["conferir"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "3 problemas: 2 erros e 1 aviso."


@pytest.mark.parametrize("path", ["docs/conversas", "docs/conversas/a.md"])
def test_paths_limit_what_is_told_and_not_what_is_read(write: Write, capsys, path: str) -> None:
    write(
        {
            "docs/conversas/a.md": MATTER.format("Como ver A", "[b](../conta/b.md)"),
            "docs/conta/b.md": "Sem cabeçalho.",
        }
    )
    assert cli.main(["conferir", path]) == 0
    assert capsys.readouterr().out == "Nenhum problema em 1 artigo.\n"
    assert cli.main(["conferir", "docs/conta"]) == 1


def test_a_path_that_does_not_exist_is_an_error(write: Write, capsys) -> None:
    write({})
    assert cli.main(["conferir", "docs/nada.md"]) == 1
    assert capsys.readouterr().err == "Não encontrei “docs/nada.md”. Confira o caminho.\n"


def test_authors_that_cannot_be_read_are_an_error(write: Write, capsys) -> None:
    write({"docs/_dados/autores.yml": "a: [\n"})
    assert cli.main(["conferir"]) == 1
    assert "autores.yml: não consegui ler" in capsys.readouterr().err


def test_github_shows_problems_beside_their_lines(write: Write, capsys) -> None:
    write({"docs/conversas/a,b%.md": MATTER.format("Como ver A", "### Fundo 100%\n\n[a](b.md)")})
    assert cli.main(["conferir", "--formato", "github"]) == 1
    name, warning, error, _ = capsys.readouterr().out.splitlines()
    assert name.startswith("::error file=docs/conversas/a%2Cb%25.md,line=1,title=AJ016::")
    assert warning.startswith("::warning file=docs/conversas/a%2Cb%25.md,line=6,title=AJ008::")
    assert "“Fundo 100%25” fora de ordem." in warning
    assert ",line=8,title=AJ010::não encontrei “b.md”." in error


def test_json_is_for_programs(write: Write, capsys) -> None:
    write({"docs/conversas/a.md": MATTER.format("Como ver A", "[a](b.md)")})
    assert cli.main(["conferir", "--formato", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["path"] == "docs/conversas/a.md"
    assert (problem["line"], problem["code"], problem["severity"]) == (6, "AJ010", "erro")


def test_a_link_out_of_docs_is_told(new_project, tmp_path: Path, monkeypatch, capsys) -> None:
    project = new_project()
    (tmp_path / "segredo.txt").write_text("x", "utf-8")
    (project / "docs" / "conta" / "vazou.txt").symlink_to(tmp_path / "segredo.txt")
    monkeypatch.chdir(project)
    assert cli.main(["conferir", "docs/conta"]) == 1
    assert "docs/conta/vazou.txt:1: AJ016" in capsys.readouterr().out


def test_a_hint_stops_nothing(new_project, write_docs, monkeypatch, capsys) -> None:
    head = f"---\ntitle: Como ver um\ndescription: {DESCRIPTION}\n---\n"
    monkeypatch.chdir(new_project(docs=write_docs({"conta/um.md": f"{head}\nTexto.\n"})))
    assert cli.main(["conferir", "--estrito"]) == 0
    assert "AJ017" in (said := capsys.readouterr().out)
    assert said.endswith("1 problema: 1 dica.\n")
