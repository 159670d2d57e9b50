"""The manifest of a published site: what must be there."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

import msgspec

from helpcenter.addresses import FEED, NEWS, PRIVACY, SEARCH, SUPPORT, address
from helpcenter.machines.llms import INDEX
from helpcenter.manifest import SCHEMA
from helpcenter.widget.made import WIDGET

MANIFEST = "manifest.json"


class Article(msgspec.Struct):
    """An article of the manifest, as helpcenter/manifest.py writes it."""

    language: str
    address: str
    title: str
    collection: str = ""
    updated: str | None = None
    old_addresses: list[str] = []


class Manifest(msgspec.Struct):
    """What is published."""

    schema: int
    site_url: str | None
    languages: list[str]
    articles: list[Article]
    commit: str | None = None

    def pages(self) -> list[str]:
        """Addresses of the pages that are no articles."""
        found: dict[str, None] = {}
        for language in self.languages:
            made = ("", SUPPORT, PRIVACY, SEARCH, NEWS)
            found |= dict.fromkeys(address(page, language) for page in made)
        for article in self.articles:
            folder = article.collection
            while folder:
                found[address(folder, article.language)] = None
                folder = folder.rpartition("/")[0]
        return list(found)

    def feeds(self) -> list[str]:
        """Addresses of the feeds: of each language and collection that has a dated article."""
        found: dict[str, None] = {}
        for article in self.articles:
            folder = article.collection if article.updated else None
            while folder is not None:
                found[f"{address(folder, article.language)}{FEED}"] = None
                folder = folder.rpartition("/")[0] if folder else None
        return list(found)

    def files(self) -> list[str]:
        """Addresses of what other programs read: the widget's script, and each llms.txt."""
        return [f"/{WIDGET}", *(f"{address('', language)}{INDEX}" for language in self.languages)]


def read_manifest(body: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        ValueError: it is none, or one of another version; in Portuguese.
    """
    try:
        found = msgspec.json.decode(body, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise ValueError("o manifest.json não é o de uma central") from None
    if found.schema != SCHEMA:
        raise ValueError(f"o manifest.json é da versão {found.schema}, e conheço a {SCHEMA}")
    return found


def at(root: str, path: str) -> str:
    """The whole address of a path of the site, which cannot lead to another host.

    Args:
        root: of the site, such as `https://www.exemplo.com.br/ajuda`.
        path: from there, not encoded.
    """
    return f"{root.rstrip('/')}/{quote(path.lstrip('/'))}"


def same(address: str, other: str) -> bool:
    """Whether two addresses are one, however they are encoded; what follows ? and # aside."""
    first, second = (unquote(re.split("[?#]", each)[0]) for each in (address, other))
    return first == second


def host_root(root: str) -> str:
    """The top of the host that a site is on."""
    parts = urlsplit(root)
    return f"{parts.scheme}://{parts.netloc}"
