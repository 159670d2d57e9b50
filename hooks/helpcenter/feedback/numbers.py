"""Numbers with check digits: CPF, CNPJ and cards, however their digits are grouped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.feedback.legible import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CPF_WEIGHTS = tuple(range(10, 1, -1))
CNPJ_WEIGHTS = (5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
WRITTEN = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:(?P<CPF>\d{3}\.\d{3}\.\d{3}-\d{2})"
    r"|(?P<CNPJ>(?<![^\W_])[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}/[\dA-Z]{4}-\d{2}))(?!\d)",
    re.IGNORECASE | re.ASCII,
)
"""Nothing else is written like this: it goes even if a digit is wrong."""
GAP = r"[\s.\-_,*:|/]{0,4}"
LETTERED = re.compile(
    rf"(?<!\w)[\dA-Z]{{2}}{GAP}[\dA-Z]{{3}}{GAP}[\dA-Z]{{3}}{GAP}[\dA-Z]{{4}}{GAP}\d{{2}}(?!\w)",
    re.IGNORECASE | re.ASCII,
)
"""CNPJ may have letters since July 2026 (Receita Federal, IN RFB 2.229/2024)."""
GROUP = re.compile(r"[0-9]+")
BETWEEN = re.compile(r"[\s.\-_,*:|/()]{1,4}")
LABEL = re.compile(
    r"(?:\W|_|\d|^)(?:cpf|cnpj|mei|doc|id|n|no|num|n[uú]mero|cart[aã]o|visa|master|elo)_?$",
    re.IGNORECASE,
)
"""What people put before a number without a blank."""
SHORTEST, LONGEST = 11, 19
"""Digits of a CPF, and of the longest card number (ISO/IEC 7812)."""
MOST_GROUPS = 6
USUAL = ((3, 3, 3, 2), (2, 3, 3, 4, 2), (4, 4, 4, 4), (4, 6, 5), (4, 6, 4))
"""Sizes of the groups of one number; others with ", " between them are a list of several."""
CARDS = {
    13: r"4",
    14: r"30|3[689]",
    15: r"3[47]",
    16: r"4|5|6|30|35|3[689]|22[2-9]|2[3-6]|27[01]|2720",
    17: r"5[06-9]|6",
    18: r"5[06-9]|6",
    19: r"4|5[06-9]|6",
}
"""How cards of so many digits begin: Visa, Mastercard, Elo, Hipercard, American Express, Diners,
JCB, Discover, UnionPay, Maestro (their issuers' public ranges)."""

OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
DAY, MONTH, YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
NOBODYS = re.compile(
    "|".join(
        (
            r"(?<![\w-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\w-])",  # UUID
            r"(?<!\d)\d{7}-\d\d\.\d{4}\.\d\.\d\d\.\d{4}(?!\d)",  # A lawsuit (CNJ, Res. 65/2008).
            r"(?<!\d)\d{4}(?:[ .-]\d{4}){10}(?!\d)",  # The key of an NF-e.
            r"(?<!\d)\d{5}\.?\d{5}[ .]+\d{5}\.?\d{6}[ .]+\d{5}\.?\d{6}[ .]+\d[ .]+\d{14}(?!\d)",
            r"(?<!\d)\d{11}[ -]?\d(?:[ -]+\d{11}[ -]?\d){3}(?!\d)",  # Both are payment slips.
            r"R\$ ?\d{1,3}(?:[.\s]?\d{3})*(?:,\d\d)?(?!\d)",
            r"(?<![\d.])\d{1,3}(?:\.\d{3})+,\d\d(?!\d)",
            rf"(?<![\d.]){OCTET}(?:\.{OCTET}){{3}}(?!\.?\d)",
            rf"(?<![\d/]){DAY}/{MONTH}/(?:{YEAR}|\d\d)(?![\d/])",
            rf"(?<![\d.-]){DAY}([.-]){MONTH}\1{YEAR}(?!\d)",
            rf"(?<!\d){YEAR}([/.-])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01])(?!\d)",
        )
    ),
    re.IGNORECASE | re.ASCII,
)
"""What has a shape of its own and is no person's: nothing begins, ends or passes there."""


def written(text: str) -> Iterator[Span]:
    """CPF and CNPJ in their full form, right or mistyped."""
    for found in WRITTEN.finditer(text):
        yield Span(*found.span(), found.lastgroup or "")


def nobodys(text: str) -> Iterator[Span]:
    """Dates, sums of money, addresses of machines and long keys, but for the digits of a CPF."""
    for found in NOBODYS.finditer(text):
        if not is_cpf("".join(GROUP.findall(found[0]))):
            yield Span(*found.span(), "")


def lettered(text: str) -> Iterator[Span]:
    """CNPJ with or without letters, in its usual groups."""
    for found in LETTERED.finditer(text):
        characters = "".join(filter(str.isalnum, found[0])).upper()
        spelled = not any(map(str.isspace, found[0])) or sum(map(str.isdigit, characters)) > 5
        if spelled and is_cnpj(characters):
            yield Span(*found.span(), "CNPJ")


def checked(text: str) -> Iterator[Span]:
    """Numbers whose check digits hold, from the left, the longest reading first."""
    groups = [found.span() for found in GROUP.finditer(text)]
    first = 0
    while first < len(groups):
        name, last = number_at(text, groups, first)
        if name:
            start, end = groups[first][0], groups[last][1]
            opened = text[start - 1 : start] == "(" and ")" in text[start:end]
            yield Span(start - opened, end, name)
        first = last + 1


def number_at(text: str, groups: list[tuple[int, int]], first: int) -> tuple[str, int]:
    """Name the number that begins with a group, or "", and say which group is its last."""
    start = groups[first][0]
    if text[start - 1 : start].isalpha() and not LABEL.search(text[max(0, start - 9) : start]):
        return "", first
    readings, digits, listed = list[tuple[int, list[str]]](), list[str](), False
    for index in range(first, len(groups)):
        begin, end = groups[index]
        gap = text[groups[index - 1][1] : begin] if digits else ""
        if digits and not BETWEEN.fullmatch(gap):
            break
        listed = listed or ", " in gap
        digits.append(text[begin:end])
        sizes = tuple(map(len, digits))
        if sum(sizes) > LONGEST:
            break
        whole = sum(sizes) >= SHORTEST and not text[end : end + 1].isalpha()
        if whole and (sizes in USUAL or not listed):
            readings.append((index, [*digits]))
    for name, holds in KINDS:  # The surest first: of other numbers, one in ten passes Luhn's sum.
        for index, parts in reversed(readings):
            if is_grouped(parts) and holds("".join(parts)):
                return name, index
    return "", first


def is_grouped(parts: list[str]) -> bool:
    """Whether people cut one number like this: in few pieces, or digit by digit."""
    sizes = [len(part) for part in parts]
    return max(sizes) == 1 or (len(sizes) <= MOST_GROUPS and min(sizes[1:-1], default=2) > 1)


def is_cpf(digits: str) -> bool:
    """Whether these are the 11 digits of a CPF: the last two follow from the others."""
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    weights = CPF_WEIGHTS
    return ends_in(digits[:10], weights) and ends_in(digits, (11, *weights))


def is_cnpj(characters: str) -> bool:
    """Whether these are the 14 characters of a CNPJ."""
    if len(characters) != 14 or len(set(characters)) == 1:
        return False
    return ends_in(characters[:13], CNPJ_WEIGHTS) and ends_in(characters, (6, *CNPJ_WEIGHTS))


def ends_in(characters: str, weights: tuple[int, ...]) -> bool:
    """Whether the last character is the check digit of those before it (module 11)."""
    body = characters[:-1]
    rest = sum((ord(c) - 48) * w for c, w in zip(body, weights, strict=True)) % 11
    return characters[-1] == str(0 if rest < 2 else 11 - rest)


def is_card(digits: str) -> bool:
    """Whether these begin as cards of their length do and satisfy Luhn's sum."""
    if not re.match(CARDS.get(len(digits), "x"), digits):
        return False
    doubled = "0246813579"
    odd = sum(int(c) for c in digits[-1::-2])
    return (odd + sum(int(doubled[int(c)]) for c in digits[-2::-2])) % 10 == 0


KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("CNPJ", is_cnpj),
    ("CPF", is_cpf),
    ("cartão", is_card),
)
"""What a number can be."""
