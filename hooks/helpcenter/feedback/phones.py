"""Telephone numbers. They have no check digits: only what looks like one is one.

Eight or ten digits together are an order, a protocol or a date more often than a telephone: they
go after a word such as "tel". Eleven are a mobile's if they begin with an area code and a 9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.feedback.legible import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

AREA = r"(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])"
"""The 67 area codes (Anatel, Código Nacional)."""
S = r"[\s.\-_/]{0,3}"
GAP = r"[\s.\-_/]{1,3}"
MOBILE = rf"9{S}(?:\d{{4}}{S}(?:\d{{4}}|\d\d{GAP}\d\d)|\d\d{GAP}\d{{3}}{GAP}\d{{3}})"
FIXED = rf"[2-5]\d{{3}}{S}(?:\d{{4}}|\d\d{GAP}\d\d)"
BEFORE, AFTER = r"(?<!\w)(?<!\d[.,/:\-])", r"(?![.\-]?\d)(?![^\W_])"
NATIONAL = rf"(?:55{S}0?|0(?:xx|[1-9]\d)?){S}"
"""The country, or the 0 of another area and perhaps the company that carries the call."""
ANY = r"(?:[\s.\-_/()]{0,3}\d)"
WORD = (
    r"(?:tel(?:efones?|s)?|fones?|cel(?:ular(?:es)?)?|whats(?:app)?|wpp|zap(?:zap)?|ligu?em?|"
    r"ligar|liga|fixo|m[oó]vel|contatos?|recados?|telegram|sms|meu n[uú]mero)"
)
JOINED = (
    r"(?:[\s.:;=(#\-]|(?<!\w)(?:[éeoa]|eh|n[oa]|d[oae]|meus?|minha|nosso|para|pr[ao]|pelo|em|ou|num|"
    r"n[uú]mero|n|comercial|residencial|celular|fixo|whatsapp|zap|tel|aqui|me|por|favor)(?!\w)){0,15}?"
)
PHONE = re.compile(
    "|".join(
        (
            rf"(?<![\w+])\+(?=\d|\s55)\s?[1-9]{ANY}{{7,14}}(?!\d)",
            rf"(?<!\w)(?:55{S})?\(\s?0?(?:xx|\d\d)?\s?[1-9]\d\s?\){S}(?:{MOBILE}|[2-9]\d{{3}}{S}\d{{4}})(?!\d)",
            rf"{BEFORE}(?:{NATIONAL})?{AREA}{S}{MOBILE}{AFTER}",
            rf"{BEFORE}(?:55{S}{AREA}{S}|(?:{NATIONAL})?{AREA}{GAP}){FIXED}{AFTER}",
            rf"{BEFORE}(?:{NATIONAL})?{AREA}[2-5]\d{{3}}{GAP}\d{{4}}{AFTER}",
            rf"{BEFORE}(?:9\d{{4}}[\s\-]\d{{4}}|9[\s.\-]\d{{4}}[\s.\-]?\d{{4}}){AFTER}",
            rf"(?<!\w){WORD}{JOINED}(?P<number>(?!0[3589]00)\(?\d{ANY}{{7,12}})(?!\d)",
        )
    ),
    re.IGNORECASE | re.ASCII,
)
"""With a plus, with the area, a mobile's without it, or after a word. 0800 is nobody's."""
YEAR = re.compile(r"(?:19|20)\d\d")


def phones(text: str) -> Iterator[Span]:
    """Telephone numbers, but for what ends in two years."""
    for found in PHONE.finditer(text):
        groups = re.findall(r"\d+", found[0])
        if not all(map(YEAR.fullmatch, groups[-2:])):
            number = "number" if found["number"] else 0
            yield Span(*found.span(number), "telefone")
