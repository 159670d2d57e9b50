"""Everything of docs/ that one build knows, read once and shared by all languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from helpcenter.authors import Author, read_authors
from helpcenter.history import History, read_history
from helpcenter.languages import DEFAULT, LANGUAGES
from helpcenter.sources import DATA_FOLDER, Source, read_sources

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Content:
    """The writers' files, the authors and git's dates."""

    sources: dict[str, Source]  # By path from docs/.
    authors: dict[str, Author] = field(default_factory=dict)
    history: History = field(default_factory=History)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that have at least one page; the default one always counts."""
        used = {source.language for source in self.sources.values()}
        return tuple(lang for lang in LANGUAGES if lang == DEFAULT or lang in used)

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Paths of the articles that are not to be published, translations of drafts included."""
        ids = {source.id for source in self.sources.values() if source.is_draft}
        own = {path for path, source in self.sources.items() if source.is_draft}
        translated = {
            path
            for path, source in self.sources.items()
            if source.id in ids and source.kind == "article" and source.language != DEFAULT
        }
        return frozenset(own | translated)


def read_content(docs: Path) -> Content:
    """Read docs/.

    Raises:
        ValueError: the authors' file cannot be used; in Portuguese, naming file and key.
    """
    return Content(
        sources={source.path: source for source in read_sources(docs)},
        authors=read_authors(docs / DATA_FOLDER / "autores.yml"),
        history=read_history(docs),
    )
