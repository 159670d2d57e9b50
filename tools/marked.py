"""What stands in a Markdown file between `<!-- início: nome -->` and `<!-- fim: nome -->`."""

from __future__ import annotations


def with_marked(text: str, name: str, content: str) -> str:
    """The text with what stands between the marks of this name made anew.

    Raises:
        ValueError: the marks are missing.
    """
    first, last = f"<!-- início: {name} -->\n", f"<!-- fim: {name} -->"
    before, start, rest = text.partition(first)
    _, end, after = rest.partition(last)
    if not start or not end:
        raise ValueError(f"the marks of “{name}” are missing")
    return f"{before}{first}\n{content}\n{last}{after}"
