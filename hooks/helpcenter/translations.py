"""Which translations there are, and whether their originals have changed since."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from helpcenter.history import git
from helpcenter.languages import DEFAULT, with_language
from helpcenter.sources import parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from helpcenter.content import Content
    from helpcenter.sources import Source

State = Literal["falta", "desatualizada", "sem registro", "em dia"]
STATES: tuple[State, ...] = ("desatualizada", "sem registro", "falta", "em dia")
MAX_COMMITS = 500
"""How far back a revision is looked for."""


@dataclass(frozen=True)
class Translation:
    """One original, and how things stand in one other language."""

    original: Source
    language: str
    source: Source | None  # None: nobody has translated it.

    @property
    def path(self) -> str:
        """Path of the translation from docs/, also of one that does not exist."""
        return with_language(self.original.path, self.language)

    @property
    def state(self) -> State:
        """Whether it exists and says what the original says."""
        if self.source is None:
            return "falta"
        made_of = self.source.article.traduzido_de
        if not made_of:
            return "sem registro"
        return "desatualizada" if is_stale(made_of, self.original.revision) else "em dia"


def is_stale(made_of: str | None, original: str | None) -> bool:
    """Whether a translation was made of a revision that is no longer that of its original."""
    return bool(made_of and original) and made_of != original


def translations(content: Content) -> Iterator[Translation]:
    """Yield each published article in each other language of the site, by path."""
    for path, source in sorted(content.sources.items()):
        if source.kind != "article" or source.language != DEFAULT or path in content.drafts:
            continue
        for language in content.languages:
            if language != DEFAULT:
                yield Translation(
                    source, language, content.sources.get(with_language(path, language))
                )


def earlier(docs: Path, path: str) -> Iterator[Source]:
    """Yield what git has of an article, newest first, each revision once; renames are followed."""
    log = git(
        *(docs, "log", f"-{MAX_COMMITS}", "--follow", "-z", "--name-only", "--relative"),
        *("--format=%H", "--", path),
    )
    fields = [field.strip("\n") for field in log.split("\0")]
    seen = ""
    for commit, then in zip(fields[::2], fields[1::2], strict=False):
        text = git(docs, "show", f"{commit}:./{then}").replace("\r\n", "\n")
        source = parse_source(path, text)
        if text and source.revision != seen:
            seen = source.revision
            yield source


def difference(docs: Path, translation: Translation) -> list[str] | None:
    """What has changed in the original since it was translated, as lines of a unified diff.

    None if git does not know the revision that was translated.
    """
    if translation.source is None:
        return None
    made_of = translation.source.article.traduzido_de
    path = translation.original.path
    then = next((old for old in earlier(docs, path) if old.revision == made_of), None)
    if then is None:
        return None
    old, new = (words(source) for source in (then, translation.original))
    return [line.rstrip("\n") for line in difflib.unified_diff(old, new, lineterm="", n=1)][2:]


def words(source: Source) -> list[str]:
    """What a translator has to say: title, description and text, a line each."""
    body = [line.rstrip() for line in source.body.strip("\n").split("\n")]
    return [f"title: {source.matter.title}", f"description: {source.matter.description}", *body]
