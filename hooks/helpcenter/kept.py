"""Results of earlier runs, in .cache/, each under a hash of all that it was made from.

A result has the name of its inputs, so it is right or it is not found: changing anything gives
another name. Times of files do not count; they say nothing after a checkout.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from helpcenter.history import git

if TYPE_CHECKING:
    from collections.abc import Iterable

Result = TypeVar("Result")

PACKAGE = Path(__file__).parent
LIBRARIES = (
    *("markdown-it-py", "Markdown", "mkdocs-material", "chunspell", "PyYAML"),
    *("pymdown-extensions", "Pygments", "nh3", "imagesize", "Babel"),
)


FOLDER = ".cache"
COMMITTED = (
    ".cache/ está no git. O que há nela vai para as páginas sem ser conferido de novo, e quem "
    "propõe uma mudança poderia pôr ali o que quisesse. Veja quem a pôs, e tire-a: "
    "git rm -r --cached .cache"
)


def check_uncommitted(root: Path) -> None:
    """Believe only what builds have kept on this machine, or a CI for its own main branch.

    Raises:
        ValueError: the folder came with the project at `root`; in Portuguese.
    """
    if git(root, "ls-files", "-z", "--", FOLDER):
        raise ValueError(COMMITTED)


class Kept(Generic[Result]):
    """Results by name; only those that were asked for, or are new, are written again."""

    def __init__(self, file: Path | None, kind: type[Result], base: Iterable[bytes] = ()) -> None:
        """Read what there is.

        Args:
            file: where results are kept; None keeps nothing.
            kind: what a result is, for msgspec.
            base: what all of them depend on, besides this package and its libraries.
        """
        self._file = file
        self._base = hashlib.sha256(program())
        for part in base:
            self._base.update(part)
        self._known: dict[bytes, Result] = read(file, kind) if file else {}
        self._used: dict[bytes, Result] = {}

    def name(self, *parts: str) -> bytes:
        """The name of what is made from `parts`."""
        key = self._base.copy()
        key.update("\0".join(parts).encode(errors="replace"))
        return key.digest()

    def get(self, name: bytes) -> Result | None:
        """A result, if there is one."""
        found = self._used.get(name) or self._known.get(name)
        if found is not None:
            self._used[name] = found
        return found

    def put(self, name: bytes, result: Result) -> None:
        """Keep a result."""
        self._used[name] = result

    def save(self) -> None:
        """Write down what was used, if any of it is new; a disk that is full is no mistake."""
        same = self._used.keys() == self._known.keys()
        if self._file is None or (same and all(map(self.is_old, self._used))):
            return
        new = self._file.with_suffix(".novo")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(msgspec.msgpack.encode(self._used))
            new.replace(self._file)
            _LAST[self._file] = stamp_of(self._file), self._used

    def is_old(self, name: bytes) -> bool:
        """Whether a result is the one that was read."""
        return self._used[name] is self._known[name]


_LAST: dict[Path, tuple[tuple[int, int], Any]] = {}
"""What stands in the files, for the builds of a preview: time and size of each, and results."""


def read(file: Path, kind: type[Result]) -> dict[bytes, Result]:
    """What was kept; nothing, if it cannot be read or was written by another version."""
    try:
        stamp, last = _LAST.get(file, (None, None))
        if last is not None and stamp == stamp_of(file):
            return dict(last)
        found: dict[bytes, Result] = msgspec.msgpack.decode(
            file.read_bytes(),
            type=dict[bytes, kind],  # type: ignore[valid-type]
        )
        _LAST[file] = stamp_of(file), found
    except (OSError, msgspec.MsgspecError):
        return {}
    return dict(found)


def stamp_of(file: Path) -> tuple[int, int]:
    """Time and size of a file."""
    status = file.stat()
    return status.st_mtime_ns, status.st_size


@cache
def program() -> bytes:
    """What stands for this package and the libraries that it works with."""
    versions = [python_version(), *(version(name) for name in LIBRARIES)]
    found = hashlib.sha256(" ".join(versions).encode())
    found.update(files_of(PACKAGE))
    return found.digest()


def files_of(folder: Path) -> bytes:
    """A digest of all files in a folder, with their names; not of what Python compiles there."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            data = path.read_bytes()
            found.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    return found.digest()
