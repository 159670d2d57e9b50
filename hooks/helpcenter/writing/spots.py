"""Where each link of a text stands, to the letter, so that it can be changed and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import image, link

from helpcenter.lint.body import MARKDOWN_INSIDE
from helpcenter.lint.parser import Parser
from helpcenter.lint.raw import uncover_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

DEFINITION = re.compile(r"\[(?:\\.|[^\[\]\\])+\]:\s*(?P<typed><[^<>\n]*>|[^\s<]\S*)")
"""`[label]: address`, which the parser has found on these lines."""
PLACE = "place"
"""Where a token keeps the place of its address. Those of alternative texts are inside of others."""


@dataclass(frozen=True, order=True)
class Spot:
    """The address of a link, a picture or a definition, as typed, angle brackets included."""

    start: int
    end: int
    line: int  # From 0.
    typed: str

    @property
    def is_bracketed(self) -> bool:
        """Whether it stands between `<` and `>`, where blanks may be."""
        return self.typed.startswith("<")

    @property
    def address(self) -> str:
        """What was typed, without brackets and without Markdown's escapes."""
        return unescapeAll(self.typed[1:-1] if self.is_bracketed else self.typed)


class UnplacedError(Exception):
    """A link whose place in the text is not known; its argument is the line, from 0."""


class PlacingParser(Parser):
    """The checker's parser, which notes in `meta` where the address of each link was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.inline.ruler.at("link", placing(link, "link_open", 0))
        self.inline.ruler.at("image", placing(image, "image", 1))


def placing(rule: Callable[[StateInline, bool], bool], kind: str, sign: int) -> Any:
    """A rule of markdown-it that does as `rule` and notes the place; `sign` is the `!`'s width."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            token = next(token for token in state.tokens[first:] if token.type == kind)
            token.meta[PLACE] = address_in(state, start + sign)
        return found

    return placed


def address_in(state: StateInline, start: int) -> tuple[int, int] | None:
    """The place of the address in a link that starts at `start` and ends at `pos`."""
    end = state.md.helpers.parseLinkLabel(state, start, False)
    place = end + 2
    if state.src[end + 1 : place] != "(" or state.pos <= place:
        return None  # It names a definition.
    while state.src[place] in " \t\n":
        place += 1
    found = state.md.helpers.parseLinkDestination(state.src, place, state.pos)
    return place, found.pos


def spots(text: str) -> list[Spot]:
    """Every address in a body, in order.

    Raises:
        TooComplexError: the text cannot be read.
        UnplacedError: it can, but not where a link is.
    """
    parser, env = PlacingParser(), dict[str, Any]()
    lines = text.split("\n")
    finder = Finder(lines)
    found: list[Spot] = []
    for token in uncover_html(parser.parse(text, env), text):
        if token.type == "inline":
            found += finder.places(token, token.map[0] if token.map else 0)
        elif token.type == "html_block" and MARKDOWN_INSIDE.search(token.content):
            for inner in parser.parseInline(token.content):
                found += finder.places(inner, token.map[0] if token.map else 0)
    references = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    found += [finder.definition(*reference["map"]) for reference in references]
    return sorted(set(found))


class Finder:
    """Finds in the lines of a file what the parser has cut out of them."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.read: dict[int, int] = {}  # How far each line has been read: cells share one.

    def places(self, token: Token, first: int) -> Iterator[Spot]:
        """Yield the addresses in one block of text that starts at line `first`."""
        parts = token.content.split("\n")
        columns = [self.column(first + number, part) for number, part in enumerate(parts)]
        for child in token.children or []:
            place = child.meta.get(PLACE)
            if not place:
                continue
            number = token.content.count("\n", 0, place[0])
            line, part = first + number, parts[number]
            column = columns[number]
            if column is None:
                raise UnplacedError(line)
            inside = place[0] - (token.content.rfind("\n", 0, place[0]) + 1)
            if part.strip() not in self.lines[line]:
                inside += part.count("|", 0, inside)  # Each was typed with a backslash.
            start = self.starts[line] + column + inside
            typed = token.content[place[0] : place[1]]
            yield Spot(start, start + len(typed), line, typed)

    def column(self, number: int, part: str) -> int | None:
        """Where a part of a line starts in it; blanks before it may have been cut or changed."""
        words = part.strip()
        if not words or number >= len(self.lines):
            return 0
        for typed in (words, words.replace("|", r"\|")):  # As in a cell of a table.
            found = self.lines[number].find(typed, self.read.get(number, 0))
            if found >= 0:
                self.read[number] = found + len(typed)
                return found - (len(part) - len(part.lstrip()))
        return None

    def definition(self, first: int, last: int) -> Spot:
        """The address of a definition on some lines."""
        match = DEFINITION.search("\n".join(self.lines[first:last]))
        if match is None:
            raise UnplacedError(first)
        start = self.starts[first] + match.start("typed")
        line = first + match.string.count("\n", 0, match.start("typed"))
        return Spot(start, start + len(match["typed"]), line, match["typed"])
