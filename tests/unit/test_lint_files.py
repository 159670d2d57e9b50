"""Names, places and kinds of files that a help center cannot use."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest

from helpcenter.cli import main
from helpcenter.commands import CommandError
from helpcenter.commands.montar import build
from helpcenter.content import read_content
from helpcenter.lint.check import check
from helpcenter.lint.unusable import unusable_files

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """---
title: Como abrir um chat
description: Veja onde abrir um chat com a equipe e o que dizer para receber logo a resposta.
---

{}
"""


def told(docs: Path, *codes: str) -> list[str]:
    return [str(problem) for problem in check(read_content(docs), docs) if problem.code in codes]


def write(docs: Path, path: str, text: str | bytes = "Texto.") -> None:
    (docs / path).parent.mkdir(parents=True, exist_ok=True)
    raw = text if isinstance(text, bytes) else ARTICLE.format(text).encode()
    (docs / path).write_bytes(raw)


def test_what_nobody_can_open_or_name_is_told_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cano.md")
    os.mkfifo(tmp_path / ".oculto")
    (tmp_path / "elo").symlink_to(tmp_path / "cano.md")
    (tmp_path / "conta").mkdir()
    (tmp_path / os.fsdecode(b"conta/a\xe7ao.png")).write_bytes(b"")
    first, second = map(str, unusable_files(tmp_path))
    assert first.startswith("cano.md:1: AJ016 isto não é um arquivo comum")
    assert second.startswith("conta/a\ufffdao.png:1: AJ013 o nome do arquivo não está em UTF-8.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
@pytest.mark.parametrize("name", ["conta/a.md", "_dados/palavras.txt", "fechada"])
def test_what_may_not_be_read_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, name) if "." in name else (tmp_path / name).mkdir()
    (tmp_path / name).chmod(0)
    (problem,) = map(str, unusable_files(tmp_path))
    (tmp_path / name).chmod(0o700)
    assert problem.startswith(f"{name}:1: AJ014 não tenho permissão para ler")


def test_commands_name_the_file_and_end(new_project, monkeypatch, capfd) -> None:
    project = new_project()
    os.mkfifo(project / "docs" / "cano.png")
    (project / os.fsdecode(b"docs/a\xe7ao.md")).write_text("a")
    monkeypatch.chdir(project)
    assert main(["conferir", "--formato", "json", "docs/conta"]) == 1
    assert '"docs/cano.png"' in capfd.readouterr().out
    with pytest.raises(CommandError):
        build(project, project / "site")
    said = "".join(capfd.readouterr())
    assert "docs/cano.png:1: AJ016" in said
    assert "AJ013 o nome do arquivo não está em UTF-8." in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "name", ["con.md", "Aux.pdf", "img/lpt1.tela.png", "img/a:b.png", "a?.pdf"]
)
def test_names_that_windows_refuses(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"conta/{name}")
    (problem,) = told(tmp_path, "AJ013")
    assert problem.startswith(f"conta/{name}:1: AJ013 o Windows não aceita o nome")


def test_folders_that_windows_refuses(tmp_path: Path) -> None:
    write(tmp_path, "nul/index.md")
    write(tmp_path, "conta/contrato.md")
    (problem,) = told(tmp_path, "AJ013")
    assert problem.endswith("escolha outro, como “nul-1”.")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("ação.md", unicodedata.normalize("NFD", "ação.md")), "os acentos são gravados"),
        (("Chat.md", "chat.md"), "em maiúsculas"),
        (("img/Tela.png", "img/tela.png"), "em maiúsculas"),
    ],
)
def test_two_names_that_some_computers_take_for_one(
    tmp_path: Path, names: tuple[str, str], words: str
) -> None:
    for name in names:
        write(tmp_path, f"conta/{name}")
    (problem,) = told(tmp_path, "AJ016")
    assert words in problem


@pytest.mark.parametrize("name", ["README.md", "README.en.md", "chat.MD", "chat.markdown"])
def test_pages_that_would_be_lost(tmp_path: Path, name: str) -> None:
    write(tmp_path, "conta/index.md")
    write(tmp_path, f"conta/{name}")
    (problem,) = told(tmp_path, "AJ013", "AJ016")
    right = name.replace("README", "index").replace(".MD", ".md").replace(".markdown", ".md")
    assert f": AJ016 “{name}”" in problem or ": AJ016 arquivos terminados em" in problem
    assert f"mude o nome para “{right}”" in problem


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('<img src="img/a.png" alt="A">', [6]),
        ("Veja\n<a href='index.md'>isto</a>.", [7]),
        ('<div markdown>\n\n<a href="sumiu.pdf">isto</a>\n\n</div>', [8]),
        ('<img src="../img/a.png" alt="A"> <a href="https://exemplo.com.br/a.pdf">b</a>', []),
        ('`<a href="index.md">` <a href="#depois">c</a> <a href="../chat/">d</a>', [6, 6]),
        ('<a href="#agora">c</a> <a href="../">d</a> <a href="../../">e</a>\n\n## Agora', []),
    ],
)
def test_addresses_in_html_are_those_of_the_browser(
    tmp_path: Path, text: str, lines: list[int]
) -> None:
    write(tmp_path, "conta/index.md")
    write(tmp_path, "conta/img/a.png", b"")
    write(tmp_path, "conta/artigo.md", text)
    found = [p for p in check(read_content(tmp_path), tmp_path) if p.code == "AJ010"]
    assert [problem.line for problem in found] == lines
    unused = told(tmp_path, "AJ023")
    assert len(unused) == (0 if "img/a.png" in text else 1)


def test_null_bytes_are_no_text(tmp_path: Path) -> None:
    write(tmp_path, "conta/a.md", "antes\0depois")
    (problem,) = told(tmp_path, "AJ014")
    assert problem.startswith("conta/a.md:6: AJ014 há bytes nulos")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fale \u0441om a equipe.", "em “\u0441om”, o “\u0441” é do alfabeto cirílico"),
        ("[pl\u03bfomes](https://exemplo.com.br)", "é do alfabeto grego"),
    ],
)
def test_letters_that_only_look_latin(tmp_path: Path, text: str, words: str) -> None:
    write(tmp_path, "conta/a.md", text)
    (problem,) = told(tmp_path, "AJ026")
    assert problem.startswith("conta/a.md:6: ")
    assert words in problem


def test_units_and_other_alphabets_are_no_mistake(tmp_path: Path) -> None:
    write(tmp_path, "conta/a.md", "Mede 5 \u03bcm e 3 k\u03a9, em russo: \u043f\u0440\u0438.")
    assert told(tmp_path, "AJ026") == []


def test_the_kind_of_line_end_is_named(tmp_path: Path) -> None:
    write(tmp_path, "conta/a.md", ARTICLE.format("a").replace("\n", "\r").encode())
    (problem,) = told(tmp_path, "AJ026")
    assert "de Mac antigo (CR)" in problem


def test_the_title_at_the_top_of_the_text_is_to_go(tmp_path: Path) -> None:
    write(tmp_path, "conta/a.md", "# Como abrir um Chat\n\nTexto.\n\n# Outro")
    first, second = told(tmp_path, "AJ008")
    assert first.endswith("Sugestão: apague esta linha.")
    assert second.endswith("ponha-o em title, no cabeçalho, ou escreva “## Outro”.")


def test_what_the_page_has_in_code_is_no_mistake(tmp_path: Path) -> None:
    text = "O zorbix usa `zorbix`.\n\n```\nconfiguracao zumbarel\n```\n\nO zumbarel, o zumbarelo."
    write(tmp_path, "conta/a.md", f"O zarvo e a configuracao. `configuracao`, `zarvo`.\n\n{text}")
    words = [problem.split("“")[1].split("”")[0] for problem in told(tmp_path, "AJ031")]
    assert words == ["configuracao", "zumbarelo"]


@pytest.mark.parametrize("name", ["tela.bmp", "conta/gravacao.mp4", "programa.exe"])
def test_what_is_not_published_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, b"")
    (problem,) = told(tmp_path, "AJ013", "AJ016", "AJ023")
    assert problem.startswith(f"{name}:1: AJ023 arquivos assim não são publicados")


@pytest.mark.parametrize("name", ["sw.js", "assets/bundle.min.js", "conta/ajuda.HTML", "a.css"])
def test_pages_scripts_and_styles_are_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, b"")
    assert f"{name}:1: AJ016 arquivos terminados em “.{name.rpartition('.')[2]}”" in " ".join(
        told(tmp_path, "AJ016")
    )
