"""A text as a reader sees it, whatever characters it is made of, with the way back."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNSEEN = ("Cf", "Mn", "Me")
"""Categories that draw nothing by themselves: U+200B, soft hyphen, a keycap's frame."""
MINUS = "\N{MINUS SIGN}\N{HYPHEN BULLET}"
"""Drawn as dashes, and of another category."""
TAKEN = "\0"
"""Stands for what is already known; a text to redact has none."""


class Span(NamedTuple):
    """From where to where something stands, and what it is."""

    start: int
    end: int
    name: str


class Legible:
    """A copy in which a dash is "-" and a digit 0 to 9, from which known spans are crossed out."""

    def __init__(self, text: str) -> None:
        self.original = self.text = text
        self._places: Sequence[int] = range(len(text))
        self._found: list[Span] = []
        if not text.isascii():
            seen = [i for i, c in enumerate(text) if unicodedata.category(c) not in UNSEEN]
            self.text, self._places = "".join(plain(text[i]) for i in seen), seen

    def take(self, spans: Iterable[Span]) -> None:
        """Note what is to be replaced; nothing else is found there any more."""
        for span in spans:
            self._found.append(span)
            self._cross_out(span)

    def leave(self, spans: Iterable[Span]) -> None:
        """Note what is nobody's: nothing is found there."""
        for span in spans:
            self._cross_out(span)

    def replaced(self) -> str:
        """The original, with `[name]` for what was taken."""
        parts, done = [], 0
        for start, end, name in sorted(self._found):
            parts += [self.original[done : self._places[start]], f"[{name}]"]
            done = self._places[end - 1] + 1
        return "".join([*parts, self.original[done:]])

    def _cross_out(self, span: Span) -> None:
        filled = TAKEN * (span.end - span.start)
        self.text = self.text[: span.start] + filled + self.text[span.end :]


def plain(character: str) -> str:
    """The common form of one character: `５` is "5", `‑` is "-", `＠` is "@"."""
    whole = unicodedata.normalize("NFKC", character)
    if len(whole) == 1:  # What stands for several would make the text longer than it is.
        character = whole
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character in MINUS:
        return "-"
    return " " if category == "Zs" else character
