"""The rule on HTML and addresses that could harm a reader or tell another host of the visit.

It reads HTML more widely than CommonMark does, because Python-Markdown passes on tags that
CommonMark takes for text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from helpcenter.lint.characters import REORDERING

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
BLANK_LINE = re.compile(r"\n\s*\n")
HANDLER = re.compile(r"(?<![\w-])(?P<name>on[a-z]+)\s*=", re.IGNORECASE)
SCHEME = re.compile(r"(?P<name>javascript|vbscript|data):", re.IGNORECASE)
SCHEME_VALUE = re.compile(rf"=[\"']?{SCHEME.pattern}", re.IGNORECASE)
LOOSE_LINK = re.compile(rf"\]\(\s*<?{SCHEME.pattern}", re.IGNORECASE)
"""A link that CommonMark takes for text and Python-Markdown does not."""
OTHER_HOST = re.compile(r"(?:https?:)?//", re.IGNORECASE)
LOADED = re.compile(
    rf"(?<![\w-])(?P<name>src|srcset|poster|background)\s*=\s*[\"']?\s*{OTHER_HOST.pattern}",
    re.IGNORECASE,
)
STYLE = re.compile(r"(?<![\w-])style\s*=", re.IGNORECASE)
"""It can cover the page, or fetch a picture."""
INVISIBLE = re.compile(r"[\x00-\x20]+")
"""What browsers pass over inside `java script:`."""


def dangerous(page: Page) -> Iterator[Problem]:
    """AJ012: an article must not run code, send readers' data away, or show what it is not."""
    yield from reordered(page)
    for link in page.body.links:
        address = INVISIBLE.sub("", html.unescape(link.address))
        if found := SCHEME.match(address):
            yield page.problem(link.line, "AJ012", *scheme_refused(found["name"]))
        elif link.alt is not None and OTHER_HOST.match(address):
            yield page.problem(link.line, "AJ012", *other_host(f"a imagem “{link.address}”"))
    whole_tags = all(tags_end(typed.text) for typed in page.body.typed)
    for typed in page.body.typed:
        line, last = typed.line, 0
        text = without_comments(typed.text) if whole_tags else typed.text
        for place, message, fix in sorted([*in_html(text), *in_markdown(text)]):
            line += text.count("\n", last, place)
            last = place
            yield page.problem(line, "AJ012", message, fix)


def reordered(page: Page) -> Iterator[Problem]:
    """Yield each line where what is seen is not what is copied."""
    for number, line in enumerate(page.source.text.split("\n"), 1):
        if found := REORDERING.search(line):
            message = f"um caractere invisível (U+{ord(found[0]):04X}) troca a ordem do texto."
            yield page.problem(number, "AJ012", message, "apague a linha e digite-a de novo.")


def tags_end(text: str) -> bool:
    """Whether each tag ends where it seems to; `<!--` after one that does not may be part of it."""
    return all(text[tag.end() : tag.end() + 1] == ">" for tag in TAG.finditer(text))


def without_comments(text: str) -> str:
    """Leave out what is a comment for browsers and for Python-Markdown, wherever it stands."""
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        inside = text[start + 4 : end]
        good = "--!>" not in inside and not inside.startswith((">", "->"))
        if good and not BLANK_LINE.search(inside):
            kept += [text[place:start], "\n" * inside.count("\n")]
        else:
            kept.append(text[place : end + 3])
        place = end + 3
    return "".join([*kept, text[place:]])


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
    if loaded := LOADED.search(html.unescape(attributes)):
        yield other_host(f"o que “{loaded['name']}” carrega")
    if STYLE.search(attributes):
        yield "o atributo “style” não é permitido.", "apague-o; a aparência é da central."


def other_host(what: str) -> tuple[str, str]:
    """Message and fix for what would be fetched while the page opens."""
    message = f"{what} vem de outro servidor, que saberia de cada visita."
    return message, "guarde o arquivo em img/, ao lado do artigo."


def scheme_refused(scheme: str) -> tuple[str, str]:
    """Message and fix for an address."""
    message = f"endereços “{scheme.lower()}:” não são permitidos."
    return message, "use um endereço https:// ou um arquivo de docs/."
