"""The articles that a build published: an answer to anything else is refused."""

from __future__ import annotations

import logging
import time
from datetime import date  # noqa: TC003, msgspec reads the annotation
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from helpcenter.addresses import SUPPORT, address

if TYPE_CHECKING:
    from pathlib import Path

LOG = logging.getLogger("central.coletor")
PAUSE = 1.0
"""Seconds between two looks at the file."""


class ManifestError(Exception):
    """The manifest cannot be used; the text says why, in Portuguese."""


class Published(msgspec.Struct):
    """One article of manifest.json, as far as answers and their report need it."""

    id: str
    language: str
    address: str
    title: str
    revision: str = ""
    review_by: date | None = None
    source_revision: str | None = None
    old_addresses: list[str] = []


class Manifest(msgspec.Struct):
    """site/manifest.json, schema 1."""

    schema: int
    site_url: str | None
    articles: list[Published]


def read_manifest(path: Path) -> Manifest:
    """Read manifest.json; raise ManifestError if there is none that can be used."""
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise ManifestError(f"não encontrei {path}. Monte a central antes: make build") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ManifestError(
            f"não consegui ler {path}. Monte a central de novo: make build"
        ) from error
    if manifest.schema != 1:
        raise ManifestError(f"{path} é de outra versão. Monte a central de novo.")
    return manifest


def ids_by_name(manifest: Manifest) -> dict[str, str]:
    """Articles by id and, where no other has that id, by address of today or before, bare."""
    moved = {
        name.strip("/"): entry.id
        for entry in manifest.articles
        for name in (entry.address, *entry.old_addresses)
    }
    return moved | {entry.id: entry.id for entry in manifest.articles}


class Known:
    """Articles by id and by old address; read again when a new build has replaced the file."""

    def __init__(self, path: Path) -> None:
        """Read the manifest; raise ManifestError if there is none that can be used."""
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._looked = float("-inf")
        self._load()

    def article(self, name: str) -> str | None:
        """Return the id of the article that a page calls `name`, today or before it moved."""
        self.refresh()
        return self._ids.get(name) or self._ids.get(name.strip("/"))

    def place(self, article: str, language: str) -> tuple[str, str] | None:
        """Return title and full address of an article; None if that cannot be told."""
        found = self._published.get((article, language))
        return (found.title, f"{self._site}{found.address}") if found and self._site else None

    def support(self, language: str) -> str | None:
        """Return the full address of the ways to a person; None if the site's is not known."""
        return f"{self._site}{address(SUPPORT, language)}" if self._site else None

    @property
    def origin(self) -> str | None:
        """Scheme and host of the site, as browsers send them in `Origin`."""
        parts = urlsplit(self._site)
        return f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else None

    def refresh(self) -> None:
        """Look at the file once a second; a build that cannot be read changes nothing."""
        if time.monotonic() - self._looked < PAUSE:
            return
        self._looked = time.monotonic()
        try:
            if self._identity() != self._seen:
                self._load()
                LOG.info("manifesto relido", extra={"artigos": len(self._published)})
        except (ManifestError, OSError) as error:
            LOG.warning("manifesto ilegível; vale o anterior", extra={"erro": type(error).__name__})

    def _identity(self) -> tuple[int, int, int]:
        status = self._path.stat()
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _load(self) -> None:
        seen = self._identity() if self._path.exists() else None
        manifest = read_manifest(self._path)
        self._seen = seen
        self._site = (manifest.site_url or "").rstrip("/")
        self._published = {(entry.id, entry.language): entry for entry in manifest.articles}
        self._ids = ids_by_name(manifest)
