"""Where the report's records come from: a database, or a file of `central coletor exportar`."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.feedback.open import open_to_read
from helpcenter.feedback.transfer import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.feedback.store import Record


@contextmanager
def open_records(name: str) -> Iterator[Iterator[Record]]:
    """Give the records of a `.jsonl` file or of a database; they are right only to the last.

    Raises:
        StoreError, Unavailable: the database cannot be read, now or on the way.
        TransferError, OSError: the file cannot.
    """
    if "://" not in name and name.endswith(".jsonl"):
        yield read_lines(Path(name))
        return
    with closing(open_to_read(name)) as store:
        yield store.records()
