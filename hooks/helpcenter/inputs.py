"""What a finished page depends on, as text that is the same if, and only if, that is the same.

Everything that a template can ask the catalog is here, but for what changes with each article that
is saved: asked.py notes who asks for that, and `Answers` answers it again.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from helpcenter.asked import question
from helpcenter.front_matter import Loader
from helpcenter.news import news, news_of

if TYPE_CHECKING:
    from pathlib import Path

    from helpcenter.asked import Question
    from helpcenter.authors import Author
    from helpcenter.catalog import Catalog
    from helpcenter.news import News
    from helpcenter.pages import Page
    from helpcenter.sources import Source

VOLATILE = ("source", "created", "updated", "revision", "stale")
"""Fields of a page that change without the site's structure."""
PLAIN = (str, int, float, bool, date, type(None))


class UndescribableError(ValueError):
    """A value that nothing is known of."""


def described(value: Any) -> str:
    """A value of mkdocs.yml as text.

    Raises:
        UndescribableError: it is nothing that YAML has.
    """
    if isinstance(value, dict):
        pairs = sorted((described(key), described(each)) for key, each in value.items())
        return f"{{{','.join(f'{key}:{each}' for key, each in pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(described, value))}]"
    if not isinstance(value, PLAIN):
        raise UndescribableError(type(value).__name__)
    return repr(value)


def is_plain(value: Any) -> bool:
    """Whether a value can be told as text."""
    try:
        described(value)
    except UndescribableError:
        return False
    return True


def settings_in(file: Path) -> list[dict[str, Any]]:
    """What mkdocs.yml says, and the files that it inherits from.

    Raises:
        UndescribableError: it says more than YAML does by itself: a tag may ask the environment.
    """
    found = []
    while True:
        try:
            values = yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506, a safe one
        except (OSError, ValueError, yaml.YAMLError) as error:
            raise UndescribableError(file.name) from error
        if not isinstance(values, dict) or not is_plain(values):
            raise UndescribableError(file.name)
        found.append(values)
        if "INHERIT" not in values:
            return found
        file = file.parent / str(values["INHERIT"])


def structure(catalog: Catalog) -> str:
    """All pages of a catalog with what most pages show of others: names, summaries, places."""
    authors: dict[int, str] = {}  # Few authors write all articles.

    def name(author: Author | None) -> str:
        if id(author) not in authors:
            authors[id(author)] = repr(author)
        return authors[id(author)]

    rows = []
    for page in catalog.pages():
        own = {key: value for key, value in vars(page).items() if key not in VOLATILE}
        own["author"] = name(own.get("author"))
        rows.append(f"{type(page).__name__}{own}")
    return "\n".join([repr(catalog.languages), *rows])


class Answers:
    """Answers what was asked while pages were drawn."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the catalog that is asked now."""
        self.catalog = catalog
        self._known: dict[Question, str] = {}

    def __call__(self, asked: Question) -> str:
        """The answer to a question, as text."""
        if asked not in self._known:
            kind, *rest = asked
            self._known[asked] = getattr(self, f"_{kind}")(*rest)
        return self._known[asked]

    def own(self, page: Page) -> str:
        """All that is volatile of one page."""
        fields = (field for field in VOLATILE if field in vars(page))
        return "\0".join(self(question(page, field)) for field in fields)

    @cached_property
    def _pages(self) -> dict[tuple[str, ...], Page]:
        return {question(page, "")[1:4]: page for page in self.catalog.pages()}

    @cached_property
    def _news_by_language(self) -> dict[str, dict[str, list[News]]]:
        return {language: news(self.catalog, language) for language in self.catalog.languages}

    def _page(self, *name: str) -> str:
        *page, field = name
        found = self._pages.get(tuple(page))
        return told(getattr(found, field)) if found else ""

    def _related(self, article_id: str, language: str) -> str:
        article = self.catalog.article(article_id, language)
        return " ".join(other.id for other in self.catalog.related(article)) if article else ""

    def _day(self) -> str:
        return str(self.catalog.day)

    def _news(self, *page: str) -> str:
        found = self._pages.get(page)
        if not found:
            return ""
        each = news_of(self._news_by_language[found.language], found)
        return " ".join(f"{one.article.id} {one.published} {one.updated}" for one in each)


def told(value: Source | date | str | bool | None) -> str:
    """The value of a field as text; of a file, what stands for its text."""
    digest: bytes | None = getattr(value, "digest", None)
    return repr(value) if digest is None else digest.hex()
