"""The commands of `central`, on real projects and real repositories."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpcenter import cli
from helpcenter.commands import CommandError
from helpcenter.commands.montar import build

if TYPE_CHECKING:
    from collections.abc import Callable

    Project = Callable[..., Path]
    Commit = Callable[[Path, str, str], str]


def test_a_failed_build_leaves_the_last_one(new_project: Project, capfd) -> None:
    project = new_project()
    target = project / "site"
    build(project, target)
    before = {path: path.stat().st_mtime_ns for path in target.rglob("*")}
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("brand:", "brnd:"), "utf-8")
    with pytest.raises(CommandError, match="ficou como estava"):
        build(project, target)
    assert {path: path.stat().st_mtime_ns for path in target.rglob("*")} == before
    assert not list(project.glob(".site-*"))
    said = "".join(capfd.readouterr())
    assert "extra.help_center.brnd: chave desconhecida; você quis dizer “brand”?" in said
    assert "Traceback" not in said


def test_a_build_never_replaces_a_folder_of_something_else(new_project: Project) -> None:
    project = new_project()
    with pytest.raises(CommandError, match="não é uma central montada"):
        build(project, project / "docs")
    assert (project / "docs" / "index.md").exists()


def test_a_strict_build_stops_at_a_writers_mistake(new_project: Project) -> None:
    project = new_project()
    article = project / "docs" / "conta" / "sem-descricao.md"
    article.write_text("---\ntitle: Sem descrição\n---\n\nTexto.\n", "utf-8")
    build(project, project / "site")
    with pytest.raises(CommandError):
        build(project, project / "site", strict=True)


def test_answers_that_are_not_kept_are_said_once(new_project: Project, capfd) -> None:
    project = new_project()
    build(project, project / "site")
    assert "".join(capfd.readouterr()).count("não são guardadas") == 1


@pytest.mark.parametrize(
    "files", [{"index.md": "Central"}, {"geral/uma-pergunta.md": "Como fazer?"}]
)
def test_a_central_with_one_article_or_none_is_whole(
    new_project: Project, write_docs, files: dict[str, str]
) -> None:
    head = "---\ntitle: {}\ndescription: Tem mais de cinquenta letras, que é o que se pede.\n---\n"
    docs = write_docs({path: f"{head.format(title)}Texto.\n" for path, title in files.items()})
    project = new_project(docs=docs)
    build(project, project / "site", strict=True)
    pages = {
        path.parent.relative_to(project / "site").as_posix()
        for path in (project / "site").rglob("index.html")
    }
    articles = {"geral", "geral/uma-pergunta"} if "index.md" not in files else set()
    assert pages == {".", "suporte", "privacidade", "busca", "novidades"} | articles


@pytest.mark.parametrize(
    ("authors", "told"),
    [
        ("bia: { nom: Bia }\n", "autores.yml: bia.nome: falta esta chave"),
        ("bia: { nome: Bia, avatar: img/bia.png }\n", "bia.avatar: não encontrei o arquivo"),
        ("bia: [\n", "autores.yml: não consegui ler o arquivo"),
    ],
)
def test_a_broken_authors_file_stops_the_build_by_name(
    new_project: Project, capfd, authors: str, told: str
) -> None:
    project = new_project()
    (project / "docs" / "_dados" / "autores.yml").write_text(authors, "utf-8")
    with pytest.raises(CommandError):
        build(project, project / "site")
    said = "".join(capfd.readouterr())
    assert told in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["montr"], "Você quis dizer “montar”?"),
        ([], "--help"),
        (["montar", "--nada"], "--help"),
        (["servir", "--porta", "abc"], "A porta “abc” não serve"),
        (["atualizar"], "--help"),
    ],
)
def test_a_wrong_call_is_answered_in_portuguese(
    new_project: Project, monkeypatch, capsys, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(new_project())
    monkeypatch.setattr(sys, "argv", ["central", *arguments])
    try:
        code = cli.main(arguments)
    except SystemExit as end:
        code = end.code
    assert code in (1, 2)
    assert told in capsys.readouterr().err


def test_a_taken_port_is_named(new_project: Project, monkeypatch, capsys) -> None:
    monkeypatch.chdir(new_project())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert cli.main(["servir", "--porta", port]) == 1
    assert f"A porta {port} já está em uso" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["montar", "servir", "comecar"])
def test_outside_a_project_the_command_says_so(
    tmp_path: Path, monkeypatch, capsys, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main([command]) == 1
    assert "Não encontrei mkdocs.yml" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["montar", "servir", "conferir"])
def test_without_docs_the_command_says_so(
    new_project: Project, monkeypatch, capsys, command: str
) -> None:
    project = new_project()
    (project / "docs").rename(project / "outra")
    monkeypatch.chdir(project)
    assert cli.main([command, *(["--porta", "18765"] if command == "servir" else [])]) == 1
    assert "Não encontrei a pasta docs/" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["montar", "conferir"])
def test_nothing_is_believed_that_came_with_the_project(
    new_project: Project, commit_all, monkeypatch, capfd, command: str
) -> None:
    """A proposal could bring finished pages of its own, under the names that builds give them."""
    project = new_project()
    (project / ".gitignore").unlink()
    (project / ".cache/paginas").mkdir(parents=True)
    (project / ".cache/paginas/indice.msgpack").write_bytes(b"\x92")
    commit_all(project, "Propose", "2026-11-20")
    monkeypatch.chdir(project)
    assert cli.main([command]) == 1
    assert ".cache/ está no git" in "".join(capfd.readouterr())
    assert not (project / "site").exists()


def test_help_is_in_portuguese(capsys) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    said = capsys.readouterr().out
    assert all(name in said for name in cli.COMMANDS)
    assert "usage" not in said
    assert "show this help" not in said


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("INHERIT: hooks/base.yml", "", "falta a linha “INHERIT: hooks/base.yml”"),
        ("site_name: Central de Teste", "plugins: []", "a chave “plugins” é do projeto"),
        ("site_name: Central de Teste", "nav: [index.md]", "a chave “nav” é do projeto"),
        (
            "site_name: Central de Teste",
            "exclude_docs: conta/",
            "a chave “exclude_docs” é do projeto",
        ),
        (
            "site_name: Central de Teste",
            "site_name: Um\nsite_name: Dois",
            "a chave “site_name” aparece duas vezes no mesmo bloco; deixe uma só.",
        ),
        (
            "site_name: Central de Teste",
            "site_name: Um\nmessenger: {type: email}",
            "“messenger” precisa ficar dentro de extra e de help_center",
        ),
        ("extra:\n", "extra:\n  messenger: {type: email}\n", "“messenger” precisa ficar dentro"),
        ("site_name: Central de Teste", "", "falta a chave “site_name”"),
        ("site_url: https://ajuda.exemplo.com.br/", "site_url: ''", "falta a chave “site_url”"),
        ("https://ajuda.exemplo.com.br/", "https://ajuda exemplo", "site_url: precisa ser"),
        ("site_name: Central", "site_name: 'Central", "linha"),
        ("site_name: Central de Teste", "data: 2026-02-30", "há um valor que não pode ser lido"),
    ],
)
def test_a_broken_configuration_is_told_before_anything_is_built(
    new_project: Project, monkeypatch, capsys, before: str, after: str, told: str
) -> None:
    project = new_project()
    config = project / "mkdocs.yml"
    assert before in config.read_text("utf-8")
    config.write_text(config.read_text("utf-8").replace(before, after), "utf-8")
    monkeypatch.chdir(project)
    assert cli.main(["montar"]) == 1
    said = capsys.readouterr().err
    assert "mkdocs.yml" in said
    assert told in said
    assert not (project / "site").exists()


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_a_command_stands_alone(name: str) -> None:
    """Only the command that was asked for is loaded: none may count on another's imports."""
    code = f"from helpcenter import cli; cli.main([{name!r}, '--help'])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Uso: ")


