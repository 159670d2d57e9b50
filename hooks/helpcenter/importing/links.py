"""Links of the old help center, mended to lead to the files of this one."""

from __future__ import annotations

import posixpath
import re
import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from helpcenter.addresses import SUPPORT
from helpcenter.languages import DEFAULT, with_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SAFE = frozenset(string.ascii_letters + string.digits + "-._~:/?#@!$&'*+,;=%")
"""What may stand in an address that is typed in Markdown, or in curl's list: RFC 3986 without
brackets and parentheses."""
SCHEMES = ("http", "https", "mailto", "tel")
ITEM = re.compile(r"/(?P<place>articles|collections|categories|sections)/(?P<id>\d+)(?:-[^/]*)?/?$")
TOP = re.compile(r"(?:/hc)?(?:/[a-z]{2}(?:-[a-z]{2,4})?)?/?", re.IGNORECASE)
REQUEST = re.compile(r"/requests/new/?$")
"""Zendesk's form for writing to a person."""


@dataclass(frozen=True)
class Target:
    """A page of this help center."""

    path: str  # From docs/, without language: `conta/trocar-a-senha.md`.
    languages: frozenset[str]
    drafts: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # By language.


@dataclass(frozen=True)
class Mended:
    """What becomes of a link: where it leads now, if anywhere, and what a person must know."""

    address: str = ""
    remark: str = ""
    title: str = ""  # Of the article that it leads to.


class Links:
    """All pages of the export by the keys that stand in their addresses."""

    def __init__(self, targets: Mapping[str, Target], addresses: Iterable[str]) -> None:
        """Take the pages, such as `articles/12`, and addresses of the old help center."""
        self.targets = targets
        self.hosts = {urlsplit(address).netloc.casefold() for address in addresses} - {""}

    def mend(self, href: str, page: Page) -> Mended:
        """Say where a link of `page` leads from now on."""
        href = href.strip()
        if href.startswith("#"):
            return self.to_anchor(page.key, href[1:], page, own=True)
        try:
            whole = urljoin(page.address, href)
            parts = urlsplit(whole)
        except ValueError:
            return Mended(remark=f"o endereço “{shortened(href)}” está malformado")
        if not href or parts.scheme not in SCHEMES:
            return Mended(remark=f"o link “{shortened(href)}” não leva a lugar nenhum" * bool(href))
        if parts.scheme in ("mailto", "tel"):
            return Mended(escaped(whole))
        if not self.is_ours(parts.netloc):
            return Mended(escaped(whole))
        return self.inside(whole, page)

    def inside(self, whole: str, page: Page) -> Mended:
        """Mend a link to the old help center."""
        parts = urlsplit(whole)
        if item := ITEM.search(unquote(parts.path)):
            key = f"{item['place']}/{item['id']}"
            if key in self.targets:
                return self.to_anchor(key, unquote(parts.fragment), page, own=False)
            where = f"“{shortened(whole)}” leva a uma página que não veio na exportação"
            return Mended(escaped(whole), where)
        if REQUEST.search(parts.path):
            return Mended(relative(f"{SUPPORT}.md", page.path))
        if TOP.fullmatch(parts.path):
            return Mended(relative("index.md", page.path))
        return Mended(escaped(whole), f"“{shortened(whole)}” ainda leva à central antiga")

    def to_anchor(self, key: str, anchor: str, page: Page, *, own: bool) -> Mended:
        """Mend a link to a page of the export, and to a place in it."""
        target = self.targets[key]
        language = page.language if page.language in target.languages else DEFAULT
        places = target.anchors.get(language, {})
        suffix = f"#{places[anchor]}" if anchor in places else ""
        lost = "a seção do link não existe mais" if anchor and not suffix else ""
        if own:
            return Mended(suffix, lost)
        title = target.titles.get(language) or next(iter(target.titles.values()), target.path)
        if language not in target.languages:
            return Mended(remark=f"o link para “{title}” saiu: a página só existe em inglês")
        if self.unpublished(target, language) and not page.draft:
            return Mended(remark=f"o link para “{title}” saiu: a página é um rascunho")
        words = target.titles.get(language, "")
        return Mended(relative(target.path, page.path) + suffix, lost, words)

    def unpublished(self, target: Target, language: str) -> bool:
        """Whether readers of a language will not find a page."""
        return not target.drafts.isdisjoint({language, DEFAULT})

    def is_ours(self, host: str) -> bool:
        """Whether a host is that of the old help center."""
        return host.casefold() in self.hosts


@dataclass(frozen=True)
class Page:
    """The page that links are seen from."""

    key: str  # `articles/12`.
    path: str  # From docs/, without language.
    language: str
    address: str = ""  # In the old help center.
    draft: bool = False

    @property
    def file(self) -> str:
        """The file itself."""
        return with_language(self.path, self.language)


def relative(path: str, here: str) -> str:
    """The way to a file of docs/ from another one."""
    return posixpath.relpath(path, posixpath.dirname(here) or ".")


def escaped(address: str) -> str:
    """An address as it can stand between the parentheses of a link."""
    return "".join(
        char if char in SAFE else "".join(f"%{byte:02X}" for byte in char.encode(errors="replace"))
        for char in address
    )


def shortened(address: str) -> str:
    """An address for a message."""
    return address if len(address) <= 80 else f"{address[:79]}…"
