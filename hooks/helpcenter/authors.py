"""Authors, from docs/_dados/autores.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from helpcenter.languages import DEFAULT
from helpcenter.mistakes import explain

if TYPE_CHECKING:
    from pathlib import Path


class Author(BaseModel):
    """A person or team that writes articles."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nome: str | dict[str, str]
    avatar: str = ""
    """Path of a picture, from docs/; without one the initials are shown."""

    def name(self, language: str) -> str:
        """The name in `language`, or else in the default one."""
        if isinstance(self.nome, str):
            return self.nome
        return self.nome.get(language) or self.nome.get(DEFAULT) or next(iter(self.nome.values()))

    def initials(self, language: str) -> str:
        """First letters of the first and the last word: `Equipe de Suporte` gives `ES`."""
        words = self.name(language).split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def read_authors(path: Path) -> dict[str, Author]:
    """Read the authors by key.

    Raises:
        ValueError: in Portuguese, naming file and key.
    """
    if not path.exists():
        return {}
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ValueError(f"{path}: não consegui ler o arquivo: {error}") from error
    if not isinstance(raw, dict):
        raise ValueError(f"{path}: cada autor precisa de uma chave, como equipe-suporte.")
    authors = {}
    for key, value in raw.items():
        try:
            authors[str(key)] = Author.model_validate(value)
        except ValidationError as error:
            mistake = explain(error, Author)[0]
            where = ".".join((str(key), *mistake.path))
            raise ValueError(f"{path}: {where}: {mistake.message} {mistake.fix}".strip()) from error
        avatar = authors[str(key)].avatar
        if avatar and not (path.parents[1] / avatar).is_file():
            raise ValueError(f"{path}: {key}.avatar: não encontrei o arquivo {avatar} em docs/.")
    return authors
