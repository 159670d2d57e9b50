"""Open a database by its name: the path of a SQLite file, or a postgresql:// URL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.feedback.store import StoreError

if TYPE_CHECKING:
    from helpcenter.feedback.store import Store


DATABASE = ".dados/respostas.db"
"""Where answers are kept unless the operator says otherwise, from the project's folder."""
PATIENCE = 30.0
"""Seconds that an operator's command waits while a collector writes."""


def make_store(database: str, wait: float = 2.0) -> Store:
    """Choose by the look of the name; raise StoreError if it is neither.

    Args:
        database: a path, or a URL.
        wait: seconds to wait for another process that writes.
    """
    if database.startswith(("postgresql://", "postgres://")):
        from helpcenter.feedback.postgres import PostgresStore

        return PostgresStore(database, wait)
    if "://" in database:
        raise StoreError("use um arquivo ou um endereço postgresql://")
    from helpcenter.feedback.sqlite import SqliteStore

    return SqliteStore(Path(database), wait)


def open_to_read(database: str) -> Store:
    """Open what a collector keeps, which may be running; nothing is made nor changed.

    Raises:
        StoreError: there is nothing, or it cannot be read; the text says what to do.
    """
    store = make_store(database)
    try:
        store.open_to_read()
    except StoreError:
        store.close()
        raise
    return store


def open_to_change(database: str, *, make: bool = False) -> Store:
    """Open for an operator's command beside the collector, which may be running.

    Args:
        database: a path, or a URL.
        make: whether to make what is not there.

    Raises:
        StoreError: it cannot be opened; the text says what to do.
    """
    if not make:
        open_to_read(database).close()
    store = make_store(database, PATIENCE)
    store.open()
    return store
