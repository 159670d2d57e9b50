"""The queries of a bench: files of JSON lines, and how a smaller sample is taken from them."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class QueriesError(Exception):
    """A file of queries cannot be used; the message names it and the line, in Portuguese."""


@dataclass(frozen=True)
class Query:
    """What somebody types, and the articles that answer it, any of them."""

    qid: str | int  # Handed back as it came.
    cls: str
    text: str
    relevant: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """What the relevant articles are compared by."""
        return frozenset(key(path) for path in self.relevant)


def key(path: str) -> str:
    """Return what two ways to write an article's path have in common.

    `a/b/`, `/a/b`, `a/b.md` and `a/b/index.md` are `a/b`; the home page is nothing.
    """
    plain = path.strip("/").removesuffix(".md")
    folder, name = posixpath.split(plain)
    return folder if name == "index" else plain


def read_queries(files: Iterable[Path]) -> list[Query]:
    """Read queries from files of JSON lines.

    Raises:
        QueriesError: a file cannot be read, or a line is not a query.
    """
    queries: list[Query] = []
    for file in files:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise QueriesError(f"{file}: não consegui ler o arquivo ({error}).") from error
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                try:
                    queries.append(parse(line))
                except ValueError as error:
                    raise QueriesError(f"{file}:{number}: {error}") from error
    if not queries:
        raise QueriesError("Não há nenhuma consulta. Indique os arquivos: QUERIES=consultas.jsonl")
    return queries


def parse(line: str) -> Query:
    """Read one line.

    Raises:
        ValueError: in Portuguese, what is wrong with it.
    """
    try:
        values: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"a linha não é JSON (coluna {error.colno}).") from error
    if not isinstance(values, dict):
        raise ValueError("a linha deve ser um objeto JSON, entre chaves.")
    if not isinstance(values.get("qid"), str | int):
        raise ValueError("falta o nome “qid”.")
    for name in ("cls", "query"):
        if not isinstance(values.get(name), str):
            raise ValueError(f"falta o texto “{name}”.")
    relevant = values.get("relevant")
    if not isinstance(relevant, list) or not all(isinstance(path, str) for path in relevant):
        raise ValueError('“relevant” deve ser uma lista de caminhos, como ["conta/senha/"].')
    return Query(values["qid"], values["cls"], values["query"], tuple(relevant))


def by_class(queries: Iterable[Query]) -> dict[str, list[Query]]:
    """Group queries, classes in the order in which they first come."""
    groups: dict[str, list[Query]] = {}
    for query in queries:
        groups.setdefault(query.cls, []).append(query)
    return groups


def sample(queries: Sequence[Query], most: int, *, of_each: int | None = None) -> list[Query]:
    """Return `most` queries at most, or so many of each class, evenly taken, classes mixed.

    Classes are often the same questions changed; each starts at another place, so that neighbours
    of the sample are not variants of one question.
    """
    groups = list(by_class(queries).values())
    share = of_each or max(1, most // len(groups))
    turns: list[list[Query]] = [[] for _ in range(share)]
    for place, group in enumerate(groups):
        size = min(share, len(group))
        for turn in range(size):
            turns[turn].append(group[int((turn + place / len(groups)) * len(group) / size)])
    mixed = [query for turn in turns for query in turn]
    return mixed if of_each else mixed[:most]
