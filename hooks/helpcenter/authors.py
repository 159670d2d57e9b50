"""Authors, from docs/_dados/autores.yml."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from helpcenter.front_matter import TRAP, Loader, trap_line
from helpcenter.languages import DEFAULT
from helpcenter.media import IMAGES
from helpcenter.mistakes import explain
from helpcenter.sources import is_inside

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
    if not path.is_file():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
        if trap := trap_line(text):
            raise ValueError(f"{path}: linha {trap}: {TRAP}.")
        raw = yaml.load(text, Loader=Loader) or {}  # noqa: S506, a safe one
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: não consegui ler o arquivo; salve-o em UTF-8.") from error
    except (yaml.YAMLError, TypeError, OverflowError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", a partir da linha {mark.line + 1}" if mark else ""
        fix = "confira o recuo, os dois-pontos e as aspas"
        raise ValueError(f"{path}: não consegui ler o arquivo{line}; {fix}.") from error
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
        if reason := wrong_picture(authors[str(key)].avatar, path.parents[1]):
            raise ValueError(f"{path}: {key}.avatar: {reason}")
    return authors


def wrong_picture(avatar: str, docs: Path) -> str:
    """Why a path is not that of a picture that is published, or nothing."""
    if not avatar:
        return ""
    if not (docs / avatar).is_file():
        return f"não encontrei o arquivo {avatar} em docs/."
    if not is_inside(docs, docs / avatar) or PurePosixPath(avatar).is_absolute():
        return f"{avatar} leva para fora de docs/, e não será publicado."
    if PurePosixPath(avatar).suffix.lower() not in IMAGES:
        return f"{avatar} não é uma imagem; use {', '.join(sorted(IMAGES))}."
    return ""
