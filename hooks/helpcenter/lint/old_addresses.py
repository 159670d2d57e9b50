"""The rule on old addresses: each leads to one page, and takes no other page's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.lint.problem import Problem
from helpcenter.pages import Goodbye
from helpcenter.redirects.farewells import FILE
from helpcenter.redirects.old import wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.site import Site

EXAMPLE = "escreva-o como o da página que saiu: /conversas/antigo/."


def old_address(site: Site) -> Iterator[Problem]:
    """AJ032: an old address that cannot lead to its page leads readers nowhere."""
    for claim, message, fix in site.old_addresses.wrong:
        yield Problem(claim.path, claim.line, "AJ032", message, fix)
    yield from farewells(site)


def farewells(site: Site) -> Iterator[Problem]:
    """Yield what is wrong with the lines of despedidas.yml."""
    for line, message in site.content.farewells.wrong:
        fix = "escreva “- { endereco: /conversas/antigo/, titulo: O que aconteceu }”."
        yield Problem(FILE, line, "AJ032", f"{message}.", fix)
    if not site.content.farewells.read:
        return
    pages = {page.address: page for page in site.content.with_drafts.pages()}
    seen: set[str] = set()
    for line, farewell in site.content.farewells.read:
        verdict = wrong(farewell.endereco, site.sizes)
        page = pages.get(farewell.endereco)
        if not verdict and not farewell.is_page:
            verdict = f"“{farewell.endereco}” não é o endereço de uma página.", EXAMPLE
        elif not verdict and page and not isinstance(page, Goodbye):
            message = f"“{farewell.endereco}” ainda é o endereço de uma página, “{page.title}”."
            verdict = message, "apague estas linhas, ou mova a página."
        elif not verdict and farewell.endereco in seen:
            verdict = f"“{farewell.endereco}” aparece duas vezes.", "deixe só uma despedida."
        if verdict:
            yield Problem(FILE, line, "AJ032", *verdict)
        seen.add(farewell.endereco)
