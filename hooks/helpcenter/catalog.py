"""What the templates ask: articles, collections, translations, what to read next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from helpcenter.addresses import NEWS, PRIVACY, SEARCH, SUPPORT, address, collation_key
from helpcenter.alike import similar_in
from helpcenter.asked import NOTES
from helpcenter.branches import branch, branch_key
from helpcenter.languages import DEFAULT, split_language
from helpcenter.pages import (
    Article,
    Collection,
    Page,
    collections,
    extras,
    goodbyes,
    home,
    to_article,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from helpcenter.alike import Memory
    from helpcenter.authors import Author
    from helpcenter.branches import Branch
    from helpcenter.content import Content

P = TypeVar("P", bound=Page)
RELATED = 4
"""How many articles to propose at most."""


@dataclass(frozen=True)
class Translation:
    """Where the language switch leads from one page."""

    language: str
    address: str
    exact: bool  # False: the page has no translation, and this is the nearest page that has.


class Catalog:
    """The pages of one build, in all languages."""

    def __init__(self, content: Content, *, drafts: bool = False) -> None:
        """Take the pages from `content`; `drafts` keeps those that are not to be published."""
        hidden = frozenset() if drafts else content.drafts
        sources = [source for path, source in content.sources.items() if path not in hidden]
        self.languages = content.languages
        self._day = content.history.day
        self._articles = {
            (source.id, source.language): to_article(source, content)
            for source in sources
            if source.kind == "article"
        }
        self._collections = {(c.id, c.language): c for c in collections(sources)}
        self._homes = {language: home(sources, language) for language in self.languages}
        self._extras = {(e.id, e.language): e for e in extras(self.languages)}
        taken = self._articles.keys() | self._collections.keys() | self._extras.keys()
        farewells = {(page.id, page.language): page for page in goodbyes(content)}
        self._extras |= {key: page for key, page in farewells.items() if key not in taken}
        self._inside = group((a.collection, a) for a in self._articles.values())
        self._sections = group((c.parent, c) for c in self._collections.values())
        self._similar: dict[str, dict[str, list[str]]] = {}
        self.memory: Memory | None = None

    @property
    def day(self) -> date | None:
        """Of the commit being built: the build's "today"."""
        NOTES.note("day")
        return self._day

    def page(self, path: str) -> Page | None:
        """Return the page made from the file at `path`, from docs/."""
        plain, language = split_language(path)
        page_id = plain.removesuffix(".md")
        folder, _, name = page_id.rpartition("/")
        if name != "index":
            key = (page_id, language)
            return self._articles.get(key) or self._extras.get(key)
        return self._collections.get((folder, language)) if folder else self._homes.get(language)

    def home(self, language: str) -> Page:
        """The home page of a language."""
        return self._homes[language]

    def support(self, language: str) -> Page:
        """The page with the ways to a person."""
        return self._extras[SUPPORT, language]

    def privacy(self, language: str) -> Page:
        """The privacy page."""
        return self._extras[PRIVACY, language]

    def search(self, language: str) -> Page:
        """The page with the results of a search."""
        return self._extras[SEARCH, language]

    def news(self, language: str) -> Page:
        """The page with new and changed articles."""
        return self._extras[NEWS, language]

    def articles(self) -> list[Article]:
        """Every article, by id and language."""
        return [self._articles[key] for key in sorted(self._articles)]

    def article(self, article_id: str, language: str) -> Article | None:
        """One article."""
        return self._articles.get((article_id, language))

    def original(self, article: Article) -> Article | None:
        """The article that one was translated from."""
        return self._articles.get((article.id, DEFAULT))

    def collections(self, language: str, parent: str = "") -> list[Collection]:
        """Collections of a language, or the sections of one, in their order."""
        return self._sections.get((parent, language), [])

    def every_collection(self, language: str) -> list[Collection]:
        """Collections and sections of a language, by id."""
        found = (self._collections[key] for key in sorted(self._collections))
        return [collection for collection in found if collection.language == language]

    def articles_of(self, collection: Collection) -> list[Article]:
        """Articles right inside a collection, in their order."""
        return self._inside.get((collection.id, collection.language), [])

    def all_articles_of(self, collection: Collection) -> list[Article]:
        """Articles of a collection and of its sections."""
        sections = self.collections(collection.language, collection.id)
        return [*self.articles_of(collection), *(a for s in sections for a in self.articles_of(s))]

    def authors_of(self, collection: Collection) -> list[Author]:
        """Who writes in a collection, each once, most articles first."""
        authors = [a.author for a in self.all_articles_of(collection) if a.author]
        name = collection.language
        return sorted(
            set_of(authors), key=lambda a: (-authors.count(a), collation_key(a.name(name)))
        )

    def featured(self, language: str) -> list[Article]:
        """Articles for the home page, in the order of their collections."""
        return [
            article
            for top in self.collections(language)
            for article in self.all_articles_of(top)
            if article.featured
        ]

    def place_of(self, page: Page) -> int:
        """Which one in its collection an article is, from 0; 0 for other pages."""
        return self._places.get((page.id, page.language), 0)

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        return {
            (a.id, a.language): n for inside in self._inside.values() for n, a in enumerate(inside)
        }

    def branch_key(self, page: Page) -> tuple[str, str, int]:
        """What decides the sidebar's list."""
        return branch_key(self, page)

    def branch(self, page: Page) -> Branch | None:
        """The sidebar's list around a page; None outside of collections."""
        return branch(self, page)

    def trail(self, page: Page) -> list[Collection]:
        """Collections above a page, outermost first."""
        folder = page.collection if isinstance(page, Article) else page.id.rpartition("/")[0]
        parts = folder.split("/")
        ids = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
        found = (self._collections.get((folder_id, page.language)) for folder_id in ids)
        return [collection for collection in found if collection]

    def top_of(self, page: Page) -> Collection | None:
        """The outermost collection around a page, itself when it is one."""
        trail = [*self.trail(page), *([page] if isinstance(page, Collection) else [])]
        return trail[0] if trail else None

    def translation(self, page: Page, language: str) -> Translation:
        """The same page in another language, or else the nearest that exists."""
        parts = page.id.split("/") if page.id else []
        for length in range(len(parts), 0, -1):
            key = ("/".join(parts[:length]), language)
            if key in self._articles or key in self._collections or key in self._extras:
                exact = length == len(parts)
                return Translation(language, address(*key), exact)
        return Translation(language, address("", language), not page.id)

    def translations(self, page: Page) -> list[Translation]:
        """Where the page can be read, language by language, itself included."""
        return [self.translation(page, language) for language in self.languages]

    def alternates(self, page: Page) -> list[Translation]:
        """The languages that a page really exists in, for search engines; none if only one."""
        exact = [other for other in self.translations(page) if other.exact]
        return exact if len(exact) > 1 else []

    def pages(self) -> list[Page]:
        """Every page of every language, by address."""
        groups = (self._homes, self._collections, self._articles, self._extras)
        pages: list[Page] = [page for group in groups for page in group.values()]
        return sorted(pages, key=lambda page: page.address)

    def related(self, article: Article) -> list[Article]:
        """What the writer named, then the most similar; same language, never itself."""
        NOTES.note("related", article.id, article.language)
        return NOTES.listen(None, lambda: self._related(article))[0]

    def _related(self, article: Article) -> list[Article]:
        alike = self._alike(article.language).get(article.id, [])
        ids = dict.fromkeys([*named(article), *alike])
        near = (self._articles.get((other, article.language)) for other in ids)
        return [other for other in near if other and other is not article][:RELATED]

    def _alike(self, language: str) -> dict[str, list[str]]:
        """Similar articles of a language, found when the first one is asked for."""
        if language not in self._similar:
            mine = (a for a in self._articles.values() if a.language == language)
            found = {
                a.id: (a.title, a.description, a.source.body if a.source else "") for a in mine
            }
            find = self.memory.similar if self.memory else similar_in
            self._similar[language] = find(language, found, RELATED + 1)
        return self._similar[language]


def named(article: Article) -> list[str]:
    """Ids of the articles that the writer named as related."""
    paths = article.source.article.relacionados if article.source else []
    return [split_language(path)[0].removesuffix(".md") for path in paths]


def set_of(authors: Iterable[Author]) -> list[Author]:
    """Each author once; their models have no hash, being equal by value."""
    unique: list[Author] = []
    for author in authors:
        if author not in unique:
            unique.append(author)
    return unique


def group(pairs: Iterable[tuple[str, P]]) -> dict[tuple[str, str], list[P]]:
    """Pages by folder and language, each list in its order."""
    groups: dict[tuple[str, str], list[P]] = {}
    for folder, page in pairs:
        groups.setdefault((folder, page.language), []).append(page)
    return {key: sorted(pages, key=lambda page: page.sort_key) for key, pages in groups.items()}
