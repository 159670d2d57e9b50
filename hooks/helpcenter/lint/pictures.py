"""SVG pictures that do more than draw: opened by themselves, they are pages of the site.

Read by a real XML parser, with namespaces: a prefix can be anything, and what a name or an address
is made of can be spelled in many ways.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from helpcenter.lint.problem import Problem
from helpcenter.sources import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_BYTES = 2_000_000
XHTML = "http://www.w3.org/1999/xhtml"
REFUSED = frozenset(
    ["script", "foreignobject", "iframe", "object", "embed", "handler", "link", "set"]
)
"""Elements of any namespace, and all that start with `animate`: they can change an address."""
FETCHING = re.compile(r"url\(\s*[\"']?\s*(?!#|[\"'])|image-set\(|@import|src\(", re.IGNORECASE)
"""What styles ask other hosts with (CSS Values, section 4.5)."""
FIX = "salve a imagem de novo como “SVG simples”, ou em PNG."


def dangerous_pictures(docs: Path) -> Iterator[Problem]:
    """AJ012: a picture draws; it runs nothing and fetches nothing."""
    for folder, _, files in os.walk(docs):
        drawings = (name for name in sorted(files) if name.lower().endswith(".svg"))
        for file in (Path(folder) / name for name in drawings):
            if file.suffix and is_inside(docs, file):  # A file named `.svg` has none.
                path = file.relative_to(docs).as_posix()
                for line, message in judge(file):
                    yield Problem(path, line, "AJ012", message, FIX)


def judge(file: Path) -> Iterator[tuple[int, str]]:
    """Yield line and message for what is wrong with one picture: the first thing, or nothing."""
    with file.open("rb") as opened:
        raw = opened.read(MAX_BYTES + 1)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        yield 1, "a imagem SVG não está em UTF-8."
        return
    if len(raw) > MAX_BYTES:
        yield 1, "a imagem SVG é grande demais para ser conferida."
        return
    reader = Reader()
    try:
        reader.parser.Parse(raw, True)
    except expat.ExpatError as error:
        yield error.lineno, "a imagem SVG está incompleta ou malformada."
    except NoDrawingError as error:
        yield reader.parser.CurrentLineNumber, f"a imagem SVG tem “{error}”, que não é desenho."


class NoDrawingError(Exception):
    """Something that no drawing needs; says what."""


class Reader:
    """Goes through a picture; raises NoDrawingError at what is refused."""

    def __init__(self) -> None:
        # The bytes are UTF-8, whatever the file says of itself.
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.XmlDeclHandler = self.declared
        self.parser.EntityDeclHandler = self.entity
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.buffer_text = True  # A style is read whole.
        self.in_style = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Judge an element; names come as `namespace name`."""
        namespace, _, local = name.rpartition(" ")
        element = local.lower()
        if namespace == XHTML or element in REFUSED or element.startswith("animate"):
            raise NoDrawingError(local)
        self.in_style = element == "style"
        for key, value in attributes.items():
            self.attribute(key.rpartition(" ")[2].lower(), value)

    def attribute(self, name: str, value: str) -> None:
        """Judge an attribute, whatever its namespace."""
        leads = name == "href" and not value.strip().startswith("#")
        if name.startswith("on") or name == "base" or leads:
            raise NoDrawingError(name)
        self.style(value, escaped="\\" in value and name == "style")

    def end(self, _: str) -> None:
        """Nothing is inside of a style."""
        self.in_style = False

    def text(self, text: str) -> None:
        """Judge what stands in a style."""
        if self.in_style:
            self.style(text, escaped="\\" in text)

    def style(self, text: str, *, escaped: bool) -> None:
        """Refuse what fetches something, and letters in disguise."""
        if found := FETCHING.search(text):
            raise NoDrawingError(found[0].strip(" (\"'"))
        if escaped:
            raise NoDrawingError("\\")

    def declared(self, _: str, encoding: str | None, __: int) -> None:
        """Refuse an encoding in which a browser would read something else."""
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise NoDrawingError(encoding)

    def entity(self, *_: object) -> None:
        """Refuse names that stand for other text."""
        raise NoDrawingError("!ENTITY")

    def instruction(self, target: str, _: str) -> None:
        """Refuse stylesheets of XML."""
        if target.lower().startswith("xml-"):
            raise NoDrawingError(f"?{target}")
