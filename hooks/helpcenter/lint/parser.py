"""markdown-it, set up to read what Python-Markdown will publish and to know every line."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline

from helpcenter.lint.containers import use_containers
from helpcenter.lint.fences import OpenFencesError, use_fences
from helpcenter.lint.raw import TooComplexError, use_html_blocks

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

    from markdown_it.token import Token

GLUED_HEADING = re.compile(r"^[ \t>]*#{1,6}(?=[^#\s])", re.MULTILINE)
"""`##Título`, a heading for Python-Markdown and not for CommonMark."""
SPACED_ADDRESS = re.compile(
    r"""\]\((?P<address>[^()<>"'\s]+(?:[ ]+[^()<>"'\s]+)+)(?P<title>[ ]+"[^"\n]*")?\)"""
)
"""`![Tela](img/Foto da Tela.png)`, a picture for Python-Markdown and text for CommonMark."""
MAX_NESTING = 20
MAX_BRACKETS = 5_000
"""In one paragraph. markdown-it-py 4.3 looks ahead from each `[`: 300 KB of them take seconds."""


class LineState(StateInline):
    """Remember, in each token's `meta`, how many lines of its block come before it."""

    def __init__(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], out: list[Token]
    ) -> None:
        super().__init__(src, md, env, out)
        self.breaks = [place for place, char in enumerate(src) if char == "\n"]

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token; its rule starts at `pos`."""
        token = super().push(ttype, tag, nesting)
        token.meta["line"] = bisect_left(self.breaks, self.pos)
        return token

    def pushPending(self) -> Token:  # noqa: N802, markdown-it's name
        """Add the text before `pos`, which holds no line break."""
        token = super().pushPending()
        token.meta["line"] = bisect_left(self.breaks, self.pos)
        return token


class LineParserInline(ParserInline):
    """The inline parser, with lines."""

    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        """Do what ParserInline does, with our state.

        Raises:
            TooComplexError: the paragraph has more brackets than can be read in time.
        """
        if src.count("[") > MAX_BRACKETS:
            raise TooComplexError("há colchetes demais em um parágrafo")
        state = LineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class Parser(MarkdownIt):
    """CommonMark, tables and containers; addresses stay as typed, for the rules to judge."""

    def __init__(self) -> None:
        super().__init__()
        self.inline = LineParserInline()
        self.configure("commonmark", {"maxNesting": MAX_NESTING})
        self.enable("table")
        self.disable("text_join")  # Keeps `&lt;` and `<` apart.
        use_containers(self)
        use_fences(self)
        use_html_blocks(self)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802, markdown-it's name
        """Dangerous links have to be seen."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802, markdown-it's name
        """Addresses are shown to the writer as typed."""
        return url

    def parse(self, src: str, env: MutableMapping[str, Any] | None = None) -> list[Token]:
        """Read a text.

        Raises:
            TooComplexError: it is nested so deep that markdown-it stops reading, or would
                take too long.
        """
        try:
            text = GLUED_HEADING.sub(r"\g<0> ", src)
            tokens = super().parse(SPACED_ADDRESS.sub(without_spaces, text), env)
        except OpenFencesError as error:
            raise TooComplexError("há blocos de código demais que não terminam") from error
        if any(token.level >= MAX_NESTING - 1 for token in tokens):
            raise TooComplexError("há listas, citações ou caixas demais umas dentro das outras")
        return tokens


def without_spaces(link: re.Match[str]) -> str:
    """The end of a link as CommonMark reads it."""
    return f"]({link['address'].replace(' ', '%20')}{link['title'] or ''})"
