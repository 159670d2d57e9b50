"""Where links stand in a text, and lists that change without their neighbours."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpcenter.lint.body import read_body
from helpcenter.lint.parser import Parser
from helpcenter.lint.raw import TooComplexError
from helpcenter.writing.items import with_changed, with_items, with_values
from helpcenter.writing.spots import UnplacedError, spots

KEY = "enderecos_antigos"
PIECES = (
    *("[x](a.md)", "![i](b.png)", "[y](<c d.md>)", "[r]", "[r][s]", "\n[r]: e.md\n", "`", "```\n"),
    *("\n", "\n\n", "    ", "- ", "> ", "# ", "##", '!!! dica "', '"', "| ", "|\n|---|\n", "\\|"),
    *(
        "[",
        "](",
        ")",
        "*",
        "\\",
        "<div markdown>\n",
        "\n</div>\n",
        "&amp;",
        "\t",
        "a",
        "[z]( g.md )",
    ),
)
"""What puts links into every kind of place."""


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("| a \\| [x](a.md) | `[x](a.md)` [x](a.md) |\n| - | - |\n")
@example("[![i](b.png)](a.md)\n")
@example('!!! dica "[x](a.md)"\n\n    [y](<c d.md>)\n')
@example("> - [x]\n>   (a.md) [x](\n>   a.md)\n")
def test_every_link_is_where_its_place_says(text: str) -> None:
    try:
        links = {link.address for link in read_body(text, 1, Parser()).links}
        found = spots(text)
    except (TooComplexError, UnplacedError):
        return
    for spot in found:
        assert text[spot.start : spot.end] == spot.typed
        assert text.count("\n", 0, spot.start) == spot.line
    assert links <= {spot.address for spot in found}


def test_links_of_writers_are_all_placed() -> None:
    text = "- a\n\n    1. [x](a.md)\n\n        !!! nota\n\n            [y](b.md)\n\n\t[z](c.md)\n"
    assert [spot.typed for spot in spots(text)] == ["a.md", "b.md", "c.md"]


def test_code_has_no_links() -> None:
    assert spots("`[x](a.md)`\n\n```\n[x](a.md)\n```\n\n    [x](a.md)\n\n\\[x](a.md)\n") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{KEY}: [/á/]  # 😀 ção\n", f"{KEY}: [/á/, /c/, '/d: x/']  # 😀 ção\n"),
        (
            f'# 😀\n{KEY}:\n  - /a/ # um\n  - "/b/"\n\nordem: 1\n',
            f"# 😀\n{KEY}:\n  - /a/ # um\n  - \"/b/\"\n  - /c/\n  - '/d: x/'\n\nordem: 1\n",
        ),
        (f"{KEY}:\n- /a/\nordem: 1\n", f"{KEY}:\n- /a/\n- /c/\n- '/d: x/'\nordem: 1\n"),
        (f"{KEY}: []\n", f"{KEY}: [/c/, '/d: x/']\n"),
        (f"{KEY}:\n", f"{KEY}: [/c/, '/d: x/']\n"),
        ("ordem: 1\n", f"ordem: 1\n{KEY}: [/c/, '/d: x/']\n"),
    ],
)
def test_items_are_added_and_nothing_else_changes(before: str, after: str) -> None:
    text = with_items(f"---\n{before}---\nTexto\n", KEY, ["/c/", "/d: x/"])
    assert text == f"---\n{after}---\nTexto\n"


def test_items_change_in_their_quotes() -> None:
    before = '---\nrelacionados:\n  - a/b.md # ç 😀\n  - "c.md"\n---\n'
    after = '---\nrelacionados:\n  - "n: a/b.md" # ç 😀\n  - "n: c.md"\n---\n'
    assert with_changed(before, "relacionados", "n: {}".format) == after.replace(
        '"n: a/b.md"', "'n: a/b.md'"
    )
    assert with_changed(before, "relacionados", lambda item: item) == before
    assert with_changed(before, "tags", lambda _: None) == before


def test_an_item_is_taken_out() -> None:
    text = with_changed("---\nx: [a, b]\n---\n", "x", lambda item: None if item == "a" else item)
    assert text == "---\nx: [b]\n---\n"


def test_values_of_a_list_change() -> None:
    text = "# ç\n- { busca: é, artigo: a.md, ate: 1 }\n- busca: x\n  artigo: 'b.md' # y\n"
    changed = text.replace("a.md", "n/a.md").replace("b.md", "n/b.md")
    assert with_values(text, "artigo", "n/{}".format) == changed
    assert with_values("", "artigo", "n/{}".format) == ""


@pytest.mark.parametrize("text", ["Texto\n", "---\n[\n---\n", "---\n- a\n---\n"])
def test_without_a_front_matter_nothing_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="cabeçalho"):
        with_items(text, KEY, ["/a/"])
