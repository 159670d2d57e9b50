"""The rule on keys that other tools have and ours does not, each with what to use here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpcenter.front_matter import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem

DELETE = "apague a linha"
OLD_ADDRESS = "apague a linha; o endereço vem da pasta e do nome do arquivo"
REFUSED = {
    "template": f"{DELETE}; cada página já tem o seu modelo",
    "layout": f"{DELETE}; cada página já tem o seu modelo",
    "location": f"{DELETE} e, no artigo para onde o leitor deve ir, use enderecos_antigos",
    "redirect": f"{DELETE} e, no artigo para onde o leitor deve ir, use enderecos_antigos",
    "redirect_to": f"{DELETE} e, no artigo para onde o leitor deve ir, use enderecos_antigos",
    "redirect_from": "use “enderecos_antigos”",
    "aliases": "use “enderecos_antigos”",
    "slug": OLD_ADDRESS,
    "permalink": OLD_ADDRESS,
    "url": OLD_ADDRESS,
    "published": "para não publicar, use “rascunho: true”; senão, apague a linha",
    "status": "para não publicar, use “rascunho: true”; senão, apague a linha",
    "draft": "use “rascunho: true”",
    "hide": "para não publicar, use “rascunho: true”; senão, apague a linha",
    "hidden": "para não publicar, use “rascunho: true”; senão, apague a linha",
    "date": "use “atualizado_em”, ou apague a linha: a data vem do histórico",
    "data": "use “atualizado_em”, ou apague a linha: a data vem do histórico",
    "lastmod": "use “atualizado_em”, ou apague a linha: a data vem do histórico",
    "updated": "use “atualizado_em”, ou apague a linha: a data vem do histórico",
    "author": "use “autor”",
    "authors": "use “autor”, com um nome só",
    "autores": "use “autor”, com um nome só",
    "titulo": "use “title”",
    "título": "use “title”",
    "descricao": "use “description”",
    "descrição": "use “description”",
    "resumo": "use “description”",
    "summary": "use “description”",
    "excerpt": "use “description”",
    "keywords": "use “sinonimos”",
    "categoria": "apague a linha; a coleção é a pasta do arquivo",
    "category": "apague a linha; a coleção é a pasta do arquivo",
    "categories": "apague a linha; a coleção é a pasta do arquivo",
    "collection": "apague a linha; a coleção é a pasta do arquivo",
    "etiquetas": "use “tags”",
    "labels": "use “tags”",
    "icon": "use “icone”",
    "ícone": "use “icone”",
    "order": "use “ordem”",
    "weight": "use “ordem”",
    "position": "use “ordem”",
    "sidebar_position": "use “ordem”",
    "nav_order": "use “ordem”",
    "related": "use “relacionados”",
    "featured": "use “destaque”",
    "publish_date": "use “publicar_em”",
}
"""Of Material, Jekyll, Hugo, Docusaurus and Starlight, or what people take for ours."""
NO_EFFECT = {"navigation", "toc", "path", "tags", "footer", "feedback"}
"""What `hide` may list in Material for MkDocs; harmless here."""


def refused_key(page: Page) -> Iterator[Problem]:
    """AJ019: a key of another tool says nothing here, and its writer counts on it."""
    for key in refused(page):
        message = f"“{key}” não é uma chave desta central."
        yield page.problem(page.line_of(key), "AJ019", message, f"{REFUSED[key.casefold()]}.")


def refused(page: Page) -> list[str]:
    """The keys that AJ019 tells, so that AJ002 does not."""
    unknown = dict.fromkeys(
        mistake.path[0]
        for mistake in page.source.mistakes
        if mistake.unknown and len(mistake.path) == 1 and mistake.path[0].casefold() in REFUSED
    )
    values = parse(page.source.text).values if "hide" in unknown else {}
    return [key for key in unknown if key != "hide" or not is_harmless(values.get(key))]


def is_harmless(hide: Any) -> bool:
    """Whether `hide` lists parts of Material's pages, and does not mean the page itself."""
    return isinstance(hide, list) and {str(part) for part in hide} <= NO_EFFECT
