"""The rule on HTML and addresses that could run code in a reader's browser.

It reads HTML more widely than CommonMark does, because Python-Markdown passes on tags that
CommonMark takes for text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem

REFUSED = frozenset(
    ["script", "iframe", "object", "embed", "form", "style", "link", "meta", "base"]
)
TAG = re.compile(
    r"<(?P<name>[a-z][a-z0-9:-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE
)
HANDLER = re.compile(r"(?<![\w-])(?P<name>on[a-z]+)\s*=", re.IGNORECASE)
SCHEME = re.compile(r"(?P<name>javascript|vbscript|data):", re.IGNORECASE)
SCHEME_VALUE = re.compile(rf"=[\"']?{SCHEME.pattern}", re.IGNORECASE)
LOOSE_LINK = re.compile(rf"\]\(\s*<?{SCHEME.pattern}", re.IGNORECASE)
"""A link that CommonMark takes for text and Python-Markdown does not."""
INVISIBLE = re.compile(r"[\x00-\x20]+")
"""What browsers pass over inside `java script:`."""


def dangerous(page: Page) -> Iterator[Problem]:
    """AJ012: an article must not be able to run code or to send readers' data away."""
    for link in page.body.links:
        if found := SCHEME.match(INVISIBLE.sub("", html.unescape(link.address))):
            yield page.problem(link.line, "AJ012", *scheme_refused(found["name"]))
    for typed in page.body.typed:
        line, last = typed.line, 0
        for place, message, fix in sorted([*in_html(typed.text), *in_markdown(typed.text)]):
            line += typed.text.count("\n", last, place)
            last = place
            yield page.problem(line, "AJ012", message, fix)


def in_html(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, message and fix for each dangerous tag."""
    for tag in TAG.finditer(text):
        name = tag["name"].lower()
        if name in REFUSED:
            fix = "apague-a; o Markdown da central já faz textos, imagens e vídeos."
            yield tag.start(), f"a tag <{name}> não é permitida.", fix
        else:
            for message, fix in in_attributes(tag["attributes"]):
                yield tag.start(), message, fix


def in_markdown(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield place, message and fix for each dangerous attribute list or half-typed link."""
    place = 0
    for line in text.split("\n"):
        lists = line[line.find("{") : line.rfind("}")] if "{" in line else ""
        for message, fix in in_attributes(lists):
            yield place, message, fix
        for found in LOOSE_LINK.finditer(line):
            yield place, *scheme_refused(found["name"])
        place += len(line) + 1


def in_attributes(attributes: str) -> Iterator[tuple[str, str]]:
    """Yield message and fix if attributes run code."""
    if handler := HANDLER.search(attributes):
        yield f"o atributo “{handler['name']}” executa código.", "apague o atributo."
    if scheme := SCHEME_VALUE.search(INVISIBLE.sub("", html.unescape(attributes))):
        yield scheme_refused(scheme["name"])


def scheme_refused(scheme: str) -> tuple[str, str]:
    """Message and fix for an address."""
    message = f"endereços “{scheme.lower()}:” não são permitidos."
    return message, "use um endereço https:// ou um arquivo de docs/."
