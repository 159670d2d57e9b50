"""The rule on links and pictures that lead nowhere."""

from __future__ import annotations

import html
import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from helpcenter.addresses import PANEL_PLACES
from helpcenter.languages import split_language
from helpcenter.lint.danger import TAG
from helpcenter.lint.files import HTML_ADDRESS, published_at
from helpcenter.media import ATTACHMENTS, IMAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.site import Site

PUBLISHED = ATTACHMENTS | IMAGES | {".md"}
MOVE = "mova-o para a pasta de uma coleção."
Verdict = tuple[str, str] | None
"""What is wrong with a link, and what to type instead."""


def link_broken(page: Page, site: Site) -> Iterator[Problem]:
    """AJ010: a link inside the site has to lead to a file, and to a place in it."""
    for link in page.body.links:
        verdict = judge(link.address, page, site)
        if verdict:
            yield page.problem(link.line, "AJ010", *verdict)
    for line, address, is_shown in addresses_in_html(page):
        verdict = judge_html(address, page, site, is_shown=is_shown)
        if verdict:
            yield page.problem(line, "AJ010", *verdict)


def addresses_in_html(page: Page) -> Iterator[tuple[int, str, bool]]:
    """Yield line and address of each link typed as HTML, and whether it is shown, not clicked."""
    for typed in (typed for typed in page.body.typed if "<" in typed.text):
        for line, tag in typed.each(TAG):
            for found in HTML_ADDRESS.finditer(tag["attributes"]):
                yield line, html.unescape(found["address"]), found["name"].lower() != "href"


def judge_html(address: str, page: Page, site: Site, *, is_shown: bool) -> Verdict:
    """Say what is wrong with an address typed as HTML: MkDocs sets right only Markdown."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"o endereço “{address}” está malformado.", "copie-o de novo do navegador."
    path, here = unquote(parts.path), posixpath.dirname(page.source.path)
    if parts.scheme or parts.netloc:
        return None
    if not path:
        return judge_anchor("", unquote(parts.fragment), page, site)
    target = published_at(address, page)
    if is_order(target) and target in site.sizes:
        return f"“{address}” não é publicado: no alto de docs/, daria ordens à hospedagem.", MOVE
    if target in site.sizes or (not is_shown and is_published(target, page, site)):
        return None
    near = site.behind(target, page.source)
    right = posixpath.relpath(near, here or ".") if near else address
    example = f"![O que ela mostra]({right})" if is_shown else f"[texto]({right})"
    message = f"em HTML, “{address}” é publicado sem ajuste, e não leva a nada."
    if path.startswith("/"):
        message = f"“{path}” não é o caminho de um arquivo."
    return message, f"escreva em Markdown: {example}."


def is_order(path: str) -> bool:
    """Whether an attachment lies where hosts read theirs; see hooks/sources.py."""
    return "/" not in path and PurePosixPath(path).suffix.lower() in ATTACHMENTS


def is_published(target: str, page: Page, site: Site) -> bool:
    """Whether there is a page at a path of the site; each is a folder."""
    names = (f"{target}.md", posixpath.join(target, "index.md").removeprefix("./"))
    return any(site.find(name, page.source.language) for name in names)


def judge(address: str, page: Page, site: Site) -> Verdict:
    """Say what is wrong with an address; those of other sites are not looked at."""
    if address in ("", "#"):
        return "o link não leva a lugar nenhum.", "escreva entre parênteses aonde ele leva."
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"o endereço “{address}” está malformado.", "copie-o de novo do navegador."
    if len(parts.scheme) == 1:  # A drive of Windows; schemes are longer.
        fix = "escreva o caminho a partir deste artigo, como em ../conta/artigo.md."
        return f"“{address}” não é o caminho de um arquivo de docs/.", fix
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    return judge_path(path, page, site) or judge_anchor(path, unquote(parts.fragment), page, site)


def judge_path(path: str, page: Page, site: Site) -> Verdict:
    """Say what is wrong with the path of a link, if it has one."""
    here = posixpath.dirname(page.source.path)
    target = posixpath.normpath(posixpath.join(here, path))
    if path.startswith("/"):
        return f"“{path}” não é o caminho de um arquivo.", instead(
            site.behind(path, page.source), here
        )
    if target.startswith(".."):
        return f"“{path}” sai da pasta docs/.", "traga o arquivo para dentro de docs/."
    if path.endswith("/") or (path and (target == "." or target in site.folders)):
        return f"“{path}” leva a uma pasta.", instead(
            site.behind(target.strip("."), page.source), here
        )
    return judge_file(path, target, page, site) if path else None


def judge_file(path: str, target: str, page: Page, site: Site) -> Verdict:
    """Say what is wrong with the file at `target`, from docs/."""
    source = page.source
    found = site.find(target, source.language)
    here = posixpath.dirname(source.path)
    if not found and target in site.files:
        plain = split_language(target)[0]
        fix = instead(plain if site.find(plain, source.language) else "", here)
        return f"“{path}” é de outro idioma, e o link não chega até lá.", fix
    if not found:
        return f"não encontrei “{path}”.", instead(site.nearest_file(target, source), here)
    if PurePosixPath(found).suffix.lower() not in PUBLISHED:
        kinds = "use imagem, PDF, planilha, texto ou ZIP."
        return f"arquivos como “{path}” não são publicados.", kinds
    if is_order(found):
        return f"“{path}” não é publicado: no alto de docs/, daria ordens à hospedagem.", MOVE
    drafts, scheduled = site.content.drafts, site.content.scheduled
    if found not in drafts or source.path in drafts:
        return None
    waits = next((it for it in (found, split_language(found)[0]) if it in scheduled), "")
    if waits:
        day = site.pages[waits].source.article.publicar_em
        fix = f"acrescente o link nesse dia, ou escreva aqui também “publicar_em: {day}”."
        return f"“{path}” só será publicado em {day:%d/%m/%Y}.", fix
    fix = "apague o link, ou a linha rascunho: true do outro artigo."
    return f"“{path}” é um rascunho e não será publicado.", fix


def judge_anchor(path: str, anchor: str, page: Page, site: Site) -> Verdict:
    """Say whether the page that a link leads to has no such section."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.source.path), path))
    found = site.find(target, page.source.language) if path else page.source.path
    other = site.pages.get(found or "")  # Pages that the build makes have anchors of their own.
    if not anchor or not other or other.unreadable:
        return None
    if anchor in other.body.anchors or anchor in PANEL_PLACES:
        return None
    hint = site.suggest(anchor, [*other.body.anchors, *PANEL_PLACES])
    fix = f"você quis dizer “#{hint}”?" if hint else "confira o título da seção."
    return f"não há uma seção “#{anchor}” em “{other.source.path}”.", fix


def instead(file: str, here: str) -> str:
    """The advice to link `file`, seen from the folder `here`."""
    if not file:
        return "confira a pasta e o nome do arquivo."
    return f"use “{posixpath.relpath(file, here or '.')}”."
