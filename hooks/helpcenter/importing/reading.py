"""Files of JSON, and the records in them, however the answers of an API were put together."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from helpcenter.importing.export import ExportError
from helpcenter.system import cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

Record = dict[str, Any]
WRAPPERS = ("data", "results", "items")
"""Keys of an answer under which its list stands, whatever it is a list of."""


@dataclass(frozen=True)
class Shapes:
    """How the records of one platform are told apart."""

    types: Mapping[str, str]  # Value of a record's own `type`: kind.
    lists: Mapping[str, str]  # Key under which a list of records stands: kind.
    foreign: frozenset[str]  # Keys that only records of the other platform have.
    marks: tuple[tuple[frozenset[str], str], ...]  # Keys that only one kind has, in this order.

    def kind(self, item: Record, hint: str) -> str:
        """The kind of a record, or nothing for an object that only holds others."""
        if not self.foreign.isdisjoint(item):
            return ""
        told = item.get("type")
        if isinstance(told, str) and told in self.types:
            return self.types[told]
        if hint and ("id" in item or "source_id" in item):
            return hint
        return next((kind for keys, kind in self.marks if keys <= item.keys()), "")


def read_json(path: Path) -> Any:
    """Read one file.

    Raises:
        ExportError: it is not there, or is not JSON.
    """
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ExportError(
            f"Não consegui ler {path} ({cause(error)}). Confira o caminho do arquivo."
        ) from error
    except json.JSONDecodeError as error:
        raise ExportError(
            f"{path}, linha {error.lineno}: o arquivo não é um JSON válido; exporte-o de novo."
        ) from error
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ExportError(
            f"{path}: o arquivo não é um JSON em UTF-8; exporte-o de novo."
        ) from error


def records(value: Any, shapes: Shapes) -> Iterator[tuple[str, Record]]:
    """Yield kind and record for everything that `shapes` knows, in the order of the file."""
    waiting: deque[tuple[Any, str]] = deque([(value, "")])
    while waiting:
        item, hint = waiting.popleft()
        inside: Iterable[tuple[Any, str]] = ()
        if isinstance(item, list):
            inside = [(part, hint) for part in item]
        elif isinstance(item, dict):
            if kind := shapes.kind(item, hint):
                yield kind, item
                continue
            inside = [(part, hint_of(key, hint, shapes)) for key, part in item.items()]
        waiting.extendleft(reversed(list(inside)))


def hint_of(key: str, hint: str, shapes: Shapes) -> str:
    """What a list under `key` holds, if its name says so."""
    return shapes.lists.get(key, hint if key in WRAPPERS else "")


def listed(value: Any, key: str) -> list[Any]:
    """The list under `key` of an object; an empty one for anything else."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []
