"""Reading built sites other than the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def read_built() -> Callable[[Path, str], BeautifulSoup]:
    """Return a function from a site and an address to the parsed page."""

    def read(site: Path, address: str) -> BeautifulSoup:
        file = site / address.strip("/") / "index.html"
        return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")

    return read
