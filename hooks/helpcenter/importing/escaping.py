"""Text that stays text: what Markdown would read as mark-up is escaped, and nothing else.

Python-Markdown escapes fewer characters with a backslash than CommonMark does
(markdown.core.Markdown.ESCAPED_CHARS); the others become character references.
"""

from __future__ import annotations

import re

INLINE = re.compile(
    r"`|\*(?!\s)|(?<!\s)\*"
    r"|\\(?=[!-/:-@\[-`{-~])"
    r"|(?<![^\W_])_|_(?![^\W_])"  # Inside of a word it is no emphasis.
    r"|\[(?=[^\]]*\][(\[:])"
    r"|(?<=\])\("
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|^\{(?=[^{}]*\})|\{(?=[^{}]*\}$)"  # Beside an element, a list of attributes.
)
"""What means something wherever it stands."""
START = re.compile(
    r"#(?=\S|\s|$)|[-+>](?=\s|$)|-(?=[-\s]*$)|(?<=\d)[.)](?=\s)|!(?=!!)|\?(?=\?\?)|=(?==)|~(?=~~)|:(?=\s)|>"
)
"""What means something at the start of a line."""
BACKSLASH = frozenset("\\`*_{}[]()>#+-.!")
QUOTED = re.compile(r'"([^"]*)"')
NUMBER = re.compile(r"\d{1,9}(?=[.)]\s)")


def escape(text: str) -> str:
    """Escape a piece of text that may stand anywhere in a line."""
    escaped = INLINE.sub(lambda match: escaped_char(match[0]), text)
    number = NUMBER.match(escaped)
    place = number.end() if number else 0
    if START.match(escaped, place):
        return escaped[:place] + escaped_char(escaped[place]) + escaped[place + 1 :]
    return escaped


def escaped_char(char: str) -> str:
    """One character, escaped as Python-Markdown reads it."""
    named = {"<": "&lt;", "&": "&amp;"}
    return f"\\{char}" if char in BACKSLASH else named.get(char, f"&#{ord(char)};")


def quoted_title(text: str) -> str:
    """A title that stands between quotation marks."""
    return " ".join(QUOTED.sub(r"“\1”", text).replace('"', "”").split())
