"""Answers of Intercom: GET /articles, /help_center/collections and /admins.

Source: https://github.com/intercom/Intercom-OpenAPI (versions 2.1 to 2.14).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

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
    "as respostas de GET /articles e, se puder, de GET /help_center/collections e GET /admins"
)
SHAPES = Shapes(
    types={
        "article": "article",
        "internal_article": "internal",
        "collection": "collection",
        "section": "collection",
        "admin": "admin",
    },
    lists={
        "articles": "article",
        "collections": "collection",
        "sections": "collection",
        "admins": "admin",
    },
    foreign=frozenset({"section_id", "html_url", "label_names"}),
    marks=(
        (frozenset({"id", "title", "body", "state"}), "article"),
        (frozenset({"id", "name", "email"}), "admin"),
        (frozenset({"id", "name", "order"}), "collection"),
        (frozenset({"id", "name", "help_center_id"}), "collection"),
    ),
)
LOCALE = re.compile(r"/(?P<locale>[a-z]{2}(?:-[A-Za-z]{2})?)/(?:articles|collections)/")


def to_export(records: Iterable[tuple[str, Record]]) -> Export:
    """Gather the records of all files; collections first, since articles name them."""
    export = Export("intercom")
    for kind, record in sorted(records, key=lambda item: item[0] in ("article", "internal")):
        key = identity(record.get("id"))
        if key and kind == "admin":
            export.authors[key] = words(record.get("name"))
        elif key and kind == "collection":
            collection = to_collection(key, record)
            export.collections[collection.key] = collection
        elif key:
            export.articles[key] = to_article(key, record, export, internal=kind == "internal")
    return export


def to_collection(key: str, record: Record) -> Collection:
    """One collection; sections of older versions of the API are collections as well."""
    own = Version(
        title=words(record.get("name")),
        description=words(record.get("description")),
        address=words(record.get("url")),
    )
    versions = {home_locale(record): own}
    for locale, content in translations(record):
        versions[locale] = Version(
            title=words(content.get("name")),
            description=words(content.get("description")),
            address=words(content.get("url")),
        )
    named = {locale: version for locale, version in versions.items() if version.title}
    parent = identity(record.get("parent_id"))
    return Collection(
        key=f"collections/{key}",
        parent=f"collections/{parent}" if parent else "",
        versions=by_language(named, {}),
        order=whole(record.get("order")),
    )


def to_article(key: str, record: Record, export: Export, *, internal: bool) -> Article:
    """One article; what stands at its top is its default language's version."""
    versions = {home_locale(record): to_version(record)}
    versions |= {locale: to_version(content) for locale, content in translations(record)}
    parents = [record.get("parent_id"), *listed(record, "parent_ids")]
    keys = [f"collections/{identity(parent)}" for parent in parents if identity(parent)]
    known = [name for name in keys if name in export.collections]
    return Article(
        id=key,
        collection=next(iter([*known, *keys]), ""),
        versions=by_language(versions, export.foreign),
        tags=[name for name in dict.fromkeys(map(tag_name, tags_of(record))) if name],
        restricted=internal,
    )


def to_version(content: Record) -> Version:
    """An article in one language."""
    body = content.get("body")
    return Version(
        title=words(content.get("title")),
        description=words(content.get("description")),
        html=body if isinstance(body, str) else "",
        address=words(content.get("url")),
        author=identity(content.get("author_id")),
        draft=content.get("state", "published") != "published",
        updated=day(content.get("updated_at")),
    )


def translations(record: Record) -> list[tuple[str, Record]]:
    """Locale and content of each translation that is there."""
    contents: Any = record.get("translated_content")
    items = contents.items() if isinstance(contents, dict) else ()
    return [(locale, content) for locale, content in items if isinstance(content, dict)]


def home_locale(record: Record) -> str:
    """The locale of what stands at the top of a record."""
    told = words(record.get("default_locale")) or words(record.get("locale"))
    found = LOCALE.search(words(record.get("url")))
    return told or (found["locale"] if found else DEFAULT)


def tags_of(record: Record) -> list[Any]:
    """The tags of an article, a list inside of a list object."""
    return listed(record.get("tags"), "tags") or listed(record.get("tags"), "data")


def tag_name(tag: Any) -> str:
    """The name of a tag."""
    return words(tag.get("name")) if isinstance(tag, dict) else ""
