"""Blocks that Python-Markdown lays out in another way than the writer meant.

CommonMark, which our parser reads, is what writers know from GitHub and from chats.
Python-Markdown wants a blank line before lists and tables, and four columns for what belongs to
an item or a box (its documentation, "Differences": "Indentation/Tab Length", "Consecutive Lists").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

INDENT = 4
LISTS = ("bullet_list", "ordered_list")
GLUED_TO = ("paragraph", "fence", "blockquote")
"""What goes on into a list or table that no blank line keeps apart."""
BLANK_ABOVE = ("", "\n", "blank")
NAMES = {"table": "a tabela", "bullet_list": "a lista", "ordered_list": "a lista"}
GLUED_IN_ITEM = ("container", "blockquote", "heading", "table")
"""What stays text right below the first line of an item."""
MEANT_AS_BLOCK = re.compile(r"(?:[*+-]|[0-9]{1,3}\.)[ ]+\S|!\[")
OPEN_COMMENT = re.compile(r"\s*<!--(?!.*-->).*", re.DOTALL)
PICTURE = re.compile(r"\s*!\[[^\]\n]*\]\([^()\n]*\)\s*")


@dataclass(frozen=True)
class Misread:
    """A line that is not shown as meant.

    `mend` is what `--corrigir` can do: old text of the line (none: at its start), new text, and
    the name of the repair.
    """

    line: int
    message: str
    fix: str
    mend: tuple[str, str, str] | None = None


@dataclass
class Node:
    """A block and those inside of it; lines from 0, `last` is the one after."""

    kind: str
    first: int
    last: int
    token: Token
    inside: list[Node] = field(default_factory=list)


def misplaced(tokens: Sequence[Token], lines: Sequence[str], first_line: int) -> list[Misread]:
    """What is laid out in another way, in a body that starts at `first_line` of its file."""
    found = [*Layout(lines, first_line).below(nested(tokens), 0, in_item=False)]
    found += (drawing(token, first_line) for token in tokens if token.info.strip() == "mermaid")
    return sorted(found, key=lambda misread: misread.line)


def drawing(token: Token, first_line: int) -> Misread:
    """A diagram that GitHub draws."""
    line = first_line + (token.map[0] if token.map else 0)
    message = "o diagrama vai aparecer como código: aqui, ninguém o desenha."
    return Misread(line, message, "salve-o como imagem, e mostre a imagem.")


def nested(tokens: Sequence[Token]) -> list[Node]:
    """The blocks at the top, with those that they hold."""
    top: list[Node] = []
    open_nodes = [top]
    for token in tokens:
        if token.nesting == -1:
            open_nodes.pop()
        elif token.type != "inline":
            first, last = token.map or (0, 0)
            node = Node(token.type.removesuffix("_open"), first, last, token)
            open_nodes[-1].append(node)
            if token.nesting == 1:
                open_nodes.append(node.inside)
    return top


class Layout:
    """The lines of one body."""

    def __init__(self, lines: Sequence[str], first_line: int) -> None:
        self.lines = lines
        self.first_line = first_line

    def below(self, nodes: list[Node], depth: int | None, *, in_item: bool) -> Iterator[Misread]:
        """Yield what is wrong among blocks that belong `depth` times four columns to the right.

        Args:
            nodes: blocks of one parent.
            depth: None in a quotation, where columns are not told.
            in_item: whether the parent is an item of a list.
        """
        for before, node in pairwise(nodes):
            yield from self.glued(before, node, first_of_item=in_item and before is nodes[0])
        yield from self.numbers(nodes)
        for place, node in enumerate(nodes):
            if in_item and place and (found := self.outside(node, depth)):
                yield found
                continue  # What is inside of it is out of place for the same reason.
            yield from self.alone(node, in_item=in_item)
            inside = depth if node.kind in ("list_item", "table") else add(depth, node.kind)
            yield from self.below(node.inside, inside, in_item=node.kind == "list_item")

    def glued(self, before: Node, node: Node, *, first_of_item: bool) -> Iterator[Misread]:
        """Yield a block that the text above it swallows."""
        if before.kind not in GLUED_TO or self.is_blank(node.first - 1):
            return
        if node.kind in NAMES and not (first_of_item and node.kind in LISTS):
            message = f"{NAMES[node.kind]} vai aparecer como texto corrido."
            sure = len(node.inside) > 1 or self.lines[node.first - 1].rstrip().endswith(":")
            fix = "deixe uma linha em branco antes dela."
            yield self.at(node, message, fix, BLANK_ABOVE if sure else None)
        elif first_of_item and node.kind in GLUED_IN_ITEM and before.kind == "paragraph":
            message = "este trecho vai aparecer como texto corrido, com os sinais à mostra."
            yield self.at(node, message, "deixe uma linha em branco antes dele.", BLANK_ABOVE)

    def outside(self, node: Node, depth: int | None) -> Misread | None:
        """A block that leaves its item because it is not far enough to the right."""
        line = self.lines[node.first]
        width = len(line) - len(line.lstrip(" "))
        if depth is None or "\t" in line[: width + 1] or width >= depth * INDENT:
            return None
        spaces = f"comece a linha com {depth * INDENT} espaços"
        if node.kind in LISTS:
            message = "esta lista não vai ficar dentro do item acima: os itens se misturam."
            return self.at(node, message, f"{spaces}, e as outras linhas dela também.")
        if not self.is_blank(node.first - 1) or node.kind == "code_block":
            return None
        message = "este trecho não vai ficar dentro do item da lista, que se interrompe aqui."
        return self.at(node, message, f"{spaces}.")

    def numbers(self, nodes: list[Node]) -> Iterator[Misread]:
        """Yield each numbered list that does not go on where another stopped: all start at 1."""
        last: Node | None = None
        for place, node in enumerate(nodes):
            if node.kind == "heading":
                last = None
            if node.kind != "ordered_list":
                continue
            start = node.token.attrGet("start")
            picture = place > 1 and nodes[place - 2] is last and self.is_picture(nodes[place - 1])
            if last and (start is not None or picture):
                yield self.interrupted(last, node)
            elif start is not None:
                message = f"a lista começa em {start}, mas os números vão aparecer a partir de 1."
                yield self.at(node, message, "comece em 1, ou ponha o número no texto.")
            last = node

    def interrupted(self, last: Node, node: Node) -> Misread:
        """A list that other blocks keep from going on."""
        first, end = last.last, node.first - 1
        while first < end and self.is_blank(first):
            first += 1
        while end > first and self.is_blank(end):
            end -= 1
        message = "a numeração não continua aqui: o que vem antes não pertence ao passo anterior."
        lines = f"nas linhas {first + self.first_line} a {end + self.first_line}"
        where = lines if first != end else f"na linha {first + self.first_line}"
        return self.at(node, message, f"ponha quatro espaços no começo, {where}.")

    def alone(self, node: Node, *, in_item: bool) -> Iterator[Misread]:
        """Yield what is wrong with a block, whatever stands around it."""
        if node.kind == "container" and not node.inside:
            name = self.lines[node.first].strip()
            message = f"“{name}” está sem conteúdo: o texto abaixo não vai ficar dentro."
            yield self.at(node, message, "ponha quatro espaços no começo de cada linha do texto.")
        elif node.kind == "ordered_list" and node.token.markup == ")":
            number = self.lines[node.first].strip().partition(")")[0]
            message = "números com parêntese não fazem uma lista."
            yield self.at(node, message, f"escreva “{number}.” no lugar de “{number})”.")
        elif node.kind == "code_block" and not in_item:
            if MEANT_AS_BLOCK.match(self.lines[node.first].strip()):
                message = "os quatro espaços no começo fazem deste trecho um bloco de código."
                fix = "apague-os; se for mesmo código, ponha-o entre linhas com três crases."
                yield self.at(node, message, fix)
        elif node.kind == "html_block" and OPEN_COMMENT.fullmatch(node.token.content):
            yield self.at(node, *COMMENT)

    def is_picture(self, node: Node) -> bool:
        """Whether a block is a picture alone."""
        return node.kind == "paragraph" and all(
            PICTURE.fullmatch(line) for line in self.lines[node.first : node.last]
        )

    def is_blank(self, line: int) -> bool:
        """Whether nothing stands in a line; the marks of a quotation do not count."""
        return not self.lines[line].strip(" \t>")

    def at(
        self, node: Node, message: str, fix: str, mend: tuple[str, str, str] | None = None
    ) -> Misread:
        """What is told at the first line of a block."""
        return Misread(self.first_line + node.first, message, fix, mend)


COMMENT = ("“<!--” abre um comentário que não termina.", "termine-o com “-->”, ou apague “<!--”.")


def add(depth: int | None, kind: str) -> int | None:
    """The depth inside of a block of a kind."""
    if depth is None or kind == "blockquote":
        return None
    return depth + (kind in (*LISTS, "container"))
