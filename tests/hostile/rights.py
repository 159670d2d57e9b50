"""Permissions of files that count for root too, so that a test of them runs for whoever runs it."""

from __future__ import annotations

import ctypes
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 0x20080522
"""Of the structures below: _LINUX_CAPABILITY_VERSION_3 (capget(2))."""
PASSING = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root passes over permissions."""


class Header(ctypes.Structure):
    """Whose capabilities: 0 is this thread."""

    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class Sets(ctypes.Structure):
    """A half of the capabilities."""

    _fields_ = tuple((name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable"))


@contextmanager
def permissions_count() -> Iterator[None]:
    """Take from this thread what lets root pass over permissions; nobody else has it."""
    if os.geteuid():
        yield
        return
    libc, header, sets = ctypes.CDLL(None), ctypes.byref(Header(VERSION, 0)), (Sets * 2)()
    assert libc.capget(header, sets) == 0
    before = sets[0].effective
    sets[0].effective &= ~PASSING
    assert libc.capset(header, sets) == 0
    try:
        yield
    finally:
        sets[0].effective = before
        libc.capset(header, sets)
