"""Copies of a database, made while a collector writes, and brought back."""

from __future__ import annotations

import hashlib
import itertools
import re
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpcenter.feedback.files import fresh_file, sync_folder, workshop
from helpcenter.feedback.open import open_to_change, open_to_read
from helpcenter.feedback.rows import Schema, admitted
from helpcenter.feedback.schema import check_tables
from helpcenter.feedback.sqlite import SqliteStore, reason
from helpcenter.feedback.store import COLUMNS, DamagedError, Store, StoreError, read
from helpcenter.feedback.transfer import TransferError, fingerprint, read_lines, write_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpcenter.feedback.store import Record

    Rows = Callable[[], Iterator[Record]]

DATED = re.compile(r"respostas-\d{4}-\d\d-\d\d\.(db|jsonl)")
WORK, WORK_A_BYTE, STEP = 10_000_000, 100, 100_000
"""Steps of SQLite's machine that reading a copy may take, for its size, and how often we look."""
SHARED = (510, 0x40000002)
"""Bytes of a file, and from which on, that SQLite locks while it is open (fileformat2.html)."""


class Written(NamedTuple):
    """A copy: where it is, how many rows it has, its bytes, and their SHA-256."""

    path: Path
    rows: int
    size: int
    sha256: str


class Restored(NamedTuple):
    """What came back: rows, comments that stay erased, and where the rows from before are."""

    rows: int
    erased: int
    before: Path | None


def suffix_of(store: Store) -> str:
    """`.db` of a SQLite file, `.jsonl` of anything else."""
    return ".db" if isinstance(store, SqliteStore) else ".jsonl"


def write_copy(store: Store, target: Path) -> Written:
    """Copy one moment of a database that is open to read; `target` changes if all is verified.

    Raises:
        StoreError, Unavailable: the database cannot be read, or the copy is not equal to it.
        OSError, sqlite3.Error: it cannot be written.
    """
    with fresh_file(target) as fresh:
        if isinstance(store, SqliteStore):
            with store.snapshot() as cursor:
                wanted = fingerprint(read(cursor))
                store.copy_to(fresh)
        else:
            with fresh.open("wb") as file:
                wanted = write_lines(store.records(), file)
        with open_copy(fresh) as rows:
            if fingerprint(rows()) != wanted:
                raise StoreError("a cópia não ficou igual ao banco; confira o disco de destino")
        with fresh.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Written(target, wanted.count, fresh.stat().st_size, sha256)


def forget_oldest(folder: Path, suffix: str, keep: int) -> list[Path]:
    """Delete our dated copies in a folder but for the last `keep`; return those deleted."""
    ours = sorted(
        path for path in folder.glob(f"*{suffix}") if DATED.fullmatch(path.name) and path.is_file()
    )
    for path in (gone := ours[: max(0, len(ours) - keep)]):
        path.unlink()
    return gone


