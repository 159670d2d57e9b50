"""Files that are there whole or not at all, also after the power was cut."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NETWORK = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "ceph", "glusterfs", "afs")
"""File systems whose locks and shared memory WAL cannot trust (sqlite.org/wal.html)."""

WORKSHOP = ".central-copia-"
MOMENT = 60.0
"""Seconds in which a workshop that nobody has locked may be about to be."""


@contextmanager
def fresh_file(target: Path) -> Iterator[Path]:
    """Give a file beside `target`, its owner's alone, that takes its place if all goes well.

    Of a device or a pipe there is only one: it is given itself.

    Raises:
        OSError: the folder is not there, full, or not ours to write in.
    """
    if is_stream(target):
        yield target
        return
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(descriptor)
    fresh = Path(name)
    try:
        yield fresh
        with fresh.open("rb") as file:
            os.fsync(file.fileno())
        fresh.replace(target)
        sync_folder(target.parent)
    finally:
        fresh.unlink(missing_ok=True)


def is_stream(path: Path) -> bool:
    """Whether a path leads to what is written to and not replaced: `/dev/stdout`, a pipe."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    system = path.absolute().parts[1:2] in (("dev",), ("proc",))
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or (system and path.is_symlink())


def belongs_to(path: Path, database: str) -> bool:
    """Whether a path leads to a SQLite database, or to what SQLite and we keep beside it."""
    if "://" in database:
        return False
    parts = [Path(database + suffix) for suffix in ("", "-wal", "-shm", "-journal", ".resgate")]
    return any(same(path, part) for part in parts)


def same(one: Path, other: Path) -> bool:
    """Whether both lead to the same file, be it there or not."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Give a folder of our own in `folder`, gone at the end; one left by a kill goes now.

    Raises:
        OSError: `folder` is not there, full, or not ours to write in.
    """
    for old in folder.glob(f"{WORKSHOP}*"):
        remove_if_left(old)
    with tempfile.TemporaryDirectory(prefix=WORKSHOP, dir=folder) as name, locked(Path(name)):
        yield Path(name)


def remove_if_left(folder: Path) -> None:
    """Remove a workshop that nobody is in any more."""
    with suppress(OSError), locked(folder):
        if folder.stat().st_mtime < time.time() - MOMENT:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder until its process ends; raise OSError if another does.

    Windows locks no folder, and removes no file that is open.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder last; Windows neither can nor needs to."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def network_file_system(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """Name the network file system that `path` lies on; "" if none or if it cannot be told."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    places = [line.split(" ")[1:3] for line in lines]
    within = [(at, kind) for at, kind in places if path.absolute().is_relative_to(at)]
    _, kind = max(within, key=lambda place: len(place[0]), default=("", ""))
    return kind if kind.startswith(NETWORK) else ""
