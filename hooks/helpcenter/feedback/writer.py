"""One thread that owns the database and stores many answers with one commit."""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from helpcenter.feedback.store import Outcome, Refused, StoreError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpcenter.feedback.store import Record, Store

LOG = logging.getLogger("central.coletor")
QUEUE = 1000
"""Answers that may wait; the next one is told to come back later."""
BATCH = 256
"""Answers in one commit, at most (decision 0012)."""
PATIENCE = 5.0
"""Seconds that a page waits for the commit."""
SWEEP_PAUSE = 60.0
"""Seconds until old comments are tried again, if they could not be erased."""
IDLE = 1.0
"""Seconds without answers before the file is looked at all the same."""


@dataclass(slots=True)
class Waiting:
    """A record, or a test write (None), and who waits for it."""

    record: Record | None
    loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    future: asyncio.Future[Outcome] = field(init=False)

    def __post_init__(self) -> None:
        """Make the promise; of the loop that asks, kept by the thread that writes."""
        self.future = self.loop.create_future()


class Writer:
    """The queue and its thread."""

    def __init__(
        self, store: Store, *, comment_days: int, today: Callable[[], str] | None = None
    ) -> None:
        """Take an open store; comments are erased after `comment_days` days."""
        self._store = store
        self._comment_days = comment_days
        self._today = today or utc_day
        self._swept, self._sweep_from = "", float("-inf")
        self._fault = ""
        self._queue: queue.Queue[Waiting | None] = queue.Queue(QUEUE)
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Answers in the queue."""
        return self._queue.qsize()

    async def put(self, record: Record | None) -> Outcome:
        """Return what became of a record once that is durable; None is a test write.

        Raises:
            Unavailable: it is not stored, or was not in time.
        """
        waiting = Waiting(record)
        try:
            self._queue.put_nowait(waiting)
        except queue.Full:
            raise Unavailable("fila cheia") from None
        try:
            async with asyncio.timeout(PATIENCE):
                return await waiting.future
        except TimeoutError:
            raise Unavailable("demora") from None

    def close(self, patience: float) -> None:
        """Store what is waiting, and then close the database; wait `patience` seconds for it."""
        with suppress(queue.Full):
            self._queue.put(None, timeout=patience)
        self._thread.join(patience)

    def _run(self) -> None:
        while True:
            batch, ended = self._next_batch()
            if batch:
                self._answer(batch, self._store_all(batch))
            if ended:
                break
            self._look_after()
        self._store.close()

    def _next_batch(self) -> tuple[list[Waiting], bool]:
        """Wait for one, take all that came meanwhile; say also whether it is time to end."""
        batch: list[Waiting] = []
        try:
            item = self._queue.get(timeout=IDLE)
            while item is not None:
                batch.append(item)
                if len(batch) == BATCH:
                    return batch, False
                item = self._queue.get_nowait()
        except queue.Empty:
            return batch, False
        return batch, True

    def _store_all(self, batch: list[Waiting]) -> list[Outcome | Unavailable]:
        records = [waiting.record for waiting in batch if waiting.record]
        outcomes = iter(self._stored(records)) if records else iter(())
        probed = None if len(records) == len(batch) else self._probed()
        return [next(outcomes) if waiting.record else probed or Outcome.SAME for waiting in batch]

    def _stored(self, records: list[Record]) -> list[Outcome | Unavailable]:
        """Store records together; one that the database refuses does not stop the others."""
        try:
            outcomes: list[Outcome | Unavailable] = [*self._store.apply(records)]
        except Refused:
            LOG.error("linha recusada pelo banco", extra={"linhas": len(records)})
            if len(records) == 1:
                return [Outcome.REFUSED]
            return [self._stored([record])[0] for record in records]
        except Exception as error:
            return [self._failed(error)] * len(records)
        self._recovered()
        return outcomes

    def _probed(self) -> Unavailable | None:
        try:
            self._store.probe()
        except Exception as error:
            return self._failed(error)
        self._recovered()
        return None

    def _failed(self, error: Exception) -> Unavailable:
        """Log a fault once, not once an answer; no words of the database's, which quote rows."""
        expected = isinstance(error, Unavailable | StoreError)
        fault = str(error) if expected else f"erro inesperado ({type(error).__name__})"
        if fault != self._fault:
            LOG.error("sem gravar", extra={"motivo": fault})
        self._fault = fault
        return Unavailable(fault)

    def _recovered(self) -> None:
        if self._fault:
            LOG.warning("gravando de novo", extra={"motivo": self._fault})
        self._fault = ""

    def _answer(self, batch: list[Waiting], outcomes: list[Outcome | Unavailable]) -> None:
        with suppress(RuntimeError):  # The loop is closed: nobody waits any more.
            batch[0].loop.call_soon_threadsafe(resolve, batch, outcomes)

    def _look_after(self) -> None:
        """Notice a lost file even when no answer comes; once a day, erase old comments."""
        try:
            if self._queue.empty():
                self._store.check()
        except Exception as error:
            self._failed(error)
        if self._today() != self._swept and time.monotonic() >= self._sweep_from:
            self._sweep(self._today())

    def _sweep(self, today: str) -> None:
        """Erase the comments that are old; if that fails, not again for a while."""
        oldest = datetime.fromisoformat(today) - timedelta(days=self._comment_days)
        try:
            erased = self._store.erase_comments("day <", f"{oldest:%Y-%m-%d}")
        except Exception as error:
            self._sweep_from = time.monotonic() + SWEEP_PAUSE
            known = isinstance(error, Unavailable)
            why = str(error) if known else type(error).__name__
            LOG.warning("comentários antigos ainda não apagados", extra={"motivo": why})
        else:
            LOG.info("comentários antigos apagados", extra={"linhas": erased})
            self._swept = today


def resolve(batch: list[Waiting], outcomes: list[Outcome | Unavailable]) -> None:
    """Tell those who still wait, in their own loop."""
    for waiting, outcome in zip(batch, outcomes, strict=True):
        if waiting.future.done():
            continue
        if isinstance(outcome, Unavailable):
            waiting.future.set_exception(outcome)
        else:
            waiting.future.set_result(outcome)


def utc_day() -> str:
    """`2026-03-12`, the same wherever the server stands."""
    return f"{datetime.now(UTC):%Y-%m-%d}"
