"""Every address ever published: docs/_dados/enderecos.txt, which only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.search.lists import read_data
from helpcenter.sources import DATA_FOLDER
from helpcenter.writing.keys import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE = f"{DATA_FOLDER}/enderecos.txt"
HEAD = """\
# Todo endereço que esta central já publicou, um em cada linha. Leitores os guardaram: não apague
# nenhum. A conferência não deixa que um deles se perca. Para anotar os novos: central enderecos
"""


def read_addresses(docs: Path) -> list[tuple[int, str]]:
    """The addresses with their lines: `/x/`, or `/x/#ancora`; there may be none yet."""
    return addresses_in(read_data(docs / FILE))


def addresses_in(text: str) -> list[tuple[int, str]]:
    """The addresses of a list with their lines."""
    stripped = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1))
    return [(number, line) for number, line in stripped if line and not line.startswith("#")]


def comments_in(text: str) -> list[str]:
    """The lines of a list that are for people."""
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


def add_addresses(docs: Path, addresses: Iterable[str]) -> list[str]:
    """Write down the addresses that the file does not have; return them.

    Comments stay, all of them above the addresses.
    """
    text = read_data(docs / FILE)
    known = {address for _, address in read_addresses(docs)}
    new = sorted(set(addresses) - known)
    if new:
        head = "".join(f"{line}\n" for line in comments_in(text)) or HEAD
        body = "".join(f"{address}\n" for address in sorted(known.union(new)))
        (docs / FILE).parent.mkdir(exist_ok=True)
        write_whole(docs / FILE, head + body)
    return new
