"""Finished pages of earlier builds, in .cache/paginas/, each under a hash of what it was made from.

The pages stand one after the other in one file, to which each process of a build appends its own;
another file says where. Neither is locked: a page is found by the name of its inputs, and one that
is not whole (or of a file that another build has replaced) is drawn again. They are not compressed:
that would cost a build a fiftieth of its time, and whoever carries the folder from one machine to
another compresses it better, as pages are much alike.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from helpcenter.asked import UNKNOWN, Question
from helpcenter.files import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

INDEX = "indice.msgpack"
WASTE = 2
"""How many times what is needed the pages' file may hold before it is written anew."""
CHUNK = 1 << 20


class Place(msgspec.Struct, array_like=True, frozen=True):
    """Where a page stands in the file, and what to ask before it is used."""

    parts: list[tuple[int, int]]  # Start and size: of the page, of what is published beside it.
    check: int
    questions: list[Question] = []
    answers: bytes = b""  # A digest of them.


class Kept(msgspec.Struct, array_like=True, frozen=True):
    """What the index holds."""

    file: str
    places: dict[bytes, Place]


class Finished:
    """The pages that are kept in a folder."""

    def __init__(self, folder: Path) -> None:
        """Read where they are; nothing, if that cannot be read."""
        self.folder = folder
        self.known: dict[bytes, Place] = {}
        self.used: dict[bytes, Place] = {}
        self.file = folder / f"{os.urandom(8).hex()}.bin"
        with suppress(OSError, msgspec.MsgspecError):
            kept = msgspec.msgpack.decode((folder / INDEX).read_bytes(), type=Kept)
            if (folder / kept.file).is_file() and kept.file == os.path.basename(kept.file):  # noqa: PTH119
                self.file, self.known = folder / kept.file, kept.places
        self._open: tuple[int, BinaryIO, BinaryIO] | None = None

    def find(self, name: bytes, answer: Callable[[Question], str]) -> Place | None:
        """Where a page is, if all that was asked for it has the same answers now."""
        place = self.known.get(name)
        if not place or place.answers != digest(place.questions, answer):
            return None
        self.used[name] = place
        return place

    def keep(
        self, name: bytes, place: Place, asked: list[Question], answer: Callable[[Question], str]
    ) -> None:
        """Remember where a new page is; not one that asked what cannot be asked again."""
        if UNKNOWN not in asked:
            self.used[name] = msgspec.structs.replace(
                place, questions=asked, answers=digest(asked, answer)
            )

    def append(self, *parts: bytes) -> Place | None:
        """Write the parts of a page down, from whichever process; None if the disk is full."""
        places, check = [], 0
        try:
            file = self._opened()[0]
            for part in parts:
                if file.write(part) != len(part):
                    return None
                # It ends here, whoever else appends to the file.
                places.append((file.tell() - len(part), len(part)))
                check = zlib.crc32(part, check)
        except OSError:
            return None
        return Place(places, check)

    def read(self, place: Place) -> list[bytes] | None:
        """The parts of a page; None if they are not what was written."""
        parts, check = [], 0
        try:
            file = self._opened()[1]
            for start, size in place.parts:
                file.seek(start)
                parts.append(file.read(size))
                check = zlib.crc32(parts[-1], check)
        except OSError:
            return None
        whole = all(len(part) == size for part, (_, size) in zip(parts, place.parts, strict=True))
        return parts if whole and check == place.check else None

    def save(self) -> None:
        """Write down where the pages are that were used; a disk that is full is no mistake."""
        same = self.used.keys() == self.known.keys()
        if same and all(self.used[name] is self.known[name] for name in self.used):
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            needed = sum(size for place in self.used.values() for _, size in place.parts)
            if self.file.exists() and self.file.stat().st_size > WASTE * needed + CHUNK:
                try:
                    self.used = self.moved()
                finally:
                    self.close()
            replace(self.folder / INDEX, msgspec.msgpack.encode(Kept(self.file.name, self.used)))
            for old in self.folder.iterdir():
                if old.suffix == ".bin" and old != self.file:
                    old.unlink()

    def moved(self) -> dict[bytes, Place]:
        """Write what is needed into a file of its own, from where it stands now."""
        read = {name: self.read(place) for name, place in self.used.items()}
        self.close()
        self.file = self.folder / f"{os.urandom(8).hex()}.bin"
        found = {}
        for name, parts in read.items():
            place = self.append(*parts) if parts else None
            if place:
                old = self.used[name]
                found[name] = msgspec.structs.replace(
                    place, questions=old.questions, answers=old.answers
                )
        return found

    def close(self) -> None:
        """Let go of the file."""
        if self._open and self._open[0] == os.getpid():
            for each in self._open[1:]:
                each.close()
        self._open = None

    def _opened(self) -> tuple[BinaryIO, BinaryIO]:
        """This process's own handles of the file: a copy would share the place in it."""
        if self._open is None or self._open[0] != os.getpid():
            self.folder.mkdir(parents=True, exist_ok=True)
            appending = self.file.open("ab", buffering=0)
            reading = self.file.open("rb", buffering=0)
            self._open = os.getpid(), cast("BinaryIO", appending), cast("BinaryIO", reading)
        return self._open[1:]


def digest(questions: Iterable[Question], answer: Callable[[Question], str]) -> bytes:
    """What stands for the answers to some questions."""
    if not questions:
        return b""
    found = "\0".join(map(answer, questions))
    return hashlib.blake2b(found.encode(errors="replace"), digest_size=16).digest()
