"""Work shared among copies of this process, where the system can make them."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Sized
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")

THREADS = Path("/proc/self/task")
"""One entry for each thread of this process, as proc(5) has it."""
FEWEST = 60
"""Pages below which the copies cost more than they save."""


def processors() -> int:
    """How many processors this process may use, where copies of it can be made."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def is_alone() -> bool:
    """Whether this process has no other thread, whoever started it, so that a copy can do anything.

    The threads are not copied, and who asks a library for one of them waits for ever: `minify` is
    such a library.
    """
    return sys.platform == "linux" and len([*THREADS.iterdir()]) == 1


def can_copy() -> bool:
    """Whether this process can be copied for work that asks no library for a thread of its own.

    Not beside threads that run Python, those included that the threading module does not know, and
    on Linux alone: macOS has fork, but its libraries may break in the copy (bugs.python.org, issue
    33725).
    """
    return sys.platform == "linux" and len(sys._current_frames()) == 1


def can_share(items: Sized, fewest: int = FEWEST) -> bool:
    """Whether copies of this process would save time."""
    return len(items) >= fewest and processors() > 1 and can_copy()


def map_shared(
    function: Callable[[Item], Result], items: Sequence[Item], fewest: int = FEWEST
) -> list[Result]:
    """What `function` makes of each item, in order, with the help of copies of this process.

    What `function` changes in a copy is lost, and what it returns or raises must be picklable.
    Below `fewest` items there are no copies.
    """
    shares = processors() if can_share(items, fewest) else 1
    copies = [Copy(partial(each, function, items[share::shares])) for share in range(1, shares)]
    parts = [each(function, items[::shares]), *(copy.result() for copy in copies)]
    results: list[Any] = [None] * len(items)
    for share, part in enumerate(parts):
        results[share::shares] = part
    return results


def each(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """What `function` makes of each item, here."""
    return [function(item) for item in items]


def beside(function: Callable[[], None]) -> Callable[[], None]:
    """Start something that nobody waits for yet, in a copy of this process where one helps.

    Returns:
        What to call when it must be done; raises what `function` raised.
    """
    if processors() < 2 or not can_copy():
        function()
        return lambda: None
    copy = Copy(function)
    return lambda: copy.result() and None


class Copy:
    """A copy of this process that does one thing, from now on."""

    def __init__(self, function: Callable[[], Any]) -> None:
        fork = get_context("fork")
        self._answer, answer = fork.Pipe(duplex=False)
        self._process = fork.Process(target=work, args=(function, answer))
        self._process.start()
        answer.close()

    def result(self) -> Any:
        """Wait for what the function returns, or raise what it raised.

        Raises:
            RuntimeError: the copy ended without a word.
        """
        try:
            well, result = self._answer.recv()
        except EOFError as error:
            raise RuntimeError("a copy of this process ended without a word") from error
        finally:
            self._process.join()
        if not well:
            raise result
        return result


def work(function: Callable[[], Any], answer: Connection) -> None:
    """What a copy does."""
    gc.freeze()  # What is shared with the first process stays shared: nobody looks it through.
    try:
        answer.send((True, function()))
    except BaseException as error:
        answer.send((False, error))
