"""Pages that say goodbye, for what is gone and has no other page: docs/_dados/despedidas.yml.

- endereco: /conversas/antigo/
  titulo: O chat antigo saiu do ar
  texto: Desde março, toda conversa começa em Mensagens.   # optional
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from helpcenter.addresses import split_address
from helpcenter.mistakes import explain
from helpcenter.search.lists import Wrong, read_data, read_list
from helpcenter.sources import DATA_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE = f"{DATA_FOLDER}/despedidas.yml"
WIDTH = 1000  # Of a line, so that none is folded.
PLAIN = re.compile(r"(?:/[\w-]+)+/", re.ASCII)
"""Addresses that a page can have."""


class Farewell(BaseModel):
    """One goodbye."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    endereco: str = Field(min_length=1, description="Onde a página ficava.")
    titulo: str = Field(min_length=1, description="O que aconteceu, em poucas palavras.")
    texto: str = Field(default="", description="Uma frase a mais.")
    enderecos_antigos: list[str] = Field(
        default_factory=list, description="Outros endereços que levam a esta despedida."
    )

    @property
    def is_page(self) -> bool:
        """Whether a page of MkDocs can lie at the address."""
        return bool(PLAIN.fullmatch(self.endereco)) and bool(self.id)

    @property
    def id(self) -> str:
        """Id of the page."""
        return split_address(self.endereco)[0]

    @property
    def language(self) -> str:
        """Language of the page, by the first part of its address."""
        return split_address(self.endereco)[1]


@dataclass(frozen=True)
class Farewells:
    """What the file says, and what of it cannot be used."""

    read: tuple[tuple[int, Farewell], ...] = ()  # With their lines.
    wrong: tuple[Wrong, ...] = field(default=())


def read_farewells(docs: Path) -> Farewells:
    """Read the file; there may be none."""
    return parse_farewells(read_data(docs / FILE))


def parse_farewells(text: str) -> Farewells:
    """Take the file's text apart."""
    entries, wrong = read_list(text)
    read: list[tuple[int, Farewell]] = []
    for line, entry in entries:
        found = parsed(entry)
        if isinstance(found, Farewell):
            read.append((line, found))
        else:
            wrong.append((line, found))
    return Farewells(tuple(read), tuple(wrong))


def parsed(entry: Any) -> Farewell | str:
    """One entry, or what is wrong with it."""
    try:
        found = Farewell.model_validate(entry)
    except ValidationError as error:
        mistake = explain(error, Farewell)[0]
        key = f"“{'.'.join(mistake.path)}”: " if mistake.path else ""
        return f"{key}{mistake.message} {mistake.fix}".strip()
    return found


def with_farewells(text: str, added: Iterable[Farewell]) -> str:
    """The file's text with further goodbyes at its end; what it said before stays as typed."""
    rows = [farewell.model_dump(exclude_defaults=True) for farewell in added]
    if not rows:
        return text
    end = "" if not text or text.endswith("\n") else "\n"
    new = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text + end + new
