"""Versions of a built site beside each other, and one link that says which of them readers see.

    DESTINO/versoes/20261130T201500.123456/site     the public folder
                                          /nginx    what nginx includes: never public
           /atual -> versoes/20261130T201500.123456

The link is swapped by rename(2), which leaves no moment without one; a version that has been
published is never written to again.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from helpcenter.headers import HEADERS, nginx_headers, read_headers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSIONS, CURRENT = "versoes", "atual"
SITE, NGINX = "site", "nginx"
WORKSHOP = ".nova-"
"""How the folder of a version begins that is not finished."""
NEEDED = ("index.html", "404.html", "manifest.json", "sitemap.xml", HEADERS)
"""Files without which a site is not whole."""
SHARDS = "assets/search"


class PublishError(Exception):
    """Nothing was published; the text says why, in Portuguese."""


def current(home: Path) -> Path | None:
    """The version that readers see; raise PublishError if something else is in the link's place."""
    link = home / CURRENT
    if link.is_symlink():
        version = home / link.readlink()
        return version if version.is_dir() else None
    if link.exists():
        raise PublishError(f"{link} existe e não é um link feito por este comando; tire-o dali.")
    return None


def versions(home: Path) -> list[Path]:
    """The finished versions, oldest first."""
    return sorted(path for path in (home / VERSIONS).glob("[0-9]*") if path.is_dir())


def switch(home: Path, version: Path) -> None:
    """Let readers see a version, from one request to the next."""
    fresh = home / f".{CURRENT}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(version.relative_to(home), target_is_directory=True)
    fresh.replace(home / CURRENT)


def earlier(home: Path) -> Path:
    """The version before the one that readers see; raise PublishError if there is none."""
    now = current(home)
    before = [version for version in versions(home) if now and version.name < now.name]
    if not before:
        raise PublishError("Não há versão anterior guardada: nada mudou.")
    return before[-1]


@contextmanager
def new_version(home: Path) -> Iterator[Path]:
    """Give a folder to build into, which becomes a version at the end; gone if anything fails."""
    folder = home / VERSIONS
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{WORKSHOP}*"):  # Of a build that was killed.
        shutil.rmtree(left)
    workshop = folder / f"{WORKSHOP}{os.getpid()}"
    workshop.mkdir()
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def finish(workshop: Path) -> Path:
    """Give a finished folder its name, which says when; they sort as they were published."""
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}"
    return workshop.rename(workshop.with_name(name))


def check_site(site: Path) -> None:
    """Refuse a site that is not whole; raise PublishError."""
    missing = [name for name in NEEDED if not (site / name).is_file()]
    if not missing:
        articles = json.loads((site / "manifest.json").read_text("utf-8"))["articles"]
        pages = (f"{article['address'].strip('/')}/index.html" for article in articles)
        missing = [page for page in pages if not (site / page).is_file()]
    if missing:
        raise PublishError(f"A central montada está incompleta: falta {missing[0]}.")


def write_nginx(version: Path, addresses: str) -> None:
    """Write what nginx includes; `addresses` is the map of old ones."""
    folder = version / NGINX
    folder.mkdir()
    told = read_headers((version / SITE / HEADERS).read_text("utf-8"))
    (folder / "cabecalhos.conf").write_text(nginx_headers(told), "utf-8")
    (folder / "enderecos.conf").write_text(addresses, "utf-8")


def carry_over(old: Path, new: Path) -> None:
    """Keep what readers of the version before still need, and let them keep what is the same.

    A page that is open asks for the index of the search that it has begun with; and servers tell a
    file's version by its time, which only changes here with what is in it.
    """
    for pointer in (old / SHARDS).glob("*/index.json"):
        folder = pointer.parent / json.loads(pointer.read_text("utf-8"))["folder"]
        kept = new / folder.relative_to(old)
        if not kept.exists():
            shutil.copytree(folder, kept)
    for path in (path for path in new.rglob("*") if path.is_file()):
        before = old / path.relative_to(new)
        if before.is_file() and filecmp.cmp(before, path, shallow=False):
            shutil.copystat(before, path)


def prune(home: Path, keep: int) -> None:
    """Delete old versions, but never the one that readers see."""
    now = current(home)
    for version in versions(home)[:-keep]:
        if version != now:
            shutil.rmtree(version)
