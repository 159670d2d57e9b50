"""Where a build writes; what the site before holds just so is the same file, and not written again.

Whoever writes thousands of files in the place of others waits for the disk: ext4 does not give an
inode out again in the minutes after it was freed, and passes over each of those whenever it looks
for one (`recently_deleted` in the Linux kernel's fs/ext4/ialloc.c). A link to an earlier file needs
none. It keeps its time as well, by which servers and rsync tell whether a file has changed.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from helpcenter.files import put

PREVIOUS = "CENTRAL_ANTERIOR"
"""Set by `central montar`: a site that it deletes when the new one stands in its place."""
READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)


class Output:
    """The folder of a site that is being built."""

    def __init__(self, site: str, before: str | None = None) -> None:
        """Name it.

        Args:
            site: the folder.
            before: that of an earlier site, to which nobody writes any more; if there is one.
        """
        self.site, self.before = site, before
        self.mode = stat.S_IFREG | mode_of_new_files() if before else 0

    def earlier(self, path: str) -> str | None:
        """Where the earlier site may have what belongs at `path`, in the folder of this one."""
        return None if self.before is None else self.before + path.removeprefix(self.site)

    def put(self, path: str, data: bytes) -> None:
        """Write a file that is not there yet."""
        self.put_like(path, data, self.earlier(path))

    def put_like(self, path: str, data: bytes, earlier: str | None) -> None:
        """The same, where the earlier file may have any name."""
        if earlier and self.holds(earlier, data):
            with suppress(OSError):  # Not every disk has links.
                link(earlier, path)
                return
        put(path, data)

    def holds(self, path: str, data: bytes) -> bool:
        """Whether a file is as it would be written now, with the same bytes and the same mode."""
        try:
            file = os.open(path, READING)
        except OSError:
            return False
        try:
            about = os.fstat(file)
            alike = about.st_mode == self.mode and about.st_size == len(data)
            return alike and os.read(file, len(data)) == data
        except OSError:
            return False
        finally:
            os.close(file)


def mode_of_new_files() -> int:
    """Who may read and write a file that this process makes; only asked where it is alone."""
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def link(file: str, path: str) -> None:
    """Give a file another name, and make the folder for it if it is not there."""
    try:
        os.link(file, path)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120, thrice as fast
        os.link(file, path)
