"""Templates without most of the indentation that people read them by."""

from __future__ import annotations

import re

from jinja2.ext import Extension

INDENT = re.compile(r"\n[ \t]+")


class UnindentedExtension(Extension):
    """Leave one space of a template's indentation, before it is compiled.

    One, for `trim_blocks` takes the end of a line that ends in a tag, and what stands apart must
    stay apart.

    What articles hold comes later, and stays as it is. No template of ours or of the theme's has
    lines inside of `pre` or `textarea`; tests/site/test_theme_contract.py watches that.
    """

    def preprocess(self, source: str, *_: object, **__: object) -> str:
        """Return the source as it is compiled."""
        return INDENT.sub("\n ", source)