@contextmanager
def open_copy(path: Path, folder: Path | None = None) -> Iterator[Rows]:
    """Verify a copy of either kind and give a function that reads its rows, by key.

    Args:
        path: the copy; anybody may have made it.
        folder: where to work on a copy of the copy; beside it, if not told.

    Raises:
        StoreError, TransferError: it is damaged, not ours, or of a later version.
        OSError, sqlite3.Error: it cannot be read.
    """
    if path.exists() and not path.is_file():
        raise StoreError(f"{path} não é um arquivo")
    if not is_sqlite(path):
        for _ in read_lines(path):
            pass
        yield lambda: read_lines(path)
        return
    with workshop(folder or path.absolute().parent) as place:
        fresh = SqliteStore(place / "copia.db")
        with closing(SqliteStore(path)) as kept:
            kept.open_to_read(any_version=True)
            kept.copy_to(fresh.path)
        with bounded(fresh.path, path) as connection:
            check_tables(connection)
            (sound,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if sound != "ok":
                raise DamagedError(f"{path} está danificado")
        with closing(fresh):
            fresh.open()  # An older version is brought up to date, here and not in the copy.
            with bounded(fresh.path, path) as connection:
                check_rows(connection, path)
            yield fresh.records


@contextmanager
def bounded(path: Path, name: Path) -> Iterator[sqlite3.Connection]:
    """Read a SQLite file that anybody may have made, for no longer than its size is worth.

    Raises:
        DamagedError: that was too long, or it cannot be read; `name` is what it is called.
    """
    left = itertools.count(WORK + path.stat().st_size * WORK_A_BYTE, -STEP)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.set_progress_handler(lambda: next(left) < 0, STEP)
        try:
            connection.execute("PRAGMA query_only=ON")
            connection.execute("PRAGMA trusted_schema=OFF")
            yield connection
        except sqlite3.DatabaseError as error:
            raise DamagedError(f"{name} está danificado ({reason(error)})") from error


def check_rows(connection: sqlite3.Connection, path: Path) -> None:
    """Raise TransferError at the first row that would not pass as a line of `.jsonl`."""
    connection.text_factory = bytes.decode
    rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM answers ORDER BY key")  # noqa: S608, names of ours
    schema = Schema()
    for number in itertools.count(1):
        try:
            row = next(rows, None)
            if row is None:
                return
            schema.checked(dict(zip(COLUMNS, row, strict=True)))
        except ValueError as error:
            text = "o texto não está em UTF-8" if isinstance(error, UnicodeError) else error
            raise TransferError(f"{path}, registro {number}: {text}") from error


def is_sqlite(path: Path) -> bool:
    """Whether a file begins as SQLite's do; raise OSError if it cannot be read."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def restore(database: str, copy: Path, oldest: str, day: str) -> Restored:
    """Put the rows of a copy in the place of a database's, beside a collector that may run.

    The rows are changed, in one commit, and never the file: a running collector has it open, and
    the WAL of one database beside another would be its end (sqlite.org/howtocorrupt.html, 1.4).

    Args:
        database: a path, or a URL; made if it is not there, set aside if it is damaged.
        copy: a file that `write_copy` or `central coletor exportar` made.
        oldest: the first day whose comments are kept.
        day: today's, for the name of what is kept.

    Raises:
        StoreError, TransferError, Unavailable: the copy or the database cannot be used.
        OSError, sqlite3.Error: a file cannot be written; then all is as it was.
    """
    is_file = "://" not in database
    folder = Path(database).absolute().parent if is_file else copy.parent
    before: Path | None = None
    place = next(path for path in (folder, *folder.parents) if path.is_dir())
    with open_copy(copy, place) as rows:
        try:
            store = open_to_change(database, make=True)
        except DamagedError:
            before = free_name(folder, day, ".db")
            set_aside(Path(database), before)
            store = open_to_change(database, make=True)

        def keep() -> None:
            nonlocal before
            with closing(open_to_read(database)) as reader:
                if before is None and next(reader.records(), None):
                    before = free_name(folder, day, suffix_of(reader))
                    write_copy(reader, before)

        with closing(store):
            count, erased = store.replace_all((admitted(row, oldest) for row in rows()), keep)
            if erased:
                store.scrub()
    return Restored(count, erased, before)


def free_name(folder: Path, day: str, suffix: str) -> Path:
    """`respostas-antes-2026-11-22.db`, or with a number if that is taken."""
    names = (f"respostas-antes-{day}{f'-{n}' if n > 1 else ''}{suffix}" for n in itertools.count(1))
    return next(folder / name for name in names if not (folder / name).exists())


def set_aside(path: Path, target: Path) -> None:
    """Rename a damaged file and its WAL; raise StoreError if a collector has it open."""
    with path.open("r+b") as file:
        with suppress(ImportError):  # Windows renames no open file, and says so.
            import fcntl

            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *SHARED)
            except OSError as error:
                raise StoreError(
                    f"{path} está danificado e ainda aberto. Pare o coletor e tente de novo"
                ) from error
        for suffix in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                Path(f"{path}{suffix}").rename(f"{target}{suffix}")
    sync_folder(path.parent)
