"""What the commands that read answers share: days on the command line, and where answers are."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.coletor.options import explained
from helpcenter.feedback.transfer import TransferError
from helpcenter.report.source import open_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.feedback.store import Record


def read_day(name: str, text: str | None) -> date | None:
    """Read `2026-03-12`, or nothing; raise CommandError if it is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CommandError(f"{name}: “{text}” não é um dia; escreva como 2026-03-12.") from error


@contextmanager
def answers(name: str) -> Iterator[Iterator[Record]]:
    """Give the records of `--banco`; raise CommandError, also on the way."""
    try:
        with explained(), open_records(name) as records:
            yield records
    except TransferError as error:
        raise CommandError(f"--banco: {error}.") from error
    except OSError as error:
        raise CommandError(f"--banco: não consegui ler {name} ({error.strerror}).") from error
