"""Every old address of the site, where it leads, and what is wrong with those that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpcenter.languages import originals_first, with_language
from helpcenter.pages import Extra, Goodbye
from helpcenter.redirects.farewells import FILE
from helpcenter.redirects.old import Verdict, by_number, canonical, wrong
from helpcenter.writing.keys import item_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from helpcenter.catalog import Catalog
    from helpcenter.content import Content
    from helpcenter.pages import Page

KEY = "enderecos_antigos"


@dataclass(frozen=True)
class Claim:
    """An old address that a page wants."""

    path: str  # The file that says so, from docs/.
    line: int
    typed: str
    page: Page | None  # None for a goodbye that cannot be made.


@dataclass(frozen=True)
class Redirect:
    """An old address that leads to a page."""

    address: str  # Canonical, decoded: `/artigos/123/`.
    page: Page
    typed: str = ""  # Nothing for the number alone of `/articles/123-titulo`.


@dataclass(frozen=True)
class Table:
    """What leads where, and what does not."""

    redirects: tuple[Redirect, ...]  # To published pages, by address.
    wrong: tuple[tuple[Claim, str, str], ...]  # With what is wrong and what to do.


def make_table(content: Content, files: Collection[str]) -> Table:
    """Judge every old address.

    Args:
        content: everything of docs/.
        files: what is published beside the pages, from the site's root.
    """
    catalog = content.with_drafts
    pages = {page.address: page for page in catalog.pages()}
    led: dict[str, Claim] = {}
    typed: dict[str, str] = {}
    mistakes: list[tuple[Claim, str, str]] = []
    for claim in claims(content, catalog):
        verdict = wrong(claim.typed, files) or clash(claim, pages, led)
        if verdict or claim.page is None:
            mistakes += [(claim, *verdict)] if verdict else []
            continue
        own = canonical(claim.typed)
        typed[own] = claim.typed
        for address in filter(None, (own, by_number(own))):
            led.setdefault(address, claim)
    taken = pages.keys() | {by_number(address) for address in pages}
    found = (
        Redirect(address, claim.page, typed.get(address, ""))
        for address, claim in sorted(led.items())
        if claim.page and claim.path not in content.drafts and address not in taken
    )
    return Table(tuple(found), tuple(mistakes))


def answering(content: Content, table: Table) -> dict[str, Page]:
    """The page that answers at each address, those that lead to another one counted."""
    led = {redirect.address: redirect.page for redirect in table.redirects}
    return led | {page.address: page for page in content.catalog.pages()}


def old_addresses(content: Content, files: Collection[str]) -> dict[str, str]:
    """The file, from docs/, whose page each old address leads to."""
    return {
        redirect.address: redirect.page.source.path if redirect.page.source else FILE
        for redirect in make_table(content, files).redirects
    }


def lasting(pages: Mapping[str, Page]) -> set[str]:
    """The addresses that a writer's file gives, and that must last; of extras, the build's own."""
    return {
        address
        for address, page in pages.items()
        if isinstance(page, Goodbye) or not isinstance(page, Extra)
    }


def claims(content: Content, catalog: Catalog) -> Iterator[Claim]:
    """Yield every old address, those of pages first, by file and line."""
    for path in sorted(content.sources, key=originals_first):
        source = content.sources[path]
        typed = source.matter.enderecos_antigos
        lines = item_lines(source.text, KEY) if typed else []
        for place, address in enumerate(typed):
            line = lines[place] if place < len(lines) else source.lines.get(KEY, 1)
            yield Claim(path, line, address, catalog.page(path))
    for line, farewell in content.farewells.read:
        page = catalog.page(with_language(f"{farewell.id}.md", farewell.language))
        for address in farewell.enderecos_antigos:
            yield Claim(FILE, line, address, page if isinstance(page, Goodbye) else None)


def clash(claim: Claim, pages: dict[str, Page], led: dict[str, Claim]) -> Verdict:
    """Say whether an address is that of a page, or leads elsewhere already."""
    own = canonical(claim.typed)
    if claim.page and own == claim.page.address:
        return f"“{claim.typed}” é o endereço atual desta página.", "apague-o da lista."
    if own in pages:
        source = pages[own].source
        what = source.path if source else pages[own].title
        fix = "apague-o da lista, ou mude o nome da outra página."
        return f"“{claim.typed}” é o endereço de outra página, “{what}”.", fix
    for address in filter(None, (own, by_number(own))):
        first = led.get(address)
        if first and (address == own or first.path != claim.path):
            where = f"“{first.path}”, na linha {first.line}"
            fix = "deixe-o só na página aonde o leitor deve chegar."
            if address != own:
                return f"o número de “{claim.typed}” já está em {where}.", fix
            return f"“{claim.typed}” já está em {where}.", fix
    return None
