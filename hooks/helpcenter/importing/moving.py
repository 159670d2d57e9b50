"""One import from beginning to end: everything is read and converted before a file is written."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from helpcenter.authors import read_authors
from helpcenter.importing import intercom, zendesk
from helpcenter.importing.authors import author_keys, with_authors
from helpcenter.importing.downloads import COVER, COVER_DRAWING, Download
from helpcenter.importing.export import Article, Collection, Export, ExportError
from helpcenter.importing.links import Links, Page
from helpcenter.importing.markdown import Converted, to_markdown
from helpcenter.importing.pages import article_text, collection_text
from helpcenter.importing.places import Places, main, place
from helpcenter.importing.reading import read_json, records
from helpcenter.importing.record import (
    FILE,
    LEFT_ALONE,
    WRITTEN,
    Entry,
    Fate,
    Wanted,
    check_inside,
    content_of,
    digest,
    fate,
    read_record,
    record_text,
    write_text,
)
from helpcenter.importing.targets import addresses, index_pages, known_places, plain_path, targets
from helpcenter.languages import DEFAULT, with_language
from helpcenter.sources import DATA_FOLDER, read_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from helpcenter.importing.export import Version

T = TypeVar("T", Article, Collection)
PLATFORMS = {"intercom": intercom, "zendesk": zendesk}
AUTHORS = f"{DATA_FOLDER}/autores.yml"


@dataclass(frozen=True, order=True)
class Remark:
    """Something that a person must look at."""

    path: str  # From docs/.
    line: int
    text: str


@dataclass
class Moving:
    """What an import will write, and what it has to say."""

    export: Export
    places: Places
    record: dict[str, Entry]
    pages: list[tuple[Wanted, Fate]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)  # Those that are no pages, by path.
    remarks: list[Remark] = field(default_factory=list)
    downloads: set[Download] = field(default_factory=set)  # Paths from docs/.
    drafts: list[str] = field(default_factory=list)  # Paths.
    restricted: list[str] = field(default_factory=list)
    without_alt: int = 0


def read_export(platform: str, files: Iterable[Path]) -> Export:
    """Read all files of an export.

    Raises:
        ExportError: one cannot be read, or there is no article in them.
    """
    module = PLATFORMS[platform]
    answers = [read_json(file) for file in files]
    export: Export = module.to_export(records(answers, module.SHAPES))
    export.articles = {key: a for key, a in export.articles.items() if a.versions}
    if export.articles:
        return export
    for other, theirs in PLATFORMS.items():
        if other != platform and any(
            kind == "article" for kind, _ in records(answers, theirs.SHAPES)
        ):
            raise ExportError(
                f"Não encontrei artigos do {platform.capitalize()}. Se a exportação é do "
                f"{other.capitalize()}, use: .venv/bin/central importar {other}"
            )
    raise ExportError(
        "Não encontrei nenhum artigo em português ou inglês. Espero, em JSON, "
        f"{module.EXPECTED}, em um arquivo ou em vários."
    )


def prepare(docs: Path, export: Export) -> Moving:
    """Convert everything and decide what becomes of each file; writes nothing.

    Raises:
        ExportError: the record or the authors' file cannot be used.
    """
    record, sources = read_record(docs), read_sources(docs)
    try:
        known_authors = read_authors(docs / AUTHORS)
    except ValueError as error:
        raise ExportError(str(error)) from error
    taken = {plain_path(source.path): source.matter.title for source in sources}
    places = place(export, known_places(export, record, sources), taken)
    moving = Moving(export, places, record)
    used = {v.author for a in export.articles.values() for v in a.versions.values()}
    names = {key: name for key, name in export.authors.items() if key in used}
    keys = author_keys(names, known_authors)
    indexes = index_pages(export, places)
    languages = {folder: set(versions) for folder, (_, versions) in indexes.items()}
    links = Links(targets(export, places, languages), addresses(export))
    ranks = numbered(export.articles.values(), lambda article: article.collection)
    for article in export.articles.values():
        add_article(moving, replace(article, order=ranks[article.key]), links, keys, docs)
    add_indexes(moving, indexes, docs)
    added = {
        keys[i]: name for i, name in names.items() if i in keys and keys[i] not in known_authors
    }
    if added:
        moving.files[AUTHORS] = with_authors(content_of(docs / AUTHORS) or "", added)
    moving.files[FILE] = record_text(moving.record)
    return moving


def add_article(
    moving: Moving, article: Article, links: Links, keys: Mapping[str, str], docs: Path
) -> None:
    """Convert an article in each of its languages."""
    path = f"{moving.places.files[article.id]}.md"
    for tag, version in article.versions.items():
        draft = version.draft or article.restricted
        page = Page(f"articles/{article.id}", path, tag, version.address, draft)
        converted = to_markdown(version.html, page, links, version.title)
        told = {"author": keys.get(version.author, ""), "draft": draft}
        first = tag == DEFAULT or DEFAULT not in article.versions  # Its place counts for all.
        own = article if first else replace(article, order=0)
        text = article_text(own, version, converted.text, **told)
        key = f"{moving.export.platform}/articles/{article.id}/{tag}"
        if settle(moving, Wanted(key, page.file, text), docs):
            tell(moving, page, converted, text, docs)
            if article.restricted:
                moving.restricted.append(page.file)
            elif draft:
                moving.drafts.append(page.file)
        else:
            moving.downloads |= shown_in(content_of(docs / page.file) or "", page, converted)


def shown_in(text: str, page: Page, converted: Converted) -> set[Download]:
    """The downloads of a page that its text names; a person may have changed it."""
    folder = posixpath.dirname(page.path)
    return {
        Download(f"{folder}/{download.path}", download.address)
        for download in converted.downloads
        if download.path in text
    }


def tell(moving: Moving, page: Page, converted: Converted, text: str, docs: Path) -> None:
    """Take over what the conversion of a page has to say."""
    folder = posixpath.dirname(page.path)
    body = text.split("\n---\n", 1)[1]
    first = text.count("\n", 0, len(text) - len(body)) + 2  # Below the blank line.
    moving.remarks += [Remark(page.file, first + n - 1, said) for n, said in converted.remarks]
    if not converted.text:
        moving.remarks.append(Remark(page.file, 1, "o artigo veio sem texto"))
    moving.downloads |= shown_in(text, page, converted)
    if converted.needs_cover and not (docs / folder / COVER).exists():
        moving.files[f"{folder}/{COVER}"] = COVER_DRAWING
    moving.without_alt += converted.without_alt


def add_indexes(
    moving: Moving, indexes: Mapping[str, tuple[str, Mapping[str, Version]]], docs: Path
) -> None:
    """Write the `index.md` of each collection."""
    collections = moving.export.collections
    ranks = numbered(collections.values(), lambda collection: collection.parent)
    for folder, (key, versions) in sorted(indexes.items()):
        for tag, version in versions.items():
            path = with_language(f"{folder}/index.md", tag)
            text = collection_text(version, ranks.get(key, 0) if tag == DEFAULT else 0)
            settle(moving, Wanted(f"{moving.export.platform}/{key}/{tag}", path, text), docs)
    for key, folder in sorted(moving.places.folded.items()):
        versions = collections[key].versions
        name = main(versions).title if versions else key
        told = f"a coleção “{name}” estava funda demais; os artigos dela vieram para cá"
        moving.remarks.append(Remark(f"{folder}/index.md", 1, told))
    removed = {wanted.path for wanted, found in moving.pages if found == "removed"}
    for path in (f"{moving.places.files[identity]}.md" for identity in moving.places.homeless):
        told = "o artigo veio sem coleção; leve-o para a pasta do assunto"
        moving.remarks += [Remark(path, 1, told)] if path not in removed else []


def numbered(items: Iterable[T], group: Callable[[T], str]) -> dict[str, int]:
    """The place of each item in its group; 0, which is none, where the platform gave none."""
    items = list(items)
    ordered = {group(item) for item in items if item.order}
    return {item.key: item.order + 1 if group(item) in ordered else 0 for item in items}


def settle(moving: Moving, wanted: Wanted, docs: Path) -> bool:
    """Decide what becomes of a page; say whether it is the import's, and no person's by now."""
    found = fate(wanted, docs, moving.record)
    moving.pages.append((wanted, found))
    if found in LEFT_ALONE:
        return False
    moving.record[wanted.key] = Entry(wanted.path, digest(wanted.text))
    return True


def write(docs: Path, moving: Moving) -> None:
    """Write what is new, the record last.

    Raises:
        ExportError: a link in docs/ leads out of it.
        OSError: docs/ cannot be written.
    """
    texts = {wanted.path: wanted.text for wanted, found in moving.pages if found in WRITTEN}
    texts |= moving.files  # Its last one is the record.
    changed = {path: text for path, text in texts.items() if content_of(docs / path) != text}
    for path in changed:
        check_inside(docs, path)
    for path, text in changed.items():
        write_text(docs / path, text)
