"""What a row is, what happens to two of the same key, and what both databases can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import astuple, dataclass, fields, replace
from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager


@dataclass(frozen=True, slots=True)
class Record:
    """A row: the last version of what was sent under a key. None where its kind has no such."""

    key: str
    version: int
    kind: str
    day: str
    language: str | None = None
    article: str | None = None
    revision: str | None = None
    vote: str | None = None
    reason: str | None = None
    comment: str | None = ""
    """None, on its way in alone: as it was, if it was there."""
    query: str | None = None
    topic: str | None = None
    channel: str | None = None
    path: str | None = None
    suspect: int = 0

    def after(self, before: Record | None) -> Record:
        """The row that this makes of the one before; who was no flood does not become one."""
        if before is None:
            return replace(self, comment=self.comment or "")
        comment = before.comment if self.comment is None else self.comment
        return replace(self, comment=comment, suspect=before.suspect)

    def says_the_same(self, other: Record) -> bool:
        """Whether both hold the same words; the day is the server's, not the page's."""
        return replace(self, day=other.day) == other


COLUMNS = tuple(field.name for field in fields(Record))


class Outcome(IntEnum):
    """What became of a record, as the status of its answer."""

    SAME = 200
    """It was there, it is now, or a later version is."""
    CREATED = 201
    CONFLICT = 409
    """The same key and version hold other words, or the key is another kind's."""
    REFUSED = 422
    """The database does not take it: a mistake of ours, kept from stopping the others."""


class Unavailable(Exception):  # noqa: N818, it is no error of who asks
    """Nothing can be stored just now; the text says why, in a word or two of Portuguese."""


class Refused(Exception):  # noqa: N818, as above
    """The database takes no such row."""


class Overtaken(Exception):  # noqa: N818, as above
    """Another process wrote one of these keys meanwhile: decide again."""


class StoreError(Exception):
    """The database cannot be used at all; the text says what to do, in Portuguese."""


class DamagedError(StoreError):
    """The file is none of ours any more, or its pages are broken."""


def decide(
    records: Iterable[Record], kept: dict[str, Record]
) -> tuple[list[Outcome], dict[str, Record]]:
    """Say what becomes of each record, in order, and which rows are to be written.

    Args:
        records: what came, perhaps several of one key.
        kept: the rows that these keys have now.
    """
    now, changed, outcomes = dict(kept), dict[str, Record](), list[Outcome]()
    for record in records:
        before = now.get(record.key)
        row = record.after(before)
        if before and row.kind != before.kind:
            outcomes.append(Outcome.CONFLICT)
        elif before is None or row.version > before.version:
            now[row.key] = changed[row.key] = row
            outcomes.append(Outcome.SAME if before else Outcome.CREATED)
        elif row.version < before.version or row.says_the_same(before):
            outcomes.append(Outcome.SAME)
        else:
            outcomes.append(Outcome.CONFLICT)
    return outcomes, changed


