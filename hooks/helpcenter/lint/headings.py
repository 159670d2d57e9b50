"""The words of a heading and its attribute lists, as Python-Markdown takes them apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

STARTS, ENDS = "\n", "\0"
"""Where an element starts or ends; markdown-it leaves neither in the text of a heading."""
AFTER_ELEMENT = re.compile(rf"{ENDS}\{{:?[ ]*(?P<attributes>[^}}\n\0 ][^\n\0]*)\}}")
"""As AttrListTreeprocessor.INLINE_RE, up to the next element."""
TEXTS = ("text", "text_special")


def heading_text(tokens: Iterable[Token]) -> tuple[str, bool]:
    """The words of a heading, as the table of contents shows them, and whether it names an id."""
    marked = "".join(marked_text(token) for token in tokens)
    place = max(marked.rfind(STARTS), marked.rfind(ENDS)) + 1
    own = AttrListTreeprocessor.HEADER_RE.search(marked, place)
    attributes, remainder = get_attrs_and_remainder(own[1]) if own else ([], "")
    if own and not remainder:
        marked = marked[: own.start()]
    words = AFTER_ELEMENT.sub(lambda match: get_attrs_and_remainder(match[1])[1], marked)
    text = words.replace(STARTS, "").replace(ENDS, "").strip()
    return text, not remainder and any(name == "id" for name, _ in attributes)


def marked_text(token: Token) -> str:
    """The text of a token between marks; HTML has none, and is no element for the library."""
    if token.type in TEXTS:
        return token.content
    if token.type == "softbreak":
        return " "
    if token.type == "code_inline":
        return f"{STARTS}{token.content}{ENDS}"
    if token.type == "image":
        return ENDS
    return {1: STARTS, -1: ENDS}.get(token.nesting, "")
