"""The rule on names and places of files: they become addresses."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from helpcenter.addresses import RESERVED
from helpcenter.folding import fold
from helpcenter.languages import DEFAULT, LANGUAGES, split_language, with_language
from helpcenter.lint.portable import fits_windows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.site import Site
    from helpcenter.sources import Source

MAX_DEPTH = 2
README = "README"
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
BREAKS_ADDRESS = re.compile(r"[#?%\\<>\"|*:]")
"""Signs that divide an address, or that none may hold (RFC 3986, section 2.2; WHATWG URL)."""
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
TAKEN = (*RESERVED, *(language for language in LANGUAGES if language != DEFAULT))
"""First parts of addresses that the build itself uses."""


def file_name(page: Page, site: Site) -> Iterator[Problem]:
    """AJ013: names become addresses, which are short and plain."""
    found = [*wrong_name(page.source)]
    for folder in first_seen(page.source, site):
        found += wrong_folder(folder)
    for message, fix in found:
        yield page.problem(1, "AJ013", message, fix)


def page_lost(page: Page, site: Site) -> Iterator[Problem]:
    """AJ016: a page that nobody would find at its address, or in no language."""
    found = [*unknown_language(page.source), *taken_name(page.source, site.folders)]
    for message, fix in (*found, *broken_address(page.source)):
        yield page.problem(1, "AJ016", message, fix)


def folder_without_index(page: Page, site: Site) -> Iterator[Problem]:
    """AJ017: a collection without title and description of its own."""
    for folder in first_seen(page.source, site):
        if folder.count("/") < MAX_DEPTH and f"{folder}/index.md" not in site.pages:
            fix = f"crie “{folder}/index.md” com título e descrição."
            yield page.problem(1, "AJ017", f"a pasta “{folder}” não tem index.md.", fix)


def wrong_name(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the file's own name."""
    name = posixpath.basename(source.path)
    plain = posixpath.basename(split_language(source.path)[0])
    stem = plain.removesuffix(".md")
    if stem == README or BREAKS_ADDRESS.search(stem):  # AJ016 says so.
        return
    if not fits_windows(stem):
        yield f"o Windows não aceita o nome “{name}”.", f"escolha outro, como “{kebab(stem)}-1.md”."
        return
    if KEBAB.fullmatch(stem) or any(unknown_language(source)):
        return
    right = with_language(f"{kebab(stem)}.md", source.language)
    yield f"o nome “{name}” não serve de endereço.", f"mude-o para “{right}”."


def unknown_language(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the language in the file's name."""
    name = posixpath.basename(source.path)
    plain = posixpath.basename(split_language(source.path)[0])
    stem, dot, suffix = plain.removesuffix(".md").rpartition(".")
    known = ", ".join(f".{tag}.md" for tag in LANGUAGES if tag != DEFAULT)
    if dot and stem and LANGUAGE.fullmatch(suffix):
        yield f"não conheço o idioma “{suffix}”.", f"use {known} ou, em português, só .md."
    elif name != plain and source.language == DEFAULT:
        yield f"“{name}” não precisa de idioma no nome.", f"mude-o para “{plain}”."


def broken_address(source: Source) -> Iterator[tuple[str, str]]:
    """Yield what keeps a browser from asking for the page."""
    stem = posixpath.basename(source.id)
    if sign := BREAKS_ADDRESS.search(stem):
        right = with_language(f"{kebab(stem)}.md", source.language)
        message = f"um endereço não pode ter “{sign[0]}”, e a página se perderia."
        yield message, f"mude o nome para “{right}”."


def taken_name(source: Source, folders: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what makes two pages fight for one address."""
    top = source.id.partition("/")[0]
    if posixpath.basename(source.id) == README:
        index = with_language("index.md", source.language)
        name = posixpath.basename(source.path)
        message = f"“{name}” é o texto da pasta no GitHub; aqui, ele se perderia."
        yield message, f"mude o nome para “{index}”; se já houver um, junte os dois textos."
    if top in TAKEN:
        yield f"a central já usa o endereço “{top}”.", "escolha outro nome."
    if source.kind == "article" and source.id in folders:
        name = posixpath.basename(source.id)
        message = f"o artigo e a pasta “{name}/” teriam o mesmo endereço, e um se perderia."
        yield message, f"mova o texto para “{name}/index.md” ou mude o nome do arquivo."


def first_seen(source: Source, site: Site) -> Iterator[str]:
    """Yield each folder around a file whose first file it is, so that a folder is told once."""
    folder = posixpath.dirname(source.path)
    while folder:
        if site.folders[folder] == source.path:
            yield folder
        folder = posixpath.dirname(folder)


def wrong_folder(folder: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a folder's name and place."""
    name = posixpath.basename(folder)
    if not fits_windows(name):
        fix = f"escolha outro, como “{kebab(name)}-1”."
        yield f"o Windows não aceita o nome da pasta “{name}”.", fix
    elif not KEBAB.fullmatch(name):
        yield f"o nome da pasta “{name}” não serve de endereço.", f"mude-o para “{kebab(name)}”."
    if folder.count("/") == MAX_DEPTH:  # Those below say no more.
        message = f"a pasta “{folder}” está funda demais."
        yield message, "use no máximo duas pastas: coleção e seção."


def kebab(name: str) -> str:
    """`Ação nº 1` as a name: `acao-no-1`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "artigo"