class Store(ABC):
    """A database of records. Not for several threads at once; `Writer` owns it."""

    mark: ClassVar[str]
    """How the driver writes a parameter: `?` or `%s`."""
    among: ClassVar[str]
    """A condition on `key` with one parameter, made by `keys_parameter`."""

    @abstractmethod
    def open(self) -> None:
        """Connect and bring the schema up to date; raise StoreError or Unavailable."""

    @abstractmethod
    def open_to_read(self) -> None:
        """Connect to what is there; make nothing and change nothing; raise StoreError."""

    @abstractmethod
    def close(self) -> None:
        """Leave the database as it should be found."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[Any]:
        """Give a cursor; on leaving, what it wrote is on the disk.

        Raises:
            Unavailable: nothing was written, or it cannot be told whether it was.
            Refused: the database does not take a row.
        """

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[Any]:
        """Give a cursor that sees one moment, reads only, and keeps nobody from writing.

        Raises:
            Unavailable: the database is away.
        """

    @abstractmethod
    def keys_parameter(self, keys: list[str]) -> Any:
        """Return the parameter of `among`."""

    @abstractmethod
    def check(self) -> None:
        """Raise Unavailable if this is no longer the database that was opened, or it is full."""

    def apply(self, records: list[Record]) -> list[Outcome]:
        """Store records in one commit and say what became of each; raise as `transaction` does."""
        for _ in range(5):
            try:
                with self.transaction() as cursor:
                    outcomes, changed = decide(records, self._kept(cursor, records))
                    self._write(cursor, changed)
            except Overtaken:
                continue
            return outcomes
        raise Unavailable("disputa")

    def _kept(self, cursor: Any, records: list[Record]) -> dict[str, Record]:
        keys = self.keys_parameter(sorted({record.key for record in records}))
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM answers WHERE {self.among}", (keys,))  # noqa: S608, names of ours
        return {row[0]: Record(*row) for row in cursor.fetchall()}

    def _write(self, cursor: Any, changed: dict[str, Record]) -> None:
        if not changed:
            return
        rows = [astuple(changed[key]) for key in sorted(changed)]  # One order: no deadlock.
        cursor.executemany(self.upsert(), rows)
        if cursor.rowcount != len(rows):
            raise Overtaken

    def holds(self, key: str) -> bool:
        """Whether there is a row of this key; raise Unavailable if that cannot be told."""
        with self.transaction() as cursor:
            cursor.execute(f"SELECT 1 FROM answers WHERE key = {self.mark}", (key,))  # noqa: S608, ours
            return cursor.fetchone() is not None

    def upsert(self) -> str:
        """The statement that writes a row, unless a later version is there."""
        columns, marks = ", ".join(COLUMNS), ", ".join([self.mark] * len(COLUMNS))
        changes = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])
        return (
            f"INSERT INTO answers ({columns}) VALUES ({marks}) "  # noqa: S608, names of ours
            f"ON CONFLICT (key) DO UPDATE SET {changes} WHERE answers.version < excluded.version"
        )

    @abstractmethod
    def scrub(self) -> bool:
        """Take erased comments out of the database's files too; False if that must wait.

        Raises:
            Unavailable: the database is away.
        """

    @abstractmethod
    def claim(self, cursor: Any) -> None:
        """Let nobody else write until the transaction ends, however long it takes."""

    def replace_all(self, records: Iterable[Record], keep: Callable[[], None]) -> tuple[int, int]:
        """Put other rows in the place of all, in one commit; a comment erased here stays erased.

        Args:
            records: the rows to be.
            keep: called when nobody can write any more and nothing is changed yet.

        Returns:
            How many rows there are now, and how many of their comments had been erased here.

        Raises:
            Unavailable, Refused: as `transaction` does; then all is as it was.
        """
        empty = "SELECT key FROM answers WHERE comment = ''"
        with self.transaction() as cursor:
            self.claim(cursor)
            keep()
            cursor.execute(f"CREATE TEMPORARY TABLE answers_erased AS {empty}")
            cursor.execute("DELETE FROM answers")
            rows = map(astuple, records)
            while batch := list(islice(rows, 1000)):
                cursor.executemany(self.upsert(), batch)
            cursor.execute(
                "UPDATE answers SET comment = '' "
                "WHERE comment <> '' AND key IN (SELECT key FROM answers_erased)"
            )
            erased: int = cursor.rowcount
            cursor.execute("DROP TABLE answers_erased")
            cursor.execute("SELECT count(*) FROM answers")
            count: int = cursor.fetchone()[0]
        return count, erased

    def probe(self) -> None:
        """Commit a test write; raise as `transaction` and `check` do."""
        self.check()
        with self.transaction() as cursor:
            cursor.execute("UPDATE answers_meta SET value = value + 1 WHERE name = 'probe'")

    def erase_comments(self, condition: str, value: str) -> int:
        """Empty the comments of rows where `condition` (SQL of ours) holds; return how many."""
        where = f"comment <> '' AND {condition} {self.mark}"
        with self.transaction() as cursor:
            cursor.execute(f"UPDATE answers SET comment = '' WHERE {where}", (value,))  # noqa: S608, ours
            count: int = cursor.rowcount
        return count

    def records(self) -> Iterator[Record]:
        """Every row by key, as they were at one moment; a thousand at a time in memory.

        Raises:
            Unavailable: the database is away.
        """
        with self.snapshot() as cursor:
            yield from read(cursor)


def read(cursor: Any) -> Iterator[Record]:
    """Every row that a snapshot sees, by key: a UUID, so the order is the same everywhere."""
    cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM answers ORDER BY key")  # noqa: S608, names of ours
    while rows := cursor.fetchmany(1000):
        yield from (Record(*row) for row in rows)
