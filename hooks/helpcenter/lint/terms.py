"""The company's own words, docs/_dados/termos.yml: preferred terms, and labels of buttons.

- use: ticket
  em_vez_de: [chamado, tíquete]
- botao: Nova conversa          # as the product shows it
  antes: [Novo chat]            # what it was called
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from helpcenter.folding import fold
from helpcenter.languages import DEFAULT, LANGUAGES
from helpcenter.mistakes import explain
from helpcenter.search.lists import Wrong, read_data, read_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "_dados/termos.yml"


class Term(BaseModel):
    """One entry of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    use: str = Field(default="", description="A palavra que vale.")
    em_vez_de: list[str] = Field(default_factory=list, description="As que ela substitui.")
    botao: str = Field(default="", description="O nome exato na tela.")
    antes: list[str] = Field(default_factory=list, description="Como ele já se chamou.")
    idioma: str = Field(default=DEFAULT, description="A língua em que a linha vale.")

    @model_validator(mode="after")
    def check(self) -> Term:
        """Refuse an entry that says nothing; raise ValueError."""
        if bool(self.use) == bool(self.botao):
            raise ValueError("precisa de use ou de botao, e só de um deles")
        if self.use and not self.em_vez_de:
            raise ValueError("falta em_vez_de, com as palavras a evitar")
        if (self.use and self.antes) or (self.botao and self.em_vez_de):
            raise ValueError("em_vez_de acompanha use, e antes acompanha botao")
        if self.idioma not in LANGUAGES:
            raise ValueError(f"não conheço a língua “{self.idioma}”; use {' ou '.join(LANGUAGES)}")
        return self


@dataclass(frozen=True)
class Found:
    """A word of an article that should be another one."""

    place: int  # In the text.
    typed: str
    right: str


class Terms:
    """The entries of one language, ready to be looked for."""

    def __init__(self, terms: list[Term]) -> None:
        """Take the entries; of two that replace one word, the first counts."""
        self._words: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        for term in terms:
            for word in term.em_vez_de:
                self._words.setdefault(key(word), term.use)
            for label in (term.botao, *term.antes) if term.botao else ():
                self._labels.setdefault(key(label), term.botao)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest = sorted(self._words, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
        return re.compile(rf"(?<![\w-])(?:{words})s?(?![\w-])") if words else None

    def in_text(self, text: str) -> Iterator[Found]:
        """Yield the words to avoid, whole, in singular or plural, with or without accents."""
        if self._pattern is None:
            return
        plain = fold_in_place(text)
        for match in self._pattern.finditer(plain):
            typed = text[match.start() : match.end()]
            word = key(typed)
            right = self._words.get(word) or self._words[word.removesuffix("s")]
            if word not in self._words and not right.endswith("s"):
                right += "s"
            if typed[0].isupper():
                right = right[0].upper() + right[1:]
            yield Found(match.start(), " ".join(typed.split()), right)

    def label(self, text: str) -> str:
        """What a label is called now, if that is not exactly `text`; or nothing."""
        right = self._labels.get(key(text), "")
        return "" if right == text.strip() else right


def key(text: str) -> str:
    """What makes two words the same here: case, accents and blanks do not count."""
    return " ".join(fold(text).split())


def fold_in_place(text: str) -> str:
    """The folded text, each letter where it was."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join(fold(char)[:1] or " " for char in text)


def read_terms(docs: Path) -> tuple[list[Term], list[Wrong]]:
    """Read the file: its entries, and line and reason of those that cannot be used."""
    entries, wrong = read_list(read_data(docs / FILE))
    terms = []
    for line, entry in entries:
        try:
            terms.append(Term.model_validate(entry))
        except ValidationError as error:
            mistake = explain(error, Term)[0]
            where = f"“{'.'.join(mistake.path)}” " if mistake.path else ""
            wrong.append((line, f"{where}{mistake.message}"))
    return terms, wrong
