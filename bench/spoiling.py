"""Real articles, spoilt: cut, doubled, shuffled, and sown with what parsers dislike."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
SAMPLES = [path.read_text("utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))]
PIECES = (
    *("<script>", "</script>", "<img src=x onerror=a>", "<![", "<!--", "-->", "<div>", "</div>"),
    *("<a ", '"', "'", "javascript:", "data:", "//x.com/", "/\\x.com", "{ #id .c k=v }", "{", "}"),
    *("[", "](", ")", "![", "[^1]", "[^1]: a", "[a]: b", "`", "```", "~~~", "``` { .a }", "\\"),
    *(
        "!!! nota\n",
        '=== "a"\n',
        "??? dica",
        "    ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "|",
        "|-|",
    ),
    *("\n", "\n\n", "\r", "\r\n", "\x0b", "\0", "\ufeff", "\u202e", "\u200b", "\u2028", "\x85"),
    *("---\n", "title: ", "tags: [", "&a ", "*a", "<<: ", "!!python/name:os ", "? ", ": ", "- - "),
    *(
        "&#x202e;",
        "&lt;",
        "&#0;",
        "&",
        "é",
        "e\u0301",
        "\U0001f389",
        "\ue001",
        "*",
        "**",
        "_",
        "~~",
    ),
    *("--8<-- 'a'", "{{ 7*7 }}", "{% a %}", "http://[", "C:\\", "9" * 30, "2026-02-30", "\x1b[31m"),
)


def spoilt(number: int) -> str:
    """A real article, changed in a few ways that the number decides."""
    chance = random.Random(number)  # noqa: S311, nothing is secret here
    text = chance.choice(SAMPLES)
    for _ in range(chance.randint(1, 8)):
        text = chance.choice(WAYS)(text, chance)
    return text[:200_000]


def sow(text: str, chance: random.Random) -> str:
    """Put a piece somewhere."""
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice(PIECES) + text[place:]


def sow_many(text: str, chance: random.Random) -> str:
    """Put one piece many times in a row."""
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice(PIECES) * chance.randint(2, 400) + text[place:]


def cut(text: str, chance: random.Random) -> str:
    """Leave out a part."""
    first, last = sorted(chance.randint(0, len(text)) for _ in range(2))
    return text[:first] + text[last:]


def double(text: str, chance: random.Random) -> str:
    """Say a part again, elsewhere."""
    first = chance.randint(0, len(text))
    part = text[first : first + chance.randint(1, 400)]
    place = chance.randint(0, len(text))
    return text[:place] + part * chance.randint(1, 5) + text[place:]


def shuffle(text: str, chance: random.Random) -> str:
    """Put the lines into another order."""
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def push(text: str, chance: random.Random) -> str:
    """Move some lines to the right, or into a quotation."""
    before = chance.choice(("    ", "\t", "> ", "- ", "  "))
    return "\n".join(before + line if chance.random() < 0.3 else line for line in text.split("\n"))


def scribble(text: str, chance: random.Random) -> str:
    """Put any letters of Unicode somewhere."""
    letters = "".join(chr(chance.choice((chance.randrange(0xD800), 0x1F000))) for _ in range(20))
    place = chance.randint(0, len(text))
    return text[:place] + letters + text[place:]


def in_head(text: str, chance: random.Random) -> str:
    """Give a key of the front matter another value."""
    keys = ("title", "description", "tags", "ordem", "search", "revisar_em", "enderecos_antigos")
    values = (
        "[]",
        "{a: 1}",
        "null",
        "1e999",
        "0x" + "f" * 40,
        "'",
        "[[[",
        "2026-13-01",
        "!!set {}",
    )
    line = f"{chance.choice(keys)}: {chance.choice((*values, *PIECES))}\n"
    return text.replace("---\n", f"---\n{line}", 1)


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    *(sow, sow, sow_many, cut, double, shuffle, push, scribble, in_head),
)
