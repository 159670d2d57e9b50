"""The last look at a finished site: what no rule about one article can see.

Each finding names the page, what is wrong, and what to do.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from helpcenter.addresses import PANEL, PANEL_PLACES, absolute
from helpcenter.built_page import read_built
from helpcenter.built_structured import mistakes_of
from helpcenter.parallel import map_shared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from helpcenter.built_page import BuiltPage

ERRORS = "404.html"
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
LOCATION = re.compile(r"<loc>([^<]*)</loc>")
"""Our own template writes the sitemap: no element of it is spelled otherwise."""


@dataclass(frozen=True)
class Finding:
    """What is wrong on a page."""

    file: str
    """From the site's folder."""
    text: str
    broken: bool = True
    """Whether it must not be published; if not, it is advice: rules on articles have their say."""

    def __str__(self) -> str:
        """As it is printed."""
        return f"{self.file}: {self.text}"


class BuiltSite:
    """A finished site, read once."""

    def __init__(self, folder: Path, address: str) -> None:
        """Read every page.

        Args:
            folder: where it lies.
            address: where it will be, such as `https://ajuda.exemplo.com.br/`.
        """
        self.folder, self.root = folder, address.rstrip("/") + "/"
        paths = sorted(folder.rglob("*.html"))
        read = map_shared(lambda path: read_built(path.read_text("utf-8")), paths)
        names = (path.relative_to(folder).as_posix() for path in paths)
        self.pages = dict(zip(names, read, strict=True))

    def address_of(self, name: str) -> str:
        """Where a file will be."""
        return absolute(self.root, name.removesuffix("index.html"))

    def file_at(self, address: str) -> str | None:
        """The file that a host sends for an address of this site; None if there is none."""
        path = unquote(urlsplit(address.removeprefix(self.root)).path)
        if path in self.pages:
            return path
        if path == "" or path.endswith("/"):
            index = f"{path}index.html"
            return index if index in self.pages else None
        return path if (self.folder / path).is_file() else None


def check_built(folder: Path, address: str) -> list[Finding]:
    """Everything that is wrong with a finished site, page by page."""
    site = BuiltSite(folder, address)
    found: list[Finding] = []
    for name, page in site.pages.items():
        if page.moved:
            found += said(name, links(site, name, page))
            continue
        found += said(name, markup(page, part=name.endswith(PANEL)))
        found += said(name, links(site, name, page))
        if name != ERRORS and not name.endswith(PANEL):
            found += said(name, head(site, name, page))
            found += said(name, structured(site, page))
    found += [
        *repeated(site, "title", "título"),
        *repeated(site, "description", "resumo (description)"),
    ]
    return [*found, *said(SITEMAP, sitemap(site)), *said(ROBOTS, robots(site))]


def said(name: str, texts: Iterator[str]) -> Iterator[Finding]:
    """Findings of one file."""
    return (Finding(name, text) for text in texts)


def markup(page: BuiltPage, *, part: bool) -> Iterator[str]:
    """Ids, headings and alternatives."""
    for name, times in page.ids.items():
        if times > 1:
            yield f"o nome (id) “{name}” aparece {times} vezes; dê a cada lugar o seu."
    if page.headings != 1 and not part:
        yield f"tem {page.headings} títulos principais (h1) em vez de um; no texto, comece em ##."
    for picture in page.without_alt:
        yield f"a imagem {picture} não tem texto alternativo; escreva ![o que ela mostra](…)."


def links(site: BuiltSite, name: str, page: BuiltPage) -> Iterator[str]:
    """Links to what is not there."""
    here = site.address_of(name)
    for address in sorted(page.addresses):
        target, _, anchor = urljoin(here, address).partition("#")
        if not target.startswith(site.root):
            continue
        file = site.file_at(target)
        if file is None:
            yield f"o link {address} não leva a nada; corrija o endereço ou tire o link."
        elif anchor and file in site.pages and not anchored(site.pages[file], unquote(anchor)):
            yield f"o link {address} leva a um lugar que a página não tem; confira o que segue o #."


def anchored(page: BuiltPage, anchor: str) -> bool:
    """Whether a page has a place; the panel of support opens over any."""
    return anchor in page.ids or anchor in PANEL_PLACES or page.moved


def head(site: BuiltSite, name: str, page: BuiltPage) -> Iterator[str]:
    """What search engines read first."""
    if not page.title:
        yield "não tem título (title)."
    if page.canonical != site.address_of(name):
        yield f"o endereço canônico é “{page.canonical}”, e não {site.address_of(name)}."
    if page.alternates and page.alternates.get(page.language) != page.canonical:
        yield "as versões em outras línguas não incluem a própria página (hreflang)."
    for language, address in page.alternates.items():
        file = site.file_at(address)
        other = site.pages.get(file or "")
        if other is None or other.language != language:
            yield f"a versão em {language} ({address}) não existe ou está em outra língua."
        elif other.alternates != page.alternates:
            yield f"a versão em {language} ({address}) não leva de volta a esta página (hreflang)."


def structured(site: BuiltSite, page: BuiltPage) -> Iterator[str]:
    """Structured data that cannot be read, lack something, or lead to nothing."""
    for text in page.structured:
        try:
            told = json.loads(text)
        except ValueError as error:
            yield f"os dados estruturados (JSON-LD) não podem ser lidos: {error}."
            continue
        for mistake in mistakes_of(told, page.canonical, lambda url: site.file_at(url) is not None):
            yield f"dados estruturados (JSON-LD): {mistake}"


def repeated(site: BuiltSite, name: str, called: str) -> Iterator[Finding]:
    """Pages of one language whose titles or descriptions are the same."""
    first: dict[tuple[str, str], str] = {}
    for file, page in site.pages.items():
        text = getattr(page, name)
        if page.hidden or not text:
            continue
        other = first.setdefault((page.language, text), file)
        if other != file:
            told = f"{called} igual ao de {other}: “{text}”; diga o que só esta página responde."
            yield Finding(file, told, broken=False)


def sitemap(site: BuiltSite) -> Iterator[str]:
    """Pages that the sitemap lacks, and addresses that it should not have."""
    path = site.folder / SITEMAP
    text = path.read_text("utf-8") if path.is_file() else ""
    listed = set(map(unescape, LOCATION.findall(text)))
    seen = {page.canonical for page in site.pages.values() if page.canonical and not page.hidden}
    for address in sorted(seen - listed):
        yield f"falta o endereço {address}."
    for address in sorted(listed - seen):
        yield f"o endereço {address} não é de uma página para os buscadores."


def robots(site: BuiltSite) -> Iterator[str]:
    """Whether robots.txt names the sitemap."""
    path = site.folder / ROBOTS
    text = path.read_text("utf-8") if path.is_file() else ""
    if f"Sitemap: {site.root}{SITEMAP}" not in text.splitlines():
        yield f"não diz onde está o mapa do site; a linha é “Sitemap: {site.root}{SITEMAP}”."
