"""What a move changes, worked out and judged as a whole before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from helpcenter.languages import DEFAULT, with_language
from helpcenter.lint.site import other_files
from helpcenter.moving.relink import PlanError, Ways, relinked, searched
from helpcenter.redirects.farewells import FILE as FAREWELLS
from helpcenter.redirects.farewells import parse_farewells
from helpcenter.redirects.ledger import read_addresses
from helpcenter.redirects.old import canonical
from helpcenter.redirects.table import KEY, answering, lasting, make_table
from helpcenter.search.lists import read_data
from helpcenter.search.wanted import FILE as SEARCHES
from helpcenter.sources import parse_source
from helpcenter.writing.items import with_items
from helpcenter.writing.keys import with_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from helpcenter.content import Content


@dataclass
class Plan:
    """Changes below docs/; paths are from there."""

    moves: dict[str, str] = field(default_factory=dict)  # Each file's new path by its old one.
    removed: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)  # By new path: what it says from now on.
    before: dict[str, str] = field(default_factory=dict)  # What those files said.
    addresses: set[str] = field(default_factory=set)  # Those of the site before.
    sections: set[str] = field(default_factory=set)  # Addresses with `#` of pages that move.
    kept: list[str] = field(default_factory=list)  # Files of what is removed that others use.
    left: list[tuple[str, int]] = field(default_factory=list)  # Lines that a person mends.
    own: list[tuple[str, int]] = field(default_factory=list)  # The same: links to their own page.

    @property
    def mended(self) -> list[str]:
        """Files that change without being moved."""
        return sorted(path for path in self.texts if path not in self.moves.values())


def new_text(plan: Plan, path: str, before: str, text: str) -> None:
    """Note what a file says from now on, if that is something new; raise PlanError if it cannot."""
    if text != before:
        if "\N{REPLACEMENT CHARACTER}" in before:
            raise PlanError(f"docs/{path} não está em UTF-8. Salve-o em UTF-8 e tente de novo.")
        plan.before[path], plan.texts[path] = before, text


def relink(plan: Plan, content: Content, docs: Path, by_language: Mapping[str, Ways]) -> None:
    """Mend what names files that move; raise PlanError if something cannot be mended."""
    for path, source in content.sources.items():
        ways, goes = by_language[source.language], path in plan.moves
        if path in plan.removed or not (goes or ways.mentions(source.text)):
            continue
        text = relinked(path, source.text, ways)
        new_text(plan, plan.moves.get(path, path), source.text, text)
    text = read_data(docs / SEARCHES)
    try:
        new_text(plan, SEARCHES, text, searched(text, by_language))
    except ValueError as error:
        raise PlanError(f"docs/{SEARCHES}: não consegui ler o arquivo. Corrija-o antes.") from error


def with_old(text: str, old: Iterable[str], own: str) -> str:
    """A page's text that also lists old addresses, and not its own one.

    Raises:
        PlanError: it has no front matter to list them in.
    """
    try:
        had = parse_source("x.md", text).matter.enderecos_antigos
        kept = [address for address in had if canonical(address) != own]
        if kept != had:
            text = with_key(text, KEY, kept)
        known = {canonical(address) for address in (*kept, own)}
        new = [address for address in dict.fromkeys(old) if canonical(address) not in known]
        return with_items(text, KEY, new)
    except ValueError as error:
        raise PlanError(f"{error}. Corrija-o antes; veja: .venv/bin/central conferir") from error


def published(content: Content, docs: Path) -> set[str]:
    """Every address of a site that a writer's file gives."""
    return lasting(answering(content, make_table(content, other_files(docs))))


def were_public(content: Content, docs: Path) -> set[str]:
    """Paths of the pages whose address readers may have kept: drafts have none, or had one."""
    known = {address for _, address in read_addresses(docs)}
    pages = content.with_drafts.pages()
    by_path = {page.source.path: page.address for page in pages if page.source}
    return {
        path for path, address in by_path.items() if path not in content.drafts or address in known
    }


def renew(plan: Plan, content: Content) -> None:
    """Keep translations current whose original has changed in nothing but its links."""
    for path, source in content.sources.items():
        text = plan.texts.get(plan.moves.get(path, path))
        if text is None or source.kind != "article" or source.language != DEFAULT:
            continue
        revision = parse_source(path, text).revision
        if revision == source.revision:
            continue
        for name in (with_language(path, language) for language in content.languages):
            other = content.sources.get(name)
            if other and other is not source and other.article.traduzido_de == source.revision:
                new = plan.moves.get(name, name)
                made_of = with_key(plan.texts.get(new, other.text), "traduzido_de", revision)
                new_text(plan, new, other.text, made_of)


def judge(plan: Plan, content: Content, docs: Path) -> None:
    """Finish a plan: translations stay current, no address is lost, no old address clashes.

    Raises:
        PlanError: one would be, or does.
    """
    renew(plan, content)
    after = content_after(plan, content)
    files = {plan.moves.get(path, path) for path in other_files(docs)} - set(plan.removed)
    had = {(claim.typed, message) for claim, message, _ in make_table(content, files).wrong}
    table = make_table(after, files)
    for claim, message, fix in table.wrong:
        if (claim.typed, message) not in had:
            raise PlanError(f"Nada foi mudado. Em docs/{claim.path}: {message} Antes, {fix}")
    for address in sorted(plan.addresses - answering(after, table).keys()):
        raise PlanError(
            f"Nada foi mudado: o endereço “{address}” se perderia, porque nenhum arquivo é a "
            "página dele. Crie antes o index.md (ou index.en.md) dessa pasta, com title e "
            "description."
        )


def content_after(plan: Plan, content: Content) -> Content:
    """What docs/ will hold."""
    sources = {}
    for path, source in content.sources.items():
        if path not in plan.removed:
            new = plan.moves.get(path, path)
            text = plan.texts.get(new, source.text)
            sources[new] = (
                source if new == path and text == source.text else parse_source(new, text)
            )
    said = plan.texts.get(FAREWELLS)
    farewells = content.farewells if said is None else parse_farewells(said)
    return replace(content, sources=sources, farewells=farewells)
