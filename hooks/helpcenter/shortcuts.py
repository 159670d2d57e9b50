"""The short way of plain sentences through Python-Markdown: a third of its time.

Python-Markdown puts each block of an article to fifteen kinds of block, and each text to fourteen
regular expressions, though most of both are plain sentences. A block that starts with a letter and
is a single line is a paragraph; a sign that is not in a text need not be looked for in other ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown import inlinepatterns
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

FIRST = 1000
"""Before every kind of block."""
INLINE = 20
"""Of the processor that we stand in for."""
BLOCKS = {
    *("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"),
    *("reference", "paragraph", "table", "admonition", "details", "tabbed", "markdown_block"),
}
"""Kinds of block of which none starts with a letter and is a single line, but for a paragraph."""
SIGNS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "://",
    inlinepatterns.AUTOMAIL_RE: "@",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
}
"""What a text must hold for one of Python-Markdown's own patterns to find something in it."""


class ShortcutsExtension(Extension):
    """Take the short way; where another extension has a block of its own, only through texts."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, Python-Markdown's name
        """Register both processors; this extension must be the last one."""
        blocks = md.parser.blockprocessors
        if len(blocks) == sum(name in blocks for name in BLOCKS):
            blocks.register(SentenceProcessor(md.parser), "help-center-sentence", FIRST)
        md.treeprocessors.register(SignsFirst(md), "inline", INLINE)


class SentenceProcessor(ParagraphProcessor):
    """A paragraph that nothing else can be."""

    def test(self, _: Element, block: str) -> bool:
        """Whether it is one."""
        return block[:1].isalpha() and "\n" not in block


class SignsFirst(InlineProcessor):
    """The same as its parent, sooner.

    `__handleInline` is the parent's own affair. Should a version of Python-Markdown name it
    otherwise, ours is not called, and all is as slow as it was: tests/unit/test_shortcuts.py.
    """

    signs: tuple[str, ...] = ()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to each text of a tree."""
        if not self.signs:  # Every extension has added its patterns by now.
            patterns: list[Any] = list(self.md.inlinePatterns)
            self.inlinePatterns: Any = patterns  # A list is quicker to ask than what it is made of.
            self.signs = tuple(SIGNS.get(each.pattern, "") for each in patterns)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Put what stands for its elements into a text; from a pattern on."""
        if isinstance(data, AtomicString):
            return data
        for index in range(patternIndex, len(self.signs)):
            start, found = 0, self.signs[index] in data
            while found:
                data, found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    self.inlinePatterns[index], data, index, start
                )
        return data
