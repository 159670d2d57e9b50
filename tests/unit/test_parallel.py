"""Work shared among copies of this process."""

from __future__ import annotations

import _thread
import os
from pathlib import Path
from typing import TYPE_CHECKING

import minify
import pytest

from helpcenter import parallel
from helpcenter.parallel import beside, can_share, is_alone, map_shared

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY = range(200)
needs_copies = pytest.mark.skipif(
    parallel.processors() < 2, reason="com um só processador, nada é repartido"
)


@pytest.fixture
def alone(monkeypatch) -> None:
    """Forget the threads of other tests."""
    monkeypatch.setattr(parallel, "can_copy", lambda: True)


@needs_copies
@pytest.mark.usefixtures("alone")
def test_results_keep_their_order_and_come_from_copies() -> None:
    results = map_shared(lambda number: (number * 2, os.getpid()), MANY)
    assert [double for double, _ in results] == [number * 2 for number in MANY]
    assert len({process for _, process in results}) == parallel.processors()


@pytest.mark.usefixtures("alone")
def test_little_work_is_done_here() -> None:
    assert map_shared(lambda _: os.getpid(), range(3)) == [os.getpid()] * 3


@pytest.fixture
def thread() -> Iterator[None]:
    """One that the threading module knows nothing of, as other libraries start them."""
    begun, done, ended = (_thread.allocate_lock() for _ in range(3))
    for lock in (begun, done, ended):
        lock.acquire()

    def wait() -> None:
        begun.release()
        done.acquire()
        ended.release()

    _thread.start_new_thread(wait, ())
    begun.acquire()
    yield
    done.release()
    ended.acquire()


def test_a_librarys_threads_are_seen() -> None:
    minify.string("text/css", "a{}")
    assert not is_alone()


@pytest.mark.usefixtures("thread")
def test_nothing_is_copied_beside_threads() -> None:
    assert not can_share(MANY)
    assert set(map_shared(lambda _: os.getpid(), MANY)) == {os.getpid()}


@needs_copies
@pytest.mark.usefixtures("alone")
def test_what_fails_in_a_copy_fails_here() -> None:
    def fail(number: int) -> int:
        if number == 150:
            raise ValueError("esta")
        return number

    with pytest.raises(ValueError, match="esta"):
        map_shared(fail, MANY)


@needs_copies
@pytest.mark.usefixtures("alone")
def test_what_runs_beside_is_waited_for(tmp_path: Path) -> None:
    wait = beside(lambda: Path(tmp_path, "feito").write_text(str(os.getpid())) and None)
    wait()
    assert Path(tmp_path, "feito").read_text() != str(os.getpid())

    def fail() -> None:
        os._exit(3)

    with pytest.raises(RuntimeError):
        beside(fail)()
