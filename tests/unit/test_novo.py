"""`central novo`: an article with a good address, from a model, that the checker likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpcenter import cli
from helpcenter.content import read_content
from helpcenter.lint.check import check
from helpcenter.writing.article import KINDS, LONGEST, article, file_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TITLE = "Como trocar a minha senha?"
SUMMARY = "Veja onde trocar a senha da sua conta e o que fazer se a esqueceu de vez."
GIVEN = ["novo", "--titulo", TITLE, "--descricao", SUMMARY, "--autor", "equipe"]


@pytest.fixture
def project(new_project: Callable[..., Path], monkeypatch) -> Path:
    folder = new_project()
    monkeypatch.chdir(folder)
    return folder


def answering(monkeypatch, *answers: str) -> None:
    waiting = iter(answers)

    def reply(prompt: str) -> str:
        assert prompt.strip()
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", reply)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["pt-BR", "en"])
def test_what_is_made_has_nothing_to_mend(project: Path, kind: str, language: str, capsys) -> None:
    before = check(read_content(project / "docs"), project / "docs")
    more = ["--colecao", "conta", "--tipo", kind, "--idioma", language]
    assert cli.main([*GIVEN, *more]) == 0
    name = "trocar-a-minha-senha.md" if language == "pt-BR" else "trocar-a-minha-senha.en.md"
    assert f"central conferir docs/conta/{name}" in capsys.readouterr().out
    assert (project / "docs/conta" / name).is_file()
    assert check(read_content(project / "docs"), project / "docs") == before


def test_it_asks_until_the_answer_will_do(project: Path, monkeypatch, capsys) -> None:
    answering(monkeypatch, "contas", "conta", "", TITLE, "Curta.", "", "", "")
    assert cli.main(["novo"]) == 0
    told = capsys.readouterr().out
    assert "não conheço a coleção “contas”: você quis dizer “conta”?" in told
    assert "o título não pode ficar vazio" in told
    assert "use de 50 a 160 caracteres (são 6)" in told
    source = read_content(project / "docs").sources["conta/trocar-a-minha-senha.md"]
    assert source.matter.title == TITLE
    assert source.article.autor == "equipe"
    assert "## Passo a passo" in source.body


def test_the_end_of_the_input_changes_nothing(project: Path, monkeypatch, capsys) -> None:
    before = sorted((project / "docs").rglob("*"))
    answering(monkeypatch, "conta", TITLE)
    assert cli.main(["novo"]) == 1
    assert "Nada foi mudado" in capsys.readouterr().err
    assert sorted((project / "docs").rglob("*")) == before


def test_what_exists_is_left_alone(project: Path, capsys) -> None:
    assert cli.main([*GIVEN, "--colecao", "conta", "--tipo", "passo-a-passo"]) == 0
    path = project / "docs/conta/trocar-a-minha-senha.md"
    path.write_text("Já escrevi.", "utf-8")
    assert cli.main([*GIVEN, "--colecao", "conta", "--tipo", "passo-a-passo"]) == 1
    assert "docs/conta/trocar-a-minha-senha.md já existe" in capsys.readouterr().err
    assert path.read_text("utf-8") == "Já escrevi."


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        ("--colecao", "../fora", "não conheço a coleção “../fora”"),
        ("--colecao", "xyz", "use conta, "),
        ("--colecao", "docs/conta", "você quis dizer “conta”?"),
        ("--autor", "equipi", "você quis dizer “equipe”?"),
        ("--tipo", "passos", "não conheço o tipo “passos”"),
        ("--titulo", "???", "o título precisa de letras ou números"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_is_given_must_do(option: str, text: str, told: str, capsys) -> None:
    given = [*GIVEN, "--colecao", "conta", "--tipo", "passo-a-passo", option, text]
    assert cli.main(given) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Seção", "o artigo e a pasta “secao/” teriam o mesmo endereço"),
        ("Como entrar", "“/conta/entrar/” já leva a docs/conta/acessar.md"),
    ],
)
def test_an_address_that_is_taken_stays_as_it_is(
    new_project, write_docs, monkeypatch, capsys, title: str, told: str
) -> None:
    docs = {
        "conta/index.md": "---\ntitle: A conta\n---\n",
        "conta/secao/index.md": "---\ntitle: A seção\n---\n",
        "conta/acessar.md": "---\ntitle: A\nenderecos_antigos: [/conta/entrar]\n---\n",
    }
    project = new_project(docs=write_docs(docs))
    monkeypatch.chdir(project)
    before = sorted((project / "docs").rglob("*"))
    given = ["--colecao", "conta", "--descricao", "", "--autor", "", "--tipo", "passo-a-passo"]
    assert cli.main(["novo", "--titulo", title, *given]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert said.endswith("Escolha outro título.\n")
    assert sorted((project / "docs").rglob("*")) == before


def test_without_collections_it_says_how_to_make_one(new_project, write_docs, monkeypatch, capsys):
    monkeypatch.chdir(new_project(docs=write_docs({"index.md": "Olá"})))
    assert cli.main(GIVEN) == 1
    assert "Crie uma pasta em docs/" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Como trocar a minha senha?", "trocar-a-minha-senha"),
        ("O que é um ticket", "um-ticket"),
        ("Como", "como"),
        ("Ação nº 1: emissão", "acao-no-1-emissao"),
        ("???", "artigo"),
        ("../../etc/passwd", "etc-passwd"),
        ("Con", "con-1"),
    ],
)
def test_names_are_plain_addresses(title: str, name: str) -> None:
    assert file_name(title) == name


def test_long_names_end_at_a_word() -> None:
    name = file_name("Como " + "configurar a integração com o sistema fiscal " * 3)
    assert len(name) <= LONGEST
    assert name == "configurar-a-integracao-com-o-sistema-fiscal-configurar-a"
    assert len(file_name("x" * 200)) == LONGEST


def test_what_was_typed_stays_text() -> None:
    text = article("passo-a-passo", "a/b", title="Dúvida: --- #1", description="", autor="")
    assert text.startswith("---\ntitle: 'Dúvida: --- #1'\ndescription: ''\n---\n")
    assert "(../../suporte.md)" in text
