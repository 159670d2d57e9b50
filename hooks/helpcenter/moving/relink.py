"""What becomes of a page's text when files move: links, pictures, related articles."""

from __future__ import annotations

import posixpath
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from helpcenter.languages import split_language, with_language
from helpcenter.lint.raw import TooComplexError
from helpcenter.sources import parse_source
from helpcenter.writing.items import edited, with_changed, with_values
from helpcenter.writing.spots import UnplacedError, spots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpcenter.writing.spots import Spot

UNSAFE = re.compile(r"[\s()<>\\%\"']")
"""What would end or change an address that is typed in a link."""


class PlanError(Exception):
    """What cannot be done; says why and what to do, in Portuguese."""


@dataclass(frozen=True)
class Ways:
    """Where things are from now on. Paths are from docs/, those of pages without language.

    Attributes:
        pages: new path by old path, `b.md` by `a.md`; with `stay`, nothing if there is none.
        files: the same of what is no page.
        stay: pages do not go with it: who links to an old path is led to another page.
        sections: with `stay`, those of the other page; links to sections it has not lose them.
        own: with `stay`, the file of the other page, in the language in question.
    """

    pages: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)
    stay: bool = False
    sections: frozenset[str] = frozenset()
    own: str = ""

    def place(self, path: str) -> str:
        """Where the file at a path is, also a page of any language."""
        plain, language = split_language(path)
        if self.pages.get(plain):
            return self.pages[plain] if self.stay else with_language(self.pages[plain], language)
        return self.files.get(path, path)

    def search(self, path: str) -> str:
        """What the search for an article is to find; with `stay`, only in its own language."""
        new = self.place(path)
        if new == path or not self.stay:
            return new
        same = split_language(self.own)[1] == split_language(path)[1]
        return self.own if is_article(self.own) and same else path

    def is_gone(self, path: str) -> bool:
        """Whether a page is no longer there, and none stands for it."""
        return self.pages.get(split_language(path)[0]) == ""

    def mentions(self, text: str) -> bool:
        """Whether a text may name something that has moved."""
        moved = (*self.pages, *self.files)
        names = {posixpath.basename(path).rpartition(".")[0] for path in moved}
        read = unquote(text.replace("\\", ""))  # As links may have it.
        return any(name in text or name in read for name in names)

    def address(self, typed: str, here: str, now: str) -> str | None:
        """What to type in the folder `now` for what was right in `here`; None: the same."""
        old = led_to(typed, here)
        new = self.place(old)
        if not old or (new == old and here == now):
            return None
        parts = urlsplit(typed)
        way, tail = posixpath.relpath(new, now or "."), typed[len(parts.path) :]
        kept = tail
        if self.stay and new != old and unquote(parts.fragment) not in self.sections:
            kept = ""
        if way == posixpath.normpath(unquote(parts.path)) and kept == tail:
            return None
        return UNSAFE.sub(lambda sign: quote(sign[0]), way) + kept


def led_to(typed: str, here: str) -> str:
    """The file of docs/ that an address names on a page in the folder `here`, or nothing.

    Addresses of other sites, from the site's root, and without a path name none.
    """
    try:
        parts = urlsplit(typed)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    path = posixpath.normpath(posixpath.join(here, unquote(parts.path)))
    return "" if path.startswith("..") else path


def placed(path: str, body: str) -> list[Spot]:
    """Where the links of a page stand.

    Raises:
        PlanError: the text cannot be read.
    """
    try:
        return spots(body)
    except (TooComplexError, UnplacedError) as error:
        raise PlanError(
            f"Nada foi mudado: não consegui ler os links de docs/{path}. Corrija antes o que "
            f"“.venv/bin/central conferir docs/{path}” disser."
        ) from error


def relinked(path: str, text: str, ways: Ways) -> str:
    """The text of the page at a path, with links as they must be from now on.

    Raises:
        PlanError: it cannot be read.
    """
    here = posixpath.dirname(path)
    now = here if ways.stay else posixpath.dirname(ways.place(path))
    body = parse_source(path, text).body
    edits = []
    for spot in placed(path, body):
        new = ways.address(spot.address, here, now)
        if new is not None:
            edits.append((spot.start, spot.end, f"<{new}>" if spot.is_bracketed else new))
    head = text[: len(text) - len(body)]
    with suppress(ValueError):  # A front matter that YAML cannot read names no articles.
        head = with_changed(head, "relacionados", lambda item: related(item, path, ways))
    return head + edited(body, edits)


def is_article(path: str) -> bool:
    """Whether a page is neither a collection's nor the home page."""
    return posixpath.basename(split_language(path)[0]) != "index.md"


def related(item: str, path: str, ways: Ways) -> str | None:
    """The path to list as related; None if it would be the page itself."""
    new = ways.place(item)
    if not ways.stay:
        return new
    lost = ways.is_gone(item) or not is_article(new)
    same = new != item and split_language(new)[0] == split_language(path)[0]
    return None if lost or same else new


def searched(text: str, by_language: Mapping[str, Ways]) -> str:
    """The text of buscas.yml, with articles where they are from now on.

    Raises:
        ValueError: it cannot be read.
    """
    return with_values(
        text, "artigo", lambda path: by_language[split_language(path)[1]].search(path)
    )
