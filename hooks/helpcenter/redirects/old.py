"""One old address: how it may be typed, and where its page of redirection lies."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from helpcenter.addresses import FEED, PANEL, RESERVED, split_address

if TYPE_CHECKING:
    from collections.abc import Collection

Verdict = tuple[str, str] | None
"""What is wrong, and what to type instead."""
INDEX = "index.html"
REFUSED = frozenset('\\"*:<>|?#%\N{REPLACEMENT CHARACTER}')
"""What no path of a file has on every system, or what the hosts' files give a meaning."""
LONGEST_PART, LONGEST = 200, 500
"""Bytes of a file's name, which end at 255 on most systems, and characters of an address."""
GENERATED = frozenset(
    ("assets", "marca", "respostas", "404.html", "manifest.json", "robots.txt", "favicon.ico")
)
"""First parts of what is published beside the pages; sitemaps are known by their name's start."""
NUMBERED = re.compile(r"(?P<number>/(?:[^/]+/)*articles/\d+)-[^/]*/?")
"""`/pt-BR/articles/123-titulo`: Intercom and Zendesk look at the number alone."""


def canonical(typed: str) -> str:
    """The address that a typed one stands for, decoded: `/a` is `/a/`, and so is `/a/index.html`.

    A last part such as `a.html` is a file.
    """
    path = unicodedata.normalize("NFC", unquote(typed)).removesuffix(f"/{INDEX}")
    return path if path.endswith(("/", ".html")) else f"{path}/"


def by_number(address: str) -> str:
    """The address with the number alone, `/pt-BR/articles/123/`, or nothing."""
    match = NUMBERED.fullmatch(address)
    return f"{match['number']}/" if match else ""


def file_of(address: str) -> str:
    """The file of the site that answers at a canonical address."""
    return f"{address}{INDEX}".lstrip("/") if address.endswith("/") else address.lstrip("/")


def relative(target: str, address: str) -> str:
    """The way from an old address to a page or file, percent-encoded, wherever the root is."""
    end = "/" if target.endswith("/") else ""
    return quote(posixpath.relpath(target, posixpath.dirname(address)) + end)


def wrong(typed: str, files: Collection[str]) -> Verdict:
    """Say why an address cannot lead anywhere; `files` are those published beside the pages."""
    return wrong_kind(typed) or wrong_parts(typed) or taken(typed, files)


def wrong_kind(typed: str) -> Verdict:
    """Say whether something is no path from the site's root."""
    try:
        parts = urlsplit(typed)
    except ValueError:
        return f"“{typed}” não é um endereço.", "escreva-o como em /artigos/123/."
    if parts.scheme or parts.netloc:
        fix = f"escreva só o que vem depois do site: “{parts.path or '/'}”."
        return f"“{typed}” não fica nesta central.", fix
    if not typed.startswith("/"):
        return f"“{typed}” não começa com uma barra.", f"escreva “/{typed}”."
    if parts.query or parts.fragment or typed.endswith(("?", "#")):
        fix = f"escreva “{parts.path}”."
        return f"o que vem depois de ? ou # não faz parte do endereço “{typed}”.", fix
    return None


def wrong_parts(typed: str) -> Verdict:
    """Say whether a path is not plain: two slashes, `..`, signs that no file's name has."""
    path = unquote(typed, errors="replace")
    parts = path.strip("/").split("/")
    if not all(char.isprintable() and char not in REFUSED for char in path):
        fix = "confira o endereço; sem ele, apague-o da lista."
        return f"“{typed}” tem um sinal que não pode fazer parte de um endereço.", fix
    if "//" in path or any(part in (".", "..") for part in parts):
        return f"“{typed}” tem partes vazias ou com pontos.", "escreva o caminho inteiro, sem elas."
    if len(path) > LONGEST or any(len(part.encode()) > LONGEST_PART for part in parts):
        fix = f"use até {LONGEST} caracteres, e até {LONGEST_PART} entre duas barras."
        return "o endereço é longo demais.", fix
    return None


def taken(typed: str, files: Collection[str]) -> Verdict:
    """Say whether an address would hide something that is published, or that hosts read."""
    own = canonical(typed)
    parts = own.strip("/").split("/")
    ways = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
    reserved = (
        parts[0].casefold() in GENERATED
        or parts[0].startswith("sitemap.")
        or split_address(own)[0] in RESERVED
        or parts[-1] in (PANEL, FEED)
        or any(part.startswith((".", "_")) for part in parts)
        or any(part.endswith(".html") for part in parts[:-1])
        or any(way in files for way in ways)
    )
    if not reserved:
        return None
    return f"“{typed}” já é um lugar da própria central.", "apague-o da lista."
