"""What earlier runs have found out about pages that have not changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from helpcenter.kept import Kept
from helpcenter.lint.body import Body  # noqa: TC001, msgspec reads the annotations
from helpcenter.lint.problem import Problem  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from helpcenter.sources import Source

FILE = ".cache/conferir.msgpack"


class Reading(msgspec.Struct, array_like=True):
    """A page's parsed body, why there is none, and what its own rules say."""

    body: Body
    unreadable: tuple[int, str, str] | None = None
    problems: list[Problem] = []


class Readings:
    """Readings of pages, by what they depend on."""

    def __init__(self, file: Path | None, words: Iterable[Path] = ()) -> None:
        """Read what there is.

        Args:
            file: where readings are kept; None keeps nothing.
            words: files that the rules read, besides the page.
        """
        texts = (path.read_bytes() if path.is_file() else b"-" for path in words)
        self._kept = Kept(file, Reading, texts)
        self.save = self._kept.save

    def get(self, source: Source, make: Callable[[], Reading]) -> Reading:
        """The reading of a page, made if there is none."""
        name = self._kept.name(source.path, str(source.encoding_error), source.text)
        reading = self._kept.get(name)
        if reading is None:
            reading = make()
            self._kept.put(name, reading)
        return reading
