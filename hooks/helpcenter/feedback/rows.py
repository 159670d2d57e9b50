"""Which rows of a file or of a copy may come in, and what of them."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import astuple, replace
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from helpcenter.feedback.redact import CONTROLS, redact
from helpcenter.feedback.schema import migrate
from helpcenter.feedback.store import COLUMNS, Record

FIELD = re.compile(r"`\$?\.?(\w+)`$")


class Schema:
    """The database's own tables, empty and in memory, to which a row is put before it counts."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        migrate(self._connection.cursor())
        self._connection.commit()
        marks = ", ".join("?" * len(COLUMNS))
        self._insert = f"INSERT INTO answers ({', '.join(COLUMNS)}) VALUES ({marks})"  # noqa: S608, ours

    def record(self, line: bytes) -> Record:
        """Read a row; raise ValueError, in Portuguese, if it is none."""
        try:
            fields = msgspec.json.decode(line, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise ValueError("a linha não é um objeto JSON em UTF-8") from None
        if fields.keys() - set(COLUMNS):
            raise ValueError("há um campo desconhecido")
        return self.checked(fields)

    def checked(self, fields: dict[str, Any]) -> Record:
        """Make a row of its fields; raise ValueError, in Portuguese, if it is none of ours."""
        try:
            record = msgspec.convert(fields, Record)
        except msgspec.ValidationError as error:
            (name,) = FIELD.findall(str(error))
            raise ValueError(f"campo ausente ou inválido: {name}") from None
        if any("\0" in value for value in fields.values() if isinstance(value, str)):
            raise ValueError("há um caractere nulo")
        if not is_key(record.key):
            raise ValueError("campo inválido: key")
        if not is_day(record.day):
            raise ValueError("campo inválido: day")
        for name in ("article", "revision", "channel"):
            if CONTROLS.search(getattr(record, name) or ""):
                raise ValueError(f"campo inválido: {name}")
        self._check(record)
        return record

    def _check(self, record: Record) -> None:
        try:
            self._connection.execute(self._insert, astuple(record))
        except (sqlite3.IntegrityError, OverflowError) as error:
            names = [name for name in COLUMNS if re.search(rf"\b{name}\b", str(error))]
            raise ValueError(f"valor que não serve em: {', '.join(names) or 'version'}") from None
        finally:
            self._connection.rollback()


def admitted(record: Record, oldest: str) -> Record:
    """What may come in of a row: words without data, no comment that would be erased by now.

    Args:
        record: from a file that somebody else, or an earlier version of ours, may have made.
        oldest: the first day whose comments are kept.
    """
    return replace(
        record,
        comment=redact(record.comment or "") if record.day >= oldest else "",
        query=record.query and redact(record.query),
        topic=record.topic and redact(record.topic),
        path=record.path and redact(record.path),
    )


def is_key(text: str) -> bool:
    """Whether `text` is a UUID4 as we write it."""
    try:
        return str(UUID(text, version=4)) == text
    except ValueError:
        return False


def is_day(text: str) -> bool:
    """Whether `text` is a day as we write it: `2026-03-12`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
