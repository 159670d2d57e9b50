"""HTML blocks as Python-Markdown finds them: they end with their closing tag, at no blank line.

CommonMark's blocks go on to a blank line and swallow headings and links that are published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.htmlparser import HTMLExtractor
from markdown_it.rules_block import html_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

FIRST_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-z][^\s/>]*)", re.IGNORECASE)
OWN_ENDS = ("script", "pre", "style", "textarea")
"""Both languages end these in the same way."""
LIBRARY = Markdown()
HALF_TAG = re.compile(r"</?[a-z](?=[^<>]*(?:<|\Z))", re.IGNORECASE)
MAX_HALF_TAGS = 200
"""Python's html.parser looks from each one to the end of the text."""
MAX_NESTED = 100
"""Blocks of HTML inside of each other; browsers give up at 512."""
MAX_INDENT = 3


class TooComplexError(Exception):
    """A text that no writer types and that costs too much to read; says why, in Portuguese."""


class RawHtml(HTMLExtractor):
    """Python-Markdown's search for HTML blocks, which remembers the lines of what is raw."""

    def __init__(self, text: str) -> None:
        """Read all of `text`.

        Raises:
            TooComplexError: it would take too long.
        """
        if len(HALF_TAG.findall(text)) > MAX_HALF_TAGS:
            raise TooComplexError("há tags demais que não terminam")
        LIBRARY.htmlStash.reset()
        super().__init__(LIBRARY)
        self.open_after: dict[int, bool] = {}  # Whether a block goes on after a line with a tag.
        self.lines: set[int] = set()
        self._first = 0
        self.feed(text.replace("<![", "\0!["))  # As helpcenter.guards does.
        if self.inraw:
            self.lines.update(range(self._first, text.count("\n") + 1))

    def handle_starttag(  # type: ignore[override]  # The library narrows it as well.
        self, tag: str, attrs: Sequence[tuple[str, str]]
    ) -> None:
        """Note a tag; one with `markdown` holds Markdown and no raw text."""
        was_raw = self.inraw
        if was_raw or "markdown" not in dict(attrs):
            super().handle_starttag(tag, attrs)
        if self.inraw and not was_raw:
            self._first = self.lineno - 1
        if len(self.stack) > MAX_NESTED:
            raise TooComplexError("há HTML demais, um dentro do outro")
        self.note(self.get_starttag_text())

    def handle_endtag(self, tag: str) -> None:
        """Note a closing tag, which may end a block."""
        was_raw = self.inraw
        text = self.get_endtag_text(tag)
        super().handle_endtag(tag)
        if was_raw and not self.inraw:
            self.lines.update(range(self._first, self.lineno + text.count("\n")))
        self.note(text)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        super().handle_startendtag(tag, attrs)
        self.note(self.get_starttag_text())

    def note(self, text: str) -> None:
        """Remember how things stand where a tag ends, and on the line where it starts."""
        for line in (self.lineno - 1, self.lineno - 1 + text.count("\n")):
            self.open_after[line] = self.inraw


def uncover_html(tokens: list[Token], text: str) -> list[Token]:
    """Take code inside of HTML for the HTML that it is: there, only fences are looked for."""
    lines = text.split("\n")
    for token in tokens:
        if token.type == "fence" and token.map:
            lines[slice(*token.map)] = [""] * (token.map[1] - token.map[0])
    raw = RawHtml("\n".join(lines)).lines if "<" in text else set()
    for token in tokens if raw else []:
        first = token.map[0] if token.map else 0
        if token.type == "code_block" and not raw.isdisjoint(range(*(token.map or ()))):
            token.type = "html_block"
        for child in token.children or []:
            if child.type == "code_inline" and first + child.meta["line"] in raw:
                child.type = "html_inline"
    return tokens


def use_html_blocks(md: MarkdownIt) -> None:
    """Teach a parser where HTML blocks end."""
    endings = ["paragraph", "reference", "blockquote"]
    md.block.ruler.at("html_block", raw_block, {"alt": endings})


def raw_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a block of HTML if Python-Markdown would; other tags are part of a paragraph."""
    first = state.bMarks[start] + state.tShift[start]
    tag = FIRST_TAG.match(state.src, first, state.eMarks[start])
    if tag is None or tag["name"].lower() in OWN_ENDS:
        return html_block(state, start, end, silent)
    if state.is_code_block(start) or not LIBRARY.is_block_level(tag["name"].lower()):
        return False
    if not tag["slash"] and not at_margin(state, start):
        return False
    if not silent:
        last = start + 1 if tag["slash"] else last_line(state, start, end)
        token = state.push("html_block", "", 0)
        token.map = [start, last]
        token.content = state.getLines(start, last, state.blkIndent, True)
        state.line = last
    return True


def at_margin(state: StateBlock, line: int) -> bool:
    """Whether a line of the file starts here, and not far to the right."""
    first = state.bMarks[line] + state.tShift[line]
    before = state.src[state.src.rfind("\n", 0, first) + 1 : first]
    return len(before) <= MAX_INDENT and not before.strip()


def last_line(state: StateBlock, start: int, end: int) -> int:
    """The line after the block that starts at `start`; at the latest, the next blank one.

    It looks at twice as many lines each time, so that many small blocks cost no more than one.
    """
    count = 1
    while True:
        last = start + 1
        while last < min(end, start + count) and not ends_at(state, last):
            last += 1
        text = state.getLines(start, last, state.blkIndent, True)
        complete = last < start + count or last == end
        for line, is_open in sorted(RawHtml(text).open_after.items()):
            if not is_open and (complete or line + 1 < count):
                return start + line + 1
        if complete:
            return last
        count *= 2


def ends_at(state: StateBlock, line: int) -> bool:
    """Whether a block of HTML cannot go on at a line."""
    return state.isEmpty(line) or state.sCount[line] < state.blkIndent
