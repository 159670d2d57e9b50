"""What a reader sees of a paragraph, with a mark for each thing that is not plain text.

Rules that look for what was meant as Markdown and stayed text ask for the text alone; code,
escaped characters and addresses of links must not answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from markdown_it.token import Token

CODE, HTML, IMAGE, ESCAPED = "\ue000", "\ue001", "\ue002", "\ue003"
LINK, AUTOLINK, LINK_END = "\ue004", "\ue005", "\ue006"
START, END, BREAK = "\ue007", "\ue008", "\ue009"
"""Of the Private Use Area, where no writing system has letters."""
MARK_RANGE = f"{CODE}-{BREAK}"
MARKS = re.compile(f"[{MARK_RANGE}]")
LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)

BlockKind = Literal["paragraph", "heading", "cell", "title"]
KINDS: dict[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "th_open": "cell",
    "td_open": "cell",
}
"""By the token before the text; any other holds the title of a container."""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, cell of a table or title of a container; a line for each typed one."""

    line: int
    kind: BlockKind
    text: str

    def line_at(self, place: int) -> int:
        """Line in the file of a place in the text."""
        return self.line + self.text.count("\n", 0, place)

    @property
    def words(self) -> str:
        """The text as read, without the marks."""
        return MARKS.sub("", self.text)


def visible(token: Token) -> str:
    """What a token shows of itself."""
    if token.type == "text":
        return token.content
    if token.type == "softbreak":
        return "\n"
    if token.type == "hardbreak":
        return f"{BREAK}\n"
    if token.type == "html_inline":
        return BREAK if LINE_BREAK.match(token.content) else HTML
    if token.type == "link_open":
        return AUTOLINK if token.markup == "autolink" else LINK
    known = {"code_inline": CODE, "image": IMAGE, "text_special": ESCAPED, "link_close": LINK_END}
    return known.get(token.type) or {1: START, -1: END}.get(token.nesting, "")
