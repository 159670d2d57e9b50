"""Texts in which an earlier build has found nothing serious: they need not be looked through."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from helpcenter.files import replace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from helpcenter.lint.problem import Problem
    from helpcenter.sources import Source

FILE = ".cache/inofensivos.msgpack"


class Harmless:
    """What stands for such texts, in a file; for rules that read a file and nothing else."""

    def __init__(self, file: Path | None, program: bytes = b"") -> None:
        """Read it, if `program` has written it: what stands for all rules.

        Args:
            file: where it is; None keeps nothing.
            program: a digest of this package and its libraries.
        """
        self._file, self._program = file, program
        self._known: set[bytes] = set()
        self._used: set[bytes] = set()
        with suppress(OSError, msgspec.MsgspecError):
            data = file.read_bytes() if file else b""
            written, known = msgspec.msgpack.decode(data, type=tuple[bytes, set[bytes]])
            self._known = known if written == program else set()

    def problems(self, source: Source, find: Callable[[Source], list[Problem]]) -> list[Problem]:
        """What the rules find in a file, if it is not known that they find nothing."""
        found = [] if source.digest in self._known else find(source)
        if not found:
            self._used.add(source.digest)
        return found

    def save(self) -> None:
        """Write it down, if it is new."""
        if self._file and self._used != self._known:
            replace(self._file, msgspec.msgpack.encode((self._program, self._used)))
