"""The kinds of page, and how each is made from what writers wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpcenter.addresses import NEWS, PRIVACY, SEARCH, SUPPORT, address, collation_key, humanize
from helpcenter.asked import Volatile
from helpcenter.front_matter import LAST
from helpcenter.languages import DEFAULT, split_language, with_language
from helpcenter.texts import texts_in
from helpcenter.translations import is_stale

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from helpcenter.authors import Author
    from helpcenter.content import Content
    from helpcenter.sources import Source

EXTRAS = {SUPPORT: "support", PRIVACY: "privacy", SEARCH: "search", NEWS: "news"}
"""Pages that the build makes, and the names of their templates."""


@dataclass(frozen=True)
class Page:
    """What every kind of page has."""

    id: str
    language: str
    title: str
    description: str = ""
    order: int = LAST
    source: Volatile[Source | None] = Volatile(None)  # None for a page that no writer has written.

    @property
    def kind(self) -> str:
        """Name of the template that draws the page."""
        return "home"

    @property
    def address(self) -> str:
        """From the site's root, such as `/en/conversas/abrir-um-chat/`."""
        return address(self.id, self.language)

    @property
    def sort_key(self) -> tuple[int, tuple[str, str], str]:
        """Order in lists: the writer's number, then the alphabet."""
        return self.order, collation_key(self.title), self.id


@dataclass(frozen=True)
class Collection(Page):
    """A category folder."""

    icon: str = ""

    @property
    def kind(self) -> str:
        """Name of the template."""
        return "collection"

    @property
    def parent(self) -> str:
        """Id of the collection it is a section of, or nothing."""
        return self.id.rpartition("/")[0]


@dataclass(frozen=True)
class Article(Page):
    """An article."""

    collection: str = ""
    author: Author | None = None
    created: Volatile[date | None] = Volatile(None)
    updated: Volatile[date | None] = Volatile(None)
    revision: Volatile[str] = Volatile("")
    featured: bool = False
    stale: Volatile[bool] = Volatile(default=False)  # A translation of what has changed since.
    draft: bool = False
    publish_on: date | None = None  # When that ends by itself.

    @property
    def kind(self) -> str:
        """Name of the template."""
        return "article"

    @property
    def initials(self) -> str:
        """The author's, for a byline without a picture."""
        return self.author.initials(self.language) if self.author else ""


@dataclass(frozen=True)
class Extra(Page):
    """A page that the build makes: support, privacy, the results of a search, the news."""

    @property
    def kind(self) -> str:
        """Name of the template."""
        return EXTRAS[self.id]


@dataclass(frozen=True)
class Goodbye(Extra):
    """A page that stands where a removed one was: _dados/despedidas.yml."""

    @property
    def kind(self) -> str:
        """Name of the template."""
        return "goodbye"


def to_article(source: Source, content: Content) -> Article:
    """Join a file with what the authors' file and git know of it."""
    matter = source.article
    dates = content.history.files.get(source.path)
    updated = matter.atualizado_em or (dates.updated if dates else None)
    created = dates.created if dates else None
    return Article(
        id=source.id,
        language=source.language,
        title=matter.title or humanize(source.id),
        description=matter.description,
        order=matter.ordem,
        source=source,
        collection=source.id.rpartition("/")[0],
        author=content.authors.get(matter.autor),
        created=min(created, updated) if created and updated else created,
        updated=updated,
        revision=source.revision,
        featured=matter.destaque,
        stale=is_stale_source(source, content),
        draft=source.path in content.drafts,
        publish_on=None if source.is_draft else matter.publicar_em,
    )


def is_stale_source(source: Source, content: Content) -> bool:
    """Whether a file is a translation of what its original no longer says."""
    original = content.sources.get(split_language(source.path)[0])
    if source.language == DEFAULT or original is None:
        return False
    return is_stale(source.article.traduzido_de, original.revision)


def collections(sources: list[Source]) -> Iterable[Collection]:
    """Yield a collection for each folder that holds pages, written or not, and those above."""
    written = {(s.id, s.language): s for s in sources if s.kind == "collection"}
    needed = dict.fromkeys(written)
    for source in sources:
        folder = source.id if source.kind == "collection" else source.id.rpartition("/")[0]
        while folder:
            needed[folder, source.language] = None
            folder = folder.rpartition("/")[0]
    for folder, language in needed:
        own = written.get((folder, language))
        # Order and icon are said once, in the default language.
        first = written.get((folder, DEFAULT)) or own
        yield Collection(
            id=folder,
            language=language,
            title=(own and own.matter.title) or humanize(folder),
            description=own.matter.description if own else "",
            order=first.matter.ordem if first else LAST,
            source=own,
            icon=getattr(first.matter, "icone", "") if first else "",
        )


def extras(languages: Iterable[str]) -> Iterable[Extra]:
    """Yield the pages that the build makes, in each language."""
    for language in languages:
        texts = texts_in(language)
        for page_id, name in EXTRAS.items():
            yield Extra(page_id, language, texts(f"{name}.title"), texts(f"{name}.description"))


def goodbyes(content: Content) -> Iterable[Goodbye]:
    """Yield the pages that say goodbye, in the languages of the site."""
    for _, farewell in content.farewells.read:
        if farewell.is_page and farewell.language in content.languages:
            yield Goodbye(farewell.id, farewell.language, farewell.titulo, farewell.texto)


def home(sources: list[Source], language: str) -> Page:
    """The home page as written, or with the interface's own greeting."""
    path = with_language("index.md", language)
    own = next((source for source in sources if source.path == path), None)
    texts = texts_in(language)
    return Page(
        id="",
        language=language,
        title=(own and own.matter.title) or texts("home.title"),
        description=(own and own.matter.description) or texts("home.description"),
        source=own,
    )
