"""The published articles as the report names them: title, address, and where each is edited."""

from __future__ import annotations

from datetime import date  # noqa: TC003, msgspec reads the annotations
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from helpcenter.languages import DEFAULT, with_language
from helpcenter.translations import is_stale

if TYPE_CHECKING:
    from helpcenter.feedback.known import Manifest, Published

Key = tuple[str, str]
"""Id and language of an article."""


class Page(msgspec.Struct, kw_only=True):
    """An article; `url` and `edit_url` are None where they are not known."""

    id: str
    language: str
    title: str
    url: str | None = None
    edit_url: str | None = None
    review_by: date | None = None


class Pages:
    """The pages of a manifest."""

    def __init__(self, manifest: Manifest, edit_base: str | None = None) -> None:
        """Take a manifest, and the address that the path of an article is put after."""
        self._site = (manifest.site_url or "").rstrip("/")
        self._edit_base = edit_base
        self._entries = {(entry.id, entry.language): entry for entry in manifest.articles}

    def keys(self, language: str | None = None) -> list[Key]:
        """Every article, or those of one language."""
        return [key for key in self._entries if language in (None, key[1])]

    def revision(self, key: Key) -> str | None:
        """The present revision; None of an article that is not published."""
        return self._entries[key].revision if key in self._entries else None

    def page(self, key: Key) -> Page:
        """The page of an article; one that is not published goes by its id."""
        entry = self._entries.get(key)
        if entry is None:
            return Page(id=key[0], language=key[1], title=key[0])
        return Page(
            id=entry.id,
            language=entry.language,
            title=entry.title,
            url=f"{self._site}{entry.address}" if self._site else None,
            edit_url=self._edit_url(entry),
            review_by=entry.review_by,
        )

    def overdue(self, today: date, language: str | None = None) -> list[Page]:
        """Articles that should have been read again by now, the longest due first."""
        found = [self.page(key) for key in self.keys(language)]
        due = [(page.review_by, page.id, page) for page in found if page.review_by]
        return [page for day, _, page in sorted(due, key=lambda row: row[:2]) if day < today]

    def stale(self, language: str | None = None) -> list[Page]:
        """Translations of a revision that is no longer that of their original."""
        return [self.page(key) for key in self.keys(language) if self._stale(self._entries[key])]

    def _stale(self, entry: Published) -> bool:
        original = self.revision((entry.id, DEFAULT))
        return entry.language != DEFAULT and is_stale(entry.source_revision, original)

    def _edit_url(self, entry: Published) -> str | None:
        if not self._edit_base:
            return None
        return f"{self._edit_base}{quote(with_language(f'{entry.id}.md', entry.language))}"


def edit_base(edit_uri: str | None, repo_url: str | None = None) -> str | None:
    """Where MkDocs puts the path of a source after, from its keys of those names.

    None if they lead nowhere on the web.
    """
    if not edit_uri:
        return None
    base = edit_uri if edit_uri.endswith("/") else f"{edit_uri}/"
    whole = urljoin(f"{repo_url.rstrip('/')}/", base) if repo_url else base
    parts = urlsplit(whole)
    return whole if parts.scheme in ("http", "https") and parts.netloc else None
