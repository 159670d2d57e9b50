"""Repairs that need no writer: text in, text out, never inside of code.

What is right is shown as before; where the writer's meaning could be another, nothing is done.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpcenter.lint.characters import BOM, INDENT, LINE_END, composed
from helpcenter.lint.keys import REFUSED
from helpcenter.lint.layout import COMMENT
from helpcenter.lint.meant import FENCE, signs
from helpcenter.lint.page import read_page
from helpcenter.lint.visible import CODE
from helpcenter.sources import parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.sources import Source

MAX_ROUNDS = 10
ALIKE = 0.8
"""Of difflib's ratio: one letter or two that are wrong, missing or too many."""
ADDRESS = re.compile(r"\]\([^)]*\)")
EMPTY_ITEM = re.compile(r"(?:(?:^|[\s>])(?:[-*+]+|[0-9]+[.)])|#)[ \t]+\Z")
"""Without its space a sign at the end may be another sign."""
BREAK = re.compile(r"\S {2,}\Z")
TAB = 4
LABELS = {
    "ends": "fins de linha",
    "bom": "marca invisível no começo",
    "accents": "acentos soltos",
    "tabs": "tabulações",
    "trailing": "espaços no fim da linha",
    "blank": "linha em branco que faltava",
    "link": "espaço no meio de um link",
    "bold": "espaço dentro do negrito",
}


@dataclass(frozen=True)
class Mended:
    """A file's text and what was done to it, in Portuguese."""

    text: str
    done: tuple[str, ...]


def mend(raw: bytes, path: str) -> Mended | None:
    """Repair a file of docs/; None if it is not in UTF-8."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    done = Counter({"bom": int(raw.startswith(BOM)), "ends": len(LINE_END.findall(raw))})
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    mended, more = mend_text(plain, path)
    told = [said(kind, times) for kind, times in (done + more).items()]
    return Mended(mended, tuple(told))


def said(kind: str, times: int) -> str:
    """`tabulações (3)`, or a repair that names itself."""
    return f"{LABELS[kind]} ({times})" if kind in LABELS and times > 1 else LABELS.get(kind, kind)


def mend_text(text: str, path: str) -> tuple[str, Counter[str]]:
    """Repair until nothing is left; what would not come to an end stays as it was."""
    mended, done = text, Counter[str]()
    for _ in range(MAX_ROUNDS):
        before = mended
        mended, more = once(before, path)
        done += more
        if mended == before:
            return mended, done
    return text, Counter()


def once(text: str, path: str) -> tuple[str, Counter[str]]:
    """Do each repair that can be seen now."""
    page = read_page(parse_source(path, text))
    if page.unreadable:
        return text, Counter()
    done: Counter[str] = Counter()
    lines = text.split("\n")
    for number, line, kind in (*in_head(page.source, lines), *in_lines(page, lines)):
        lines[number - 1] = line
        done[kind] += 1
    if done:
        return "\n".join(lines), done
    for number, old, new, kind in in_blocks(page, lines):
        line = lines[number - 1]
        lines[number - 1] = line.replace(old, new) if old else new + line
        done[kind] += 1
    return "\n".join(lines), done


def in_head(source: Source, lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield line, new text and repair for keys of the front matter that are almost right."""
    known = list(type(source.matter).model_fields)
    for key, number in source.lines.items():
        line = lines[number - 1]
        right = nearest_key(key, known) if key not in known else ""
        if right and right not in source.lines and line.startswith(f"{key}:"):
            yield number, right + line.removeprefix(key), f"“{key}” passou a ser “{right}”"
            return  # The next round looks again: two keys may be like the same one.


def nearest_key(key: str, known: list[str]) -> str:
    """The key that was meant, if there can be no doubt."""
    if key.casefold() == "draft":
        return "rascunho"
    near = difflib.get_close_matches(key, known, n=2, cutoff=ALIKE)
    return near[0] if len(near) == 1 and key.casefold() not in REFUSED else ""


def in_lines(page: Page, lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield line, new text and repair for what each line shows by itself."""
    code, end = spans(page), doubtful(page)
    for number, line in enumerate(lines, 1):
        if number >= end or number in page.body.raw or number in code:
            continue
        if number < page.source.body_line:
            kind, new = "accents", accents(line)
        elif line.strip() and INDENT.match(line):
            width = len(line) - len(line.lstrip(" \t"))
            kind, new = "tabs", line[:width].expandtabs(TAB) + line[width:]
        elif not composed(line):
            kind, new = "accents", accents(line)
        else:
            below = lines[number] if number < len(lines) else ""
            keeps = (below.strip() and BREAK.search(line.expandtabs(TAB))) or EMPTY_ITEM.search(
                line
            )
            kind, new = "trailing", line if keeps else line.rstrip(" \t")
        if new != line:
            yield number, new, kind


def accents(line: str) -> str:
    """A line in form NFC; one with code, or whose links name a file in another form, as it is."""
    if "`" in line or not all(composed(link) for link in ADDRESS.findall(line)):
        return line
    return unicodedata.normalize("NFC", line)


def in_blocks(page: Page, lines: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """Yield line, old text, new text and repair for Markdown that stays text; the last first."""
    code, end = spans(page), doubtful(page)
    found = [*page.body.misread, *(one for block in page.body.blocks for one in signs(block))]
    seen = set()
    for one in sorted(found, key=lambda one: one.line, reverse=True):
        line = lines[one.line - 1]
        if not one.mend or one.line in code or one.line >= end or one.line in seen:
            continue
        old, new, kind = one.mend
        is_safe = line.count(old) == 1 and "\\" not in line if old else is_outside_quotes(line)
        if is_safe:
            seen.add(one.line)
            yield one.line, old, new, kind


def is_outside_quotes(line: str) -> bool:
    """Whether a blank line above would not divide a quotation."""
    return not line.lstrip().startswith(">")


def spans(page: Page) -> set[int]:
    """Lines of paragraphs with code that may go on from one line to the next."""
    return {
        block.line + number
        for block in page.body.blocks
        if CODE in block.text and "\n" in block.text
        for number in range(block.text.count("\n") + 1)
    }


def doubtful(page: Page) -> int:
    """The line from which on a block of code or a comment may have been meant."""
    starts = [
        block.line_at(found.start())
        for block in page.body.blocks
        if (found := FENCE.search(block.text))
    ]
    starts += [
        one.line for block in page.body.blocks for one in signs(block) if one.fix == COMMENT[1]
    ]
    starts += [one.line for one in page.body.misread if one.fix == COMMENT[1]]
    return min(starts, default=len(page.source.text) + 2)
