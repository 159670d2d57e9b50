"""SVG pictures that do more than draw: opened by themselves, they are pages of the site."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.lint.problem import Problem
from helpcenter.sources import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 2_000_000
REFUSED = re.compile(
    r"<\s*(?:\w+:)?(?:script|foreignobject|iframe|object|embed|handler|animate\w*|set|link)\b"
    r"|\son\w+\s*="
    r"|\bhref\s*=\s*(?![\"']\s*#)"
    r"|<!entity|<\?xml-stylesheet|@import|javascript:"
    r"|url\(\s*[\"']?\s*(?!#|[\"'])",
    re.IGNORECASE,
)
"""Refused wherever it stands, also where a browser would take it for text: drawings need none."""


def dangerous_pictures(docs: Path) -> Iterator[Problem]:
    """AJ012: a picture draws; it runs nothing and fetches nothing."""
    for folder, _, files in os.walk(docs):
        for file in (Path(folder) / name for name in sorted(files)):
            if file.suffix.lower() == ".svg" and is_inside(docs, file):
                yield from judge(file, file.relative_to(docs).as_posix())


def judge(file: Path, path: str) -> Iterator[Problem]:
    """Yield what is wrong with one picture."""
    fix = "salve a imagem de novo como “SVG simples”, ou em PNG."
    raw = file.read_bytes()[: MAX_BYTES + 1]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield Problem(path, 1, "AJ012", "a imagem SVG não está em UTF-8.", fix)
        return
    if len(raw) > MAX_BYTES:
        yield Problem(path, 1, "AJ012", "a imagem SVG é grande demais para ser conferida.", fix)
    elif found := REFUSED.search(text):
        line = text.count("\n", 0, found.start()) + 1
        what = found[0].strip(" <=\n\t")
        message = f"a imagem SVG tem “{what}”, que não é desenho."
        yield Problem(path, line, "AJ012", message, fix)
