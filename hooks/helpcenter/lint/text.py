"""Rules on headings and pictures, and on files that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem


def heading_level(page: Page) -> Iterator[Problem]:
    """AJ008: the title is the only h1; sections start at ## and go down one level at a time."""
    level = 1
    for heading in page.body.headings:
        right = min(max(heading.level, 2), level + 1)
        if heading.level != right:
            message = f"nível do título “{heading.text}” fora de ordem."
            fix = f"escreva “{'#' * right} {heading.text}”."
            yield page.problem(heading.line, "AJ008", message, fix)
        level = max(heading.level, 2)


def picture_without_alt(page: Page) -> Iterator[Problem]:
    """AJ009: readers who cannot see a picture need its content in words."""
    for link in page.body.links:
        if link.alt == "":
            message = f"a imagem “{link.address}” não tem descrição."
            fix = f"diga o que ela mostra: ![Botão Nova conversa]({link.address})."
            yield page.problem(link.line, "AJ009", message, fix)


def unreadable(page: Page) -> Iterator[Problem]:
    """AJ014: what cannot be read is not checked, and may not be published as meant."""
    if page.unreadable:
        line, message, fix = page.unreadable
        yield page.problem(line, "AJ014", message, fix)
