"""The pages of an export, as the links that lead to them see them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from helpcenter.importing.export import Version
from helpcenter.importing.links import Target
from helpcenter.importing.pages import old_addresses
from helpcenter.importing.places import HOMELESS
from helpcenter.importing.tidy import TooDeepError, anchors, tidy
from helpcenter.languages import DEFAULT, split_language, with_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from helpcenter.importing.export import Article, Collection, Export
    from helpcenter.importing.places import Places
    from helpcenter.importing.record import Entry
    from helpcenter.sources import Source

HOMELESS_VERSION = Version(
    "Outros artigos",
    "Artigos que vieram sem coleção; leve cada um para a pasta do seu assunto.",
)


def known_places(
    export: Export, record: Mapping[str, Entry], sources: Iterable[Source]
) -> dict[str, str]:
    """Where things of the export are: as recorded, or wherever their old address is by now."""
    sources = list(sources)
    known: dict[str, str] = {}
    for key, entry in record.items():
        platform, _, rest = key.partition("/")
        item = rest.rpartition("/")[0]
        if platform == export.platform and item:
            plain = plain_path(entry.path)
            known[item] = plain if item.startswith("articles/") else posixpath.dirname(plain)
    present = {source.path for source in sources}
    here = by_old_address(sources)
    for article in export.articles.values():
        recorded = known.get(f"articles/{article.id}", "")
        if any(with_language(f"{recorded}.md", tag) in present for tag in article.versions):
            continue
        for version in article.versions.values():
            for address in old_addresses(version.address):
                if address in here:
                    known[f"articles/{article.id}"] = here[address]
    return known


def by_old_address(sources: Iterable[Source]) -> dict[str, str]:
    """Paths, without language and `.md`, of the articles that had each address."""
    return {
        address: plain_path(source.path)
        for source in sources
        if source.kind == "article"
        for address in source.article.enderecos_antigos
    }


def plain_path(path: str) -> str:
    """`conta/x` for `conta/x.en.md`."""
    return split_language(path)[0].removesuffix(".md")


def addresses(export: Export) -> Iterator[str]:
    """Yield every address that the export says to be its own."""
    items: list[Article | Collection] = [*export.articles.values(), *export.collections.values()]
    for item in items:
        yield from (version.address for version in item.versions.values())


def targets(export: Export, places: Places, indexes: Mapping[str, set[str]]) -> dict[str, Target]:
    """Every page of the export by the key that stands in its address."""
    found = {
        key: Target(f"{folder}/index.md", frozenset(indexes.get(folder, ())))
        for key, folder in places.folders.items()
    }
    for key, article in export.articles.items():
        versions = article.versions
        drafts = {tag for tag, version in versions.items() if version.draft or article.restricted}
        found[f"articles/{key}"] = Target(
            f"{places.files[key]}.md",
            frozenset(versions),
            frozenset(drafts),
            {tag: version.title for tag, version in versions.items()},
            {tag: old_anchors(version.html) for tag, version in versions.items()},
        )
    return found


def old_anchors(html: str) -> dict[str, str]:
    """Anchors of an article's sections; none if it has none, or cannot be read."""
    if " id=" not in html and " name=" not in html:
        return {}
    try:
        return anchors(tidy(html))
    except TooDeepError:
        return {}


def index_pages(export: Export, places: Places) -> dict[str, tuple[str, dict[str, Version]]]:
    """Key and texts of each folder's `index.md`.

    A collection that has no name in Portuguese lends its other one to Portuguese articles.
    """
    own = {
        folder: (key, dict(export.collections[key].versions))
        for key, folder in places.folders.items()
        if key not in places.folded
    }
    if places.homeless:
        own.setdefault(HOMELESS, (HOMELESS, {DEFAULT: HOMELESS_VERSION}))
    for identity, path in places.files.items():
        folder = posixpath.dirname(path)
        while folder:
            versions = own[folder][1] if folder in own else {}
            if versions and DEFAULT in export.articles[identity].versions:
                versions.setdefault(DEFAULT, next(iter(versions.values())))
            folder = posixpath.dirname(folder)
    return own
