"""What was acknowledged is there, once, whatever happens to server, disk or database."""

from __future__ import annotations

import asyncio
import resource
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

VOTES = ("nao", "em_parte", "sim")
FREE = ("--por-minuto", "0")


class Crowd:
    """Readers who answer at once, each again and again, and remember what was acknowledged."""

    def __init__(self, collector, new_answer) -> None:
        self.collector, self.new_answer = collector, new_answer
        self.acknowledged: dict[str, str] = {}
        self.statuses: Counter[int] = Counter()
        self.slowest = 0.0

    async def answer(self, number: int, until) -> None:
        """Let `number` readers answer until `until` is done, or until the server is gone."""
        async with self.collector.clients(number) as clients:
            readers = asyncio.gather(*(self.reader(*each) for each in enumerate(clients)))
            ending = asyncio.create_task(until)
            await asyncio.wait([ending, readers], return_when=asyncio.FIRST_COMPLETED)
            if readers.done():
                readers.result()  # One may have met with what it should not.
            await ending
            readers.cancel()
            await asyncio.gather(readers, return_exceptions=True)

    async def reader(self, i: int, client) -> None:
        """Answer until cancelled or until the server is gone; a wrong status ends the test."""
        with suppress(ConnectionError):
            await self.go_on(i, client)

    async def go_on(self, i: int, client) -> None:
        while True:
            body = self.new_answer(vote=VOTES[i % 3])
            began = time.monotonic()
            status, headers, text = await client.post(body)
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.statuses[status] += 1
            assert status in (201, 503), text
            if status == 201:
                self.acknowledged[body["key"]] = body["vote"]
            else:
                assert int(headers["retry-after"]) > 0
                await asyncio.sleep(0.05)

    def check(self) -> None:
        """All that was acknowledged is there; one row a key is the primary key's work."""
        rows = {row["key"]: row["vote"] for row in self.collector.rows()}
        lost = self.acknowledged.keys() - rows.keys()
        assert not lost, f"{len(lost)} of {len(self.acknowledged)} lost"
        assert self.acknowledged.items() <= rows.items()
        print(f"{len(self.acknowledged)} acknowledged, none lost, {len(rows)} rows")  # noqa: T201, for -s


async def after(seconds: float, act=lambda: None) -> None:
    await asyncio.sleep(seconds)
    await asyncio.to_thread(act)


async def when(crowd: Crowd, number: int, act=lambda: None) -> None:
    """Act when `number` more answers have been acknowledged."""
    goal = len(crowd.acknowledged) + number
    async with asyncio.timeout(60):
        while len(crowd.acknowledged) < goal:
            await asyncio.sleep(0.01)
    await asyncio.to_thread(act)


@pytest.fixture
def crowd_of(new_answer):
    return lambda collector: Crowd(collector, new_answer)


def test_kill_in_the_middle(collectors, database, crowd_of, rounds) -> None:
    collector = collectors(*FREE, database=database)
    crowd = crowd_of(collector)

    def kill() -> None:
        assert collector.stop(signal.SIGKILL) == -signal.SIGKILL

    for _ in range(rounds("kills")):
        asyncio.run(crowd.answer(32, when(crowd, 200, kill)))
        crowd.check()
        collector.start()
    asyncio.run(crowd.answer(32, when(crowd, 100)))
    assert collector.stop() == 0
    crowd.check()
    assert set(crowd.statuses) == {201}


def test_end_under_load(collectors, database, crowd_of) -> None:
    """SIGTERM: what has begun is answered, nothing is lost, and it takes less than 8 seconds."""
    collector = collectors(*FREE, database=database)
    crowd = crowd_of(collector)
    took = []

    def end() -> None:
        began = time.monotonic()
        assert collector.stop() == 0
        took.append(time.monotonic() - began)

    asyncio.run(crowd.answer(32, when(crowd, 200, end)))
    crowd.check()
    assert took[0] < 8
    if not database:
        assert not Path(f"{collector.database}-wal").exists()  # All is in the one file.


def test_postgres_crashes_and_comes_back(collectors, postgres, crowd_of, rounds) -> None:
    collector = collectors(*FREE, database=postgres.new_database())
    crowd = crowd_of(collector)

    async def crash() -> None:
        for _ in range(rounds("crashes")):
            await when(crowd, 200, postgres.stop)
            refused = crowd.statuses[503]
            await after(0.5, postgres.start)
            await when(crowd, 200)
            assert crowd.statuses[503] > refused

    asyncio.run(crowd.answer(32, crash()))
    assert collector.stop() == 0
    crowd.check()


