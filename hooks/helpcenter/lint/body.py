"""The body of an article: its headings, links, pictures and HTML, each with its line."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from helpcenter.lint.anchors import unique_ids
from helpcenter.lint.headings import heading_text
from helpcenter.lint.layout import Misread, misplaced
from helpcenter.lint.raw import uncover_html
from helpcenter.lint.visible import IMAGE, KINDS, Block, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it.token import Token

    from helpcenter.lint.parser import Parser

ATTRIBUTES = re.compile(r"\{:?(?P<inside>[^{}\n]*)\}")
"""An attribute list, as in `{ #id .class key=value }`."""
LISTED_ID = re.compile(r"(?:^|\s)(?:#|id=[\"']?)(?P<id>[^\s}\"']+)")
RAW_BLOCKS = ("fence", "code_block", "html_block")
HTML_ID = re.compile(r"\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\s\"'>]+)", re.IGNORECASE)
MARKDOWN_INSIDE = re.compile(r"<[a-z][^<>]*\smarkdown\b|\s*</", re.IGNORECASE)
"""HTML after which Markdown may stand, as in `<div markdown>`, or a closing tag."""


@dataclass(frozen=True)
class Heading:
    """A heading of any level."""

    line: int
    level: int
    text: str
    is_empty: bool = False


@dataclass(frozen=True)
class Link:
    """A link or a picture; only pictures have an alternative text."""

    line: int
    address: str
    alt: str | None = None


@dataclass(frozen=True)
class Typed:
    """Text as typed, HTML and attribute lists included, code left out."""

    line: int
    text: str

    def each(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield what a pattern finds, with its line in the file."""
        line, last = self.line, 0
        for found in pattern.finditer(self.text):
            line += self.text.count("\n", last, found.start())
            last = found.start()
            yield line, found


@dataclass
class Body:
    """What the rules ask of an article's text."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    typed: list[Typed] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)
    ids: list[tuple[int, str]] = field(default_factory=list)
    """Those of attribute lists, with their lines."""
    raw: set[int] = field(default_factory=set)
    """Lines of blocks of code and HTML."""
    misread: list[Misread] = field(default_factory=list)


def read_body(text: str, first_line: int, parser: Parser) -> Body:
    """Parse a body whose first line is line `first_line` of its file."""
    body = Body()
    slugs: list[str] = []  # Of the headings that name no id: each takes one that is free.
    before = tag = ""
    tokens = uncover_html(parser.parse(text), text)
    for token in tokens:
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            kind = KINDS.get(before, "title")
            body.blocks.append(Block(line, kind, as_typed(token.children or [], visible)))
            read_inline(body, token.children or [], line)
            if kind == "heading":
                slugs += read_heading(body, token.children or [], int(tag[1]))
        elif token.type == "html_block":
            read_html(body, token.content, line, parser)
        if token.type in RAW_BLOCKS and token.map:
            body.raw.update(range(first_line + token.map[0], first_line + token.map[1]))
        before, tag = token.type, token.tag
    body.anchors = unique_ids(slugs, body.anchors)
    body.misread = misplaced(tokens, text.split("\n"), first_line)
    return body


def read_heading(body: Body, tokens: list[Token], level: int) -> list[str]:
    """Take over the heading that the last block is; return its slug if it names no id."""
    text, has_id = heading_text(tokens)
    block = body.blocks[-1]
    body.headings.append(Heading(block.line, level, text, not text and IMAGE not in block.text))
    return [] if has_id else [slugify(html.unescape(text), "-")]


def read_html(body: Body, text: str, line: int, parser: Parser) -> None:
    """Take over a block of HTML, and the Markdown that it may hold."""
    if MARKDOWN_INSIDE.search(text):
        for token in parser.parseInline(text):
            read_inline(body, token.children or [], line)
    else:
        add_typed(body, line, text)


def read_inline(body: Body, tokens: list[Token], line: int) -> None:
    """Take over the links, the pictures and the text of one block that starts at `line`."""
    for token in tokens:
        where = line + token.meta.get("line", 0)
        if token.type == "link_open":
            body.links.append(Link(where, str(token.attrGet("href") or "")))
        elif token.type == "image":
            address = str(token.attrGet("src") or "")
            body.links.append(Link(where, address, token.content.strip()))
    add_typed(body, line, as_typed(tokens, source_of))


def add_typed(body: Body, line: int, text: str) -> None:
    """Take over a text and the ids that it gives."""
    body.typed.append(Typed(line, text))
    last = 0
    for attributes in ATTRIBUTES.finditer(text):
        line += text.count("\n", last, attributes.start())
        last = attributes.start()
        body.ids += [(line, match["id"]) for match in LISTED_ID.finditer(attributes["inside"])]
        body.anchors.update(match["id"] for match in LISTED_ID.finditer(attributes["inside"]))
    if "<" in text:
        body.anchors.update(html.unescape(match["id"]) for match in HTML_ID.finditer(text))


def as_typed(tokens: Iterable[Token], shown: Callable[[Token], str]) -> str:
    """The text of a block, as `shown` gives that of each token, each line where it was."""
    parts, line = [], 0
    for token in tokens:
        missing = max(0, token.meta.get("line", 0) - line)
        piece = "\n" * missing + shown(token)
        parts.append(piece)
        line += piece.count("\n")
    return "".join(parts)


def source_of(token: Token) -> str:
    """What was typed for a token, without code and addresses."""
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type in ("text", "html_inline"):
        return token.content
    return "" if token.type in ("code_inline", "image") else token.markup
