"""What the rules ask about all files together, gathered once."""

from __future__ import annotations

import os
import posixpath
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.addresses import RESERVED
from helpcenter.folding import fold
from helpcenter.languages import DEFAULT, LANGUAGES, split_language
from helpcenter.lint.names import kebab
from helpcenter.mistakes import nearest
from helpcenter.redirects.table import make_table
from helpcenter.sources import is_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from helpcenter.content import Content
    from helpcenter.lint.page import Page
    from helpcenter.redirects.table import Table
    from helpcenter.sources import Source

MAX_SUGGESTIONS = 100


class Site:
    """Which files, folders, names and titles there are."""

    def __init__(self, content: Content, pages: Iterable[Page], docs: Path) -> None:
        """Gather the facts; `docs` is looked through for pictures and attachments."""
        self.content = content
        self.docs = docs
        self.pages = {page.source.path: page for page in pages}
        self.folders = first_in_folders(self.pages)
        self.sizes = other_files(docs)
        made = {"index.md", *(f"{name}.md" for name in RESERVED)}
        made.update(f"{folder}/index.md" for folder in self.folders)
        self.files = made | self.pages.keys() | self.sizes.keys()
        self._names = {
            language: by_name(path for path in self.files if reaches(language, path))
            for language in LANGUAGES
        }
        self._stems = {language: by_stem(names) for language, names in self._names.items()}
        self._alike = {
            language: {kebab(stem): stem for stem in stems}
            for language, stems in self._stems.items()
        }
        """Names that only capitals, accents, blanks or the like keep apart."""
        self._titles = first_titled(content.sources.values())
        self._suggestions = MAX_SUGGESTIONS
        self._found: dict[tuple[str, str], str | None] = {}

    @cached_property
    def old_addresses(self) -> Table:
        """Where they lead, and what is wrong with those that lead nowhere."""
        return make_table(self.content, self.sizes)

    @property
    def named_elsewhere(self) -> set[str]:
        """Files of docs/ that authors and mkdocs.yml name."""
        avatars = {author.avatar for author in self.content.authors.values()}
        settings = self.docs.parent / "mkdocs.yml"
        text = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
        return avatars | {path for path in self.sizes if path in text}

    def bytes_of(self, path: str) -> bytes:
        """What stands in a file, where it still is."""
        file = self.docs / path
        return file.read_bytes() if file.is_file() else b""

    def find(self, path: str, language: str) -> str | None:
        """The file that a link to `path` leads to on a page in `language`, if there is one."""
        asked = path, language
        if asked not in self._found:  # Several rules ask about each link.
            stem, ext = posixpath.splitext(path)
            names = (f"{stem}.{language}{ext}", f"{stem}.{DEFAULT}{ext}", path)
            known = (name for name in names if name in self.files and reaches(language, name))
            self._found[asked] = next(known, None)
        return self._found[asked]

    def behind(self, address: str, source: Source) -> str:
        """The file behind an address without `.md`, such as `/conversas/abrir/`, or nothing."""
        path = address.strip("/")
        first, _, rest = path.partition("/")
        path = rest if first in LANGUAGES else path
        for name in (f"{path}.md", posixpath.join(path, "index.md"), path):
            if name in self.files:
                return name
        return self.nearest_file(path, source)

    def nearest_file(self, path: str, source: Source) -> str:
        """The path of a file whose name is like that of `path`, other than `source`, or nothing."""
        own = split_language(source.path)[0]
        names, stems = self._names[source.language], self._stems[source.language]
        stem, ext = posixpath.splitext(posixpath.basename(path))
        if not any(known != own for name in stems.get(stem, ()) for known in names[name]):
            alike = self._alike[source.language].get(kebab(stem), stem)
            stem = alike if alike != stem else self.suggest(stem, stems, but=stem)
        # Of two files of one name, the one with the same extension counts.
        likely = sorted(stems.get(stem, ()), key=lambda name: not name.endswith(ext or ".md"))
        return next((known for name in likely for known in names[name] if known != own), "")

    def first_titled(self, source: Source) -> str:
        """The first article with the title that `source` has."""
        return self._titles.get(title_key(source), source.path)

    def suggest(self, word: str, known: Collection[str], but: str = "") -> str:
        """The known word most like `word`, other than `but`, or nothing.

        Each suggestion compares the word with all known ones: a few help a writer, and the
        thousands of a file made to be slow would not end.
        """
        if self._suggestions == 0:
            return ""
        self._suggestions -= 1
        hint = nearest(word, [one for one in known if one != but])
        return hint.partition("“")[2].rpartition("”")[0]


def first_in_folders(paths: Iterable[str]) -> dict[str, str]:
    """The first page of each folder, those below counted."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        folder = posixpath.dirname(path)
        while folder and folder not in first:
            first[folder] = path
            folder = posixpath.dirname(folder)
    return first


def other_files(docs: Path) -> dict[str, int]:
    """Size of each file of docs/ other than pages; what is hidden or data no reader sees."""
    sizes = {}
    for folder, names in files_below(docs):
        for name in names:
            path, file = posixpath.normpath(f"{folder}/{name}"), docs / folder / name
            if not name.endswith(".md") and is_page(path) and file.is_file():
                sizes[path] = file.stat().st_size
    return sizes


def hidden_pages(docs: Path) -> list[str]:
    """Pages that a dot at the start of a name hides, from readers as well."""
    found = []
    for folder, names in files_below(docs):
        paths = (posixpath.normpath(f"{folder}/{name}") for name in names if name.endswith(".md"))
        found += [path for path in paths if "/." in f"/{path}"]
    return sorted(found)


def files_below(docs: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder, from `docs`, with the names in it that are no folders."""
    for folder, _, names in os.walk(docs):
        yield Path(folder).relative_to(docs).as_posix(), names


def reaches(language: str, path: str) -> bool:
    """Whether a link on a page in `language` can name the file: only those of other languages not.

    mkdocs-static-i18n leaves out the files of each language but this one and the default one.
    """
    tag = posixpath.splitext(posixpath.splitext(path)[0])[1].removeprefix(".")
    return tag not in LANGUAGES or tag in (language, DEFAULT)


def by_name(paths: Iterable[str]) -> dict[str, list[str]]:
    """The paths for each file name, as links type them: without a language."""
    names: dict[str, list[str]] = {}
    for path in sorted({split_language(path)[0] for path in paths}):
        if not path.endswith("index.md"):
            names.setdefault(posixpath.basename(path), []).append(path)
    return names


def by_stem(names: Iterable[str]) -> dict[str, list[str]]:
    """The file names for each of them without its extension."""
    stems: dict[str, list[str]] = {}
    for name in names:
        stems.setdefault(posixpath.splitext(name)[0], []).append(name)
    return stems


def title_key(source: Source) -> tuple[str, str]:
    """What makes two titles the same for a reader."""
    return source.language, fold(" ".join(source.matter.title.split()))


def first_titled(sources: Iterable[Source]) -> dict[tuple[str, str], str]:
    """The first article of each title."""
    first: dict[tuple[str, str], str] = {}
    for source in sorted(sources, key=lambda source: source.path):
        if source.kind == "article" and source.matter.title.strip():
            first.setdefault(title_key(source), source.path)
    return first
