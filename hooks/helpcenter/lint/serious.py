"""What alone keeps a site from being built, found without parsing articles that look harmless.

A build for readers asks this; `central conferir`, the preview and a strict build ask every rule.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.lint.danger import dangerous
from helpcenter.lint.fences import MAX_OPEN
from helpcenter.lint.harmless import Harmless
from helpcenter.lint.matter import front_matter_broken
from helpcenter.lint.names import page_lost
from helpcenter.lint.outside import leading_outside
from helpcenter.lint.page import Page, read_page, refusal
from helpcenter.lint.parser import MAX_BRACKETS
from helpcenter.lint.pictures import dangerous_pictures
from helpcenter.lint.portable import unportable
from helpcenter.lint.problem import STOPS_BUILD, shortened
from helpcenter.lint.site import Site
from helpcenter.lint.text import unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from helpcenter.content import Content
    from helpcenter.lint.problem import Problem
    from helpcenter.sources import Source

NOTHING = Harmless(None)
MARKS = "<{&"
"""Without these a text holds no HTML, no attributes, and no letters in disguise."""

SCHEMES = ("script", "data:", "data\\:")
"""Without these, in small letters, its links have no scheme that runs code."""

POSING = re.compile(r"(?<!:)[/\\]{2}|//[^\s/]*@|\]\([^)\n]*[\x00-\x1f]")
"""Without these they pose as no others."""

SLASHES = ("//", "\\")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
"""What an address that poses as another has, and most texts have not: soon looked for."""

PICTURE = re.compile(r"!\[(?![^\[\]\n]*\]\((?![^)\n]*(?://|[\\:])))")
"""A picture that is not plainly beside the article; without one, none is on another host."""

DEEP = re.compile(r"^(?:[ \t>]{16}|[ \t]*(?:(?:[>*+-]|\d+[.)])[ \t]*){8})", re.MULTILINE)
"""A line that may be inside as many lists and quotations as the parser takes, or more."""


def serious(content: Content, docs: Path, harmless: Harmless = NOTHING) -> list[Problem]:
    """The problems with a code of `STOPS_BUILD`, in path order; the same that `check` would tell.

    Args:
        content: what the files say.
        docs: their folder.
        harmless: what is known of them.
    """
    pages = [Page(source) for source in content.sources.values()]
    site = Site(content, pages, docs)
    found = [*leading_outside(docs), *dangerous_pictures(docs)]
    found += (problem for problem in unportable(site) if problem.code in STOPS_BUILD)
    for page in pages:
        found += [*harmless.problems(page.source, alone), *page_lost(page, site)]
    return sorted(shortened(sorted(found)))


def alone(source: Source) -> list[Problem]:
    """What is wrong with a file, whatever the others are."""
    page = glance(source)
    return [*front_matter_broken(page), *dangerous(page), *unreadable(page)]


def glance(source: Source) -> Page:
    """A page whose body is parsed only if there may be something to find."""
    return Page(source, unreadable=refusal(source)) if is_plain(source.body) else read_page(source)


def is_plain(body: str) -> bool:
    """Whether neither AJ012 nor AJ014 could find anything in a text."""
    if any(mark in body for mark in MARKS) or body.count("[") > MAX_BRACKETS:
        return False
    if body.count("```") + body.count("~~~") > MAX_OPEN or leads_astray(body):
        return False
    return not (PICTURE.search(body) or DEEP.search(body))


def leads_astray(body: str) -> bool:
    """Whether a link may run code or pose as another."""
    small = body.lower()
    if any(scheme in small for scheme in SCHEMES):
        return True
    posing = any(sign in body for sign in SLASHES) or CONTROL.search(body)
    return bool(posing and POSING.search(body))
