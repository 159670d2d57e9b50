"""Plain sentences go a shorter way, and nothing else changes."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import SubElement

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor
from mkdocs.config import load_config
from tests.conftest import ROOT

from helpcenter.shortcuts import SIGNS, ShortcutsExtension, SignsFirst

PIECES = (
    *("`", "``", "\\", "\\`", "\\*", "[", "](", "]", "[a][b]", "![", ")", "<", ">", "<br>", "</b>"),
    *("<https://exemplo.com.br>", "<ana@exemplo.com.br>", "&", "&amp;", "&#64;", "  \n", "\n"),
    *("\n\n", "*", "**", "_", "__", "~~", "==", "uma conversa", "ação", " ", "1. ", "- ", "# "),
    *(
        "\n    ",
        "    ",
        "=====",
        '=== "a"\n    ',
        "???+ nota\n    ",
        "***",
        "Z",
        "é",
        "\x02",
        "~~~\n",
    ),
    *("> ", "a@b", '"', "'", "(", "{", "}", ":", "/", "[b]: /x\n", "!!! nota\n    "),
    "| a | b |\n| - | - |\n| `c` | *d* |\n",
)


@pytest.fixture(scope="module")
def converters() -> tuple[Markdown, Markdown]:
    """Python-Markdown with the site's extensions: as it comes, and with ours."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    extensions = config.markdown_extensions
    stock = Markdown(extensions=extensions, extension_configs=config.mdx_configs)
    ours = Markdown(
        extensions=[*extensions, ShortcutsExtension()], extension_configs=config.mdx_configs
    )
    return stock, ours


@example('**negrito** e `código` em [um link](a.md "t") & mais  \numa linha de ana@exemplo.com.br')
@example("[**a *b* `c`**](<d e.md>) ![alt *x*](y.png) \\* <https://z.com.br/?a=1&b=2> &copy;")
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_a_text_becomes_what_python_markdown_makes_of_it(converters, text: str) -> None:
    stock, ours = converters
    assert ours.reset().convert(text) == stock.reset().convert(text)


class Counting(SignsFirst):
    """Counts the patterns that a text was put to."""

    tried = 0

    def _InlineProcessor__applyPattern(self, *arguments):  # noqa: N802
        self.tried += 1
        return InlineProcessor._InlineProcessor__applyPattern(self, *arguments)


def tried(text: str) -> int:
    markdown = Markdown()
    counting = Counting(markdown)
    markdown.treeprocessors.register(counting, "inline", 20)
    markdown.convert(text)
    return counting.tried


def test_a_plain_sentence_is_put_to_one_pattern_alone() -> None:
    assert tried("Abra a conversa e responda ao cliente.") == 1  # For stars and underscores.
    assert tried("Abra a `conversa` e responda.") == 3  # Found; looked for once more; stars.


def test_each_pattern_of_python_markdown_has_its_sign() -> None:
    patterns = [each.pattern for each in Markdown().inlinePatterns]
    assert [pattern for pattern in patterns if pattern not in SIGNS] == [r"\*|_"]


def test_a_pattern_that_is_not_known_is_tried_on_every_text() -> None:
    markdown = Markdown(extensions=[ShortcutsExtension()])
    struck = SimpleTagInlineProcessor(r"()~~(.*?)~~", "del")
    markdown.inlinePatterns.register(struck, "del", 65)
    assert markdown.convert("um ~~erro~~ só") == "<p>um <del>erro</del> só</p>"


class Letters(BlockProcessor):
    """A kind of block that starts with a letter."""

    def test(self, _, block: str) -> bool:
        return block.startswith("Dica ")

    def run(self, parent, blocks: list[str]) -> None:
        SubElement(parent, "aside").text = blocks.pop(0)


def test_a_block_that_another_extension_knows_comes_before_a_sentence() -> None:
    class Asides(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.parser.blockprocessors.register(Letters(md.parser), "letters", 70)

    markdown = Markdown(extensions=[Asides(), ShortcutsExtension()])
    assert markdown.convert("Dica boa") == "<aside>Dica boa</aside>"


class Meeting(BlockProcessor):
    """Remembers what it was asked about."""

    met: ClassVar[list[str]] = []

    def test(self, _, block: str) -> bool:
        self.met.append(block)
        return False


def test_a_sentence_is_put_to_no_other_kind_of_block() -> None:
    markdown = Markdown(extensions=[ShortcutsExtension()])
    markdown.parser.blockprocessors.register(Meeting(markdown.parser), "meeting", 500)
    assert markdown.convert("Uma frase.\n\n1. Outra.").startswith("<p>Uma frase.</p>\n<ol>")
    assert Meeting.met == ["1. Outra.", ""]
