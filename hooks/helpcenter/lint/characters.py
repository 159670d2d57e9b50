"""Rules on what nobody sees in a text: line ends, tabs, characters without a shape."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.site import Site

MEND = "rode .venv/bin/central conferir --corrigir"
LINE_END = re.compile(rb"\r\n?")
BOM = b"\xef\xbb\xbf"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a\u202c\u2060-\u2064\u2066\u2069\ufeff\ufff9-\ufffb]"
    "|(?<![\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf])[\u200c\u200d]"
)
"""Without a shape, and out of place; U+200D joins the parts of an emoji, where it may stand."""
REORDERING = re.compile("[\u202b\u202d\u202e\u2067\u2068]")
"""Unicode's controls that turn the order of what follows (UAX #9); see Boucher and Anderson,
"Trojan Source: Invisible Vulnerabilities" (2021)."""
LOOKALIKE = re.compile(
    "[A-Za-zÀ-ÿ][\u0400-\u04ff\u0391-\u0397\u0399-\u039f\u03a1\u03a4\u03a5\u03a7\u03bf]"
    "|[\u0400-\u04ff\u0391-\u0397\u0399-\u039f\u03a1\u03a4\u03a5\u03a7\u03bf][A-Za-zÀ-ÿ]"
)
"""Latin beside Cyrillic, or beside Greek that looks Latin; Unicode's UTS #39, "Mixed-script"."""
LEFTWARDS = re.compile("[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3]")
"""Letters of Hebrew and Arabic. WCAG 2.2, success criterion 3.1.2, "Language of Parts"."""
DIRECTION = re.compile(r"\bdir\s*=", re.IGNORECASE)
INDENT = re.compile(r"^ *\t", re.MULTILINE)


def unseen_characters(page: Page) -> Iterator[Problem]:
    """AJ026: what nobody sees makes equal words different, for the search and for git."""
    text = page.source.text
    lines = () if composed(text) else enumerate(text.split("\n"), 1)
    if decomposed := next((number for number, line in lines if not composed(line)), 0):
        message = "há acentos soltos, em um caractere separado da letra, e a pesquisa os estranha."
        yield page.problem(decomposed, "AJ026", message, f"{MEND}, ou digite de novo as palavras.")
    if LOOKALIKE.search(text):
        yield from lookalikes(page)
    if LEFTWARDS.search(text):
        yield from leftwards(page)
    for pattern, one, many in (
        (INVISIBLE, "caractere invisível", "caracteres invisíveis"),
        (CONTROL, "caractere de controle", "caracteres de controle"),
    ):
        places = [found.start() for found in pattern.finditer(text)]
        if places:
            line, column = position(text, places[0])
            count = f"há um {one}" if len(places) == 1 else f"há {len(places)} {many}"
            code = f"U+{ord(text[places[0]]):04X}, na coluna {column}"
            message = f"{count} ({code})." if len(places) == 1 else f"{count} (o primeiro, {code})."
            them = "apague-o" if len(places) == 1 else "apague-os"
            fix = f"{them} e digite de novo as letras em volta; isso vem de texto colado."
            yield page.problem(line, "AJ026", message, fix)


def lookalikes(page: Page) -> Iterator[Problem]:
    """Yield each line with a letter of another alphabet in a word, which no search finds."""
    for number, line in enumerate(page.source.text.split("\n"), 1):
        found = None if line.isascii() else LOOKALIKE.search(line)
        if found:
            letter = max(found[0])
            alphabet = "cirílico" if letter >= "\u0400" else "grego"
            word = next(word for word in line.split() if found[0] in word)
            letter = f"o “{letter}” é do alfabeto {alphabet}"
            message = f"em “{word}”, {letter} e só se parece com a letra comum."
            yield page.problem(number, "AJ026", message, "apague a palavra e digite-a de novo.")


def leftwards(page: Page) -> Iterator[Problem]:
    """Yield the first line whose words are read from the right, if nothing says so."""
    for number, line in enumerate(page.source.text.split("\n"), 1):
        if LEFTWARDS.search(line) and not DIRECTION.search(line):
            message = "há texto que se lê da direita para a esquerda, e a página não sabe disso."
            fix = 'ponha-o entre <span lang="ar" dir="rtl"> e </span>; para o hebraico, lang="he".'
            yield page.problem(number, "AJ026", message, fix)
            return


def line_ends(page: Page, site: Site) -> Iterator[Problem]:
    """AJ026: line ends and marks, which only the bytes of a file show."""
    if page.source.plain_bytes:
        return
    raw = site.bytes_of(page.source.path)
    if raw.startswith(BOM):
        message = "o arquivo começa com uma marca invisível (BOM)."
        yield page.problem(1, "AJ026", message, f"{MEND}, ou salve-o como “UTF-8 sem BOM”.")
    ends = LINE_END.findall(raw)
    if ends:
        first = raw.count(b"\n", 0, raw.find(b"\r")) + 1
        lines = "uma linha" if len(ends) == 1 else f"{len(ends)} linhas"
        kind = "do Windows (CR LF)" if b"\r\n" in raw else "de Mac antigo (CR)"
        message = f"{lines} com fim de linha {kind}."
        fix = f"{MEND}, ou salve o arquivo com fins de linha LF."
        yield page.problem(first, "AJ026", message, fix)


def composed(line: str) -> bool:
    """Whether a line is in Unicode's form NFC (UAX #15)."""
    return line.isascii() or unicodedata.is_normalized("NFC", line)


def position(text: str, place: int) -> tuple[int, int]:
    """Line and column of a place."""
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def tab_indent(page: Page) -> Iterator[Problem]:
    """AJ027: how far a tab reaches depends on who shows it; what belongs to a step needs four."""
    first = page.source.body_line
    lines = page.source.body.split("\n")
    found = [
        number
        for number, line in enumerate(lines, first)
        if number not in page.body.raw and line.strip() and INDENT.match(line)
    ]
    if found and not page.unreadable:
        many = "uma linha começa" if len(found) == 1 else f"{len(found)} linhas começam"
        fix = f"troque cada tabulação por quatro espaços, ou {MEND}."
        yield page.problem(found[0], "AJ027", f"{many} com tabulação.", fix)
