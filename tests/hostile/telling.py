"""What `central conferir` says of files, and what an article's HTML may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.hostile.files import ARTICLE, PLAIN

from helpcenter.content import read_content
from helpcenter.lint.check import check
from helpcenter.lint.problem import STOPS_BUILD
from helpcenter.lint.serious import serious
from helpcenter.lint.unusable import unusable_files

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from helpcenter.lint.problem import Problem

GOOD = {
    "index.md": PLAIN.replace("as mensagens", "a central"),
    "conta/index.md": PLAIN.replace("as mensagens", "a conta") + "\n![Conta](a.svg)\n",
    "conta/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}
TURNING = re.compile("[\u202b\u202d\u202e\u2067\u2068\0]")
POSING = re.compile(r"(?:^| )(?:__(?!tabbed_\d)|hc-(?!zoom|attachment|video)|md-(?!button))")
RUNNING = ("srcset", "srcdoc", "ping", "action", "formaction", "poster", "background")
MOST_LINES = 300
"""Of what is said of one file: a hundred problems of one kind are enough."""

DROPPED = re.compile(
    r"script|style|iframe|object|embed|form|svg|math|base|meta|link|template|textarea|title|"
    r"noscript|video|audio|canvas|dialog|button|select|frame|applet"
)
LEADS = re.compile(r"https?:|mailto:|tel:|(?![a-z][a-z0-9+.-]*:|[/\\]{2})")


def write(docs: Path, files: dict[str, str | bytes]) -> Path:
    """Write a small help center in which all is well, and some files more."""
    for path, text in {**GOOD, **files}.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return docs


def told(docs: Path) -> list[Problem]:
    """All that is said of a folder; what stops a build is said by the quick look as well.

    Each problem is one line that can be printed, and no file has hundreds of them.
    """
    if unusable := unusable_files(docs):
        return unusable
    content = read_content(docs)
    problems = check(content, docs)
    stopping = [str(problem) for problem in problems if problem.code in STOPS_BUILD]
    assert [str(problem) for problem in serious(content, docs)] == stopping
    assert all(str(problem).isprintable() for problem in problems)
    assert len(problems) < MOST_LINES
    return problems


def assert_told(docs: Path, wanted: str, path: str) -> None:
    """Whether a code, or a code at a line, is said of a file; of `-`, nothing is asked."""
    said = [f"{problem.code}:{problem.line}:" for problem in told(docs) if problem.path == path]
    if wanted != "-":
        code, _, line = wanted.partition(":")
        assert [one for one in said if one.startswith(f"{code}:{line}:" if line else code)], said


def article(body: str) -> str:
    """A good article with a body."""
    return ARTICLE.format(body)


def harm(body: Tag) -> list[str]:
    """What an article's HTML has that none may; judged apart from the product's own list."""
    found = TURNING.findall(body.get_text())
    for tag in body.find_all(True):
        if DROPPED.fullmatch(tag.name):
            found.append(f"<{tag.name}>")
        for name, value in tag.attrs.items():
            if is_harmful(name, " ".join(value) if isinstance(value, list) else value):
                found.append(f"{name}={value}")
    return found


def is_harmful(name: str, value: str) -> bool:
    """Whether an attribute runs code, asks another host, or poses as a part of the site."""
    address = re.sub(r"[\t\r\n]|^[\0-\x20]+", "", value).lower()
    if name in ("href", "src"):
        away = re.match(r"https?:|[/\\]{2}", address) if name == "src" else None
        return bool(away) or not LEADS.match(address)
    if name in ("id", "name", "class"):
        return bool(POSING.search(value))
    if name == "style":
        return not re.fullmatch(r"text-align: ?\w+;?", value)
    return name.startswith(("on", "data-md")) or name in RUNNING or bool(TURNING.search(value))
