"""Take out of a text what looks like somebody's data, before it is stored.

It is looked for in a copy where every dash is "-" and every digit 0 to 9, so the rest of the text
stays as it was written.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from helpcenter.feedback.legible import Legible, Span
from helpcenter.feedback.numbers import checked, lettered, nobodys, written
from helpcenter.feedback.phones import phones

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Characters that would draw in a terminal or turn the direction of a text."""
LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)

NAME = r"[\w.+%'-]{1,64}"
SAID = rf"{NAME}(?:\s(?:ponto|underline|tra[cç]o|h[ií]fen)\s[\w-]{{1,64}}){{0,3}}"
AT = r"(?:@|%40|&\#0{0,5}64;|&\#x0{0,5}40;|&commat;)"
SAID_AT = rf"\s{{0,3}}(?:{AT}|[(\[{{<]\s?(?:at|arroba|@)\s?[)\]}}>]|(?<=\s)arroba(?=\s))\s{{0,3}}"
PART = r"[\w-]{1,63}"
DOT = r"(?:\s?[.,]|\s[.,]\s|\s(?:ponto|dot)\s|\s?[(\[](?:ponto|dot|\.)[)\]]\s?)"
TOP = r"(?:com|net|org|gov|edu|jus|br|pt)"
PROVIDERS = r"(?:gmail|hotmail|outlook|yahoo|icloud|live|uol|bol|terra|ig)"
EMAIL = re.compile(
    "|".join(
        (
            rf"{NAME}{AT}(?!v?\d+\.\d){PART}(?:\.{PART})+",  # A version follows packages: x@6.8.2.
            rf"{SAID}{SAID_AT}{PART}(?:{DOT}{PART}){{0,3}}{DOT}{TOP}(?:{DOT}br)?(?!\w)",
            rf"{SAID}{SAID_AT}{PART}(?:\.{PART}){{0,3}}\.[a-z]{{2,24}}(?!\w)",
            rf"{SAID}{SAID_AT}{PROVIDERS}(?!\w)",
        )
    ),
    re.IGNORECASE,
)


def redact(text: str) -> str:
    """Return `text` with CPF, CNPJ, e-mail, telephone and card replaced, and at most one link."""
    text = CONTROLS.sub(" ", text.replace("\r\n", "\n")).strip()
    while (less := without_data(text)) != text:  # What stood beside a number may be one now.
        text = less
    return one_link(text)


def without_data(text: str) -> str:
    """Replace what is found at a first look, the surest kinds first."""
    copy = Legible(text)
    for find in (emails, written):
        copy.take(find(copy.text))
    copy.leave(nobodys(copy.text))
    for find in (lettered, checked, phones):
        copy.take(find(copy.text))
    return copy.replaced()


def emails(text: str) -> Iterator[Span]:
    """Addresses, also as they are spelled for people: `joao (arroba) exemplo ponto com`."""
    for found in EMAIL.finditer(text):
        yield Span(*found.span(), "e-mail")


def one_link(text: str) -> str:
    """Keep the first link alone."""
    found = list(LINK.finditer(text))
    if len(found) < 2:
        return text
    spans = [*(link.span() for link in found[1:]), (len(text), len(text))]
    between = (f"[link]{text[end:start]}" for (_, end), (start, _) in pairwise(spans))
    return text[: spans[0][0]] + "".join(between)
