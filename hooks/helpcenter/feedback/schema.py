"""The tables, by version. Statements that both SQLite and PostgreSQL take; never edited later."""

from __future__ import annotations

import itertools
import sqlite3
from typing import Any

from helpcenter.feedback.store import DamagedError, StoreError

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE answers (
          key text NOT NULL PRIMARY KEY CHECK (length(key) = 36),
          version integer NOT NULL CHECK (version BETWEEN 1 AND 1000000),
          kind text NOT NULL CHECK (kind IN ('answer', 'search_empty', 'contact', 'not_found')),
          day text NOT NULL CHECK (length(day) = 10),
          language text CHECK (language IN ('pt-BR', 'en')),
          article text CHECK (length(article) BETWEEN 1 AND 300),
          revision text CHECK (length(revision) = 16),
          vote text CHECK (vote IN ('nao', 'em_parte', 'sim')),
          reason text CHECK (
            reason IN ('nao_resolveu', 'incorreta', 'dificil', 'faltou_passo', 'outro')
          ),
          comment text NOT NULL CHECK (length(comment) <= 1000),
          query text CHECK (length(query) BETWEEN 1 AND 200),
          topic text CHECK (length(topic) <= 200),
          channel text CHECK (length(channel) BETWEEN 1 AND 40),
          path text CHECK (length(path) BETWEEN 1 AND 600),
          suspect integer NOT NULL CHECK (suspect IN (0, 1)),
          CHECK ((kind = 'answer') = (vote IS NOT NULL)),
          CHECK (kind <> 'answer'
            OR (article IS NOT NULL AND language IS NOT NULL AND revision IS NOT NULL)),
          CHECK (vote <> 'sim' OR reason IS NULL),
          CHECK ((kind = 'search_empty') = (query IS NOT NULL)),
          CHECK ((kind = 'contact') = (channel IS NOT NULL)),
          CHECK ((kind = 'not_found') = (path IS NOT NULL))
        )
        """,
        "CREATE INDEX answers_with_comment ON answers (day) WHERE comment <> ''",
        "INSERT INTO answers_meta (name, value) VALUES ('probe', 0)",
    ),
)
"""Comments, topics and paths may grow a little when something in them is replaced."""

META = """
CREATE TABLE IF NOT EXISTS answers_meta (name text NOT NULL PRIMARY KEY, value integer NOT NULL)
"""


def migrate(cursor: Any) -> None:
    """Bring the tables up to date, inside of the caller's transaction.

    Raises:
        StoreError: they are of a version that we do not know.
    """
    cursor.execute(META)
    version = version_of(cursor)
    if version is None:
        cursor.execute("INSERT INTO answers_meta (name, value) VALUES ('schema', 0)")
    for statements in MIGRATIONS[version or 0 :]:
        for statement in statements:
            cursor.execute(statement)
    cursor.execute(f"UPDATE answers_meta SET value = {len(MIGRATIONS)} WHERE name = 'schema'")  # noqa: S608, a number


def check_tables(connection: sqlite3.Connection) -> None:
    """Raise StoreError unless a SQLite file has the tables that we make, and nothing that acts.

    What SQLite keeps is the text of our statements; of anybody's file, only that is read first.
    """
    found = tables_of(connection)
    meta = tables_of(made(0))
    if not meta <= found:
        raise StoreError("o arquivo não é um banco de respostas; confira o caminho")
    version = version_of(connection.cursor())
    if found != tables_of(made(version or 0)):
        raise StoreError(
            "o arquivo tem tabelas, índices, visões ou gatilhos que não são os nossos, e nada "
            "dele foi usado; confira de onde ele veio"
        )


def made(version: int) -> sqlite3.Connection:
    """The tables of a version, empty and in memory."""
    connection = sqlite3.connect(":memory:")
    for statement in (META, *itertools.chain(*MIGRATIONS[:version])):
        connection.execute(statement)
    return connection


def tables_of(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    """What a SQLite file declares, but for the statistics that `ANALYZE` keeps in it."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    return set(connection.execute(query))


def check_version(cursor: Any) -> None:
    """Raise StoreError if the tables, which must be there, are not of today's version."""
    if (version_of(cursor) or 0) < len(MIGRATIONS):
        raise StoreError(
            "o banco é de uma versão mais antiga do projeto. Ligue o coletor uma vez, que ele o "
            "atualiza: central coletor"
        )


def version_of(cursor: Any) -> int | None:
    """The version of the tables; None if they are being made. Raise StoreError if it is later."""
    cursor.execute("SELECT value FROM answers_meta WHERE name = 'schema'")
    row: tuple[int] | None = cursor.fetchone()
    if row and not (isinstance(row[0], int) and row[0] >= 0):
        raise DamagedError(f"o banco está danificado: a sua versão é {row[0]!r}")
    if row and row[0] > len(MIGRATIONS):
        raise StoreError(
            "o banco é de uma versão mais nova do projeto. Atualize este: central atualizar"
        )
    return row[0] if row else None
