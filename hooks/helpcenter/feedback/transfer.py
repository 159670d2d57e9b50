"""Rows as a file: JSON Lines, from one database to another; CSV, for people with a spreadsheet.

JSON Lines: a first line that says what it is, a row a line by key, a last line with how many rows
there are and the SHA-256 of their lines. Equal rows make equal lines, whatever the database.
"""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import astuple
from functools import partial
from typing import IO, TYPE_CHECKING, Any

import msgspec

from helpcenter.feedback.rows import Schema
from helpcenter.feedback.schema import MIGRATIONS
from helpcenter.feedback.store import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from helpcenter.feedback.store import Record

PROGRAM = "central-de-conhecimento"
LONGEST = 64 * 1024
"""Bytes of a line, at most; a row's longest fields, all escaped, need less than half of it."""
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet would calculate (OWASP, CSV Injection)."""
TITLES = {
    "key": "chave",
    "version": "versão",
    "kind": "tipo",
    "day": "dia",
    "language": "idioma",
    "article": "artigo",
    "revision": "revisão",
    "vote": "resposta",
    "reason": "motivo",
    "comment": "comentário",
    "query": "pesquisa",
    "topic": "assunto",
    "channel": "canal",
    "path": "endereço",
    "suspect": "suspeita",
}


class TransferError(Exception):
    """A file cannot be taken; the text says file, line and why, in Portuguese."""


class Head(msgspec.Struct, forbid_unknown_fields=True):
    """The first line."""

    program: str
    schema: int


class Foot(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The last line: what a database, a copy or a file holds, in two values."""

    count: int
    sha256: str


class Tally:
    """A `Foot` in the making."""

    def __init__(self) -> None:
        self._count, self._hash = 0, hashlib.sha256()

    def add(self, line: bytes) -> bytes:
        """Count a row's line, and give it back."""
        self._count += 1
        self._hash.update(line)
        return line

    @property
    def foot(self) -> Foot:
        """What was counted so far."""
        return Foot(self._count, self._hash.hexdigest())


def line_of(row: Any) -> bytes:
    """One row (or `Head`, or `Foot`) as a line."""
    return msgspec.json.encode(row) + b"\n"


def fingerprint(records: Iterable[Record]) -> Foot:
    """Count and hash rows, which must come by key."""
    tally = Tally()
    for record in records:
        tally.add(line_of(record))
    return tally.foot


def write_lines(records: Iterable[Record], file: IO[bytes]) -> Foot:
    """Write rows, which must come by key, and return what the last line says."""
    tally = Tally()
    file.write(line_of(Head(PROGRAM, len(MIGRATIONS))))
    for record in records:
        file.write(tally.add(line_of(record)))
    file.write(line_of(tally.foot))
    return tally.foot


def write_csv(records: Iterable[Record], file: IO[str]) -> int:
    """Write rows as spreadsheets in Brazil read them, with semicolons; return how many.

    Args:
        records: the rows.
        file: in UTF-8 with its mark (`utf-8-sig`), without translation of line ends.
    """
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([TITLES[name] for name in COLUMNS])
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007, it is returned
        writer.writerow([cell(value) for value in astuple(record)])
    return count


def cell(value: str | int | None) -> str:
    """A value that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) else text


def read_lines(path: Path) -> Iterator[Record]:
    """Give the rows of a file. It is right only if this comes to its end.

    Raises:
        TransferError: a line is wrong, or the file is cut; what came before is not to be used.
        OSError: it cannot be read.
    """
    tally, schema, ended, number = Tally(), Schema(), False, 0
    with path.open("rb") as file:
        for number, line in enumerate(iter(partial(file.readline, LONGEST), b""), 1):
            record = None
            try:
                if not line.endswith(b"\n"):
                    raise ValueError("a linha está cortada")
                if number == 1:
                    check_head(line)
                elif ended:
                    raise ValueError("há linhas depois da última")
                elif line.startswith(b'{"count":'):
                    check_foot(line, tally.foot)
                    ended = True
                else:
                    record = schema.record(line)
            except ValueError as error:
                raise TransferError(f"{path}:{number}: {error}") from error
            if record:
                tally.add(line)
                yield record
    if not ended:
        where = f"{path}:{max(number, 1)}"
        raise TransferError(f"{where}: o arquivo está cortado: falta a última linha")


def check_head(line: bytes) -> None:
    """Raise ValueError if a file is not ours or of a later version."""
    try:
        head = msgspec.json.decode(line, type=Head)
    except (msgspec.DecodeError, UnicodeDecodeError):
        head = Head("", 0)
    if head.program != PROGRAM:
        raise ValueError("isto não veio de central coletor exportar nem de central coletor copia")
    if head.schema > len(MIGRATIONS):
        raise ValueError("o arquivo é de uma versão mais nova do projeto")


def check_foot(line: bytes, found: Foot) -> None:
    """Raise ValueError if the rows are not those that were written."""
    try:
        wanted = msgspec.json.decode(line, type=Foot)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ValueError("a última linha está danificada") from None
    if wanted.count != found.count:
        raise ValueError(f"faltam ou sobram linhas: {found.count}, e não {wanted.count}")
    if wanted != found:
        raise ValueError("o conteúdo foi alterado: a soma SHA-256 não confere")
