"""Text that a tool below us cannot read, made harmless before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

MARKED_SECTION = "<!["
AFTER_FENCES = 24
"""After superfences (25) has put code aside, before blocks of HTML (20) are."""


class GuardExtension(Extension):
    """Keep `<![` from the parser of HTML, which drops what follows it in a block of HTML.

    Source: html.parser raises AssertionError at a marked section without a name (CPython's
    `_markupbase`); Python-Markdown catches it since 3.8.1 (CVE-2025-69534), and loses that text.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, Python-Markdown's name
        """Register the preprocessor."""
        md.preprocessors.register(MarkedSections(md), "help-center-guards", AFTER_FENCES)


class MarkedSections(Preprocessor):
    """Put the `<` of each `<![` aside, as text; it comes back in the page."""

    def run(self, lines: list[str]) -> list[str]:
        """Change the lines that have one."""
        return [
            line.replace(MARKED_SECTION, f"{self.md.htmlStash.store('&lt;')}![")
            if MARKED_SECTION in line
            else line
            for line in lines
        ]
