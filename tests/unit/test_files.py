"""Files are written whole, or an error says that they are not."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING

import pytest

from helpcenter.files import put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def short_disk() -> Iterator[int]:
    """Let a file hold this many bytes: what goes beyond is cut off, as by a disk that is full."""
    most, before = 10, resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    yield most
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_comes_with_its_folder(tmp_path: Path) -> None:
    for text in (b"antes", b"depois"):
        put(str(tmp_path / "conta/abrir/index.html"), text)
        assert (tmp_path / "conta/abrir/index.html").read_bytes() == text


def test_half_a_file_is_an_error(tmp_path: Path, short_disk: int) -> None:
    put(str(tmp_path / "index.html"), b"a" * short_disk)
    with pytest.raises(OSError, match="No space left on device"):
        put(str(tmp_path / "index.html"), b"a" * (short_disk + 1))
