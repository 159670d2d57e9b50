"""What the commands that read answers share: days on the command line, and where answers are."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.options import explained
from helpcenter.feedback.transfer import TransferError
from helpcenter.report.source import open_records
from helpcenter.system import cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.feedback.store import Record

YEARS = range(2000, 2100)
"""Those of days on the command line."""


def read_day(name: str, text: str | None) -> date | None:
    """Read `2026-03-12`, or nothing; raise CommandError if it is no day that answers can have."""
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandError(f"{name}: “{text}” não é um dia; escreva como 2026-03-12.") from error
    if day and day.year not in YEARS:
        first, last = YEARS[0], YEARS[-1]
        raise CommandError(f"{name}: “{text}” não serve; use um dia de {first} a {last}.")
    return day


@contextmanager
def answers(name: str) -> Iterator[Iterator[Record]]:
    """Give the records of `--banco`; raise CommandError, also on the way."""
    try:
        with explained(), open_records(name) as records:
            yield records
    except TransferError as error:
        raise CommandError(f"--banco: {error}.") from error
    except OSError as error:
        raise CommandError(f"--banco: não consegui ler {name} ({cause(error)}).") from error
