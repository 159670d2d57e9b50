"""What a published page says of itself, and what it makes a browser fetch."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser

from helpcenter.offline import MOVED

LOADED = {"src", "srcset", "poster", "data", "action"}
"""Attributes that name what a page loads, or where it sends a form."""
LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
"""Kinds of `link` that a browser loads."""
INSECURE = re.compile(r"(?:^|[\s,])(http://[^\s,]+)", re.IGNORECASE)
"""An address of http: in such an attribute; srcset has several."""


class Page(HTMLParser):
    """A page, read.

    Attributes:
        title: of the document.
        language: of the document.
        canonical: the address that it gives itself.
        moved: where a page at an old address leads.
        insecure: addresses of http: that it would load.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = self.language = self.canonical = self.moved = ""
        self._in_title = False
        self.insecure: list[str] = []
        with suppress(AssertionError):  # Of `<![x]>`, which browsers take for a comment.
            self.feed(html)
            self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is looked at."""
        given = {name: value or "" for name, value in attrs}
        kinds = set(given.get("rel", "").split())
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "title" and not self.title:
            self._in_title = True
        if tag == "link" and "canonical" in kinds:
            self.canonical = given.get("href", "")
        if MOVED in given:
            self.moved = given.get("href", "")
        loaded = [value for name, value in given.items() if name in LOADED]
        if tag == "link" and kinds & LINKS:
            loaded.append(given.get("href", ""))
        self.insecure += [found for value in loaded for found in INSECURE.findall(value)]

    def handle_endtag(self, tag: str) -> None:
        """Leave the title."""
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        """Read the title."""
        if self._in_title:
            self.title += data
