"""What an import wrote, so that the next one leaves alone what people have changed since.

The record lies in docs/_dados/importacao.json, which is not published.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from helpcenter.importing.export import ExportError
from helpcenter.sources import DATA_FOLDER, is_inside, is_page

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = f"{DATA_FOLDER}/importacao.json"
SCHEMA = 1
Fate = Literal["new", "updated", "same", "changed", "removed", "foreign"]
"""What becomes of a file: the last three are left alone, as a person changed, removed or made
them."""
WRITTEN: tuple[Fate, ...] = ("new", "updated")
LEFT_ALONE: tuple[Fate, ...] = ("changed", "removed", "foreign")


@dataclass(frozen=True)
class Entry:
    """A file that an import wrote."""

    path: str  # From docs/.
    hash: str


@dataclass(frozen=True)
class Wanted:
    """A page that an import would write."""

    key: str  # `intercom/articles/12/pt-BR`.
    path: str
    text: str


def read_record(docs: Path) -> dict[str, Entry]:
    """Read the record; without one nothing was imported.

    Raises:
        ExportError: it cannot be read, or names a file that is no page of docs/.
    """
    file = docs / FILE
    if not file.exists():
        return {}
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        entries = {
            str(key): Entry(str(value["arquivo"]), str(value["hash"]))
            for key, value in raw["arquivos"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ExportError(
            f"docs/{FILE}: não consegui ler o registro da importação. Traga-o de volta do "
            "histórico do git, ou apague-o para importar tudo de novo."
        ) from error
    for entry in entries.values():
        path = PurePosixPath(entry.path)
        plain = not path.is_absolute() and ".." not in path.parts and path.suffix == ".md"
        if not plain or not is_page(entry.path):
            raise ExportError(f"docs/{FILE}: “{entry.path}” não é um artigo de docs/.")
    return entries


def record_text(entries: Mapping[str, Entry]) -> str:
    """The record as it is written."""
    rows: dict[str, Any] = {
        key: {"arquivo": entry.path, "hash": entry.hash} for key, entry in sorted(entries.items())
    }
    document = {"schema": SCHEMA, "arquivos": rows}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def fate(wanted: Wanted, docs: Path, record: Mapping[str, Entry]) -> Fate:
    """Decide what becomes of one page."""
    known = record.get(wanted.key)
    current = content_of(docs / wanted.path)
    if current is None:
        return "removed" if known else "new"
    if current == wanted.text:
        return "same"
    if known is None:
        return "foreign"
    return "updated" if digest(current) == known.hash else "changed"


def content_of(file: Path) -> str | None:
    """What a file says, its line ends apart; nothing if it is not there."""
    if not file.exists():
        return None
    return file.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")


def digest(text: str) -> str:
    """What tells a text from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def check_inside(docs: Path, path: str) -> None:
    """Refuse to write where a link in docs/ leads out of it.

    Raises:
        ExportError: it does.
    """
    if not is_inside(docs, docs / path):
        raise ExportError(f"docs/{path} leva para fora de docs/; desfaça esse atalho.")


def write_text(file: Path, text: str) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        mask = os.umask(0)
        os.umask(mask)
        fresh.chmod(0o666 & ~mask)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
