"""Removing an article or a collection: where its readers go from then on."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpcenter.addresses import address
from helpcenter.languages import LANGUAGES, split_language, with_language
from helpcenter.lint.page import read_page
from helpcenter.moving.move import alone_files, files_below, pages_below, used_files
from helpcenter.moving.plan import (
    Plan,
    content_after,
    judge,
    new_text,
    published,
    relink,
    were_public,
    with_old,
)
from helpcenter.moving.relink import PlanError, Ways, led_to, placed
from helpcenter.redirects.farewells import FILE as FAREWELLS
from helpcenter.redirects.farewells import Farewell, with_farewells
from helpcenter.search.lists import read_data
from helpcenter.search.wanted import FILE as SEARCHES
from helpcenter.search.wanted import read_wanted
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from helpcenter.content import Content
    from helpcenter.pages import Page

Line = tuple[str, int]
"""Path from docs/ and line."""


@dataclass(frozen=True)
class Heir:
    """Where readers of a removed page go: to another page, or to a goodbye."""

    path: str = ""  # From docs/, without language; nothing for a goodbye.
    title: str = ""  # Of the goodbye, in the default language.


def plan_removal(docs: Path, content: Content, old: str, heir: Heir) -> Plan:
    """Work out a removal; `old` is an article, without language, or the folder of a collection.

    Raises:
        PlanError: it cannot be done; nothing was changed.
    """
    pages = pages_below(docs, content, old)
    plan = Plan(addresses=published(content, docs), removed=list(pages))
    files = files_below(docs, old) if not old.endswith(".md") else used_files(docs, content, pages)
    alone = alone_files(docs, content, pages, files)
    plan.removed += alone
    plan.kept += sorted({*files} - {*pages, *alone}) if not old.endswith(".md") else []
    if heir.path in {split_language(path)[0] for path in pages}:
        raise PlanError(
            "Os leitores não podem ir para o que está sendo removido. Diga outra página."
        )
    gone = dict.fromkeys((split_language(path)[0] for path in pages), heir.path)
    by_language = {language: ways(content, gone, heir, language) for language in LANGUAGES}
    relink(plan, content, docs, by_language)
    lead(plan, docs, content, old, heir)
    judge(plan, content, docs)
    after = content_after(plan, content)
    plan.left += [*searches_left(docs, by_language), *links_left(after, by_language)]
    plan.own += links_to_themselves(after, by_language)
    return plan


def ways(content: Content, gone: dict[str, str], heir: Heir, language: str) -> Ways:
    """What becomes of links to removed pages, on pages of one language."""
    if not heir.path:
        return Ways(gone, stay=True)
    path = file_of(content, heir, language)
    sections = frozenset(read_page(content.sources[path]).body.anchors)
    return Ways(gone, stay=True, sections=sections, own=path)


def file_of(content: Content, heir: Heir, language: str) -> str:
    """The file of the page that readers of a language go to.

    Raises:
        PlanError: there is none, or it is not published.
    """
    names = (with_language(heir.path, language), heir.path)
    found = next((name for name in names if name in content.sources), "")
    if not found:
        raise PlanError(f"Não encontrei docs/{heir.path}, para onde iriam os leitores.")
    if found in content.drafts:
        raise PlanError(f"docs/{found} é um rascunho; os leitores não o encontrariam.")
    return found


def lead(plan: Plan, docs: Path, content: Content, old: str, heir: Heir) -> None:
    """Let every address of what is removed lead somewhere."""
    goodbyes = []
    for page in removed_pages(docs, content, old):
        had = page.source.matter.enderecos_antigos if page.source else []
        if heir.path:
            path = file_of(content, heir, page.language)
            target = content.sources[path]
            own = address(target.id, target.language)
            text = with_old(plan.texts.get(path, target.text), [page.address, *had], own)
            new_text(plan, path, target.text, text)
        else:
            texts = texts_in(page.language)
            own = heir.title if page.language == LANGUAGES[0] else ""
            title = own or texts("goodbye.title")
            goodbyes.append(
                Farewell(endereco=page.address, titulo=title, enderecos_antigos=list(had))
            )
    before = read_data(docs / FAREWELLS)
    new_text(plan, FAREWELLS, before, with_farewells(before, goodbyes))


def removed_pages(docs: Path, content: Content, old: str) -> Iterator[Page]:
    """Yield the pages that readers may know, collections that nobody wrote included."""
    public = were_public(content, docs)
    stem = old.removesuffix(".md")
    for page in content.with_drafts.pages():
        inside = page.id == stem or (not old.endswith(".md") and page.id.startswith(f"{stem}/"))
        if inside and (page.source is None or page.source.path in public):
            yield page


def links_left(content: Content, by_language: dict[str, Ways]) -> Iterator[Line]:
    """Yield path and line of each link to a page that is gone; `content` is what is left."""
    for path, source in content.sources.items():
        own = by_language[source.language]
        for spot in placed(path, source.body) if own.mentions(source.text) else ():
            if own.is_gone(led_to(spot.address, posixpath.dirname(path))):
                yield path, source.body_line + spot.line


def links_to_themselves(content: Content, by_language: dict[str, Ways]) -> Iterator[Line]:
    """Yield path and line of each link of the other page that leads nowhere but to its top."""
    for path in sorted({own.own for own in by_language.values()} - {""}):
        source, here = content.sources[path], posixpath.dirname(path)
        for spot in placed(path, source.body):
            led, plain = led_to(spot.address, here), split_language(path)[0]
            if "#" not in spot.address and split_language(led)[0] == plain:
                yield path, source.body_line + spot.line


def searches_left(docs: Path, by_language: dict[str, Ways]) -> Iterator[Line]:
    """Yield path and line of each of the writers' searches for an article that is gone."""
    for line, wanted in read_wanted(docs)[0]:
        own = by_language[wanted.language]
        moved = split_language(wanted.artigo)[0] in own.pages
        if moved and own.search(wanted.artigo) == wanted.artigo:
            yield SEARCHES, line
