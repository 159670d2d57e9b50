"""Rules on headings and pictures, and on files that cannot be read or say nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.folding import fold
from helpcenter.lint.danger import TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem

ALT = re.compile(r"(?:^|\s)alt(?:[\s=/]|$)", re.IGNORECASE)
"""An empty one says that the picture is an ornament (HTML, "Images: a purely decorative image")."""

BLANK = re.compile(r"\s*")


def heading_level(page: Page) -> Iterator[Problem]:
    """AJ008: the title is the only h1; sections start at ## and go down one level at a time."""
    level = 1
    for heading in page.body.headings:
        right = min(max(heading.level, 2), level + 1)
        if heading.level != right:
            message = f"nível do título “{heading.text}” fora de ordem."
            fix = f"escreva “{'#' * right} {heading.text}”."
            if heading.level == 1 and letters(heading.text) == letters(page.source.matter.title):
                message = "o título do artigo já aparece no alto da página."
                fix = "apague esta linha."
            elif heading.level == 1:
                message = f"“{heading.text}” seria um segundo título da página."
                fix = f"ponha-o em title, no cabeçalho, ou escreva “## {heading.text}”."
            yield page.problem(heading.line, "AJ008", message, fix)
        level = max(heading.level, 2)


def letters(text: str) -> str:
    """The letters and digits of a title: how it is formatted or quoted makes no other one."""
    return "".join(filter(str.isalnum, fold(text)))


def heading_repeated(page: Page) -> Iterator[Problem]:
    """AJ021: of two equal headings only one can be linked, and the contents show both."""
    seen: dict[tuple[str, ...], int] = {}
    above: list[tuple[int, str]] = []
    for heading in page.body.headings:
        while above and above[-1][0] >= heading.level:
            above.pop()
        above.append((heading.level, fold(heading.text)))
        way = tuple(text for _, text in above)
        if heading.is_empty:
            fix = "escreva o título, ou apague a linha."
            yield page.problem(heading.line, "AJ021", "o título está vazio.", fix)
        elif heading.text and way in seen:
            message = f"o título “{heading.text}” já está na linha {seen[way]}."
            fix = "junte as duas partes, ou diga no título o que só esta tem."
            yield page.problem(heading.line, "AJ021", message, fix)
        seen.setdefault(way, heading.line)
    yield from id_repeated(page)


def id_repeated(page: Page) -> Iterator[Problem]:
    """Yield the places that ask for a name that another place has."""
    first: dict[str, int] = {}
    for line, name in page.body.ids:
        if name in first:
            message = f"o nome “#{name}” já é o da linha {first[name]}, e os links vão para lá."
            yield page.problem(line, "AJ021", message, f"escreva outro, como {{ #{name}-2 }}.")
        first.setdefault(name, line)


def picture_without_alt(page: Page) -> Iterator[Problem]:
    """AJ009: readers who cannot see a picture need its content in words."""
    for link in page.body.links:
        if link.alt == "":
            message = f"a imagem “{link.address}” não tem descrição."
            fix = f"diga o que ela mostra: ![Botão Nova conversa]({link.address})."
            yield page.problem(link.line, "AJ009", message, fix)
    for typed in page.body.typed:
        for line, tag in typed.each(TAG):
            if tag["name"].lower() == "img" and not ALT.search(tag["attributes"]):
                fix = 'diga o que ela mostra, como em alt="Botão Nova conversa".'
                yield page.problem(line, "AJ009", "a imagem em HTML não tem alt.", fix)


def text_missing(page: Page) -> Iterator[Problem]:
    """AJ034: who opens an article without text has been led there for nothing."""
    source = page.source
    asked = source.kind == "article" and source.has_front_matter and not source.is_draft
    if asked and says_nothing(source.body):
        fix = "escreva a resposta abaixo do cabeçalho, ou acrescente-lhe “rascunho: true”."
        yield page.problem(source.body_line, "AJ034", "o artigo não tem texto.", fix)


def says_nothing(text: str) -> bool:
    """Whether there is nothing in a text but blanks and comments."""
    place = skipped(text, 0)
    while text.startswith("<!--", place) and (end := text.find("-->", place + 4)) >= 0:
        place = skipped(text, end + 3)
    return place == len(text)


def skipped(text: str, place: int) -> int:
    """The place after the blanks that start at `place`."""
    found = BLANK.match(text, place)
    return found.end() if found else place


def unreadable(page: Page) -> Iterator[Problem]:
    """AJ014: what cannot be read is not checked, and may not be published as meant."""
    if page.unreadable:
        line, message, fix = page.unreadable
        yield page.problem(line, "AJ014", message, fix)
