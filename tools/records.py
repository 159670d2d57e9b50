"""Rows such as a collector keeps, put into a database and read from it: for tests."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import TYPE_CHECKING, Any

from helpcenter import cli
from helpcenter.feedback.open import make_store, open_to_read
from helpcenter.feedback.store import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = datetime.now(UTC)
DAY = f"{NOW:%Y-%m-%d}"
KEY = "0b1f3f0e-7d0e-4b7e-9c55-2d6a5c1b0f3a"
ROW = Record(KEY, 1, "answer", DAY, "pt-BR", "a/b", "0123456789abcdef", "nao")
COMMENTS = [
    "",
    "Faltou “algo”; e 'isto', \"aquilo\"",
    "uma linha\noutra\tcom tabulação, \\n e \\u0000 escritos",
    "😀👩‍👩‍👧 é̃ ção \U0010ffff",
    '=HYPERLINK("https://mau.com";"clique")',
    "á" * 600,
    "{" * 300 + '"' * 300,
]


def every_kind() -> list[Record]:
    """Rows of all kinds, with all votes and reasons, and with words that are hard to carry."""
    reasons = [None, "nao_resolveu", "incorreta", "dificil", "faltou_passo", "outro"]
    votes = [*product(["nao", "em_parte"], reasons), ("sim", None)]
    rows = [replace(ROW, vote=vote, reason=reason) for vote, reason in votes]
    rows += [replace(ROW, comment=comment, version=1_000_000) for comment in COMMENTS]
    rows += [replace(ROW, language="en", suspect=1, day="2020-02-29")]
    rest: dict[str, Any] = {"revision": None, "vote": None, "reason": None}
    bare = replace(ROW, **rest, article=None, language=None)
    rows += [replace(bare, kind="search_empty", query="ção 😀; DROP TABLE")]
    rows += [replace(bare, kind="contact", channel="whatsapp", topic="")]
    rows += [replace(bare, kind="contact", channel="e-mail", topic="Vendas", article="x/y")]
    rows += [replace(bare, kind="not_found", path="/não/existe'\"/")]
    return [replace(row, key=f"{n:08x}{KEY[8:]}") for n, row in enumerate(rows)]


def some(number: int, **changes: Any) -> list[Record]:
    """So many answers, by key."""
    return [replace(ROW, key=f"{n:08x}{KEY[8:]}", **changes) for n in range(number)]


def fill(database: str, records: Iterable[Record]) -> str:
    """Put rows into a database, made if it is not there, and return its name."""
    with closing(make_store(database)) as store:
        store.open()
        store.apply(list(records))
    return database


def rows_of(database: object) -> list[Record]:
    """The rows of a database, by key."""
    with closing(open_to_read(str(database))) as store:
        return list(store.records())


def coletor(*arguments: object) -> int:
    """Run `central coletor` in this process and return its exit code."""
    return cli.main(["coletor", *map(str, arguments)])
