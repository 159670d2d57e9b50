"""Everything of docs/ that one build knows, read once and shared by all languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from helpcenter.authors import Author, read_authors
from helpcenter.catalog import Catalog
from helpcenter.history import History, read_history
from helpcenter.languages import DEFAULT, LANGUAGES
from helpcenter.redirects.farewells import Farewells, read_farewells
from helpcenter.sources import DATA_FOLDER, Source, read_sources

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Content:
    """The writers' files, the authors and git's dates."""

    sources: dict[str, Source]  # By path from docs/.
    authors: dict[str, Author] = field(default_factory=dict)
    history: History = field(default_factory=History)
    farewells: Farewells = field(default_factory=Farewells)

    @cached_property
    def catalog(self) -> Catalog:
        """What readers get."""
        return Catalog(self)

    @cached_property
    def with_drafts(self) -> Catalog:
        """What the preview shows as well, and what will be published some day."""
        return Catalog(self, drafts=True) if self.drafts else self.catalog

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that have at least one page; the default one always counts."""
        used = {source.language for source in self.sources.values()}
        return tuple(lang for lang in LANGUAGES if lang == DEFAULT or lang in used)

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Paths of the articles that are not to be published, their translations included."""
        kept = [source for source in self.sources.values() if self.is_kept(source)]
        ids, own = {source.id for source in kept}, {source.path for source in kept}
        translated = {
            path
            for path, source in self.sources.items()
            if source.id in ids and source.kind == "article" and source.language != DEFAULT
        }
        return frozenset(own | translated)

    def is_kept(self, source: Source) -> bool:
        """Whether a file stays out of the site: a draft, or one whose day has not come."""
        day = source.article.publicar_em if source.kind == "article" else None
        waits = day and (not self.history.day or day > self.history.day)
        return source.is_draft or bool(waits)

    @cached_property
    def scheduled(self) -> list[str]:
        """Paths of the articles that wait for their day, and for nothing else."""
        kept = [self.sources[path] for path in sorted(self.drafts)]
        dated = (source for source in kept if getattr(source.matter, "publicar_em", None))
        return [source.path for source in dated if not source.is_draft]


def read_content(docs: Path) -> Content:
    """Read docs/.

    Raises:
        ValueError: the authors' file cannot be used; in Portuguese, naming file and key.
    """
    return Content(
        sources={source.path: source for source in read_sources(docs)},
        authors=read_authors(docs / DATA_FOLDER / "autores.yml"),
        history=read_history(docs),
        farewells=read_farewells(docs),
    )
