"""Rules on the front matter itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.assets import icon_exists, nearest_icon
from helpcenter.front_matter import DESCRIPTION, ArticleMatter, CollectionMatter
from helpcenter.lint.keys import REFUSED, refused
from helpcenter.lint.unreadable import unreadable_head
from helpcenter.writing.declared import example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem

SHORTEST, LONGEST = DESCRIPTION
ELSEWHERE = {
    **dict.fromkeys(CollectionMatter.model_fields, "coleções"),
    **dict.fromkeys(ArticleMatter.model_fields, "artigos"),
}
"""Where the keys count that not every page has."""
UNSEEN = r"[\s\u00ad\u200b-\u200f\u2060\ufeff]*"
DASHES = re.compile(rf"{UNSEEN}[-\u2010-\u2015]+[ \t]*\n")
FIRST_KEY = re.compile(rf"{UNSEEN}(?P<key>[a-zà-ú_]+):(?!\S)")


def front_matter_broken(page: Page) -> Iterator[Problem]:
    """AJ001: what a front matter says is lost when it cannot be told from the text, or read."""
    source = page.source
    if source.unreadable:
        line, message, fix = unreadable_head(source.text, source.unreadable)
        yield page.problem(line, "AJ001", message, fix)
    elif not source.has_front_matter and source.text.startswith("---"):
        fix = "termine-o com uma linha que só tenha ---."
        yield page.problem(1, "AJ001", "o cabeçalho não termina.", fix)
    elif not source.has_front_matter and DASHES.match(source.text):
        fix = "deixe na primeira linha do arquivo só três hifens, ---, sem nada acima."
        yield page.problem(1, "AJ001", "o cabeçalho não começa na primeira linha.", fix)
    elif key := key_without_dashes(page):
        fix = f"ponha uma linha --- acima de “{key}” e outra abaixo da última chave."
        yield page.problem(1, "AJ001", "faltam as linhas --- do cabeçalho.", fix)
    for twice in source.repeated:
        message = f"“{twice.key}” já está na linha {twice.before}; uma das duas se perderia."
        yield page.problem(twice.last, "AJ001", message, "deixe a que vale e apague a outra.")


def key_without_dashes(page: Page) -> str:
    """The key that a file starts with, as MultiMarkdown has them, or nothing."""
    found = None if page.source.has_front_matter else FIRST_KEY.match(page.source.text)
    key = found["key"] if found else ""
    return key if key in REFUSED or key in type(page.source.matter).model_fields else ""


def unknown_key(page: Page) -> Iterator[Problem]:
    """AJ002: a key that nobody reads is mostly a typing mistake."""
    told_elsewhere = refused(page)
    for mistake in page.source.mistakes:
        if mistake.unknown and mistake.path[0] not in told_elsewhere:
            line, key = page.line_of(mistake.path[0]), mistake.path[-1]
            fix = mistake.fix if mistake.fix.endswith("?") else f"{mistake.fix}."
            if len(mistake.path) == 1 and key in ELSEWHERE:
                fix = f"apague a linha: essa chave só vale em {ELSEWHERE[key]}."
            if key == "hide":
                fix = "apague a linha; nesta central ela não muda nada."
            yield page.problem(line, "AJ002", f"chave “{key}” desconhecida.", fix)


def wrong_type(page: Page) -> Iterator[Problem]:
    """AJ003: a value of the wrong type is dropped, and the page goes without it."""
    keys = {m.path[0]: m for m in reversed(page.source.mistakes) if not m.unknown}
    keys.pop("title", None)  # AJ004 says so, and more loudly.
    fields = type(page.source.matter).model_fields
    for key, mistake in keys.items():
        is_text = fields[key].annotation is str
        right = f'{key}: "entre aspas"' if is_text else example(key, fields[key])
        what = f"“{key}”" if len(mistake.path) == 1 else f"um item de “{key}”"
        what += f" {mistake.message.partition(', como')[0]}."
        yield page.problem(page.line_of(key), "AJ003", what, f"escreva como em {right}.")


def title_missing(page: Page) -> Iterator[Problem]:
    """AJ004: without a title a page is listed under its file's name."""
    source = page.source
    wrong = any(mistake.path[0] == "title" for mistake in source.mistakes)
    if source.unreadable or source.matter.title.strip():
        return
    if not source.has_front_matter:
        if source.kind != "home" and not any(front_matter_broken(page)):
            fix = "comece o arquivo com uma linha ---, o título (title: …) e outra linha ---."
            yield page.problem(1, "AJ004", "falta o cabeçalho, com o título.", fix)
    elif wrong:
        fix = 'escreva a pergunta do leitor entre aspas, como em title: "Como abrir um chat".'
        yield page.problem(page.line_of("title"), "AJ004", "o título precisa ser um texto.", fix)
    elif source.kind != "home":  # The home page has a greeting of its own.
        fix = "escreva no cabeçalho a pergunta do leitor, como em title: Como abrir um chat."
        yield page.problem(page.line_of("title"), "AJ004", "falta o título.", fix)


def description_length(page: Page) -> Iterator[Problem]:
    """AJ005: the description stands in lists and search results, which have room for so much."""
    source = page.source
    if source.kind == "home" or not has_readable_matter(page):
        return
    if any(mistake.path[0] == "description" for mistake in source.mistakes):
        return  # AJ003 has spoken.
    length = len(source.matter.description.strip())
    line = page.line_of("description")
    if not length:
        fix = "resuma a página em uma frase: description: …, com 50 a 160 caracteres."
        yield page.problem(line, "AJ005", "falta a descrição.", fix)
    elif length < SHORTEST:
        unit = "caractere" if length == 1 else "caracteres"
        message = f"descrição curta demais ({length} {unit})."
        yield page.problem(line, "AJ005", message, "conte um pouco mais; use de 50 a 160.")
    elif length > LONGEST:
        message = f"descrição longa demais ({length} caracteres)."
        yield page.problem(line, "AJ005", message, "deixe só o essencial; use de 50 a 160.")


def has_readable_matter(page: Page) -> bool:
    """Whether there is a front matter that says something."""
    return page.source.has_front_matter and not page.source.unreadable


def icon_unknown(page: Page) -> Iterator[Problem]:
    """AJ015: an icon that the theme does not have leaves an empty place."""
    name = getattr(page.source.matter, "icone", "")
    if name and not icon_exists(name):
        hint = nearest_icon(name)
        fix = hint if hint.endswith("?") else f"{hint}."
        message = f"não conheço o ícone “{name}”."
        yield page.problem(page.line_of("icone"), "AJ015", message, fix)
