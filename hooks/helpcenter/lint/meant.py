"""The rule on Markdown that a reader would see as signs, not as what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.lint.body import Typed
from helpcenter.lint.danger import REFUSED, TAG, without_comments
from helpcenter.lint.dialects import ADDRESS, dialects
from helpcenter.lint.layout import COMMENT, Misread
from helpcenter.lint.visible import CODE, END, IMAGE, LINK_END, MARKS
from helpcenter.sanitize import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.visible import Block

APART = re.compile(rf"\[(?P<text>[^\[\]\n]+)\][ ]+\((?P<address>{ADDRESS})\)")
LOOSE_END = re.compile(r"\*\*(?P<text>[^\s*](?:[^*\n]*[^\s*])?)[ ]+\*\*(?!\*)")
LOOSE_START = re.compile(r"(?<!\*)\*\*[ ]+(?P<text>[^\s*](?:[^*\n]*[^\s*])?)\*\*")
LIST = r"\{:?[ ]*(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}"
ALONE = re.compile(rf"[ ]*{LIST}\s*")
SPACED = re.compile(rf"[{CODE}{END}{IMAGE}{LINK_END}][ ]+(?P<list>{LIST})")
FENCE = re.compile(r"^[ ]*(?P<marks>`{3,}|~{3,})", re.MULTILINE)
BOX = re.compile(r"^[ ]*(?P<marks>!{3}|\?{3}\+?|={3}[+!]*)[ ]?(?=[\w\"“”'])[^\n]*", re.MULTILINE)
BULLET = re.compile(r"^[ ]*(?P<sign>[•●▪‣◦])[ \t\u00a0]*\S", re.MULTILINE)
WORD = re.compile(r"[\w-]+")
Found = tuple[int, str, str, tuple[str, str, str] | None]
"""Place in the block, message, fix and repair."""


def stays_text(page: Page) -> Iterator[Problem]:
    """AJ028: Markdown that is a little off is shown as the signs that were typed."""
    found = [*page.body.misread]
    for block in page.body.blocks:
        found += signs(block)
    found += unpublished(page)
    for misread in sorted(found, key=lambda misread: misread.line):
        yield page.problem(misread.line, "AJ028", misread.message, misread.fix)


def unpublished(page: Page) -> Iterator[Misread]:
    """Yield tags that are left out of the page: mostly `<nome>`, which was meant as text."""
    for typed in (typed for typed in page.body.typed if "<" in typed.text):
        for line, tag in Typed(typed.line, without_comments(typed.text)).each(TAG):
            if tag["name"].lower() not in TEXT | REFUSED:
                message = f"“<{tag['name']}>” não aparece na página: aqui, essa tag não existe."
                fix = "se for um texto, ponha-o entre crases; senão, use Markdown."
                yield Misread(line, message, fix)


def signs(block: Block) -> Iterator[Misread]:
    """Yield what is wrong in one block."""
    if not block.text.isalpha():
        ways = (links, bold, comments)
        for way in (
            (*ways, attributes, fences, boxes, bullets, foreign)
            if block.kind == "paragraph"
            else ways
        ):
            for place, message, fix, mend in way(block.text):
                yield Misread(block.line_at(place), message, fix, mend)


def foreign(text: str) -> Iterator[Found]:
    """Yield marks of other Markdowns."""
    yield from ((*told, None) for told in dialects(text))


def links(text: str) -> Iterator[Found]:
    """Yield links whose address stands apart."""
    for found in APART.finditer(text):
        message = f"“[{found['text']}]” não vai ser um link: há um espaço antes do endereço."
        right = f"[{found['text']}]({found['address']})"
        yield found.start(), message, f"escreva {right}.", (found[0], right, "link")


def bold(text: str) -> Iterator[Found]:
    """Yield bold text with a space inside of its asterisks."""
    for pattern in (LOOSE_END, LOOSE_START):
        for found in pattern.finditer(text):
            if MARKS.search(found[0]):
                continue
            message = f"“{found[0]}” não vai ficar em negrito: há um espaço junto dos asteriscos."
            right = f"**{found['text']}**"
            mend = (found[0], spaced(right, text, found), "bold")
            yield found.start(), message, f"escreva {right}.", mend


def spaced(right: str, text: str, found: re.Match[str]) -> str:
    """Bold text with the space on the other side of its asterisks, if there is none."""
    before = text[max(0, found.start() - 1) : found.start()]
    after = text[found.end() : found.end() + 1]
    starts = found.re is LOOSE_START and before and not before.isspace()
    ends = found.re is LOOSE_END and after.isalnum()
    return f"{' ' if starts else ''}{right}{' ' if ends else ''}"


def comments(text: str) -> Iterator[Found]:
    """Yield comments that do not end."""
    if (place := text.find("<!--")) >= 0:
        yield place, *COMMENT, None


def attributes(text: str) -> Iterator[Found]:
    """Yield attribute lists that belong to nothing."""
    if ALONE.fullmatch(text):
        fix = "ponha-o logo depois do link ou da imagem, sem espaço, ou apague-o."
        yield 0, f"“{text.strip()}” vai aparecer como texto.", fix, None
    for found in SPACED.finditer(text):
        message = f"“{found['list']}” vai aparecer como texto: há um espaço antes dele."
        yield found.start("list"), message, "apague o espaço antes da chave.", None


def fences(text: str) -> Iterator[Found]:
    """Yield the first mark of a block of code that does not end."""
    if found := FENCE.search(text):
        marks = found["marks"]
        message = f"“{marks}” abre um bloco de código que não termina."
        fix = f"feche-o com uma linha que só tenha {marks}, no mesmo recuo."
        yield found.start("marks"), message, fix, None


def boxes(text: str) -> Iterator[Found]:
    """Yield first lines of boxes and tabs that are not quite that."""
    for found in BOX.finditer(text):
        line, marks = found[0].strip(), found["marks"]
        if marks.startswith("=") and not any(sign in line for sign in "\"“”'"):
            continue
        message = f"“{line}” não abre uma {'aba' if marks.startswith('=') else 'caixa'}."
        yield found.start("marks"), message, f"escreva {first_line(line, marks)}.", None


def first_line(line: str, marks: str) -> str:
    """The first line of the box or tab that was meant."""
    quoted = re.search(r"[\"“”'](?P<title>[^\"“”']+)", line)
    if marks.startswith("="):
        return f'=== "{quoted["title"].strip() if quoted else "Título"}"'
    words = WORD.findall(line)
    sign = "!!!" if marks.startswith("!") else marks
    title = quoted["title"] if quoted else line.partition(":")[2] or " ".join(words[1:])
    kind = words[0].lower() if words else "dica"
    return f'{sign} {kind} "{title.strip()}"' if title.strip() else f"{sign} {kind}"


def bullets(text: str) -> Iterator[Found]:
    """Yield the first item of a list with a sign that Markdown does not know."""
    if found := BULLET.search(text):
        message = f"“{found['sign']}” não faz uma lista, e as linhas vão ficar emendadas."
        fix = "comece cada item com “- ”, e deixe uma linha em branco antes do primeiro."
        yield found.start("sign"), message, fix, None
