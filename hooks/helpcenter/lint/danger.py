"""The rule on HTML and addresses that could harm a reader or tell another host of the visit.

It reads HTML more widely than CommonMark does, because Python-Markdown passes on tags that
CommonMark takes for text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from helpcenter.lint.characters import CONTROL, REORDERING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.body import Link
    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem

REFUSED = frozenset(
    [
        *("script", "iframe", "object", "embed", "form", "style", "link", "meta", "base", "applet"),
        *("frame", "frameset", "svg", "math", "dialog", "portal"),
        # What follows these is no page any more, but part of them (HTML, "Parsing").
        *("textarea", "plaintext", "template", "noscript", "noembed", "noframes", "title", "xmp"),
        *("listing", "select"),
    ]
)
TAG = re.compile(
    r"<(?P<name>[a-z][a-z0-9:-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE
)
BLANK_LINE = re.compile(r"\n\s*\n")
HANDLER = re.compile(r"(?<![\w-])(?P<name>on[a-z]+)\s*=", re.IGNORECASE)
SCHEME = re.compile(r"(?P<name>javascript|vbscript|data):", re.IGNORECASE)
SCHEME_VALUE = re.compile(rf"=[\"']?{SCHEME.pattern}", re.IGNORECASE)
LOOSE_LINK = re.compile(r"\]\(\s*<?(?P<address>[^()\n]{1,100})")
"""A link that CommonMark takes for text and Python-Markdown does not."""
OTHER_HOST = re.compile(r"(?:https?:|//)", re.IGNORECASE)
"""Once each `\\` is a `/`, as browsers read it (WHATWG URL, "special URLs")."""
WITHOUT_SCHEME = re.compile(r"(?<![\w-])href\s*=\s*[\"']?\s*//", re.IGNORECASE)
POSING = re.compile(r"https?://[^/?#\s\"'<>]*@", re.IGNORECASE)
"""`https://banco.com.br@outro.com/` leads to outro.com (RFC 3986, section 7.6)."""
SLASHES = re.compile(r"(?<=/)[\x00-\x1f]+(?=/)")
LOADED = re.compile(
    rf"(?<![\w-])(?P<name>src|srcset|poster|background)\s*=\s*[\"']?\s*{OTHER_HOST.pattern}",
    re.IGNORECASE,
)
STYLE = re.compile(r"(?<![\w-])style\s*=", re.IGNORECASE)
"""It can cover the page, or fetch a picture."""
INVISIBLE = re.compile(r"[\x00-\x20]+")
"""What browsers pass over inside `java script:`."""
UNSEEN = re.compile(f"{REORDERING.pattern}|{CONTROL.pattern}")
"""In what a front matter says: YAML has escapes for them, which the text does not show."""


def dangerous(page: Page) -> Iterator[Problem]:
    """AJ012: an article must not run code, send readers' data away, or show what it is not."""
    yield from reordered(page)
    for link in page.body.links:
        if told := judge_address(link):
            yield page.problem(link.line, "AJ012", *told)
    whole_tags = all(tags_end(typed.text) for typed in page.body.typed)
    for typed in page.body.typed:
        line, last = typed.line, 0
        text = without_comments(typed.text) if whole_tags else typed.text
        for place, message, fix in sorted([*in_html(text), *in_markdown(text)]):
            line += text.count("\n", last, place)
            last = place
            yield page.problem(line, "AJ012", message, fix)


def judge_address(link: Link) -> tuple[str, str] | None:
    """Message and fix for a link or picture that no article may have."""
    address = INVISIBLE.sub("", html.unescape(link.address)).replace("\\", "/")
    if found := SCHEME.match(address):
        return scheme_refused(found["name"])
    if link.alt is not None and OTHER_HOST.match(address):
        return other_host(f"a imagem “{link.address}”")
    if address.startswith("//"):
        return without_scheme()
    return posing() if POSING.match(address) else None


def reordered(page: Page) -> Iterator[Problem]:
    """Yield each line where what is seen is not what is copied, in however many letters typed."""
    fix = "apague a linha e digite-a de novo."
    told = set()
    for number, line in enumerate(page.source.text.split("\n"), 1):
        if found := REORDERING.search(html.unescape(line)):
            told.add(number)
            message = f"um caractere invisível (U+{ord(found[0]):04X}) troca a ordem do texto."
            yield page.problem(number, "AJ012", message, fix)
    for key, value in page.source.matter:
        text = f"{value}" if isinstance(value, str) else "".join(map(str, listed(value)))
        found = None if text.isprintable() else UNSEEN.search(text)
        if found and page.line_of(key) not in told:
            message = f"“{key}” tem um caractere invisível (U+{ord(found[0]):04X})."
            yield page.problem(page.line_of(key), "AJ012", message, fix)


def listed(value: Any) -> list[Any]:
    """The items of a list, or of nothing."""
    return value if isinstance(value, list) else []


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
        for link in LOOSE_LINK.finditer(line):
            if found := SCHEME.match(INVISIBLE.sub("", html.unescape(link["address"]))):
                yield place, *scheme_refused(found["name"])
        place += len(line) + 1


def in_attributes(attributes: str) -> Iterator[tuple[str, str]]:
    """Yield message and fix if attributes run code."""
    if handler := HANDLER.search(attributes):
        yield f"o atributo “{handler['name']}” executa código.", "apague o atributo."
    if scheme := SCHEME_VALUE.search(INVISIBLE.sub("", html.unescape(attributes))):
        yield scheme_refused(scheme["name"])
    addresses = SLASHES.sub("", html.unescape(attributes).replace("\\", "/"))
    if loaded := LOADED.search(addresses):
        yield other_host(f"o que “{loaded['name']}” carrega")
    if WITHOUT_SCHEME.search(addresses):
        yield without_scheme()
    if POSING.search(addresses):
        yield posing()
    if STYLE.search(attributes):
        yield "o atributo “style” não é permitido.", "apague-o; a aparência é da central."


def other_host(what: str) -> tuple[str, str]:
    """Message and fix for what would be fetched while the page opens."""
    message = f"{what} vem de outro servidor, que saberia de cada visita."
    return message, "guarde o arquivo em img/, ao lado do artigo."


def without_scheme() -> tuple[str, str]:
    """Message and fix for an address that starts with two slashes."""
    return "o endereço começa com duas barras, e leva a outro site.", "escreva-o com https://."


def posing() -> tuple[str, str]:
    """Message and fix for an address that names one site and leads to another."""
    message = "o endereço tem um @ antes do site, e leva a outro lugar do que parece."
    return message, "apague o que vem entre https:// e o @."


def scheme_refused(scheme: str) -> tuple[str, str]:
    """Message and fix for an address."""
    message = f"endereços “{scheme.lower()}:” não são permitidos."
    return message, "use um endereço https:// ou um arquivo de docs/."
