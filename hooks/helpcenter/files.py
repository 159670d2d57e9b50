"""Thousands of files are written by a build: with as few questions to the system as can be."""

from __future__ import annotations

import os


def put(path: str, data: bytes) -> None:
    """Write a file, and make its folder if it is not there."""
    try:
        write(path, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120, thrice as fast
        write(path, data)


def write(path: str, data: bytes) -> None:
    """Write a file into a folder that is there."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123, twice as fast
        file.write(data)


def beside(path: str, name: str) -> str:
    """The path of a file in the same folder as another."""
    return os.path.join(os.path.dirname(path), name)  # noqa: PTH118, PTH120, thrice as fast
