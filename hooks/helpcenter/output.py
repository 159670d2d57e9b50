"""Files of the site, which are many."""

from __future__ import annotations

import os


def put(path: str, data: bytes) -> None:
    """Write a file; whether its folder is there is asked only where it is not.

    Raises:
        OSError: it cannot be written.
    """
    try:
        file = open(path, "wb")  # noqa: PTH123, SIM115, half of a Path's time
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(path, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(data)
