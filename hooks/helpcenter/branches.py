"""What the sidebar shows of a collection: all of a small one, the surroundings in a large one.

A page's size must not grow with the site: with every article of a collection of thousands on each
of its pages, a build takes the square of its time and a phone the whole list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpcenter.catalog import Catalog
    from helpcenter.pages import Article, Collection, Page

MOST = 30
"""Articles that one page's sidebar lists at most."""


@dataclass(frozen=True)
class Branch:
    """A collection or section, open or closed."""

    collection: Collection
    key: tuple[str, str, int]  # The same branch for every page with the same key.
    articles: tuple[Article, ...] = ()
    total: int = 0  # Of its own articles; more than are listed if it is open and large.
    sections: tuple[Branch, ...] = ()

    @property
    def more(self) -> bool:
        """Whether only some of its articles are listed."""
        return 0 < len(self.articles) < self.total


def branch_key(catalog: Catalog, page: Page) -> tuple[str, str, int]:
    """Collection, section that is open, and which part of it: none for the whole of a small one."""
    top = catalog.top_of(page)
    if top is None:
        return "", "", 0
    if len(catalog.all_articles_of(top)) <= MOST:
        return top.id, "", 0
    folder = getattr(page, "collection", page.id)
    return top.id, folder, catalog.place_of(page) // MOST


def branch(catalog: Catalog, page: Page) -> Branch | None:
    """What to show around a page; None outside of collections."""
    top = catalog.top_of(page)
    return grow(catalog, top, branch_key(catalog, page)) if top else None


def grow(catalog: Catalog, collection: Collection, key: tuple[str, str, int]) -> Branch:
    """A collection with what is open of it."""
    _, folder, part = key
    own = catalog.articles_of(collection)
    if not folder:
        shown = own
    elif folder == collection.id:
        shown = own[part * MOST : (part + 1) * MOST]
    else:
        shown = []
    inside = catalog.collections(collection.language, collection.id)
    sections = tuple(grow(catalog, section, key) for section in inside)
    return Branch(collection, key, tuple(shown), len(own), sections)
