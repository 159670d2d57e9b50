"""Fenced code as pymdownx.superfences finds it, which is not quite as CommonMark does.

What it does not take for a fence must not hide the text below from the rules: one that never
closes, or whose first line has words that it does not know.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import fence

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

OPENING = re.compile(
    r"""(?P<marks>`{3,}|~{3,})
    [ ]*(?:\.?[\w#.+-]+)?                                      # Language.
    (?:[ ]+[A-Za-z]\w*(?:="[^"]*"|='[^']*')?)*+                # Options.
    [ ]*(?:\{[^{}]*\})?[ \t]*$                                 # Attributes.
    """,
    re.VERBOSE,
)
CLOSING = re.compile(r"[ \t>]*(?P<marks>`{3,}|~{3,})[ \t]*")
MAX_OPEN = 20
"""Fences that close only outside of their list or quotation; each costs a look at all of it."""


class OpenFencesError(Exception):
    """More fences that do not close than anybody leaves open."""


def use_fences(md: MarkdownIt) -> None:
    """Teach a parser the fences."""
    endings = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.at("fence", closed_fence, {"alt": endings})


def closed_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a fence if superfences would, and it closes."""
    first = state.bMarks[start] + state.tShift[start]
    opening = OPENING.match(state.src[first : state.eMarks[start]])
    if opening is None or last_lines(state).get(opening["marks"], -1) <= start:
        return False
    if not fence(state, start, end, silent):
        return False
    if silent or closes(state, opening["marks"]):
        return True
    state.env["open"] = state.env.get("open", 0) + 1
    if state.env["open"] > MAX_OPEN:
        raise OpenFencesError
    state.tokens.pop()
    state.line = start
    return False


def closes(state: StateBlock, marks: str) -> bool:
    """Whether the last line of the fence just read is its closing one."""
    last = state.line - 1
    return state.src[state.bMarks[last] : state.eMarks[last]].strip() == marks


def last_lines(state: StateBlock) -> dict[str, int]:
    """The last line that can close each kind of fence, looked up once a text."""
    if "fences" not in state.env:
        found = ((n, CLOSING.fullmatch(line)) for n, line in enumerate(state.src.split("\n")))
        state.env["fences"] = {match["marks"]: n for n, match in found if match}
    lines: dict[str, int] = state.env["fences"]
    return lines
