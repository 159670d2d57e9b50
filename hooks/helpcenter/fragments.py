"""Parts of pages that are the same on many: drawn once, and kept for the rest of the build.

    {% once base_url, entry.kind %} … {% endonce %}

What stands between may ask for nothing that differs between pages with the same key; a test
compares a site that is built with these parts with one that is built without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.utils import pass_context

from helpcenter.asked import NOTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from jinja2.parser import Parser
    from jinja2.runtime import Context

    from helpcenter.asked import Question


class OnceExtension(Extension):
    """The tag `once`; an environment keeps what it has drawn."""

    tags = {"once"}  # noqa: RUF012, as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.drawn: dict[tuple[Any, ...], tuple[str, list[Question]]] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag: an expression, and what it is the key of."""
        line = next(parser.stream).lineno
        place = nodes.Const(f"{parser.name}:{line}")
        key = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        call = self.call_method("draw", [place, key])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def draw(self, place: str, key: Any, caller: Callable[[], str]) -> str:
        """What stands between, as it was drawn for this key."""
        name = (place, key)
        if name not in self.drawn:
            self.drawn[name] = NOTES.listen(None, caller)
        text, asked = self.drawn[name]
        if asked:
            NOTES.repeat(asked)
        return text


@pass_context
def relative(context: Context, address: str) -> str:
    """A link to an address or file of the site, from the page that is being drawn.

    It depends on how deep the page lies and on nothing else, so that pages can share their parts.
    """
    base, path = context["base_url"], address.lstrip("/")
    return (path or "./") if base == "." else f"{base.rstrip('/')}/{path}"
