"""Which articles somebody should read again, and why."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from helpcenter.languages import DEFAULT
from helpcenter.translations import translations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from helpcenter.content import Content
    from helpcenter.lint.site import Site
    from helpcenter.sources import Source

LONG = timedelta(days=365)
"""Without a change: after a year, screens and prices have rarely stayed the same."""


@dataclass(frozen=True, order=True)
class Due:
    """An article to read again; those that have waited longest come first."""

    since: str  # A day, or "" where there is none.
    path: str
    why: str


def overdue(content: Content, today: date) -> Iterator[Due]:
    """Yield the articles whose `revisar_em` has come."""
    for source in articles(content):
        day = source.article.revisar_em
        if day and day <= today:
            yield Due(day.isoformat(), source.path, f"desde {day:%d/%m/%Y}")


def untouched(content: Content, today: date) -> Iterator[Due]:
    """Yield the articles that nobody has changed for long."""
    for source in articles(content):
        dates = content.history.files.get(source.path)
        day = source.article.atualizado_em or (dates.updated if dates else None)
        if day and day + LONG < today:
            yield Due(day.isoformat(), source.path, f"sem mudança desde {day:%d/%m/%Y}")


def behind(content: Content) -> Iterator[Due]:
    """Yield the translations whose originals have changed since, then those that nobody made."""
    for one in translations(content):
        if one.state == "desatualizada":
            yield Due("0", one.path, "o original mudou depois da tradução")
        elif one.state == "falta":
            yield Due("1", one.path, "ainda não foi traduzido")


def unlinked(content: Content, site: Site) -> Iterator[Due]:
    """Yield the articles that no other page leads to, besides lists and the search."""
    linked = {site.pages[path].source.id for path in targets(site) if path in site.pages}
    for source in articles(content):
        if source.language == DEFAULT and source.id not in linked and not source.article.destaque:
            yield Due("", source.path, "nenhum artigo leva até ele")


def targets(site: Site) -> Iterator[str]:
    """Yield the path of every page that another one links to or names as related."""
    for page in site.pages.values():
        here, language = posixpath.dirname(page.source.path), page.source.language
        inside = (link.address for link in page.body.links if link.address.partition("#")[0])
        typed = (posixpath.join(here, path_of(address)) for address in inside)
        named = getattr(page.source.matter, "relacionados", [])
        for path in (*map(posixpath.normpath, typed), *named):
            found = site.find(path, language)
            if found and found != page.source.path:
                yield found


def path_of(address: str) -> str:
    """The path of a link, as typed; nothing of one that cannot be read or leads outside."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else unquote(parts.path)


def articles(content: Content) -> Iterator[Source]:
    """Yield the articles that are published."""
    for path, source in sorted(content.sources.items()):
        if source.kind == "article" and path not in content.drafts:
            yield source
