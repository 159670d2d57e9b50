"""Rules on pictures and attachments: heavy ones, and those that no page shows."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from helpcenter.lint.portable import ALMOST_PAGES, HOST_FILES, RUNNING
from helpcenter.lint.problem import Problem
from helpcenter.lint.site import hidden_pages
from helpcenter.media import ATTACHMENTS, IMAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.site import Site

MAX_KILOBYTES = 500
"""Ten seconds on a slow 3G connection (400 kbit/s, as browsers' developer tools have it)."""
DRAWING = ".svg"
ORIGINALS = {".psd", ".xcf", ".ai", ".sketch", ".fig", ".drawio"}
"""What pictures are drawn in; it may be kept beside them."""
HTML_ADDRESS = re.compile(
    r"\b(?P<name>src|href|poster)\s*=\s*[\"']?(?P<address>[^\"'\s>]+)", re.IGNORECASE
)


def picture_heavy(page: Page, site: Site) -> Iterator[Problem]:
    """AJ022: on a telephone, a heavy picture takes longer than the reader waits."""
    told = set()
    for line, address, path in shown_by(page, site):
        if path in told or suffix(path) not in IMAGES - {DRAWING}:
            continue
        told.add(path)
        kilobytes = round(site.sizes.get(path, 0) / 1024)
        if kilobytes > MAX_KILOBYTES:
            message = f"a imagem “{address}” tem {kilobytes} KB."
            fix = "corte-a, reduza a largura para 1200 pixels ou salve-a em WebP; até 500 KB."
            yield page.problem(line, "AJ022", message, fix)


def shown_by(page: Page, site: Site) -> Iterator[tuple[int, str, str]]:
    """Yield line, address and file of each picture, in Markdown and in HTML."""
    for link in page.body.links:
        if link.alt is not None and (path := found(link.address, page, site)):
            yield link.line, link.address, path
    for typed in (typed for typed in page.body.typed if "<" in typed.text):
        for line, match in typed.each(HTML_ADDRESS):
            if match["name"].lower() != "href":
                yield line, match["address"], published_at(match["address"], page)


def file_unused(site: Site) -> Iterator[Problem]:
    """AJ023: what nobody shows grows old unseen, and is published all the same."""
    for path in hidden_pages(site.docs):
        message = "um nome que começa com ponto fica escondido, e nada dele é publicado."
        yield Problem(path, 1, "AJ023", message, "apague o ponto do nome, ou o arquivo.")
    unused = site.sizes.keys() - site.named_elsewhere - HOST_FILES
    for page in site.pages.values():
        if not unused:
            break
        unused.difference_update(used_by(page, site))
    for path in sorted(unused):
        if suffix(path) in IMAGES | ATTACHMENTS:
            kind = "esta imagem" if suffix(path) in IMAGES else "este anexo"
            message = f"nenhuma página usa {kind}."
            yield Problem(path, 1, "AJ023", message, "apague o arquivo, ou mostre-o em um artigo.")
        elif suffix(path) not in ALMOST_PAGES | ORIGINALS | RUNNING:
            message = "arquivos assim não são publicados, e nenhuma página pode usá-los."
            yield Problem(
                path, 1, "AJ023", message, "tire-o de docs/, ou salve-o em outro formato."
            )


def used_by(page: Page, site: Site) -> Iterator[str]:
    """Yield the files that a page shows or offers; all that it names, if it cannot be read."""
    if page.unreadable:
        yield from (path for path in site.sizes if posixpath.basename(path) in page.source.text)
        return
    tags = (typed.text for typed in page.body.typed if "<" in typed.text)
    typed = (match["address"] for text in tags for match in HTML_ADDRESS.finditer(text))
    for address in (*(link.address for link in page.body.links), *typed):
        if path := found(address, page, site):
            yield path
        yield published_at(address, page)


def published_at(address: str, page: Page) -> str:
    """The path that a browser makes of an address in HTML: MkDocs gives each page a folder."""
    path = unquote(address.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(page.source.id, path))


def found(address: str, page: Page, site: Site) -> str | None:
    """The file of docs/ behind an address, in the language of the page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    here = posixpath.dirname(page.source.path)
    return site.find(
        posixpath.normpath(posixpath.join(here, unquote(parts.path))), page.source.language
    )


def suffix(path: str) -> str:
    """`.png`."""
    return posixpath.splitext(path)[1].lower()
