"""The Markdown twin of an article: what the page says, at the page's address and `index.md`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from helpcenter.addresses import absolute
from helpcenter.machines.plain import Place, plain
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpcenter.catalog import Catalog
    from helpcenter.pages import Article, Page

NAME = "index.md"
BORDER = "---\n"
QUOTED = json.JSONEncoder(ensure_ascii=False).encode
LIKE_MARKDOWN = re.compile(r"([\\`*_\[\]<])")
UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON writes as it is and YAML refuses (YAML 1.2, section 5.1)."""


def twin_of(
    article: Article, catalog: Catalog, site_url: str | None, links: Mapping[str, str | None]
) -> str:
    """Write an article's twin.

    Args:
        article: with its source.
        catalog: that the article is in.
        site_url: where the site is published.
        links: where links to files of docs/ lead, relative to the page, as its HTML has them.
    """
    address = absolute(site_url, article.address)
    texts = texts_in(article.language)
    place = Place(article.collection, address, links, texts("machines.video"))
    body = plain(article.source.body, place) if article.source else ""
    told = {
        "title": article.title,
        "url": address,
        "language": article.language,
        "description": article.description,
        "collection": section_title(catalog, article),
        "created": article.created,
        "updated": article.updated,
    }
    lines = "".join(f"{key}: {scalar(value)}\n" for key, value in told.items() if value)
    lines = UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", lines)
    return f"{BORDER}{lines}{BORDER}\n# {one_line(article.title)}\n\n{body}\n"


def body_of(twin: str) -> str:
    """What an article says, of its twin: without front matter and title."""
    return twin.split(f"\n{BORDER}", 1)[1].lstrip("\n").partition("\n")[2].strip("\n")


def scalar(value: object) -> str:
    """A value as YAML has it: a text in quotes, a day without."""
    return QUOTED(value) if isinstance(value, str) else str(value)


def section_title(catalog: Catalog, page: Page) -> str:
    """The collections around an article, outermost first: `Conta › Senhas`."""
    return " › ".join(above.title for above in catalog.trail(page))


def one_line(text: str) -> str:
    """A text as words of a heading or link, none of its letters taken for Markdown."""
    return LIKE_MARKDOWN.sub(r"\\\1", " ".join(text.split()))
