"""Where each collection and article goes in docs/: the same place in every run."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpcenter.languages import DEFAULT, LANGUAGES
from helpcenter.lint.names import MAX_DEPTH, TAKEN
from helpcenter.writing.article import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Collection as Known

    from helpcenter.importing.export import Article, Export, Version

KEPT = frozenset({"img", "anexos", "index", *TAKEN})
"""Names that mean something else in docs/."""
HOMELESS = "outros-artigos"
"""Collection of the articles that have none."""


@dataclass
class Places:
    """Folders by collection, and files, without `.md`, by article."""

    folders: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    folded: dict[str, str] = field(default_factory=dict)  # Too deep: the folder that they are in.
    homeless: list[str] = field(default_factory=list)  # Articles of no collection, in HOMELESS.


def place(export: Export, known: Mapping[str, str], taken: Mapping[str, str]) -> Places:
    """Find a place for everything.

    Args:
        export: what was read.
        known: place of what an earlier run wrote, or of what has the same old address:
            a folder by the key of a collection, a file without `.md` by `articles/1`.
        taken: titles by file of docs/, without `.md` and language, which nothing new may replace.
    """
    places = Places()
    for key in sorted(export.collections, key=by_depth(export)):
        place_collection(export, key, known, places)
    names = {*taken, *known.values(), *places.folders.values()}
    for key in sorted(export.articles, key=by_number):
        article = export.articles[key]
        path = known.get(f"articles/{key}")
        if not path:
            path = f"{folder_of(article, places)}/{file_name(main(article.versions).title)}"
            if path in places.files.values() or not is_same(article, taken.get(path)):
                path = free(path, names)
        names.add(path)
        places.files[key] = path
        if article.collection not in places.folders and posixpath.dirname(path) == HOMELESS:
            places.homeless.append(article.id)
    return places


def is_same(article: Article, title: str | None) -> bool:
    """Whether what is there is the article: one that was never published has no old address."""
    never_published = not any(version.address for version in article.versions.values())
    return never_published and title == main(article.versions).title


def folder_of(article: Article, places: Places) -> str:
    """The folder of a new article."""
    return places.folders.get(article.collection, HOMELESS)


def place_collection(export: Export, key: str, known: Mapping[str, str], places: Places) -> None:
    """Give a collection a folder; one that would lie too deep shares that of its parent."""
    collection = export.collections[key]
    above = places.folders.get(collection.parent, "")
    if above.count("/") + 1 == MAX_DEPTH:
        places.folders[key] = places.folded[key] = above
        return
    if key in known:
        places.folders[key] = known[key]
        return
    own = file_name(main(collection.versions).title) if collection.versions else "colecao"
    names = {*places.folders.values(), *known.values()}
    places.folders[key] = free(posixpath.join(above, own), names)


def main(versions: Mapping[str, Version]) -> Version:
    """The version that gives an article its name: the original, where there is one."""
    return next(versions[tag] for tag in (DEFAULT, *LANGUAGES) if tag in versions)


def free(path: str, names: Known[str]) -> str:
    """`path`, or the first of `path-2`, `path-3`… that is nothing else."""
    found, number = path, 1
    while found in names or posixpath.basename(found) in KEPT:
        number += 1
        found = f"{path}-{number}"
    return found


def by_depth(export: Export) -> Callable[[str], tuple[int, tuple[int, str]]]:
    """A key that sorts collections after those around them, and cuts circles of parents."""

    def depth(key: str) -> tuple[int, tuple[int, str]]:
        met: list[str] = []
        here = key
        while here in export.collections and here not in met:
            met.append(here)
            here = export.collections[here].parent
        return len(met), by_number(key)

    return depth


def by_number(key: str) -> tuple[int, str]:
    """Older ids first, whatever the order of the export."""
    return len(key), key
