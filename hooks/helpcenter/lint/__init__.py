"""Checks on what writers type: content in, a list of problems out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.lint.page import read_page
from helpcenter.lint.problem import Problem
from helpcenter.lint.rules import PAGE_RULES, SITE_RULES
from helpcenter.lint.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from helpcenter.content import Content
    from helpcenter.lint.page import Page

__all__ = ["Problem", "check"]


def check(content: Content, docs: Path) -> list[Problem]:
    """Run every rule over every file of `docs`, already read as `content`; in path order."""
    pages = [read_page(source) for source in content.sources.values()]
    return sorted(problems(pages, Site(content, pages, docs)))


def problems(pages: Iterable[Page], site: Site) -> Iterator[Problem]:
    """Yield what each rule says of each page."""
    for page in pages:
        for page_rule in PAGE_RULES:
            yield from page_rule(page)
        for site_rule in SITE_RULES:
            yield from site_rule(page, site)
