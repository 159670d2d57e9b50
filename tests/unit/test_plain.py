"""Articles as plain Markdown: what stays, what changes, what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.machines.llms import below
from helpcenter.machines.plain import Place, plain

PLACE = Place(
    folder="conta",
    address="https://ajuda.exemplo.com.br/conta/sair/",
    links={
        "conta/entrar.md": "../entrar/",
        "conta/img/tela (1).png": "../img/tela%20(1).png",
        "conta/anexos/modelo.pdf": "../anexos/modelo.pdf",
        "conta/rascunho.md": None,
    },
    video="vídeo",
)
THERE = "https://ajuda.exemplo.com.br/conta"
SAME = [
    "Um texto *simples*, com `código` e **ênfase**.",
    "`[a](entrar.md)` e ``<b> ` [a](entrar.md)``",
    "```markdown\n!!! dica\n\n    [a](entrar.md)\n```",
    "~~~~html\n<script>1</script>\n<!-- nota -->\n~~~~",
    r"\[a\](entrar.md) e \<b>",
    "2 < 3 e <https://outro.exemplo.com.br/> e <ajuda@exemplo.com.br>",
    "Use {nome} e { .assim no texto } daqui.",
    "H<sub>2</sub>O\n\n| a | b |\n| --- | --- |\n| 1<br>2 | 3 |",
    "- um\n\n    continua\n\n    e continua",
    "[a](https://outro.exemplo.com.br/x.pdf)",
    "[Salvar]: grava o registro",
    "Clique em [Salvar]: pronto",
    "Uma nota[^1].\n\n[^1]: Breve\n\n*[CRM]: Relacionamento",
]
CHANGED = [
    ("[a](entrar.md#por-aqui)", f"[a]({THERE}/entrar/#por-aqui)"),
    ("[a](#aqui)", f"[a]({THERE}/sair/#aqui)"),
    ('[a](<entrar.md> "Título")', f'[a]({THERE}/entrar/ "Título")'),
    ("[a]: entrar.md", f"[a]: {THERE}/entrar/"),
    ('[a]: entrar.md "Título"', f'[a]: {THERE}/entrar/ "Título"'),
    ("[a]: <entrar.md>\n[b]: entrar.md#c", f"[a]: {THERE}/entrar/\n[b]: {THERE}/entrar/#c"),
    ("[Salvar]: [grava](entrar.md)", f"[Salvar]: [grava]({THERE}/entrar/)"),
    ("[a]: <!--segredo-->", "[a]: "),
    ("[a](rascunho.md)", f"[a]({THERE}/sair/rascunho.md)"),
    ("![t](<img/tela (1).png>)", f"![t](<{THERE}/img/tela%20(1).png>)"),
    ("[m](anexos/modelo.pdf)", f"[m]({THERE}/anexos/modelo.pdf) (PDF)"),
    ("[a](entrar.md){ .md-button }", f"[a]({THERE}/entrar/)"),
    ("## Título { #nome }", "## Título "),
    ("Título\n---\n\ntexto", "## Título\n\ntexto"),
    ("    <b>código</b>", "````\n<b>código</b>\n````"),
    ("a <!-- ninguém\n\n```\nlê --> b", "a  b"),
    ("a <!-- sem fim", "a "),
    ("<script>roubar()</script>a<style>b{}</style>", "a"),
    ("!!! dica\n\n\ta\n\n1. a\n\n\tb", "> **Dica**\n>\n> a\n\n1. a\n\n    b"),
    ("<details><summary>Mais</summary>texto</details>", "Mais texto"),
    ("<ul>\n<li>um</li><li>dois</li>\n</ul>", "um dois"),
    ("<span class='x'>a</span> <nome>", "a "),
    ('<a href="entrar.md">a</a>', f"[a]({THERE}/entrar/)"),
    ('<img alt="t" src="anexos/modelo.pdf">', f"![t]({THERE}/anexos/modelo.pdf)"),
    (
        "[![Veja](img/capa.png)](https://youtu.be/aqz-KE-bpKQ)",
        "[Veja](https://youtu.be/aqz-KE-bpKQ) (vídeo)",
    ),
    ("[![t](anexos/modelo.pdf)](entrar.md)", f"[![t]({THERE}/anexos/modelo.pdf)]({THERE}/entrar/)"),
    ("!!! dica\n\n    a\n\n    - b", "> **Dica**\n>\n> a\n>\n> - b"),
    ('!!! nota "Sim, *isto*"\n    a\n\nfim', "> **Sim, *isto***\n>\n> a\n\nfim"),
    ('!!! nota ""\n\n    a', "> a"),
    ('??? nota "Mais"\n\n    [a](entrar.md)', f"> **Mais**\n>\n> [a]({THERE}/entrar/)"),
    ('???+ "Mais"\n\n    a', "> **Mais**\n>\n> a"),
    ('=== "Um"\n\n    a\n\n=== "Dois"\n\n    b', "**Um**\n\na\n\n**Dois**\n\nb"),
    (
        '=== "Um"\n\n    !!! dica\n\n        ```\n        a\n        ```',
        "**Um**\n\n> **Dica**\n>\n> ```\n> a\n> ```",
    ),
    ("1. a\n\n    !!! dica\n\n        b", "1. a\n\n    > **Dica**\n    >\n    > b"),
]


@pytest.mark.parametrize("text", SAME)
def test_what_every_reader_of_markdown_knows_stays(text: str) -> None:
    assert plain(text, PLACE) == text


@pytest.mark.parametrize(("typed", "expected"), CHANGED)
def test_what_only_the_page_knows_is_said_plainly(typed: str, expected: str) -> None:
    assert plain(typed, PLACE) == expected


@given(st.text(alphabet='[]()<>`~!{}#.:="\\? \n-ab1', max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    assert plain(text, PLACE) == plain(text, PLACE)


PARTS = ["[", "[![", "](", "`", "``` ", "<a ", "<!--", "{.", "> ", "](<", "    !!! a\n", "~"]


@pytest.mark.parametrize("part", PARTS)
def test_work_grows_with_the_text_and_no_faster(part: str) -> None:
    """What is not linear would take minutes for these letters."""
    plain(part * (60_000 // len(part)), PLACE)
    plain(f"](a{' ' * 60_000}", PLACE)


def test_headings_go_below_their_collection_and_code_stays() -> None:
    text = "## a\n\n```\n## b\n```\n\n###### c\n\n#d"
    assert below(text) == "#### a\n\n```\n## b\n```\n\n###### c\n\n#d"
