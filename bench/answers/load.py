"""Readers who answer a collector, as many at once and as often as is asked."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collecting import answer

if TYPE_CHECKING:
    from collecting import Client, CollectorProcess

VOTES = ("nao", "em_parte", "sim")


@dataclass
class Load:
    """What came of a load: how often each status, and how long each 201 took in seconds."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)

    def take(self, status: int, began: float) -> None:
        """Count one answer."""
        self.statuses[status] += 1
        if status == 201:
            self.waits.append(time.perf_counter() - began)

    @property
    def rate(self) -> float:
        """Acknowledged answers a second."""
        return len(self.waits) / self.seconds

    def wait(self, share: float) -> float:
        """Milliseconds within which this share of the acknowledged answers came."""
        ordered = sorted(self.waits)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else 0.0


async def closed(collector: CollectorProcess, readers: int, seconds: float) -> Load:
    """Let `readers` answer, each as soon as the last answer is acknowledged."""
    load, end = Load(), time.perf_counter() + seconds

    async def read(client: Client, vote: str) -> None:
        while (began := time.perf_counter()) < end:
            status, _, _ = await client.post(answer(vote=vote))
            load.take(status, began)
            if status != 201:
                await asyncio.sleep(0.05)

    began = time.perf_counter()
    async with collector.clients(readers) as clients:
        await asyncio.gather(*(read(c, VOTES[i % 3]) for i, c in enumerate(clients)))
    load.seconds = time.perf_counter() - began
    return load


async def steady(collector: CollectorProcess, rate: float, seconds: float, readers: int) -> Load:
    """Send `rate` answers a second, whatever becomes of them; waits count from the due moment."""
    load, due = Load(), asyncio.Queue[float]()

    async def read(client: Client) -> None:
        while (began := await due.get()) >= 0:
            status, _, _ = await client.post(answer())
            load.take(status, began)

    began = time.perf_counter()
    async with collector.clients(readers) as clients:
        reading = [asyncio.create_task(read(client)) for client in clients]
        for number in range(int(rate * seconds)):
            moment = began + number / rate
            await asyncio.sleep(max(0.0, moment - time.perf_counter()))
            due.put_nowait(moment)
        for _ in reading:
            due.put_nowait(-1.0)
        await asyncio.gather(*reading)
    load.seconds = time.perf_counter() - began
    return load
