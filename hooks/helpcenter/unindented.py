"""Templates without the indentation that people read them by: a fortieth of what a page weighs."""

from __future__ import annotations

import re

from jinja2.ext import Extension

INDENT = re.compile(r"\n[ \t]+")


class UnindentedExtension(Extension):
    """Take the white space off the start of a template's lines, before it is compiled.

    What articles hold comes later, and stays as it is. No template of ours or of the theme's has
    lines inside of `pre` or `textarea`; tests/site/test_theme_contract.py watches that.
    """

    def preprocess(self, source: str, *_: object, **__: object) -> str:
        """Return the source as it is compiled."""
        return INDENT.sub("\n", source)
