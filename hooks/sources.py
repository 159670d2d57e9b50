"""Decide which files become pages, in which language, and add those that nobody wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel

from helpcenter.addresses import address
from helpcenter.languages import with_language
from helpcenter.media import ATTACHMENTS, IMAGES
from helpcenter.pages import Extra
from helpcenter.sources import is_inside

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from helpcenter.content import Content

THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""What the theme would publish for a search that we do not use."""


@event_priority(-200)  # After static-i18n (-100), which picks the files of one language.
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave the pages of the language being built, and what they need."""
    content: Content = config.extra["content"]
    language = config.extra["language"]
    for file in list(files):
        if file.src_uri in content.sources:
            place_page(file, content, language)
        elif not is_published(file, Path(config.docs_dir)):
            files.remove(file)
    add_missing_pages(files, content, language, config)
    return files


def is_published(file: File, docs: Path) -> bool:
    """Whether a file that is no page goes to the site."""
    if file.src_dir == str(docs):
        return is_asset(file, docs)
    return not file.src_uri.startswith(THEME_SEARCH)


def is_asset(file: File, docs: Path) -> bool:
    """Whether a file of docs/ may be published beside the pages."""
    kind = Path(file.src_uri).suffix.lower()
    # At the top of a site a text file can give orders: robots.txt, ads.txt, vercel.json.
    known = kind in IMAGES or (kind in ATTACHMENTS and "/" in file.src_uri)
    return known and is_inside(docs, docs / file.src_uri)


def place_page(file: File, content: Content, language: str) -> None:
    """Give MkDocs the body of a page; one of another language stays where it is published."""
    source = content.sources[file.src_uri]
    # A blank first line: MkDocs takes "Dica: …" at the top for data and drops it.
    file.content_string = f"\n{source.body}"
    if source.language != language:  # Kept, not built, so that links lead to the original.
        file.inclusion = InclusionLevel.EXCLUDED
        publish_at(file, address(source.id, source.language))
    elif source.path in content.drafts:
        file.inclusion = InclusionLevel.DRAFT


def publish_at(file: File, page_address: str) -> None:
    """Give a page an address of its own."""
    file.dest_uri = f"{page_address}index.html".lstrip("/")
    file.url = page_address.lstrip("/") or "./"
    file.__dict__.pop("abs_dest_path", None)


def add_missing_pages(files: Files, content: Content, language: str, config: MkDocsConfig) -> None:
    """Make the home page and the collections that have no index.md, and the extras."""
    for page in content.with_drafts.pages():
        if page.source or page.language != language:
            continue
        name = page.id if isinstance(page, Extra) else f"{page.id}/index".lstrip("/")
        file = File.generated(config, with_language(f"{name}.md", language), content="\n")
        file.name = name.rpartition("/")[2]
        publish_at(file, page.address)
        files.append(file)
