"""The least that a durable answer costs: a bare loop with one commit for each row.

Same schema, same settings of the database, same disk, no HTTP. Run as a program of its own, so
that a slowed disk slows it as it slows the collector.
"""

from __future__ import annotations

import sys
import time
from dataclasses import astuple
from uuid import uuid4

from collecting import ARTICLE, REVISION
from helpcenter.feedback.open import make_store
from helpcenter.feedback.store import Record


def rows_a_second(database: str, seconds: float) -> float:
    """Write rows for some seconds, a commit each."""
    store = make_store(database)
    store.open()
    statement, count = store.upsert(), 0
    end = (began := time.perf_counter()) + seconds
    while time.perf_counter() < end:
        row = Record(str(uuid4()), 1, "answer", "2026-01-10", "pt-BR", ARTICLE, REVISION, "sim")
        with store.transaction() as cursor:
            cursor.execute(statement, astuple(row))
        count += 1
    took = time.perf_counter() - began
    store.close()
    return count / took


if __name__ == "__main__":
    print(rows_a_second(sys.argv[1], float(sys.argv[2])))
