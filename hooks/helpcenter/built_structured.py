"""Whether the structured data of a finished page say what search engines ask for, and the truth.

Source: https://developers.google.com/search/docs/appearance/structured-data/search-gallery
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEEDED = {
    "Article": {"headline", "inLanguage"},
    "BreadcrumbList": {"itemListElement"},
    "CollectionPage": {"inLanguage", "name", "url"},
    "WebSite": {"inLanguage", "name", "potentialAction", "url"},
}
"""The kinds that structured.py makes, and what each must have."""
DATES = ("datePublished", "dateModified")


def mistakes_of(told: Any, canonical: str, exists: Callable[[str], bool]) -> Iterator[str]:
    """Yield what is wrong with the JSON-LD of a page, in Portuguese.

    Args:
        told: what its script holds.
        canonical: the address of the page.
        exists: whether an address of the site leads to something.
    """
    nodes = told.get("@graph") if isinstance(told, dict) else None
    if not isinstance(nodes, list) or told.get("@context") != "https://schema.org":
        yield "falta @context, de https://schema.org, ou @graph."
        return
    for node in nodes:
        kind = str(node.get("@type"))
        if kind not in NEEDED:
            yield f"o tipo {kind} não é um dos que a central publica."
            continue
        for key in sorted(key for key in NEEDED[kind] if not node.get(key)):
            yield f"falta {key} em {kind}."
        if node.get("url", canonical) != canonical:
            yield f"o endereço de {kind} é {node['url']}, e não o da página."
        yield from dates(node)
        yield from steps(node, exists)
        target = str(node.get("potentialAction", {}).get("target", ""))
        if target and not (exists(target.partition("?")[0]) and "{search_term_string}" in target):
            yield f"a pesquisa ({target}) não leva à página de resultados."


def dates(node: dict[str, Any]) -> Iterator[str]:
    """Yield dates that are none, or in the wrong order."""
    try:
        days = [date.fromisoformat(node[key]) for key in DATES if key in node]
    except ValueError as error:
        yield f"há uma data que não existe ({error})."
        return
    if days != sorted(days):
        yield f"a mudança ({node['dateModified']}) vem antes da publicação."


def steps(node: dict[str, Any], exists: Callable[[str], bool]) -> Iterator[str]:
    """Yield what is wrong with a trail; only its last step needs no address."""
    found = node.get("itemListElement", [])
    for place, step in enumerate(found, 1):
        if step.get("position") != place or not step.get("name"):
            yield f"o passo {place} do caminho está fora de ordem ou sem nome."
        if "item" not in step and place < len(found):
            yield f"falta o endereço do passo {place} do caminho."
        if "item" in step and not exists(step["item"]):
            yield f"o passo {place} do caminho ({step['item']}) não leva a nada."
