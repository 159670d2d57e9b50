"""Files that are there whole or not at all, also after the power was cut."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NETWORK = ("nfs", "cifs", "smb", "9p", "fuse.sshfs", "ceph", "glusterfs", "afs")
"""File systems whose locks and shared memory WAL cannot trust (sqlite.org/wal.html)."""


@contextmanager
def fresh_file(target: Path) -> Iterator[Path]:
    """Give a file beside `target`, its owner's alone, that takes its place if all goes well.

    Raises:
        OSError: the folder is not there, full, or not ours to write in.
    """
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
