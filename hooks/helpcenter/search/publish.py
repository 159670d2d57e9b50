"""The search indexes of a site, one a language, as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpcenter.folding import fold
from helpcenter.languages import DEFAULT
from helpcenter.search.analysis import analysis_of
from helpcenter.search.extract import Section, link_share, sections
from helpcenter.search.folder import write
from helpcenter.search.index import build_index
from helpcenter.search.lists import Wrong, read_data
from helpcenter.search.synonyms import Synonyms, general, parse_file
from helpcenter.search.texts import Memory
from helpcenter.search.units import SearchPage
from helpcenter.sources import DATA_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from helpcenter.catalog import Catalog
    from helpcenter.output import Output
    from helpcenter.pages import Article


FEATURED = 1.15
OVERVIEW = 0.8
NOTICE = 0.8
COLLECTION = 0.8
"""Factors of a score. They decide between articles that answer about equally well."""

MOSTLY_LINKS = 0.5
NOTICES = frozenset(
    {"aviso", "avisos", "comunicado", "novidade", "novidades", "announcement", "notice", "news"}
)
"""Tags, folded, of what is read once and then stands in the way of the articles."""


@dataclass(frozen=True)
class PageText:
    """What the search takes from a page's HTML."""

    sections: list[Section]
    links: float  # The share of the text that is links, from 0 to 1.

    @classmethod
    def of(cls, html: str, title: str) -> PageText:
        """Read an article's own HTML, without what the templates put around it."""
        found = sections(html, title)
        return cls(found, link_share(html, sum(len(section.text) for section in found)))


def publish(
    catalog: Catalog,
    language: str,
    texts: Mapping[str, PageText],
    *,
    docs: Path,
    target: Path,
    output: Output,
    memory: Path | None = None,
    program: bytes = b"",
) -> None:
    """Write the index of one language into the folder `target`.

    Args:
        catalog: what is published.
        language: of the pages.
        texts: by path from docs/.
        docs: where the writers' synonyms are.
        target: the folder of this language's index.
        output: the site that it is a part of.
        memory: the file of what the index before was made from.
        program: a digest of what makes an index.
    """
    own = read_synonyms(docs, language)[0]
    files = build_index(
        search_pages(catalog, language, texts),
        analysis_of(language),
        [*own, *general(language)],
        {each.id: each.title for each in catalog.every_collection(language)},
        Memory(memory, program),
    )
    write(files, target, output)


def search_pages(
    catalog: Catalog, language: str, texts: Mapping[str, PageText]
) -> Iterator[SearchPage]:
    """Yield what can be found: articles, and collections that somebody has described."""
    for article in catalog.articles():
        text = texts.get(article.source.path) if article.source else None
        if article.language == language and text and not excluded(article):
            yield article_page(article, text)
    for collection in catalog.every_collection(language):
        text = texts.get(collection.source.path) if collection.source else None
        if text:
            yield SearchPage(
                address=collection.address.lstrip("/"),
                title=collection.title,
                sections=text.sections,
                description=collection.description,
                collection=collection.parent,
                prior=COLLECTION,
            )


def excluded(article: Article) -> bool:
    """Whether the writer keeps an article out of the search."""
    return article.source is not None and article.source.article.search.exclude


def article_page(article: Article, text: PageText) -> SearchPage:
    """One article for the index."""
    assert article.source is not None  # noqa: S101, articles have one
    matter = article.source.article
    prior = matter.search.boost
    prior *= FEATURED if article.featured else 1.0
    prior *= OVERVIEW if text.links > MOSTLY_LINKS else 1.0
    prior *= NOTICE if NOTICES & {fold(tag) for tag in matter.tags} else 1.0
    return SearchPage(
        address=article.address.lstrip("/"),
        title=article.title,
        sections=text.sections,
        description=article.description,
        keywords=tuple(matter.sinonimos),
        tags=tuple(matter.tags),
        collection=article.collection,
        prior=prior,
    )


def synonyms_path(language: str) -> str:
    """Where the writers' synonyms are, from docs/: `_dados/sinonimos.yml`, `sinonimos.en.yml`."""
    suffix = "" if language == DEFAULT else f".{language}"
    return f"{DATA_FOLDER}/sinonimos{suffix}.yml"


def read_synonyms(docs: Path, language: str) -> tuple[list[Synonyms], list[Wrong]]:
    """Read the writers' own synonyms in a language, and what is wrong with them, by line."""
    return parse_file(read_data(docs / synonyms_path(language)))
