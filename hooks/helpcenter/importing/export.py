"""What an export holds, the same for every platform."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from helpcenter.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

PRIMARY = {tag.partition("-")[0].casefold(): tag for tag in LANGUAGES}
"""Our languages by their primary subtag: `pt` and `pt-br` are both read as `pt-BR`."""
UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Soft hyphens, joiners, directions and halves of pairs, which no address or title needs."""


class ExportError(ValueError):
    """An export that cannot be used; says why, in Portuguese, and what is expected."""


@dataclass(frozen=True)
class Version:
    """An article, or a collection, in one language."""

    title: str
    description: str = ""
    html: str = ""
    address: str = ""
    author: str = ""  # Id of the platform.
    draft: bool = False
    updated: date | None = None


@dataclass
class Collection:
    """A collection, category or section."""

    key: str  # `collections/123`, as in its address.
    parent: str = ""  # Key of the collection around it.
    versions: dict[str, Version] = field(default_factory=dict)
    order: int = 0


@dataclass
class Article:
    """An article in all its languages."""

    id: str
    collection: str = ""  # Key.
    versions: dict[str, Version] = field(default_factory=dict)
    order: int = 0
    tags: list[str] = field(default_factory=list)
    promoted: bool = False
    restricted: bool = False  # Not everybody may read it.

    @property
    def key(self) -> str:
        """`articles/123`, as in its address."""
        return f"articles/{self.id}"


@dataclass
class Export:
    """Everything that was read."""

    platform: str
    collections: dict[str, Collection] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)  # Names by id.
    foreign: dict[str, int] = field(default_factory=dict)  # Texts in languages we do not have.


def words(value: Any) -> str:
    """A text in one line, without what cannot be seen; nothing for what is no text."""
    text = value if isinstance(value, str) else ""
    text = " ".join(UNSEEN.sub("", text).split())
    return "".join(char for char in text if char.isprintable())


def identity(value: Any) -> str:
    """An id, which APIs give as a number or as a text."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return ""
    return words(str(value))


def day(value: Any) -> date | None:
    """The day of `1672928610` or of `2026-03-12T14:00:00Z`, in UTC."""
    try:
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC).date()
        return datetime.fromisoformat(value).date() if isinstance(value, str) else None
    except (ValueError, OverflowError, OSError):
        return None


def whole(value: Any) -> int:
    """A place in a list; 0 for what is none."""
    return value if isinstance(value, int) and 0 <= value < 1_000_000 else 0


def language_of(locale: str) -> str | None:
    """Our language for a locale of a platform, such as `pt-br` or `en_US`."""
    return PRIMARY.get(re.split("[-_]", locale)[0].casefold())


def by_language(versions: Mapping[str, T], foreign: dict[str, int]) -> dict[str, T]:
    """Versions by our languages; of `pt` and `pt-BR` the one named as ours is.

    What is in another language is counted in `foreign`.
    """
    found: dict[str, T] = {}
    for locale in sorted(versions, key=lambda name: (is_ours(name), name)):
        language = language_of(locale)
        if language:
            found[language] = versions[locale]
        else:
            foreign[locale] = foreign.get(locale, 0) + 1
    return found


def is_ours(locale: str) -> bool:
    """Whether a locale is named as we name it, but for capitals."""
    return locale.replace("_", "-").casefold() in {tag.casefold() for tag in LANGUAGES}