def test_another_program_holds_the_database_for_five_seconds(collectors, crowd_of) -> None:
    collector = collectors(*FREE)
    crowd = crowd_of(collector)

    def hold() -> None:
        other = sqlite3.connect(collector.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        time.sleep(5)
        other.execute("ROLLBACK")
        other.close()

    async def held() -> None:
        await when(crowd, 50, hold)
        await when(crowd, 50)

    asyncio.run(crowd.answer(16, held()))
    crowd.check()
    assert crowd.statuses[503] > 0
    assert crowd.slowest < 5.5  # PATIENCE, and half a second.


@pytest.mark.parametrize("suffixes", [("",), ("-wal",), ("", "-wal", "-shm")], ids="/".join)
def test_the_file_is_deleted(collectors, crowd_of, suffixes) -> None:
    collector = collectors(*FREE)
    crowd = crowd_of(collector)

    def delete() -> None:
        for suffix in suffixes:
            Path(f"{collector.database}{suffix}").unlink()

    async def deleted() -> None:
        for _ in range(2):
            await when(crowd, 100, delete)
            await when(crowd, 100)

    asyncio.run(crowd.answer(16, deleted()))
    crowd.check()
    assert crowd.statuses[503] > 0
    collector.stop(signal.SIGKILL)  # What is there is not there because of a good end.
    crowd.check()


def test_the_file_is_deleted_while_nobody_answers(collectors, new_answer, wait_until) -> None:
    collector = collectors(*FREE)
    body = new_answer()
    assert collector.run(body)[0] == 201
    Path(collector.database).unlink()
    wait_until(Path(collector.database).exists, 5, "the file is back")
    wait_until(lambda: collector.get("/pronto")[0] == 200, 5, "ready again")
    assert [row["key"] for row in collector.rows()] == [body["key"]]


def test_another_file_is_put_in_its_place(collectors, crowd_of, tmp_path) -> None:
    """As when a copy is brought back without stopping the collector: the new file counts."""
    collector = collectors(*FREE)
    crowd = crowd_of(collector)
    copy = tmp_path / "copia.db"

    def swap() -> None:
        other = sqlite3.connect(collector.database)
        copied = sqlite3.connect(copy)
        other.backup(copied)
        other.close()
        copied.close()
        copy.replace(collector.database)

    async def swapped() -> None:
        await when(crowd, 100, swap)
        crowd.acknowledged.clear()  # Those between copy and swap went with the old file.
        await when(crowd, 100)

    asyncio.run(crowd.answer(1, swapped()))
    collector.stop(signal.SIGKILL)
    crowd.check()
    assert crowd.statuses[503] > 0


def test_the_disk_is_full(collectors, crowd_of) -> None:
    """A limit on the size of files, lifted later: 503 meanwhile, and it goes on by itself."""
    collector = collectors(*FREE)
    crowd = crowd_of(collector)

    def limit(size: int) -> None:
        pid = collector.process.pid
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    async def full() -> None:
        await when(crowd, 100)
        size = Path(f"{collector.database}-wal").stat().st_size
        limit(size + 40_000)
        async with asyncio.timeout(60):
            while crowd.statuses[503] < 30:
                await asyncio.sleep(0.01)
        limit(4096)  # Now not even a test write, of one page, finds room.
        assert (await asyncio.to_thread(collector.get, "/pronto"))[0] == 503
        limit(resource.RLIM_INFINITY)
        await when(crowd, 100)

    asyncio.run(crowd.answer(16, full()))
    crowd.check()
    assert collector.stop() == 0
    crowd.check()


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 4 MB in memory, where this user may mount one."""
    folder = tmp_path / "dados"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "central", folder]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a file system; the limit on files is tried above")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_the_file_system_is_full(small_disk, collectors, crowd_of) -> None:
    """Something else fills the disk, and is deleted later."""
    collector = collectors(*FREE)
    crowd = crowd_of(collector)
    ballast = small_disk / "lastro"

    def fill() -> None:
        with suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))

    async def full() -> None:
        await when(crowd, 100, fill)
        refused = crowd.statuses[503]
        async with asyncio.timeout(60):
            while crowd.statuses[503] < refused + 30:
                await asyncio.sleep(0.01)
        assert (await asyncio.to_thread(collector.get, "/pronto"))[0] == 503
        ballast.unlink()
        await when(crowd, 100)

    asyncio.run(crowd.answer(16, full()))
    crowd.check()
    assert collector.stop() == 0
    crowd.check()
