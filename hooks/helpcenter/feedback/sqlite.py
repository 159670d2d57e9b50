"""Records in one SQLite file: WAL, `synchronous=FULL`, one writer.

Measured on prototypes (decision 0012): so kept, nothing acknowledged was lost in 72 kill -9 and
3,300 simulated power cuts; a file deleted under the server went unnoticed, so we look.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpcenter.feedback.files import network_file_system, sync_folder
from helpcenter.feedback.schema import check_version, migrate
from helpcenter.feedback.store import DamagedError, Refused, Store, StoreError, Unavailable
from helpcenter.system import cause

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT = 2.0
"""Seconds that a commit waits for another process to let go of the file."""
SPACE = 100 * 2**20
"""Bytes that must be free to be called ready."""
PRAGMAS = (
    "trusted_schema=OFF",  # Whatever a file declares calls nothing.
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",  # macOS, where fsync alone does not reach the disk.
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",  # An erased comment leaves no bytes behind.
    "journal_size_limit=16777216",
)


class SqliteStore(Store):
    """See the module."""

    mark = "?"
    among = "key IN (SELECT value FROM json_each(?))"

    def __init__(self, path: Path, wait: float = WAIT) -> None:
        self.path, self._wait = path, wait
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[tuple[int, int], ...] | None = None
        self._to_empty = False

    def open(self) -> None:
        """Open the file, made if it is not there, readable by its owner alone."""
        if kind := network_file_system(self.path):
            raise StoreError(
                f"{self.path} está em um disco de rede ({kind}), onde o SQLite não é seguro. "
                "Escolha um disco deste computador ou um endereço postgresql://"
            )
        with self._explained():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self._connect()
            sync_folder(self.path.parent)

    def open_to_read(self, *, any_version: bool = False) -> None:
        """See `Store`; the writer is not disturbed, nor what it left behind when it was killed."""
        if not self.path.exists():
            raise StoreError(f"o coletor ainda não guardou nada em {self.path}; confira o caminho")
        with self._explained():
            connection = self._connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=rw",
                uri=True,
                timeout=self._wait,
                isolation_level=None,
            )
            connection.execute("PRAGMA query_only=ON")
            connection.execute("PRAGMA trusted_schema=OFF")
            check_ours(connection)
            if not any_version:
                check_version(connection.cursor())

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say what an operator can do about a file that cannot be opened."""
        try:
            yield
        except OSError as error:
            raise StoreError(f"não consigo escrever em {self.path}: {cause(error)}") from error
        except sqlite3.OperationalError as error:
            raise StoreError(f"{self.path} não pode ser aberto ({reason(error)})") from error
        except sqlite3.DatabaseError as error:
            raise DamagedError(
                f"{self.path} não é um banco de respostas ou está danificado. "
                "Traga uma cópia: central coletor restaurar"
            ) from error

    def _connect(self) -> None:
        connection = sqlite3.connect(
            self.path, timeout=self._wait, isolation_level=None, check_same_thread=False
        )
        try:
            check_ours(connection, or_empty=True)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if sound != "ok":
                raise sqlite3.DatabaseError(sound)
            connection.execute("BEGIN IMMEDIATE")
            migrate(connection.cursor())
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        self._connection, self._opened = connection, self._identity()

    def close(self) -> None:
        """Let go of the file; the last to do so brings the WAL into it."""
        if self._connection:
            self._connection.close()
        self._connection = None

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """See `Store`; what was committed into a file that is gone counts as not written."""
        self._same_file()
        connection = self._open_connection()
        cursor = connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE")
            yield cursor
            cursor.execute("COMMIT")
        except sqlite3.Error as error:
            rolled_back(connection)
            if isinstance(error, sqlite3.IntegrityError):
                raise Refused from error
            raise Unavailable(reason(error)) from error
        except BaseException:
            rolled_back(connection)
            raise
        self._same_file()

    @contextmanager
    def snapshot(self) -> Iterator[Any]:
        """See `Store`: in WAL, a deferred transaction reads what was there when it began."""
        connection = self._open_connection()
        try:
            connection.execute("BEGIN")
            yield connection.cursor()
        except sqlite3.Error as error:
            raise Unavailable(reason(error)) from error
        finally:
            rolled_back(connection)

    def _open_connection(self) -> sqlite3.Connection:
        if self._connection is None:
            raise Unavailable("banco fechado")
        return self._connection

    def claim(self, cursor: Any) -> None:
        """See `Store`; BEGIN IMMEDIATE has done it."""

    def keys_parameter(self, keys: list[str]) -> str:
        """Keys are hexadecimal digits and hyphens, so this is JSON."""
        return '["' + '","'.join(keys) + '"]'

    def erase_comments(self, condition: str, value: str) -> int:
        """See `Store`; scrubbed at once, or as soon as nobody reads the old rows any more."""
        count = super().erase_comments(condition, value)
        if count:
            self.scrub()
        return count

    def scrub(self) -> bool:
        """See `Store`: secure_delete leaves what a split page held, so the file is made anew."""
        whole = True
        try:
            self._open_connection().execute("VACUUM")
        except sqlite3.Error:
            whole = False
        self._to_empty = not self._empty_wal(self._wait)
        return whole and not self._to_empty

    def _empty_wal(self, wait: float) -> bool:
        """Bring the WAL into the file and cut it off, unless somebody still reads from it."""
        connection = self._open_connection()
        try:
            connection.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            connection.execute(f"PRAGMA busy_timeout={int(self._wait * 1000)}")
        except sqlite3.Error:
            return False
        return not busy

    def check(self) -> None:
        """See `Store`."""
        self._same_file()
        if self._to_empty:
            self._to_empty = not self._empty_wal(0)
        if shutil.disk_usage(self.path.parent).free < SPACE:
            raise Unavailable("pouco espaço em disco")

    def copy_to(self, target: Path) -> None:
        """Write a copy by SQLite's own means: of a snapshot's moment, or else of this one.

        Raises:
            sqlite3.Error, OSError: it could not be written.
        """
        connection = self._open_connection()
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        copy = sqlite3.connect(target)
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
        with target.open("rb") as file:
            os.fsync(file.fileno())

    def _identity(self) -> tuple[tuple[int, int], ...]:
        """Device and inode of the file and of its WAL, where the last commits are."""
        stats = (self.path.stat(), Path(f"{self.path}-wal").stat())
        return tuple((status.st_dev, status.st_ino) for status in stats)

    def _same_file(self) -> None:
        """Go on if the path leads to what was opened; else mend it, and raise Unavailable."""
        try:
            if self._identity() == self._opened:
                return
        except OSError:
            pass
        try:
            self._rescue()
        except (OSError, sqlite3.Error, StoreError) as error:
            raise Unavailable("arquivo do banco ausente") from error
        raise Unavailable("arquivo do banco trocado")

    def _rescue(self) -> None:
        """Make the path lead to a sound database again.

        A deleted file lives on as long as it is open: it is written back, with all that was
        acknowledged. If somebody put another file there, that one counts.
        """
        gone, old = not self.path.exists(), self._connection
        fresh = self.path.with_name(f"{self.path.name}.resgate")
        if gone and old:
            self.copy_to(fresh)
        if old:
            old.close()  # If only the WAL is gone, SQLite first brings it into the file.
            self._connection = None
        if gone and old:
            for suffix in ("-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
            fresh.replace(self.path)
            sync_folder(self.path.parent)
        self.open()


def check_ours(connection: sqlite3.Connection, *, or_empty: bool = False) -> None:
    """Raise StoreError if the file holds tables of something else."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "answers_meta" not in names and (names or not or_empty):
        raise StoreError("o arquivo não é um banco de respostas; confira o caminho")


def rolled_back(connection: sqlite3.Connection) -> None:
    """Undo what is open, if anything is."""
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def reason(error: sqlite3.Error) -> str:
    """A word or two for what SQLite says."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "banco bloqueado"
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return "disco cheio ou com defeito"
    return f"erro do banco ({name or type(error).__name__})"
