"""Rules on what the front matter says of others: authors, further articles, equal titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.site import Site


def author_unknown(page: Page, site: Site) -> Iterator[Problem]:
    """AJ006: an author that _dados/autores.yml does not have is not shown."""
    name = getattr(page.source.matter, "autor", "")
    if name and name not in site.content.authors:
        hint = site.suggest(name, site.content.authors)
        fix = f"você quis dizer “{hint}”?" if hint else "acrescente-o a docs/_dados/autores.yml."
        message = f"não conheço o autor “{name}”."
        yield page.problem(page.line_of("autor"), "AJ006", message, fix)


def related_missing(page: Page, site: Site) -> Iterator[Problem]:
    """AJ007: what is proposed for reading next has to exist."""
    source, line = page.source, page.line_of("relacionados")
    for path in getattr(source.matter, "relacionados", []):
        found = site.pages.get(site.find(path, source.language) or "")
        if found and found.source.id == source.id:
            message = "o artigo indica a si mesmo em “relacionados”."
            yield page.problem(line, "AJ007", message, f"apague “{path}” da lista.")
        elif not found or found.source.kind != "article":
            hint = site.nearest_file(path, source)
            near = hint.endswith(".md") and hint != path
            fix = f"você quis dizer “{hint}”?" if near else "escreva o caminho a partir de docs/."
            message = f"não encontrei o artigo relacionado “{path}”."
            yield page.problem(line, "AJ007", message, fix)


def title_repeated(page: Page, site: Site) -> Iterator[Problem]:
    """AJ011: two articles of the same title cannot be told apart in a list."""
    source = page.source
    first = site.first_titled(source)
    if source.kind == "article" and first != source.path:
        message = f"o título é igual ao de “{first}”."
        fix = "diga no título o que só este artigo responde."
        yield page.problem(page.line_of("title"), "AJ011", message, fix)
