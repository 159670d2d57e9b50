"""What earlier runs have found out about pages that have not changed, in .cache/.

A page is known by its path, its text and all that a reading of it depends on: this package, the
libraries that parse, and the company's words.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from helpcenter.lint.body import Body  # noqa: TC001, msgspec reads the annotations
from helpcenter.lint.problem import Problem  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from helpcenter.sources import Source

FILE = ".cache/conferir.msgpack"
PACKAGE = Path(__file__).parents[1]
LIBRARIES = ("markdown-it-py", "Markdown", "mkdocs-material", "chunspell", "PyYAML")


class Reading(msgspec.Struct, array_like=True):
    """A page's parsed body, why there is none, and what its own rules say."""

    body: Body
    unreadable: tuple[int, str, str] | None = None
    problems: list[Problem] = []


class Kept:
    """Readings by what they depend on; only those that were asked for are written again."""

    def __init__(self, file: Path | None, words: Iterable[Path] = ()) -> None:
        """Read what there is.

        Args:
            file: where readings are kept; None keeps nothing.
            words: files that the rules read, besides the page.
        """
        self._file = file
        self._base = hashlib.sha256(program())
        for path in words:
            self._base.update(path.read_bytes() if path.is_file() else b"-")
        self._known = read(file) if file else {}
        self._used: dict[bytes, Reading] = {}

    def get(self, source: Source, make: Callable[[], Reading]) -> Reading:
        """The reading of a page, made if there is none."""
        key = self._base.copy()
        key.update(
            f"{source.path}\0{source.encoding_error}\0{source.text}".encode(errors="replace")
        )
        name = key.digest()
        reading = self._known.get(name) or make()
        self._used[name] = reading
        return reading

    def save(self) -> None:
        """Write down what was used, if any of it is new; a disk that is full is no mistake."""
        if self._file is None or self._used.keys() == self._known.keys():
            return
        new = self._file.with_suffix(".novo")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(msgspec.msgpack.encode(self._used))
            new.replace(self._file)


def read(file: Path) -> dict[bytes, Reading]:
    """What was kept; nothing, if it cannot be read or was written by another version."""
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=dict[bytes, Reading])
    except (OSError, msgspec.MsgspecError):
        return {}


@cache
def program() -> bytes:
    """What stands for this package and the libraries that it reads with."""
    found = hashlib.sha256(" ".join(version(name) for name in LIBRARIES).encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".txt", ".yml"):
            found.update(path.read_bytes())
    return found.digest()
