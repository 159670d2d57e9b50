"""Answers of Zendesk's Help Center API: articles, categories, sections, users, translations.

Source: https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.importing.export import (
    Article,
    Collection,
    Export,
    Version,
    by_language,
    day,
    identity,
    whole,
    words,
)
from helpcenter.importing.reading import Record, Shapes, listed
from helpcenter.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable

EXPECTED = (
    "as respostas de articles, categories, sections, users e translations da API do Help Center"
)
SHAPES = Shapes(
    types={},
    lists={
        "articles": "article",
        "article": "article",
        "categories": "category",
        "category": "category",
        "sections": "section",
        "section": "section",
        "users": "user",
        "user": "user",
        "translations": "translation",
        "translation": "translation",
    },
    foreign=frozenset({"workspace_id", "translated_content", "parent_type"}),
    marks=(
        (frozenset({"source_id", "locale", "title"}), "translation"),
        (frozenset({"id", "title", "body", "section_id"}), "article"),
        (frozenset({"id", "name", "category_id"}), "section"),
        (frozenset({"id", "name", "role"}), "user"),
        (frozenset({"id", "name", "html_url", "position"}), "category"),
    ),
)
PLACES = {"category": "categories", "section": "sections"}
"""Kinds of collections, and what their addresses say."""


class Gathered:
    """Records by id, each with its versions by the platform's locales."""

    def __init__(self) -> None:
        self.export = Export("zendesk")
        self.texts: dict[str, dict[str, Version]] = {}  # By `articles/1`, `sections/2`.

    def add(self, kind: str, record: Record) -> None:
        """Take one record over."""
        key = identity(record.get("id"))
        if kind == "translation":
            self.add_translation(record)
        elif key and kind == "user":
            self.export.authors[key] = words(record.get("name"))
        elif key and kind == "article":
            self.export.articles.setdefault(key, Article(key))
            self.add_article(self.export.articles[key], record)
        elif key:
            self.add_collection(f"{PLACES[kind]}/{key}", record)

    def add_article(self, article: Article, record: Record) -> None:
        """An article comes once for each language that was asked for."""
        section = identity(record.get("section_id"))
        article.collection = f"sections/{section}" if section else ""
        article.order = max(article.order, whole(record.get("position")))
        labels = [*article.tags, *(words(label) for label in listed(record, "label_names"))]
        article.tags = [label for label in dict.fromkeys(labels) if label]
        article.promoted = article.promoted or record.get("promoted") is True
        segments = (record.get("user_segment_id"), *listed(record, "user_segment_ids"))
        article.restricted = article.restricted or any(segment is not None for segment in segments)
        self.put(f"articles/{article.id}", locale_of(record), to_version(record))
        for translation in listed(record, "translations"):
            if isinstance(translation, dict):
                self.add_translation({"source_id": article.id, **translation}, "articles")

    def add_collection(self, key: str, record: Record) -> None:
        """A category, or a section in a category or in another section."""
        above = identity(record.get("parent_section_id"))
        around = identity(record.get("category_id"))
        parent = f"sections/{above}" if above else f"categories/{around}" if around else ""
        order = whole(record.get("position"))
        self.export.collections[key] = Collection(key, parent, order=order)
        self.put(key, locale_of(record), to_version(record))

    def add_translation(self, record: Record, place: str = "") -> None:
        """A text in one language of an article, a section or a category."""
        kind = words(record.get("source_type")).casefold() or "article"
        place = place or {**PLACES, "article": "articles"}.get(kind, "")
        key = f"{place}/{identity(record.get('source_id'))}"
        told = {"author_id": record.get("created_by_id"), **record}
        if place != "articles":  # What is the body of a translation is shown as a description.
            told |= {"description": record.get("body"), "body": ""}
        self.put(key, locale_of(record), to_version(told))

    def put(self, key: str, locale: str, version: Version) -> None:
        """Keep a version; of two of one language the later, with what only the first one says."""
        known = self.texts.setdefault(key, {})
        if locale in known:
            old = known[locale]
            version = Version(
                title=version.title or old.title,
                description=version.description or old.description,
                html=version.html or old.html,
                address=version.address or old.address,
                author=old.author or version.author,
                draft=old.draft or version.draft,
                updated=max(filter(None, (old.updated, version.updated)), default=None),
            )
        known[locale] = version

    def finished(self) -> Export:
        """The export, with every version in its place."""
        for article in self.export.articles.values():
            versions = self.texts.get(f"articles/{article.id}", {})
            article.versions = by_language(versions, self.export.foreign)
        for collection in self.export.collections.values():
            collection.versions = by_language(self.texts.get(collection.key, {}), {})
        return self.export


def to_export(records: Iterable[tuple[str, Record]]) -> Export:
    """Gather the records of all files."""
    gathered = Gathered()
    for kind, record in records:
        gathered.add(kind, record)
    return gathered.finished()


def locale_of(record: Record) -> str:
    """The locale of a record."""
    return words(record.get("locale")) or words(record.get("source_locale")) or DEFAULT


def to_version(record: Record) -> Version:
    """An article, a category or a section in one language."""
    body = record.get("body")
    return Version(
        title=words(record.get("title")) or words(record.get("name")),
        description=words(record.get("description")),
        html=body if isinstance(body, str) else "",
        address=words(record.get("html_url")),
        author=identity(record.get("author_id")),
        draft=record.get("draft") is True,
        updated=day(record.get("edited_at")) or day(record.get("updated_at")),
    )
