"""Take out of a text what looks like somebody's data, before it is stored.

Numbers are read as groups of digits with little between them, as people write them:
`529.982.247-25`, `(11) 98888-7777`, `4111 1111 1111 1111`. In doubt a number is taken out.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Characters that would draw in a terminal or turn the direction of a text."""
EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
CNPJ = re.compile(r"(?<!\w)[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}/?[0-9A-Z]{4}-?[0-9]{2}(?!\w)")
"""CNPJ may have letters since July 2026 (Receita Federal, IN RFB 2.229/2024)."""
GROUP = re.compile(r"[0-9]+")
BETWEEN = re.compile(r"[\s.\-–—/()]{0,3}")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
LONGEST = 19
"""Digits of the longest card number (ISO/IEC 7812)."""
CPF_WEIGHTS = tuple(range(10, 1, -1))
CNPJ_WEIGHTS = (5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)


class Number(NamedTuple):
    """A number as digits, as it was written, and whether a plus stands before it."""

    digits: str
    written: str
    foreign: bool


def redact(text: str) -> str:
    """Return `text` with CPF, CNPJ, e-mail, telephone and card replaced, and at most one link."""
    text = CONTROLS.sub(" ", text.replace("\r\n", "\n")).strip()
    text = EMAIL.sub("[e-mail]", text)
    text = CNPJ.sub(lambda found: "[CNPJ]" if is_cnpj(plain(found[0])) else found[0], text)
    return one_link(without_numbers(text))


def without_numbers(text: str) -> str:
    """Replace numbers that are somebody's, from the left, the longest reading first."""
    groups = [found.span() for found in GROUP.finditer(text)]
    parts, done, first = [], 0, 0
    while first < len(groups):
        name, last = number_at(text, groups, first)
        if name:
            start, end = groups[first][0], groups[last][1]
            opened = text[start - 1 : start] == "(" and ")" in text[start:end]
            parts += [text[done : start - opened], f"[{name}]"]
            done = end
        first = last + 1
    return "".join([*parts, text[done:]])


def number_at(text: str, groups: list[tuple[int, int]], first: int) -> tuple[str, int]:
    """Name the number that begins with a group, or "", and say which group is its last."""
    digits, ends = "", list[tuple[int, str]]()
    for index in range(first, len(groups)):
        if index > first:
            gap = text[groups[index - 1][1] : groups[index][0]]
            if not BETWEEN.fullmatch(gap):
                break
        digits += text[slice(*groups[index])]
        if len(digits) > LONGEST:
            break
        ends.append((index, digits))
    foreign = text[groups[first][0] - 1 : groups[first][0]] == "+"
    for name, holds in KINDS:  # The surest first: of other numbers, one in ten passes Luhn's sum.
        for index, number in reversed(ends):
            written = text[groups[first][0] : groups[index][1]]
            if holds(Number(number, written, foreign)):
                return name, index
    return "", first


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
    """Whether 13 to 19 digits that begin as cards do (2 to 6) satisfy Luhn's sum."""
    if not 13 <= len(digits) <= LONGEST or digits[0] not in "23456":
        return False
    doubled = "0246813579"
    odd = sum(int(c) for c in digits[-1::-2])
    return (odd + sum(int(doubled[int(c)]) for c in digits[-2::-2])) % 10 == 0


def is_phone(number: Number) -> bool:
    """Whether a number is dialled: Brazilian, with or without its area, or one after a plus."""
    digits = number.digits
    if number.foreign:
        return 8 <= len(digits) <= 15
    local = digits.removeprefix("55") if len(digits) in (12, 13) else digits.removeprefix("0")
    if len(local) in (10, 11) and "0" not in local[:2]:
        return local[2] == "9" if len(local) == 11 else local[2] in "23456789"
    groups = GROUP.findall(number.written)
    sizes = [len(group) for group in groups]
    if sizes == [4, 4]:
        return not all(map(YEAR.fullmatch, groups))
    return len(digits) == 9 and digits[0] == "9" and sizes in ([9], [5, 4], [1, 4, 4])


KINDS: tuple[tuple[str, Callable[[Number], bool]], ...] = (
    ("CNPJ", lambda number: is_cnpj(number.digits)),
    ("CPF", lambda number: is_cpf(number.digits)),
    ("cartão", lambda number: is_card(number.digits)),
    ("telefone", is_phone),
)
"""What a number can be."""


def one_link(text: str) -> str:
    """Keep the first link alone."""
    found = list(LINK.finditer(text))
    if len(found) < 2:
        return text
    spans = [*(link.span() for link in found[1:]), (len(text), len(text))]
    between = (f"[link]{text[end:start]}" for (_, end), (start, _) in pairwise(spans))
    return text[: spans[0][0]] + "".join(between)


def plain(text: str) -> str:
    """Letters and digits alone."""
    return "".join(filter(str.isalnum, text))
