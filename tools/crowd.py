"""Many readers who answer a collector at once, and remember what was acknowledged: for tests."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from collecting import answer

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from collecting import Client, CollectorProcess

VOTES = ("nao", "em_parte", "sim")
LONGEST = 60
"""Seconds until something must have been acknowledged."""


class CrowdError(Exception):
    """A reader was answered what nobody should be, or an acknowledged answer is not there."""


class Crowd:
    """Readers who answer again and again.

    Attributes:
        acknowledged: votes by key, in the order in which they were acknowledged.
        statuses: how often each status came.
        slowest: seconds that the slowest answer took.
    """

    def __init__(self, collector: CollectorProcess) -> None:
        self.collector = collector
        self.acknowledged: dict[str, str] = {}
        self.statuses: Counter[int] = Counter()
        self.slowest = 0.0

    async def answer(self, number: int, until: Coroutine[None, None, None]) -> None:
        """Let `number` readers answer until `until` is done, or until the server is gone.

        Raises:
            CrowdError: one of them was answered something else than 201 or 503.
        """
        async with self.collector.clients(number) as clients:
            reading = asyncio.create_task(self._read_all(clients))
            ending = asyncio.create_task(until)
            await asyncio.wait([ending, reading], return_when=asyncio.FIRST_COMPLETED)
            if reading.done():
                reading.result()  # One may have met with what it should not.
            await ending
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)

    async def _read_all(self, clients: list[Client]) -> None:
        await asyncio.gather(*(self._read(*each) for each in enumerate(clients)))

    async def _read(self, i: int, client: Client) -> None:
        with suppress(ConnectionError):
            while True:
                await self._answer_once(VOTES[i % 3], client)

    async def _answer_once(self, vote: str, client: Client) -> None:
        body, began = answer(vote=vote), time.monotonic()
        status, headers, text = await client.post(body)
        self.slowest = max(self.slowest, time.monotonic() - began)
        self.statuses[status] += 1
        if status == 201:
            self.acknowledged[body["key"]] = vote
        elif status == 503 and int(headers["retry-after"]) > 0:
            await asyncio.sleep(0.05)
        else:
            raise CrowdError(f"{status}: {text}")

    async def when(self, number: int, act: Callable[[], object] = lambda: None) -> None:
        """Act when `number` more answers have been acknowledged; raise TimeoutError."""
        goal = len(self.acknowledged) + number
        async with asyncio.timeout(LONGEST):
            while len(self.acknowledged) < goal:
                await asyncio.sleep(0.01)
        await asyncio.to_thread(act)

    def around(self, act: Callable[[], object], readers: int = 8) -> Around:
        """Let readers answer before, while and after something is done."""
        sizes: list[int] = []

        async def during() -> None:
            await self.when(100)
            sizes.append(len(self.acknowledged))
            await asyncio.to_thread(act)
            sizes.append(len(self.acknowledged))
            await self.when(100)

        asyncio.run(self.answer(readers, during()))
        keys = list(self.acknowledged)
        # What each reader had under way when it ended may have been stored before.
        return Around(set(keys[: sizes[0]]), set(keys[sizes[1] + readers :]), set(keys))

    def check(self) -> None:
        """Raise CrowdError if an acknowledged answer is lost; the primary key keeps it one."""
        rows = {row["key"]: row["vote"] for row in self.collector.rows()}
        lost = [key for key, vote in self.acknowledged.items() if rows.get(key) != vote]
        if lost:
            raise CrowdError(f"{len(lost)} of {len(self.acknowledged)} lost")
        print(f"{len(self.acknowledged)} acknowledged, none lost, {len(rows)} rows")


class Around(NamedTuple):
    """Keys acknowledged before something began, surely after it ended, and in all."""

    before: set[str]
    after: set[str]
    every: set[str]
