"""AJ028 against Python-Markdown itself: what is told is seen in the page, and its remedy is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from helpcenter.content import Content
from helpcenter.guards import GuardExtension
from helpcenter.lint.check import check
from helpcenter.lint.mending import mend_text
from helpcenter.sources import parse_source

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests/fixtures/lint/aj028-vira-texto/docs/conversas"
EXTENSIONS = yaml.safe_load((ROOT / "hooks/base.yml").read_text("utf-8"))["markdown_extensions"]
SEEN = {
    "aba-torta": "=== ",
    "aba-vazia": '<div class="tabbed-block"></div>',
    "atributos-afastados": r"</a> \{ \.md-button \}",
    "atributos-sozinhos": r"<p>\{ \.md-button \}</p>",
    "bolinhas": "• a senha\n• o e-mail",
    "caixa-colada": r"Dica</p>\n</div>",
    "caixa-de-marcar": r"<li>\[ \] Abra",
    "caixa-torta": "<p>!!! dica",
    "caixa-vazia": r"Dica</p>\n</div>",
    "citacao-do-github": r"\[!WARNING\]",
    "citacao-no-item": "&gt; Uma",
    "codigo-aberto": "```text",
    "comeca-em-tres": None,  # The page is the same: it starts at 1, whatever was typed.
    "comentario-aberto": "&lt;!--",
    "comentario-no-meio": "&lt;!--",
    "imagem-entre-uns": r"</ol>\n<p><img",
    "imagem-sem-recuo": r"</ol>\n<p><img",
    "indice": r"<p>\[TOC\]</p>",
    "link-aberto": r"\[privacidade\]\(",
    "link-afastado": r"\[privacidade\] \(",
    "link-sem-endereco": r"\[privacidade\]\[regras\]",
    "link-wiki": r"\[\[privacidade",
    "lista-na-caixa": "Leve:\n- a senha",
    "lista-sem-linha": "de:\n- a senha",
    "negrito-com-espaco": r"\*\*",
    "nota-de-rodape": r"\[\^1\]",
    "paragrafo-sem-recuo": r"</ol>\n<p>Espere",
    "parenteses": r"<p>1\) Abra",
    "passos-sem-linha": "assim:\n1. Abra",
    "recuo-demais": r"<code>.*- a senha",
    "riscado": "~~dois~~",
    "sublista-sem-recuo": r"</li>\n<li>o primeiro</li>",
    "tabela-sem-linha": r"\| Um \|",
    "tabela-sem-tracos": r"<p>\| Um \|",
}
"""What shows the mistake in the page."""
NAMES = sorted(path.stem for path in FOLDER.glob("*.md") if not path.stem.endswith("-certo"))


def body_of(name: str) -> str:
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    return parse_source("conversas/a.md", text).body


def render(text: str) -> str:
    md = Markdown(extensions=[*EXTENSIONS, GuardExtension()], extension_configs=EXTENSIONS)
    return md.convert(text)


def told(text: str, code: str = "AJ028") -> list[tuple[int, str]]:
    source = parse_source("conversas/a.md", text)
    problems = check(Content({source.path: source}), Path("não-existe"))
    return [(problem.line, problem.text) for problem in problems if problem.code == code]


@pytest.mark.parametrize("name", sorted({*NAMES, *SEEN} - {"index"}))
def test_what_is_told_is_seen(name: str) -> None:
    seen = SEEN[name]
    assert told(body_of(name))
    assert not told(body_of(f"{name}-certo"))
    if seen is None:
        assert render(body_of(name)) == render(body_of(f"{name}-certo"))
    else:
        assert re.search(seen, render(body_of(name)))
        assert not re.search(seen, render(body_of(f"{name}-certo")))


@pytest.mark.parametrize(
    "text",
    [
        "## Título\n- a\n- b",
        "- a\n    - b\n        - c\n\n            texto\n- d",
        "1. a\n\n    ![x](y.png)\n\n2. b\n\n    ```\n    código\n    ```\n\n3. c",
        "1. a\n![x](y.png)\n2. b",
        "!!! dica\n    colado\n\n??? nota\n\n    - a\n\n        b",
        '=== "A"\n\n    1. a\n\n        b\n\n=== "B"\n\n    c',
        "2 ** 3 e 4 ** 5, a * b e **c** d **e**",
        "[x](b.md){ .md-button } e **b**{ .c }\n{ .d }",
        "## T { #a }\n\n## U {.b}",
        "`[x] (b.md)` e `**a **` e `<!--` e \\[x\\] (b.md) e \\*\\*a \\*\\*",
        "```\nTexto:\n- a\n[x] (b.md)\n```",
        "Texto\n\n    código\n",
        "<!-- a\n\n- b -->\n\nc <!-- d --> e",
        "> a\n>\n> - b\n> - c",
        "Use {nome} e [opcional] (se houver) e {a: b}.",
        "1. a\n\n## T\n\n1. b",
        "1. a\n\nOutra lista:\n\n1. b",
        "Texto com !!! e ??? e === no meio.\n\n=====\n",
        "- a\n\n      código no item",
        "`[ ] a` e [x](b.md) e x[a][b] e [a] e ~a~ e ~~~ e \\[a\\]\\[b\\] e |a|\n|b",
        "[a][b] e [b][] e [b] e ![c][b] e [`d`][b] e [(e)](b.md)\n\n[b]: b.md",
        "O valor de [opcional] (até 10) e [x](y) e [^] e lista[[1]: 2].",
    ],
)
def test_what_is_right_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n> b\n>\n> Texto:\n> - c", 6),
        ("- a\n\n    texto:\n    - b\n    - c", 4),
        ("- a\n    - b\n\n      texto", 4),
        ("a\n```\nb\n```\n- c", 5),
        ("**a** b\nc **d ** e", 2),
        ("x `y\nz` [a] (b.md)", 2),
        ("1. a\n\ntexto\n\n    código\n\n2. b", 7),
    ],
)
def test_the_line_is_the_one_to_mend(text: str, line: int) -> None:
    assert [where for where, _ in told(text)] == [line]


def test_the_lines_between_two_steps_are_named() -> None:
    ((line, text),) = told("1. a\n\nb\n\nc\n\n2. d")
    assert line == 7
    assert "nas linhas 3 a 5" in text


@pytest.mark.parametrize(
    "name",
    [
        "lista-na-caixa",
        "lista-sem-linha",
        "link-afastado",
        "negrito-com-espaco",
        "passos-sem-linha",
        "tabela-sem-linha",
    ],
)
def test_mending_gives_what_was_right(name: str) -> None:
    assert mend_text(body_of(name), "conversas/a.md")[0] == body_of(f"{name}-certo")
