"""Every Markdown file of docs/, read once: what it is, what it says of itself, its text."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from helpcenter import front_matter
from helpcenter.front_matter import ArticleMatter, CollectionMatter, HomeMatter, PageMatter
from helpcenter.languages import split_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.front_matter import Repeated
    from helpcenter.mistakes import Mistake

Kind = Literal["home", "collection", "article"]
MODELS: dict[Kind, type[PageMatter]] = {
    "home": HomeMatter,
    "collection": CollectionMatter,
    "article": ArticleMatter,
}
DATA_FOLDER = "_dados"
MARK = "\ufeff"
"""Byte order mark, which some editors of Windows put before a text."""
DRAFT_KEYS = {"rascunho", "draft", "publicar_em"}


@dataclass(frozen=True)
class Source:
    """One Markdown file, taken apart."""

    path: str  # From docs/, with `/`: `conversas/abrir-um-chat.en.md`.
    kind: Kind
    id: str  # `conversas/abrir-um-chat`, `conversas` for a collection, `` for the home page.
    language: str
    text: str  # The file, with `\n` for line ends.
    matter: PageMatter
    lines: dict[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    mistakes: tuple[Mistake, ...] = ()
    unreadable: int | None = None
    repeated: tuple[Repeated, ...] = ()
    encoding_error: bool = False
    plain_bytes: bool = False  # Nothing but `text`: no byte order mark, no other line ends.
    said_hidden: bool = False  # With the keys of other tools.

    @property
    def has_front_matter(self) -> bool:
        """Whether the file starts with a front matter, readable or not."""
        return self.body_line > 1

    @property
    def article(self) -> ArticleMatter:
        """The front matter of an article; the caller knows that it is one."""
        assert isinstance(self.matter, ArticleMatter)  # noqa: S101, kind says so
        return self.matter

    @cached_property
    def is_draft(self) -> bool:
        """Whether the writer said so; said with a wrong word or value, it still holds."""
        meant = {mistake.path[0].casefold() for mistake in self.mistakes}
        own = getattr(self.matter, "rascunho", False)
        return own or self.said_hidden or not meant.isdisjoint(DRAFT_KEYS)

    @cached_property
    def digest(self) -> bytes:
        """What stands for the file: its path, its text, and how that was written."""
        parts = (self.path, str(self.encoding_error), str(self.plain_bytes), self.text)
        whole = "\0".join(parts).encode(errors="surrogatepass")
        return hashlib.blake2b(whole, digest_size=16).digest()

    @cached_property
    def revision(self) -> str:
        """First 16 hexadecimal digits of SHA-256 over title, description and body."""
        parts = (self.matter.title, self.matter.description, self.body)
        plain = unicodedata.normalize("NFC", "\n".join(parts))
        trimmed = "\n".join(line.rstrip() for line in plain.split("\n")).rstrip()
        return hashlib.sha256(trimmed.encode()).hexdigest()[:16]


def read_sources(docs: Path) -> list[Source]:
    """Read every `.md` below `docs`, in path order; hidden folders and `_dados` are not pages."""
    return [read_source(docs, path) for path in sorted(markdown_files(docs)) if is_page(path)]


def markdown_files(docs: Path) -> Iterator[str]:
    """Yield the path, from docs/, of each `.md` that really lies in it."""
    root = docs.resolve()
    folders = [""]
    while folders:
        folder = folders.pop()
        with suppress(PermissionError), os.scandir(docs / folder) as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                elif entry.name.endswith(".md") and is_ours(entry, root):
                    yield path


def is_ours(entry: os.DirEntry[str], docs: Path) -> bool:
    """Whether an entry is a file of docs/; to follow it costs as much as reading, so links only."""
    if not entry.is_symlink():
        return entry.is_file()
    return Path(entry.path).is_file() and is_inside(docs, Path(entry.path))


def is_inside(docs: Path, path: Path) -> bool:
    """Whether a file really lies in docs/; a link in a pull request could lead to a secret."""
    real = path.resolve()
    return real.is_relative_to(docs) or real.is_relative_to(docs.resolve())


def is_page(path: str) -> bool:
    """Whether a file of docs/ is meant to be published."""
    folders = path.split("/")
    return folders[0] != DATA_FOLDER and not any(part.startswith(".") for part in folders)


def read_source(docs: Path, path: str) -> Source:
    """Read one file; bytes that are not UTF-8 are replaced and remembered."""
    raw = (docs / path).read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8-sig", errors="replace")
        return parse_source(path, plain(text), encoding_error=True)
    if "\r" not in text and not text.startswith(MARK):
        return parse_source(path, text, plain_bytes=True)
    return parse_source(path, plain(text.removeprefix(MARK)))


def plain(text: str) -> str:
    r"""A text with `\n` for line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=20_000)  # The preview reads the same texts again after each change.
def parse_source(
    path: str, text: str, *, encoding_error: bool = False, plain_bytes: bool = False
) -> Source:
    """Take a file's text apart; `path` is from docs/."""
    kind, page_id, language = identify(path)
    parsed = front_matter.parse(text)
    matter, mistakes = front_matter.validate(MODELS[kind], parsed.values)
    return Source(
        path=path,
        kind=kind,
        id=page_id,
        language=language,
        text=text,
        matter=matter,
        lines=parsed.lines,
        body=parsed.body,
        body_line=parsed.body_line,
        mistakes=tuple(mistakes),
        unreadable=parsed.unreadable,
        repeated=parsed.repeated,
        encoding_error=encoding_error,
        plain_bytes=plain_bytes,
        said_hidden=parsed.values.get("published") is False or parsed.values.get("hide") is True,
    )


def identify(path: str) -> tuple[Kind, str, str]:
    """Return kind, id and language of the file at `path`."""
    plain, language = split_language(path)
    page_id = plain.removesuffix(".md")
    folder, _, name = page_id.rpartition("/")
    if name != "index":
        return "article", page_id, language
    return ("collection" if folder else "home"), folder, language