def test_what_the_system_says_is_told_in_portuguese(
    new_project: Project, monkeypatch, capsys
) -> None:
    project = new_project()
    monkeypatch.chdir(project)
    assert cli.main(["importar", "intercom", "nada.json"]) == 1
    assert "nada.json (não existe)" in capsys.readouterr().err
    assert cli.main(["importar", "intercom", "docs"]) == 1
    assert "docs (é uma pasta)" in capsys.readouterr().err


def test_a_command_that_a_message_names_can_be_copied() -> None:
    package = Path(cli.__file__).parent
    writers = ("commands/*.py", "moving/*.py", "lint/*.py", "importing/*.py")
    texts = {path: path.read_text("utf-8") for glob in writers for path in package.glob(glob)}
    named = re.compile(r"(?:com|rode|use|veja|de qual artigo|como em): \"?\s*f?\"?central ")
    assert [path.name for path, text in texts.items() if named.search(text)] == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("mover", "Falta dizer: ANTIGO, NOVO.\nPara ver o que existe: .venv/bin/central mover"),
        ("mover a.md", "Falta dizer: NOVO."),
        ("enderecos --foo", "Não conheço: --foo.\nPara ver o que existe: .venv/bin/central endere"),
        ("novo --idioma fr", "--idioma: “fr” não serve; use pt-BR, en."),
        ("importar foo x.json", "ORIGEM: “foo” não serve; use intercom, zendesk."),
        ("novo --titulo", "--titulo: falta o valor."),
        ("remover a.md --para b.md --despedida", "--despedida e --para não servem juntas."),
        ("novo --ti x", "--ti pode ser --titulo, --tipo: escreva a opção inteira."),
        ("nov", "Você quis dizer “novo”?\nPara ver o que existe: .venv/bin/central --help"),
    ],
)
def test_what_was_not_understood_is_named(monkeypatch, capsys, given: str, told: str) -> None:
    monkeypatch.setattr("sys.argv", ["central", *given.split()])
    with pytest.raises(SystemExit):
        cli.main()
    assert f"Não entendi o comando. {told}" in capsys.readouterr().err
