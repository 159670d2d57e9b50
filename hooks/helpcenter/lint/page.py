"""One file as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpcenter.lint.body import Body, read_body
from helpcenter.lint.parser import Parser
from helpcenter.lint.problem import Problem
from helpcenter.lint.raw import TooComplexError

if TYPE_CHECKING:
    from helpcenter.sources import Source

MAX_KILOBYTES = 300
MAX_LINE = 20_000


@dataclass(frozen=True)
class Page:
    """A source, its parsed body, and why that could not be read, if so."""

    source: Source
    body: Body = field(default_factory=Body)
    unreadable: tuple[int, str, str] | None = None  # Line, what, and what to do.

    def problem(self, line: int, code: str, message: str, fix: str) -> Problem:
        """Shorthand for the rules."""
        return Problem(self.source.path, line, code, message, fix)

    def line_of(self, key: str) -> int:
        """Line of a key of the front matter, or the first one."""
        return self.source.lines.get(key, 1)


def read_page(source: Source) -> Page:
    """Parse a body once; one that cannot be parsed is a page all the same."""
    refused = refusal(source)
    if refused:
        return Page(source, unreadable=refused)
    try:
        return Page(source, read_body(source.body, source.body_line, Parser()))
    except TooComplexError as error:
        reason = f"não consegui ler o texto: {error}."
    except Exception as error:  # What a parser cannot digest must not keep the others unread.
        reason = f"não consegui ler o texto ({type(error).__name__})."
    return Page(source, unreadable=(source.body_line, reason, "simplifique esta página."))


def refusal(source: Source) -> tuple[int, str, str] | None:
    """Line, reason and remedy if a file is not to be parsed."""
    if source.encoding_error:
        line = source.text.count("\n", 0, max(0, source.text.find("\ufffd"))) + 1
        return line, "o arquivo não está em UTF-8.", "salve-o de novo com a codificação UTF-8."
    if "\0" in source.text:
        line = source.text.count("\n", 0, source.text.index("\0")) + 1
        message = "há bytes nulos (NUL), que nenhum texto tem: o arquivo está danificado."
        return line, message, "volte a uma versão anterior, ou copie o texto para um arquivo novo."
    size = len(source.text.encode(errors="replace"))
    if size > MAX_KILOBYTES * 1024:
        message = f"o arquivo passa de {MAX_KILOBYTES} KB."
        return 1, message, "divida o texto em artigos menores."
    for number, text in enumerate(source.text.split("\n"), start=1):
        if len(text) > MAX_LINE:
            message = "a linha passa de 20.000 caracteres."
            return number, message, "quebre-a em parágrafos."
    return None
