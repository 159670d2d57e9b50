"""The rule on how a title reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.front_matter import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem

SHORTEST, LONGEST = TITLE
SHOWN = 60
MANY_CAPITALS = 2
SHOUTED = re.compile(r"[^\W\d_]{4,}")
ABBREVIATION = re.compile(r"(?:\.\.|\b(?:[A-Za-z]|etc|ltda|cia|s\.a)\.)\Z", re.IGNORECASE)


def title_reads_badly(page: Page) -> Iterator[Problem]:
    """AJ020: the title is all that lists and search engines show of an article.

    Google cuts a title to the width of the screen ("Influencing your title links in search
    results"), which is about 60 characters on a computer.
    """
    if page.source.kind == "home":
        return
    title = page.source.matter.title.strip()
    for message, fix in judge(title, is_article=page.source.kind == "article"):
        yield page.problem(page.line_of("title"), "AJ020", message, fix)


def judge(title: str, *, is_article: bool) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a title."""
    if len(title) > LONGEST:
        message = f"título longo demais ({len(title)} caracteres)."
        yield message, f"deixe só a pergunta; os buscadores mostram uns {SHOWN}."
    if is_article and title and (len(title.split()) == 1 or len(title) < SHORTEST):
        fix = "escreva a pergunta inteira do leitor, como em title: Como abrir um chat."
        yield f"o título “{title}” diz pouco.", fix
    if title.endswith(".") and not ABBREVIATION.search(title):
        yield "o título termina em ponto.", "apague o ponto final."
    words = SHOUTED.findall(title)
    if len(words) >= MANY_CAPITALS and title == title.upper():
        fix = f"escreva “{title.capitalize()}”, com maiúsculas só no início e nos nomes."
        yield "o título está todo em maiúsculas.", fix
