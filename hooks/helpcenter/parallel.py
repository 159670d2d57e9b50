"""Work shared among copies of this process, where the system can make them."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Sized

Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 60
"""Pages below which the copies cost more than they save."""
CHUNK = 25
_function: Callable[[Any], Any] | None = None  # In a copy alone, which exists for nothing else.


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def can_share(items: Sized) -> bool:
    """Whether copies of this process would save time: not beside threads, and on Linux alone.

    macOS has fork, but its libraries may break in the copy (bugs.python.org, issue 33725).
    """
    return len(items) >= FEWEST and processors() > 1 and threading.active_count() == 1


def map_shared(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """What `function` makes of each item, in order, by copies of this process where they help.

    What `function` changes is lost then, and what it returns or raises must be picklable.
    """
    if not can_share(items):
        return [function(item) for item in items]
    chunks = [items[at : at + CHUNK] for at in range(0, len(items), CHUNK)]
    places = range(len(chunks))  # The copies have the items already.
    fork = get_context("fork")
    with ProcessPoolExecutor(processors(), fork, _prepare, (function, chunks)) as pool:
        return [result for results in pool.map(_run, places) for result in results]


def _prepare(function: Callable[[Any], Any], chunks: Sequence[Sequence[Any]]) -> None:
    global _function

    def run(place: int) -> list[Any]:
        return [function(item) for item in chunks[place]]

    _function = run


def _run(place: int) -> Any:
    if _function is None:
        raise RuntimeError("the copy was not prepared")
    return _function(place)


def beside(function: Callable[[], None]) -> Callable[[], None]:
    """Start something that nobody waits for yet, in a copy of this process where one helps.

    Returns:
        What to call when it must be done; raises RuntimeError if it failed.
    """
    if processors() < 2 or threading.active_count() > 1:
        function()
        return lambda: None
    copy = get_context("fork").Process(target=function)
    copy.start()

    def wait() -> None:
        copy.join()
        if copy.exitcode:
            raise RuntimeError(f"{function} failed in a copy of this process")

    return wait
