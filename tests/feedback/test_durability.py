"""What was acknowledged is there, once, whatever happens to server, disk or database."""

from __future__ import annotations

import asyncio
import resource
import signal
import sqlite3
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from crowd import Crowd

FREE = ("--por-minuto", "0")


async def after(seconds: float, act=lambda: None) -> None:
    await asyncio.sleep(seconds)
    await asyncio.to_thread(act)


def test_kill_in_the_middle(collectors, database, rounds) -> None:
    collector = collectors(*FREE, database=database)
    crowd = Crowd(collector)

    def kill() -> None:
        assert collector.stop(signal.SIGKILL) == -signal.SIGKILL

    for _ in range(rounds("kills")):
        asyncio.run(crowd.answer(32, crowd.when(200, kill)))
        crowd.check()
        collector.start()
    asyncio.run(crowd.answer(32, crowd.when(100)))
    assert collector.stop() == 0
    crowd.check()
    assert set(crowd.statuses) == {201}


def test_end_under_load(collectors, database) -> None:
    """SIGTERM: what has begun is answered, nothing is lost, and it takes less than 8 seconds."""
    collector = collectors(*FREE, database=database)
    crowd = Crowd(collector)
    took = []

    def end() -> None:
        began = time.monotonic()
        assert collector.stop() == 0
        took.append(time.monotonic() - began)

    asyncio.run(crowd.answer(32, crowd.when(200, end)))
    crowd.check()
    assert took[0] < 8
    if not database:
        assert not Path(f"{collector.database}-wal").exists()  # All is in the one file.


def test_postgres_crashes_and_comes_back(collectors, postgres, rounds) -> None:
    collector = collectors(*FREE, database=postgres.new_database())
    crowd = Crowd(collector)

    async def crash() -> None:
        for _ in range(rounds("crashes")):
            await crowd.when(200, postgres.stop)
            refused = crowd.statuses[503]
            await after(0.5, postgres.start)
            await crowd.when(200)
            assert crowd.statuses[503] > refused

    asyncio.run(crowd.answer(32, crash()))
    assert collector.stop() == 0
    crowd.check()


def test_another_program_holds_the_database_for_five_seconds(collectors) -> None:
    collector = collectors(*FREE)
    crowd = Crowd(collector)

    def hold() -> None:
        other = sqlite3.connect(collector.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        time.sleep(5)
        other.execute("ROLLBACK")
        other.close()

    async def held() -> None:
        await crowd.when(50, hold)
        await crowd.when(50)

    asyncio.run(crowd.answer(16, held()))
    crowd.check()
    assert crowd.statuses[503] > 0
    assert crowd.slowest < 5.5  # PATIENCE, and half a second.


@pytest.mark.parametrize("suffixes", [("",), ("-wal",), ("", "-wal", "-shm")], ids="/".join)
def test_the_file_is_deleted(collectors, suffixes) -> None:
    collector = collectors(*FREE)
    crowd = Crowd(collector)

    def delete() -> None:
        for suffix in suffixes:
            Path(f"{collector.database}{suffix}").unlink()

    async def deleted() -> None:
        for _ in range(2):
            await crowd.when(100, delete)
            await crowd.when(100)

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


def test_another_file_is_put_in_its_place(collectors, tmp_path) -> None:
    """As when a copy is brought back without stopping the collector: the new file counts."""
    collector = collectors(*FREE)
    crowd = Crowd(collector)
    copy = tmp_path / "copia.db"

    swapped_in: list[int] = []

    def swap() -> None:
        other = sqlite3.connect(collector.database)
        copied = sqlite3.connect(copy)
        other.backup(copied)
        other.close()
        copied.close()
        swapped_in.append(copy.stat().st_ino)
        copy.replace(collector.database)

    async def swapped() -> None:
        await crowd.when(100, swap)
        crowd.acknowledged.clear()  # Those between copy and swap went with the old file.
        await crowd.when(100)

    asyncio.run(crowd.answer(1, swapped()))
    collector.stop(signal.SIGKILL)
    crowd.check()
    assert swapped_in == [Path(collector.database).stat().st_ino]


def test_the_disk_is_full(collectors) -> None:
    """A limit on the size of files, lifted later: 503 meanwhile, and it goes on by itself."""
    collector = collectors(*FREE)
    crowd = Crowd(collector)

    def limit(size: int) -> None:
        pid = collector.process.pid
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    async def full() -> None:
        await crowd.when(100)
        size = Path(f"{collector.database}-wal").stat().st_size
        limit(size + 40_000)
        async with asyncio.timeout(60):
            while crowd.statuses[503] < 30:
                await asyncio.sleep(0.01)
        limit(4096)  # Now not even a test write, of one page, finds room.
        assert (await asyncio.to_thread(collector.get, "/pronto"))[0] == 503
        limit(resource.RLIM_INFINITY)
        await crowd.when(100)

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


def test_the_file_system_is_full(small_disk, collectors) -> None:
    """Something else fills the disk, and is deleted later."""
    collector = collectors(*FREE)
    crowd = Crowd(collector)
    ballast = small_disk / "lastro"

    def fill() -> None:
        with suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))

    async def full() -> None:
        await crowd.when(100, fill)
        refused = crowd.statuses[503]
        async with asyncio.timeout(60):
            while crowd.statuses[503] < refused + 30:
                await asyncio.sleep(0.01)
        assert (await asyncio.to_thread(collector.get, "/pronto"))[0] == 503
        ballast.unlink()
        await crowd.when(100)

    asyncio.run(crowd.answer(16, full()))
    crowd.check()
    assert collector.stop() == 0
    crowd.check()
