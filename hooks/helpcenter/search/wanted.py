"""Searches that writers care about: docs/_dados/buscas.yml, each with the article to be found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from helpcenter.addresses import address
from helpcenter.languages import split_language
from helpcenter.mistakes import explain
from helpcenter.search.ask import ask
from helpcenter.search.lists import Wrong, read_data, read_list
from helpcenter.sources import DATA_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE = f"{DATA_FOLDER}/buscas.yml"
FIRST = 3


class Wanted(BaseModel):
    """One search."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    busca: str = Field(min_length=1)
    artigo: str
    """Path from docs/; its language is that of the search."""
    ate: int = Field(default=FIRST, ge=1, le=10)
    """The last place that will do."""

    @property
    def language(self) -> str:
        """Language of the index that is asked."""
        return split_language(self.artigo)[1]

    @property
    def address(self) -> str:
        """The article's, as the search gives it."""
        path, language = split_language(self.artigo)
        return address(path.removesuffix(".md"), language).lstrip("/")


@dataclass(frozen=True)
class Failure:
    """A search that does not find what it should."""

    line: int
    wanted: Wanted
    place: int | None  # Where the article was found, from 1.
    first: list[str]  # Titles of what was found instead.

    def __str__(self) -> str:
        """In Portuguese: query, wanted, found."""
        where = f"está na posição {self.place}" if self.place else "não está entre os dez primeiros"
        rest = f"Primeiros: {'; '.join(self.first)}." if self.first else "Nada foi encontrado."
        return (
            f"a pesquisa “{self.wanted.busca}” deveria achar “{self.wanted.artigo}” até a posição "
            f"{self.wanted.ate}, e o artigo {where}. {rest} Sugestão: use as palavras da pesquisa "
            "no título, no texto ou em “sinonimos” do artigo."
        )


def read_wanted(docs: Path) -> tuple[list[tuple[int, Wanted]], list[Wrong]]:
    """Return the searches with their lines, and what is wrong with the others."""
    entries, wrong = read_list(read_data(docs / FILE))
    read: list[tuple[int, Wanted]] = []
    for line, entry in entries:
        try:
            read.append((line, Wanted.model_validate(entry)))
        except ValidationError as error:
            mistake = explain(error, Wanted)[0]
            key = f"“{'.'.join(mistake.path)}”: " if mistake.path else ""
            wrong.append((line, f"{key}{mistake.message} {mistake.fix}".strip()))
    return read, wrong


def failures(site: Path, searches: Iterable[tuple[int, Wanted]]) -> Iterator[Failure]:
    """Put the searches to a built site, and yield those that fail.

    Raises:
        AskError: the site's search does not work.
    """
    by_language: dict[str, list[tuple[int, Wanted]]] = defaultdict(list)
    for line, wanted in searches:
        by_language[wanted.language].append((line, wanted))
    for language, own in by_language.items():
        answers = ask(site, language, [wanted.busca for _, wanted in own])
        for (line, wanted), found in zip(own, answers, strict=True):
            addresses = [hit["address"] for hit in found["hits"]]
            place = addresses.index(wanted.address) + 1 if wanted.address in addresses else None
            if place is None or place > wanted.ate:
                yield Failure(line, wanted, place, [hit["title"] for hit in found["hits"][:3]])
