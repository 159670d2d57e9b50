"""The rule on addresses that were once published: each still leads somewhere."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from helpcenter.addresses import split_address
from helpcenter.history import removals
from helpcenter.languages import split_language, with_language
from helpcenter.lint.files import found
from helpcenter.lint.problem import Problem
from helpcenter.redirects.before import published_before
from helpcenter.redirects.ledger import FILE, read_addresses
from helpcenter.redirects.table import KEY, answering, lasting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpcenter.history import Removal
    from helpcenter.lint.site import Site
    from helpcenter.pages import Page

Told = tuple[str, str]
"""What is wrong, and what to do."""


def address_lost(site: Site) -> Iterator[Problem]:
    """AJ033: an address that a reader has kept must go on leading to something."""
    pages = answering_in(site)
    kept = read_addresses(site.docs)
    known = {address for _, address in kept}
    unlisted = published_before(site.docs, site.content, pages) - known
    kept += [(1, address) for address in sorted(unlisted)]
    lost = [(line, address) for line, address in kept if address.partition("#")[0] not in pages]
    gone = Gone(site, removals(site.docs) if lost else {})
    told: set[str] = set()
    verdict: Told | None
    for line, address in kept:
        base, _, anchor = address.partition("#")
        if base not in pages:
            verdict = gone.tell(base)
        elif pages[base].address == base:
            verdict = anchor_lost(anchor, pages[base], site)
        else:  # An old address: of the page that it leads to, its own sections count.
            verdict = None
        if verdict and base not in told:
            yield Problem(FILE, line, "AJ033", *verdict)
        told |= set() if base in pages else {base}


def answering_in(site: Site) -> dict[str, Page]:
    """The page that answers at each address of a site."""
    return answering(site.content, site.old_addresses)


def published(site: Site) -> set[str]:
    """Every address that a build of these files gives to readers, but for the extra pages'.

    Of sections, only those that other pages link to count.
    """
    return lasting(answering_in(site)) | set(linked_sections(site))


def linked_sections(site: Site) -> Iterator[str]:
    """Yield `/x/#ancora` for each section that another published page links to."""
    catalog = site.content.catalog
    for path, page in site.pages.items():
        for link in page.body.links if path not in site.content.drafts else ():
            if "#" not in link.address or not (target := found(link.address, page, site)):
                continue
            anchor = unquote(urlsplit(link.address).fragment)
            other, entry = site.pages.get(target), catalog.page(target)
            if other and entry and other is not page and anchor in other.body.anchors:
                yield f"{entry.address}#{anchor}"


def anchor_lost(anchor: str, page: Page, site: Site) -> Told | None:
    """Say whether a page has no longer a section."""
    read = site.pages.get(page.source.path) if page.source else None
    if not anchor or not read or read.unreadable or anchor in read.body.anchors:
        return None
    message = f"“{read.source.path}” não tem mais a seção “#{anchor}”, que tem links."
    fix = f"devolva o título, ou dê esse nome ao novo: ## Título {{ #{anchor} }}."
    return message, fix


@dataclass(frozen=True)
class Gone:
    """Where addresses went that no page has any more."""

    site: Site
    removed: Mapping[str, Removal]

    def tell(self, address: str) -> Told:
        """What happened to the page of an address, and the two ways out."""
        lead = f"escreva “{address}” em {KEY} da página aonde o leitor deve ir"
        paths = [*files_of(address)]
        draft = next((path for path in paths if path in self.site.content.drafts), "")
        if draft:
            message = f"“{address}” não levaria a nada: “{draft}” não está publicado."
            return message, f"publique-o de novo, ou {lead}."
        removal = next((self.removed[path] for path in paths if path in self.removed), None)
        if removal and removal.new and (self.site.docs / removal.new).is_file():
            message = f"“{address}” não levaria a nada: “{removal.old}” virou “{removal.new}”."
            return message, f"escreva “{KEY}: [{address}]” nesse arquivo, ou devolva-lhe o nome."
        if removal:
            day = f" em {removal.day:%d/%m/%Y}" if removal.day else ""
            message = f"“{address}” não levaria a nada: “{removal.old}” foi apagado{day}."
            return message, f"traga-o de volta, ou {lead}."
        near = self.nearest(paths[0])
        hint = f" (“{near}”?)" if near else ""
        return f"“{address}” não levaria a nada.", f"traga a página de volta, ou {lead}{hint}."

    def nearest(self, path: str) -> str:
        """A page whose file is named like that of a lost one, or nothing."""
        language = split_language(path)[1]
        same = (known for known in self.site.pages if split_language(known)[1] == language)
        pages = {posixpath.basename(known): known for known in same}
        name = posixpath.basename(path)
        return pages.get(name if name in pages else self.site.suggest(name, pages), "")


def files_of(address: str) -> Iterator[str]:
    """Yield the files that may have been the page of an address."""
    page_id, language = split_address(address)
    for name in (f"{page_id}.md", f"{page_id}/index.md".lstrip("/")):
        yield with_language(name, language)
