"""Records in PostgreSQL: as many collectors as wanted may stand in front of one database."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import psycopg

from helpcenter.feedback.schema import check_version, migrate
from helpcenter.feedback.store import Refused, Store, StoreError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCK = 4_719_120_411
"""Any number, so that two collectors that start together make the tables once."""
PAUSE = 0.5
"""Seconds between two attempts to connect; meanwhile answers are refused at once."""
WAIT = 2.0
"""Seconds that a statement waits for another's lock."""
CONNECT: dict[str, Any] = {
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 5000,
    "application_name": "central coletor",
    "client_encoding": "UTF8",
    # In milliseconds; and a commit is on the disk, whatever the server's default is.
    "options": "-c statement_timeout=3000 "
    "-c idle_in_transaction_session_timeout=10000 -c synchronous_commit=on",
}


class PostgresStore(Store):
    """See the module."""

    mark = "%s"
    among = "key = ANY(%s)"

    def __init__(self, url: str, wait: float = WAIT) -> None:
        self._url, self._wait = url, wait
        self._connection: psycopg.Connection[Any] | None = None
        self._tried = float("-inf")

    def open(self) -> None:
        """Connect; raise StoreError with what to look at."""
        with explained():
            self._connect()

    def open_to_read(self) -> None:
        """See `Store`."""
        with explained():
            self._connection = self._checked_connection()
            if self._connection.execute("SELECT to_regclass('answers_meta')").fetchone() == (None,):
                raise StoreError("o coletor ainda não guardou nada neste banco; confira a URL")
            check_version(self._connection.cursor())

    def _connect(self) -> None:
        self._tried = time.monotonic()
        connection = self._checked_connection()
        try:
            with connection.transaction(), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
                migrate(cursor)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _checked_connection(self) -> psycopg.Connection[Any]:
        connection = psycopg.connect(self._url, autocommit=True, **CONNECT)
        try:
            connection.execute(f"SET lock_timeout = {int(self._wait * 1000)}")
            encoding = connection.execute("SHOW server_encoding").fetchone()
            if encoding != ("UTF8",):
                raise StoreError("o banco não está em UTF-8; crie-o com ENCODING 'UTF8'")
            if connection.execute("SHOW fsync").fetchone() != ("on",):
                raise StoreError("este PostgreSQL está com fsync=off e perderia respostas")
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Disconnect."""
        if self._connection:
            self._connection.close()
        self._connection = None

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """See `Store`; a connection that fails is made anew the next time."""
        connection = self._connected()
        try:
            with connection.transaction(), connection.cursor() as cursor:
                yield cursor
        except (psycopg.IntegrityError, psycopg.DataError) as error:
            raise Refused from error
        except psycopg.Error as error:
            if connection.broken or connection.closed:
                self.close()
            raise Unavailable(reason(error)) from error

    @contextmanager
    def snapshot(self) -> Iterator[Any]:
        """See `Store`; the rows stay at the server until they are fetched."""
        connection = self._connected()
        try:
            with connection.transaction():
                connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                with connection.cursor() as cursor:
                    take_time(cursor)
                with connection.cursor(name="records") as cursor:
                    yield cursor
        except psycopg.Error as error:
            raise Unavailable(reason(error)) from error

    def scrub(self) -> bool:
        """See `Store`: the table is written anew; its log keeps the old rows until reused."""
        connection = self._connected()
        try:
            connection.execute("SET statement_timeout = 0")
            connection.execute("VACUUM (FULL) answers")
        except psycopg.Error as error:
            raise Unavailable(reason(error)) from error
        return True

    def claim(self, cursor: Any) -> None:
        """See `Store`; others may read."""
        take_time(cursor)
        cursor.execute("LOCK TABLE answers IN EXCLUSIVE MODE")

    def _connected(self) -> psycopg.Connection[Any]:
        if self._connection is None:
            if time.monotonic() - self._tried < PAUSE:
                raise Unavailable("banco fora do ar")
            with suppress(psycopg.Error, StoreError):
                self._connect()
        if self._connection is None:
            raise Unavailable("banco fora do ar")
        return self._connection

    def keys_parameter(self, keys: list[str]) -> list[str]:
        """An array."""
        return keys

    def check(self) -> None:
        """Nothing of its own: a test write says it all."""


@contextmanager
def explained() -> Iterator[None]:
    """Say what an operator can do about what PostgreSQL complains of."""
    try:
        yield
    except psycopg.OperationalError as error:
        raise StoreError(
            "o PostgreSQL não respondeu. Confira servidor, porta, usuário, senha e nome do "
            f"banco na URL, e se ele está no ar ({first_line(error)})"
        ) from error
    except psycopg.Error as error:
        raise StoreError(
            "o PostgreSQL não aceitou as nossas tabelas. Dê ao usuário um banco só para as "
            f"respostas ({type(error).__name__})"
        ) from error


def take_time(cursor: Any) -> None:
    """Let a transaction of an operator's last as long as it needs; a lock is waited for no more."""
    cursor.execute("SET LOCAL statement_timeout = 0")
    cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


def reason(error: psycopg.Error) -> str:
    """A word or two for what PostgreSQL says; never its own words, which quote rows."""
    state = error.sqlstate or ""
    if state in ("55P03", "57014", "40P01", "40001"):
        return "banco bloqueado"
    if state.startswith("53"):
        return "disco cheio ou sem recursos"
    if not state or state.startswith(("08", "57P")):
        return "banco fora do ar"
    return f"erro do banco ({state})"


def first_line(error: psycopg.Error) -> str:
    """What the server or the network said; libpq names no password."""
    return (str(error).splitlines() or [""])[0]
