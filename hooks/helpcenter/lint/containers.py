"""Python-Markdown's containers for markdown-it: `!!! tipo "Título"`, `??? tipo`, `=== "Aba"`.

A block rule, so that containers work inside lists, quotes and each other, and never in code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

INDENT = 4
HEADER = re.compile(
    r"(?:!!! ?|\?\?\?\+? +)[\w-]+(?: +[\w-]+)*(?: +\"(?P<title>.*)\")? *$"
    r"|\?\?\?\+? +\"(?P<details>.*)\" *$"
    r"|===(?:\+!?|!\+?)? +\"(?P<tab>.*)\" *$"
)
"""As in markdown.extensions.admonition, pymdownx.details and pymdownx.tabbed."""


def use_containers(md: MarkdownIt) -> None:
    """Teach a parser the containers."""
    endings = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("code", "container", container, {"alt": endings})


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Open a container when `start` is its first line, and read what is indented below it."""
    if state.is_code_block(start):
        return False
    header = HEADER.match(
        state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    )
    if header is None:
        return False
    if not silent:
        last = last_line(state, start, end)
        state.push("container_open", "div", 1).map = [start, last]
        push_title(state, start, header[header.lastgroup] if header.lastgroup else "")
        read_inside(state, start, last)
        state.push("container_close", "div", -1)
    return True


def last_line(state: StateBlock, start: int, end: int) -> int:
    """The first line after `start` that is not indented as the container's content."""
    inside = state.sCount[start] + INDENT
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= inside):
        line += 1
    return line


def push_title(state: StateBlock, line: int, title: str) -> None:
    """A title may have links and formatting, like a paragraph."""
    token = state.push("inline", "", 0)
    token.map = [line, line + 1]
    token.content = title
    token.children = []


def read_inside(state: StateBlock, start: int, last: int) -> None:
    """Read lines after `start` and before `last` as blocks, four columns to the right."""
    indent, line_max = state.blkIndent, state.lineMax
    state.blkIndent = state.sCount[start] + INDENT
    state.lineMax = last  # A paragraph would go on into the lines after the container.
    state.md.block.tokenize(state, start + 1, last)
    state.blkIndent, state.lineMax = indent, line_max
    state.line = last
