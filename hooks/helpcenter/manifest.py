"""site/manifest.json: what is published, for tools that come after the build."""

from __future__ import annotations

import os
from collections import Counter
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import msgspec

from helpcenter.addresses import address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from helpcenter.catalog import Catalog
    from helpcenter.content import Content
    from helpcenter.pages import Article

SCHEMA = 1


def unpublished(content: Content, site: Path) -> list[str]:
    """Files that have not got exactly one address of their own in a site that has been built.

    Args:
        content: what docs/ holds; drafts are to have none.
        site: the folder of the whole site, every language in it.

    Returns:
        Their paths from docs/; nothing, as the rules of the checker (AJ016) promise.
    """
    sources = [source for path, source in content.sources.items() if path not in content.drafts]
    found = Counter(address(source.id, source.language) for source in sources)
    return [
        source.path
        for source in sources
        if found[place := address(source.id, source.language)] > 1
        or not os.path.isfile(f"{site}{place}index.html")  # noqa: PTH113, thrice as fast
    ]


def manifest(
    catalog: Catalog,
    *,
    site_url: str | None,
    commit: str | None,
    anchors: Mapping[str, list[str]],
) -> str:
    """Return the manifest as JSON; `anchors` are the headings' ids by article address."""
    document = {
        "schema": SCHEMA,
        "version": version("central-de-conhecimento"),
        "commit": commit,
        "site_url": site_url,
        "languages": list(catalog.languages),
        "articles": [
            entry(article, anchors.get(article.address, [])) for article in catalog.articles()
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"


def entry(article: Article, anchors: list[str]) -> dict[str, Any]:
    """One article of the manifest."""
    matter = article.source.article if article.source else None
    return {
        "id": article.id,
        "language": article.language,
        "address": article.address,
        "title": article.title,
        "collection": article.collection,
        "revision": article.revision,
        "created": iso(article.created),
        "updated": iso(article.updated),
        "review_by": iso(matter.revisar_em) if matter else None,
        "source_revision": (matter.traduzido_de or None) if matter else None,
        "old_addresses": list(matter.enderecos_antigos) if matter else [],
        "anchors": anchors,
    }


def iso(day: date | None) -> str | None:
    """`2026-03-12`, or None."""
    return day.isoformat() if day else None
