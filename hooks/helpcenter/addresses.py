"""Addresses of pages, from the site's root, and the addresses reserved for generated pages."""

from __future__ import annotations

import re
from urllib.parse import quote

from helpcenter.folding import fold
from helpcenter.languages import DEFAULT, LANGUAGES, prefix

SUPPORT = "suporte"
PANEL_PLACES = (
    SUPPORT,
    *(f"{SUPPORT}/{section}" for section in ("mensagem", "mensagens", "tickets", "ajuda")),
)
"""What may follow the `#` of any page: the sections of the panel of support."""
PANEL = "painel.html"
"""The panel of support, beside its page."""
PRIVACY = "privacidade"
SEARCH = "busca"
NEWS = "novidades"
RESERVED = (SUPPORT, PRIVACY, SEARCH, NEWS)
"""Pages that the build makes; an article of the same name would be lost."""
FEED = f"{NEWS}.xml"
"""Name of a feed, beside the page whose news it has."""
UNSAFE = re.compile(r"[^\w/.:~!$&'()*+,;=@%?#\[\]-]", re.ASCII)
"""What an address holds only percent-encoded (RFC 3986)."""


def address(page_id: str, language: str) -> str:
    """`conversas/abrir-um-chat` in English is `/en/conversas/abrir-um-chat/`; home is `/en/`."""
    return f"/{prefix(language)}{page_id}/" if page_id else f"/{prefix(language)}"


def absolute(site_url: str | None, page_address: str) -> str:
    """An address of the site, from its root, as it works from anywhere."""
    whole = f"{(site_url or '').rstrip('/')}/{page_address.lstrip('/')}"
    return UNSAFE.sub(lambda found: quote(found[0]), whole)


def split_address(page_address: str) -> tuple[str, str]:
    """Split the address of a page into its id and its language."""
    path = page_address.strip("/")
    first, _, rest = path.partition("/")
    return (rest, first) if first in LANGUAGES and first != DEFAULT else (path, DEFAULT)


def collation_key(title: str) -> tuple[str, str]:
    """Portuguese alphabetical order: accents and case count only between equal words."""
    return fold(title), title


def humanize(folder: str) -> str:
    """Title of a folder or file that has none: `boas-praticas` becomes `Boas praticas`."""
    return folder.rpartition("/")[2].replace("-", " ").replace("_", " ").strip().capitalize()
