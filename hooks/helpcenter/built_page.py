"""What a finished page says of itself and leads to, read from its HTML in one pass."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
LEADS = {"action", "data-src", "formaction", "href", "poster", "src"}
"""Attributes that hold an address; what a form is posted to is no page, but the collector."""
ABOUT = {"html", "link", "meta", "script", "title"}
STRUCTURED = "application/ld+json"


@dataclass
class BuiltPage:
    """A page as search engines and browsers read it."""

    ids: Counter[str] = field(default_factory=Counter)
    addresses: set[str] = field(default_factory=set)
    headings: int = 0
    """How many `h1` there are."""
    without_alt: list[str] = field(default_factory=list)
    title: str = ""
    description: str = ""
    canonical: str = ""
    language: str = ""
    hidden: bool = False
    """Whether search engines are asked to pass it over."""
    moved: bool = False
    """Whether it only leads on from an old address."""
    alternates: dict[str, str] = field(default_factory=dict)
    structured: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.page = BuiltPage()
        self._told: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Keep what the element tells."""
        values = {name: value or "" for name, value in attrs}
        page = self.page
        if "id" in values:
            page.ids[values["id"]] += 1
        if "data-hc-moved" in values:
            page.moved = True
        if tag == "h1":
            page.headings += 1
        elif tag == "img" and "alt" not in values:
            page.without_alt.append(values.get("src", ""))
        if tag in ABOUT:
            self.keep(tag, values)
        if not in_another_language(values):  # Whole addresses, checked apart.
            leads = LEADS - {"action"} if values.get("method", "").lower() == "post" else LEADS
            page.addresses |= {values[name].strip() for name in leads & values.keys()}

    def keep(self, tag: str, values: dict[str, str]) -> None:
        """Keep what an element tells of the page as a whole."""
        page, rel = self.page, values.get("rel", "").split()
        if tag == "html":
            page.language = values.get("lang", "")
        elif "canonical" in rel:
            page.canonical = values.get("href", "")
        elif in_another_language(values):
            page.alternates[values["hreflang"]] = values.get("href", "")
        elif values.get("name") == "description":
            page.description = values.get("content", "")
        elif values.get("name") == "robots":
            page.hidden = "noindex" in values.get("content", "")
        elif values.get("type") == STRUCTURED or (tag == "title" and not page.title):
            self._told = []

    def handle_data(self, data: str) -> None:
        """Keep the text of a title or of structured data."""
        if self._told is not None:
            self._told.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a title or structured data."""
        if self._told is None:
            return
        if tag == "title":
            self.page.title = "".join(self._told).strip()
        elif tag == "script":
            self.page.structured.append("".join(self._told))
        self._told = None


def in_another_language(values: dict[str, str]) -> bool:
    """Whether a link names the page in another language, and not its Markdown or its feed."""
    return "alternate" in values.get("rel", "").split() and "hreflang" in values


def read_built(html: str) -> BuiltPage:
    """What a page says; never fails, as browsers never do."""
    return Reader(html).page
