"""Checks on what writers type: content in, a list of problems out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from helpcenter.lint.outside import leading_outside
from helpcenter.lint.page import read_page
from helpcenter.lint.pictures import dangerous_pictures
from helpcenter.lint.problem import Problem
from helpcenter.lint.rules import DATA_RULES, PAGE_RULES, SITE_RULES
from helpcenter.lint.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from helpcenter.content import Content
    from helpcenter.lint.page import Page

__all__ = ["Problem", "check"]

MAX_ALIKE = 100
"""Problems of one code that a file may have; thousands help nobody."""


def check(content: Content, docs: Path) -> list[Problem]:
    """Run every rule over every file of `docs`, already read as `content`; in path order."""
    pages = [read_page(source) for source in content.sources.values()]
    site = Site(content, pages, docs)
    found = [*problems(pages, site), *leading_outside(docs), *dangerous_pictures(docs)]
    for rule in DATA_RULES:
        found += rule(content, docs)
    return sorted(shortened(sorted(found)))


def problems(pages: Iterable[Page], site: Site) -> Iterator[Problem]:
    """Yield what each rule says of each page."""
    for page in pages:
        for page_rule in PAGE_RULES:
            yield from page_rule(page)
        for site_rule in SITE_RULES:
            yield from site_rule(page, site)


def shortened(told: Iterable[Problem]) -> Iterator[Problem]:
    """Leave the first problems of each file and code, and say on the next one how many follow."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in told:
        groups.setdefault((problem.path, problem.code), []).append(problem)
    for group in groups.values():
        yield from group[:MAX_ALIKE]
        if left_out := group[MAX_ALIKE:]:
            many = "problema como este" if len(left_out) == 1 else "problemas como este"
            message = f"há mais {len(left_out)} {many} daqui até o fim do arquivo."
            fix = "corrija os que já apareceram e confira de novo."
            yield replace(left_out[0], message=message, fix=fix)
