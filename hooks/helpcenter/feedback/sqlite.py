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

from helpcenter.feedback.schema import NewerSchemaError, migrate
from helpcenter.feedback.store import Refused, Store, StoreError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

WAIT = 2.0
"""Seconds that a commit waits for another process to let go of the file."""
SPACE = 100 * 2**20
"""Bytes that must be free to be called ready."""
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",  # macOS, where fsync alone does not reach the disk.
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",  # An erased comment leaves no bytes behind.
    "journal_size_limit=16777216",
)
NETWORK = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "ceph", "glusterfs", "afs")
"""File systems whose locks and shared memory WAL cannot trust (sqlite.org/wal.html)."""


class SqliteStore(Store):
    """See the module."""

    mark = "?"
    among = "key IN (SELECT value FROM json_each(?))"

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._opened: tuple[tuple[int, int], ...] | None = None

    def open(self) -> None:
        """Open the file, made if it is not there, readable by its owner alone."""
        if kind := network_file_system(self.path):
            raise StoreError(
                f"{self.path} está em um disco de rede ({kind}), onde o SQLite não é seguro. "
                "Escolha um disco deste computador ou um endereço postgresql://"
            )
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self._connect()
            sync_folder(self.path.parent)
        except OSError as error:
            raise StoreError(f"não consigo escrever em {self.path}: {error.strerror}") from error
        except NewerSchemaError as error:
            raise StoreError(f"{self.path} é de uma versão mais nova do projeto") from error
        except sqlite3.OperationalError as error:
            raise StoreError(f"{self.path} não pode ser aberto ({reason(error)})") from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self.path} não é um banco de respostas ou está danificado. "
                "Traga uma cópia: central coletor restaurar"
            ) from error

    def _connect(self) -> None:
        connection = sqlite3.connect(
            self.path, timeout=WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if names and "answers_meta" not in names:
                raise sqlite3.DatabaseError("tables of something else")
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
        """Bring what is in the WAL into the file and let go of both."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()
        self._connection = None

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """See `Store`; what was committed into a file that is gone counts as not written."""
        self._same_file()
        connection = self._connection
        if connection is None:
            raise Unavailable("banco fechado")
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

    def keys_parameter(self, keys: list[str]) -> str:
        """Keys are hexadecimal digits and hyphens, so this is JSON."""
        return '["' + '","'.join(keys) + '"]'

    def erase_comments(self, condition: str, value: str) -> int:
        """See `Store`; the WAL is emptied too, where the old text still lies."""
        count = super().erase_comments(condition, value)
        if count and self._connection:
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def check(self) -> None:
        """See `Store`."""
        self._same_file()
        if shutil.disk_usage(self.path.parent).free < SPACE:
            raise Unavailable("pouco espaço em disco")

    def copy_to(self, target: Path) -> None:
        """Write a copy of this moment by SQLite's own means; raise sqlite3.Error or OSError."""
        if self._connection is None:
            raise Unavailable("banco fechado")
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
        copy = sqlite3.connect(target)
        try:
            self._connection.backup(copy)
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
        except (OSError, sqlite3.Error, StoreError, NewerSchemaError) as error:
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


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last; Windows neither can nor needs to."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def network_file_system(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """Name the network file system that `path` lies on; "" if none or if it cannot be told."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    places = [line.split(" ")[1:3] for line in lines]
    within = [(at, kind) for at, kind in places if path.absolute().is_relative_to(at)]
    _, kind = max(within, key=lambda place: len(place[0]), default=("", ""))
    return kind if kind.startswith(NETWORK) else ""
