"""What a page makes a browser fetch before the reader does anything, in bytes as they are sent."""

from __future__ import annotations

import gzip
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from helpcenter.javascript import read_module

if TYPE_CHECKING:
    from pathlib import Path

BUDGETS = {"HTML": 7000, "CSS": 28_000, "JavaScript": 42_000}
"""Most bytes of a home, collection or article page, compressed."""
MORE = 300
"""Bytes of JavaScript that an article with pictures, below a notice, may have besides."""
MOST_HTML = 35_000
"""Most bytes of an article's HTML as it lies on the disk."""


def compressed(body: bytes) -> int:
    """Bytes of a body as most hosts send it: gzip, level 6."""
    return len(gzip.compress(body, 6, mtime=0))


class Named(HTMLParser):
    """The stylesheets and scripts that a page names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses, as they are written."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])
        if tag == "script" and "src" in given:
            self.scripts.append(given["src"])


def weigh(site: Path, address: str) -> Counter[str]:
    """Bytes of each kind that a page of a built site makes a browser fetch, compressed.

    Args:
        site: the folder of the site.
        address: of the page, such as `/conversas/abrir-um-chat/`.
    """
    html = file_at(site, address).read_bytes()
    weights = Counter({"HTML": compressed(html)})
    for style in set(Named(html.decode()).styles):
        weights["CSS"] += compressed(file_at(site, urljoin(address, style)).read_bytes())
    for script in scripts_of(site, address):
        weights["JavaScript"] += compressed(file_at(site, script).read_bytes())
    return weights


def scripts_of(site: Path, address: str) -> set[str]:
    """Addresses of the scripts of a page and of the modules that they import at once."""
    named = Named(file_at(site, address).read_text("utf-8")).scripts
    found: set[str] = set()
    waiting = [urljoin(address, script) for script in named]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found.add(address)
        if not address.endswith(".min.js"):  # The theme's is no module.
            module = read_module("page.js", file_at(site, address).read_text("utf-8"))
            waiting += [urljoin(address, need.path) for need in module.needs]
    return found


def file_at(site: Path, address: str) -> Path:
    """The file that a host would send for an address."""
    path = site / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if path.is_dir() else path
