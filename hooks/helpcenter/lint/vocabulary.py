"""Rules on words: the company's terms, the labels of its buttons, spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from helpcenter.languages import DEFAULT, LANGUAGES
from helpcenter.lint.spelling import (
    OWN_WORDS,
    Speller,
    is_installed,
    own_words,
    shipped_words,
)
from helpcenter.lint.terms import FILE, Terms, read_terms
from helpcenter.lint.visible import END, MARK_RANGE, START, Block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem

CODE = re.compile(r"`[^`\n]+`")
NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LABEL = re.compile(rf"{START}+(?P<label>[^\n{MARK_RANGE}]+){END}")
"""What is bold or in italics: so articles name what stands on a button."""


VOCABULARY = (FILE, OWN_WORDS)
"""From docs/: what the words of one help center depend on."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of one help center."""

    terms: dict[str, Terms]  # By language.
    speller: Speller | None  # None: there is no dictionary.


def read_vocabulary(docs: Path) -> Vocabulary:
    """Read termos.yml and palavras.txt of a folder of articles."""
    entries, _ = read_terms(docs)
    terms = {
        language: Terms([entry for entry in entries if entry.idioma == language])
        for language in LANGUAGES
    }
    words = frozenset(
        word for entry in entries for text in (entry.use, entry.botao) for word in text.split()
    )
    speller = speller_of(own_words(docs) | words) if is_installed() else None
    return Vocabulary(terms, speller)


@cache
def speller_of(words: frozenset[str]) -> Speller:
    """A speller with words of one's own; the dictionary takes a second to read."""
    return Speller(shipped_words() | words)


def word_avoided(page: Page, vocabulary: Vocabulary) -> Iterator[Problem]:
    """AJ030: one thing has one name, and it is the one that the screen shows."""
    terms = vocabulary.terms[page.source.language]
    for block in written(page):
        for found in terms.in_text(block.text):
            fix = f"escreva “{found.right}”."
            message = f"“{found.typed}” não é o termo da casa."
            yield page.problem(block.line_at(found.place), "AJ030", message, fix)
        for match in LABEL.finditer(block.text):
            if right := terms.label(match["label"]):
                message = f"na tela não há “{match['label'].strip()}”."
                line = block.line_at(match.start("label"))
                yield page.problem(line, "AJ030", message, f"escreva “{right}”.")


def misspelling(page: Page, vocabulary: Vocabulary) -> Iterator[Problem]:
    """AJ031: a misspelt word costs trust, and the search looks for it as it is typed."""
    speller = vocabulary.speller
    if speller is None or page.source.language != DEFAULT:
        return
    places: dict[str, list[int]] = {}
    names = names_of_things(page)
    for block in written(page):
        for found in speller.misspelt(block.text):
            if found[0].lower() in names and not speller.without_accent(found[0].lower()):
                continue
            places.setdefault(found[0], []).append(block.line_at(found.start()))
    for word, lines in places.items():
        times = f" ({len(lines)} vezes)" if len(lines) > 1 else ""
        right = speller.suggest(word)
        meant = f"você quis dizer “{right}”? Se" if right else "confira-a; se"
        fix = f"{meant} ela existe, acrescente-a a docs/{OWN_WORDS}."
        yield page.problem(lines[0], "AJ031", f"não conheço a palavra “{word}”{times}.", fix)


def names_of_things(page: Page) -> set[str]:
    """What the page itself has in code, in small letters: what is no word there is none here."""
    lines = page.source.body.split("\n")
    first = page.source.body_line
    code = [text for n, text in enumerate(lines, first) if n in page.body.raw]
    code += CODE.findall(page.source.body)
    return {word.lower() for text in code for word in NAME.findall(text)}


def written(page: Page) -> Iterator[Block]:
    """Yield all that a reader reads: title, description, text."""
    matter = page.source.matter
    for name in ("title", "description"):
        if text := getattr(matter, name):
            yield Block(page.line_of(name), "title", text.replace("\n", " "))
    yield from page.body.blocks
