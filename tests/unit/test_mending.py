"""`central conferir --corrigir`: what is mechanical is mended, and nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from helpcenter import cli
from helpcenter.guards import GuardExtension
from helpcenter.lint.mending import mend, mend_text
from helpcenter.sources import parse_source

ROOT = Path(__file__).parents[2]
EXTENSIONS = yaml.safe_load((ROOT / "hooks/base.yml").read_text("utf-8"))["markdown_extensions"]
HEAD = "---\ntitle: Como abrir um chat\n---\n\n"
PIECES = (
    *("a", "é", "e\u0301", "\t", " ", "  ", "    ", "\n", "\n\n", "- ", "1. ", "2) ", "* ", "> "),
    *("**", "**a **", "[a] (b.md)", "[a](", "`", "```\n", "~~~", "<div>", "</div>", "<!--", "-->"),
    *("!!! dica\n", '=== "A"\n', "| a | b |\n", "| - | - |\n", ":", "## ", "\\", "{ .a }", "---\n"),
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
SHOWN_AS_BEFORE = {"tabs", "trailing", "accents"}


def render(text: str) -> str:
    md = Markdown(extensions=[*EXTENSIONS, GuardExtension()], extension_configs=EXTENSIONS)
    return md.convert(text)


def words(html: str) -> str:
    """A page without the blanks that no browser shows."""
    return re.sub(r"\s*(<[^<>]*>)\s*", r"\1", re.sub(r"\s+", " ", html)).strip()


def mended(text: str) -> str:
    return mend_text(text, "conversas/a.md")[0]


@settings(deadline=None, max_examples=300)
@given(TEXT)
@example("- a\n- b\n    - c\n\n\td")
def test_mending_twice_is_mending_once(text: str) -> None:
    once = mended(HEAD + text)
    assert mended(once) == once


@settings(deadline=None, max_examples=300)
@given(TEXT)
@example("a  \nb \n\tc")
@example("`a \nb`")
@example("a\t\na")
def test_what_nobody_sees_changes_no_page(text: str) -> None:
    text = f"\n{text}"
    after, done = mend_text(text, "conversas/a.md")
    if done.keys() <= SHOWN_AS_BEFORE:
        composed = render(text).replace("e\u0301", "é")
        assert words(render(after)).replace("e\u0301", "é") == words(composed)


@pytest.mark.parametrize(
    "file", [*sorted((ROOT / "tests/fixtures/lint/tudo-certo/docs").rglob("*.md"))], ids=str
)
def test_what_is_right_stays_byte_for_byte(file: Path) -> None:
    raw = file.read_bytes()
    result = mend(raw, file.name)
    assert result
    assert result.text.encode() == raw
    assert result.done == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Um fim.  \nOutro. \nMais.  \n\nFim.   ", "Um fim.  \nOutro.\nMais.\n\nFim."),
        ("1. a\n\n\tb\n\n  \tc", "1. a\n\n    b\n\n    c"),
        ("Veja:\n* a", "Veja:\n\n* a"),
        ("Veja\n- a\n- b", "Veja\n\n- a\n- b"),
        ("Veja isto\n- e aquilo", "Veja isto\n- e aquilo"),
        ("a\n| b |\n| - |\n| c |", "a\n\n| b |\n| - |\n| c |"),
        ("x **a **b **c **.", "x **a** b **c**."),
        ("x** a** y", "x **a** y"),
        ("[a] (b.md) e ![c] (d.png)", "[a](b.md) e ![c](d.png)"),
        ("[a] (se houver)", "[a] (se houver)"),
        ("`[a] (b.md)` [a] (b.md)", "`[a] (b.md)` [a] (b.md)"),
        ("\\[a] (b.md)", "\\[a] (b.md)"),
        ("> Veja:\n> - a\n> - b", "> Veja:\n> - a\n> - b"),
        ("Ac\u0327a\u0303o", "Ação"),
        ("![x](ac\u0327a\u0303o.png)", "![x](ac\u0327a\u0303o.png)"),
        ("```\nA: \n- b\n\tc \n[a] (b.md)\n```", "```\nA: \n- b\n\tc \n[a] (b.md)\n```"),
        ("x `a \nc\u0327 \nb` c", "x `a \nc\u0327 \nb` c"),
        ("```\nA:\n- b\n- c ", "```\nA:\n- b\n- c "),
        ("a\n\n\tcódigo \n\t- b", "a\n\n\tcódigo \n\t- b"),
        ("<pre>\na:\n- b \n</pre>", "<pre>\na:\n- b \n</pre>"),
    ],
)
def test_mending_a_body(before: str, after: str) -> None:
    assert mended(f"{HEAD}{before}\n") == f"{HEAD}{after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("draft: true", "rascunho: true"),
        ("draft: true\nrascunho: false", "draft: true\nrascunho: false"),
        ("autr: ana # quem", "autor: ana # quem"),
        ("Draft: true\ndraft: false", "rascunho: true\ndraft: false"),
        ("xyzzy: 1", "xyzzy: 1"),
        ("author: ana", "author: ana"),
        ("sinonimo: [a]\ntag: [b]", "sinonimos: [a]\ntags: [b]"),
        ("descricao: a", "descricao: a"),
        ("autor: [", "autor: ["),
    ],
)
def test_mending_a_front_matter(before: str, after: str) -> None:
    assert mended(f"---\n{before}\n---\n\nTexto.\n") == f"---\n{after}\n---\n\nTexto.\n"


@given(TEXT)
def test_a_translation_stays_current_when_only_blanks_change(text: str) -> None:
    after, done = mend_text(HEAD + text, "conversas/a.md")
    if done.keys() <= {"trailing", "accents"}:
        revision = parse_source("conversas/a.md", after).revision
        assert revision == parse_source("conversas/a.md", HEAD + text).revision


def test_line_ends_and_the_mark_at_the_start_are_mended_and_named() -> None:
    result = mend(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\rTexto.\n", "a.md")
    assert result
    assert result.text == "---\ntitle: A\n---\nTexto.\n"
    assert result.done == ("marca invisível no começo", "fins de linha (3)")
    assert mend("ação".encode("latin-1"), "a.md") is None


@pytest.fixture
def project(new_project, write_docs, monkeypatch) -> Path:
    description = "Uma descrição com o tamanho certo, entre cinquenta e cento e sessenta letras."
    page = f"---\ntitle: {{}}\ndescription: {description}\n---\n\n{{}}\n"
    files = {
        "conta/index.md": page.format("Conta", ""),
        "conta/certo.md": page.format("Como ver o que está certo", "Texto."),
        "conta/torto.md": page.format("Como ver o que está torto", "Leve:\n- a\n- **b **"),
        "conta/outro.md": page.format("Como ver o outro arquivo", "Leve: "),
        "_dados/nota.md": "Veja:\n- a ",
    }
    root = new_project(docs=write_docs(files))
    monkeypatch.chdir(root)
    return root


def test_the_command_mends_only_what_was_asked_for(project: Path, capsys) -> None:
    files = {path: path.stat().st_ino for path in sorted(project.rglob("docs/**/*.md"))}
    twisted = project / "docs/conta/torto.md"
    twisted.chmod(0o640)
    assert cli.main(["conferir", "--corrigir", "docs/conta/torto.md"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == (
        "docs/conta/torto.md: corrigi espaço dentro do negrito; linha em branco que faltava."
    )
    assert said[1:] == ["Nenhum problema em 1 artigo."]
    assert twisted.read_text("utf-8").endswith("\n\nLeve:\n\n- a\n- **b**\n")
    assert twisted.stat().st_mode & 0o777 == 0o640
    changed = [path.name for path, inode in files.items() if path.stat().st_ino != inode]
    assert changed == ["torto.md"]
    assert sorted(path for path in project.rglob("docs/**/*") if path.is_file()) == sorted(files)


def test_the_command_mends_all_and_then_nothing(project: Path, capsys) -> None:
    assert cli.main(["conferir", "--corrigir"]) == 0
    assert capsys.readouterr().out.count(": corrigi ") == 2
    assert cli.main(["conferir", "--corrigir"]) == 0
    assert ": corrigi " not in capsys.readouterr().out
    assert (project / "docs/_dados/nota.md").read_text("utf-8") == "Veja:\n- a "


@pytest.mark.usefixtures("project")
def test_other_programs_get_only_json(capsys) -> None:
    cli.main(["conferir", "--corrigir", "--formato", "json"])
    captured = capsys.readouterr()
    assert captured.out == "[]\n"
    assert "torto.md: corrigi " in captured.err
