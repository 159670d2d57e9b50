"""Why YAML cannot read a front matter, in the words of who types it.

YAML says where it gave up, which is often some lines below, and in its own terms. The lines are
looked through for what people get wrong; YAML's line is the answer when none of that is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.front_matter import BLOCK

if TYPE_CHECKING:
    from collections.abc import Callable

Reason = tuple[str, str]
"""What is wrong, and what to type."""
KEY = re.compile(r"(?P<indent>[ \t]*)(?P<key>[\w-]+)[ ]*:(?P<gap>[ \t]*)(?P<value>.*)")
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
BRACKETS = {"[": "]", "{": "}"}
COMMENT = re.compile(r"\s*(?:#.*)?")
RESERVED = "@`%*&!|>"


def unreadable_head(text: str, fallback: int) -> tuple[int, str, str]:
    """Line in the file, reason and fix for a front matter that YAML cannot read."""
    block = BLOCK.match(text)
    lines = block["head"].split("\n") if block else []
    for number, line in enumerate(lines, 2):
        if not COMMENT.fullmatch(line):
            rest = lines[number - 1 :]
            if reason := next(filter(None, (look(line, rest) for look in LOOKS)), None):
                return number, *reason
    message = "o cabeçalho não pode ser lido a partir desta linha."
    fix = 'confira aspas, colchetes e dois-pontos, como em title: "Dúvida: como faço?".'
    return fallback, message, fix


def tab(line: str, _: list[str]) -> Reason | None:
    """A tab where YAML counts columns."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a linha do cabeçalho começa com tabulação.", "troque-a por espaços."
    return None


def colon(line: str, _: list[str]) -> Reason | None:
    """A key without a colon, or without the space after it."""
    found = KEY.match(line)
    if found and not found["gap"] and found["value"]:
        fix = f"escreva “{found['key']}: {found['value']}”."
        return f"falta um espaço depois de “{found['key']}:”.", fix
    if not found and not line.startswith((" ", "-", "]", "}", "?", '"', "'")):
        word = line.split()[0]
        return (
            f"falta o dois-pontos depois de “{word}”.",
            "escreva “chave: valor”, ou apague a linha.",
        )
    return None


def quotes(line: str, _: list[str]) -> Reason | None:
    """A quotation mark that is not closed, or closed too early."""
    found = KEY.match(line)
    value = found["value"] if found else ""
    if not found or value[:1] not in QUOTED:
        return None
    mark, key = value[0], found["key"]
    whole = QUOTED[mark].match(value)
    if not whole:
        inside = value.strip(f" {mark}")
        return f"faltam as aspas do fim em “{key}”.", f"escreva {key}: {quoted(inside)}."
    if not COMMENT.fullmatch(value, whole.end()):
        inside = value.replace('"', "").replace("\\", "").strip()
        return f"há texto depois das aspas em “{key}”.", f"escreva {key}: {quoted(inside)}."
    return None


def brackets(line: str, rest: list[str]) -> Reason | None:
    """A bracket that is not closed before the next key."""
    found = KEY.match(line)
    value = found["value"].strip() if found else ""
    if not found or value[:1] not in BRACKETS:
        return None
    close = BRACKETS[value[0]]
    below = []
    for other in rest:
        if KEY.match(other) and not other.startswith(" "):
            break
        below.append(other)
    if close in value or any(close in other for other in below):
        return None
    inside = value[1:].split("#")[0].strip().rstrip(",")
    message = f"falta fechar o colchete “{value[0]}” em “{found['key']}”."
    return message, f"escreva {found['key']}: {value[0]}{inside}{close}."


def plain_value(line: str, _: list[str]) -> Reason | None:
    """A value that YAML would take for something else if it is not quoted."""
    found = KEY.match(line)
    value = found["value"].strip() if found else ""
    if not found or not value or value[0] in (*QUOTED, *BRACKETS):
        return None
    fix = f"ponha-o entre aspas: {found['key']}: {quoted(value)}."
    if ": " in value or value.endswith(":"):
        return f"há dois-pontos no valor de “{found['key']}”.", fix
    if value[0] in RESERVED and not re.fullmatch(r"[|>][+-]?", value):
        return f"o valor de “{found['key']}” começa com “{value[0]}”, que tem outro uso.", fix
    return None


def indent(line: str, _: list[str]) -> Reason | None:
    """A key of the front matter that does not start at the margin."""
    found = KEY.match(line)
    if found and found["indent"] and found["key"] not in ("exclude", "boost"):
        fix = f"apague os espaços antes de “{found['key']}”."
        return f"“{found['key']}” não está no começo da linha.", fix
    return None


def quoted(value: str) -> str:
    """The value as YAML reads it whole."""
    return f"'{value.replace(chr(39), chr(39) * 2)}'" if '"' in value else f'"{value}"'


LOOKS: tuple[Callable[[str, list[str]], Reason | None], ...] = (
    tab,
    colon,
    quotes,
    brackets,
    plain_value,
    indent,
)
