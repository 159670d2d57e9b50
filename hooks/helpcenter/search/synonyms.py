"""Words that readers use for others: the project's list and the writers' own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from helpcenter.search.lists import Wrong, read_list

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from helpcenter.search.analysis import Analysis

MOST_WORDS = 3
"""Words of a term: what a query is looked through for."""


@dataclass(frozen=True)
class Synonyms:
    """Who types one of `typed` finds as well what says one of `found`; terms of a few words."""

    typed: tuple[str, ...]
    found: tuple[str, ...]


def parse_line(line: str) -> Synonyms:
    """Read `a, b, c` or `a, b > c`.

    Raises:
        ValueError: in Portuguese, what is missing.
    """
    left, arrow, right = line.partition(">")
    typed, found = split_terms(left), split_terms(right)
    if ">" in right or not typed or (arrow and not found) or (not arrow and len(typed) < 2):
        raise ValueError(f"não entendi “{line.strip()}”")
    for term in (*typed, *found):
        if len(term.split()) > MOST_WORDS:
            raise ValueError(f"“{term}” tem mais de {MOST_WORDS} palavras")
    return Synonyms(typed, found if arrow else typed)


def split_terms(text: str) -> tuple[str, ...]:
    """Return the terms between the commas."""
    return tuple(term for part in text.split(",") if (term := part.strip()))


def parse_file(text: str) -> tuple[list[Synonyms], list[Wrong]]:
    """Read a YAML list of lines; return the good ones, and what is wrong with the others."""
    entries, wrong = read_list(text)
    read: list[Synonyms] = []
    for line, entry in entries:
        try:
            if not isinstance(entry, str):
                raise ValueError("não entendi esta linha")
            read.append(parse_line(entry))
        except ValueError as error:
            wrong.append((line, str(error)))
    return read, wrong


@cache
def general(language: str) -> tuple[Synonyms, ...]:
    """Return the project's own list for a language."""
    file = resources.files("helpcenter.search").joinpath(f"synonyms/{language}.yml")
    return tuple(parse_file(file.read_text(encoding="utf-8"))[0])


def useful(
    synonyms: Iterable[Synonyms], analysis: Analysis, named: Container[str]
) -> list[tuple[list[str], list[str]]]:
    """Return the pairs as stems; right only what the site's titles or headings say."""
    kept = []
    for group in synonyms:
        typed = unique(map(analysis.phrase, group.typed))
        found = unique(map(analysis.phrase, group.found))
        present = [term for term in found if all(stem in named for stem in term.split())]
        if present and len({*typed, *present}) > 1:
            kept.append((typed, present))
    return kept


def unique(terms: Iterable[str]) -> list[str]:
    """Each once, in order, without empty ones."""
    return [term for term in dict.fromkeys(terms) if term]
