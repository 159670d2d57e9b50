"""All rules over all files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from helpcenter.lint.kept import Reading, Readings
from helpcenter.lint.outside import leading_outside
from helpcenter.lint.page import Page, read_page
from helpcenter.lint.pictures import dangerous_pictures
from helpcenter.lint.portable import unportable
from helpcenter.lint.problem import shortened
from helpcenter.lint.rules import (
    DATA_RULES,
    PAGE_RULES,
    SITE_RULES,
    WHOLE_RULES,
    WORD_RULES,
)
from helpcenter.lint.severities import graded
from helpcenter.lint.site import Site
from helpcenter.lint.vocabulary import VOCABULARY, read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from helpcenter.content import Content
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.severities import Chosen
    from helpcenter.lint.vocabulary import Vocabulary
    from helpcenter.sources import Source


def check(
    content: Content,
    docs: Path,
    severities: Mapping[str, Chosen] | None = None,
    cache: Path | None = None,
    defer: Callable[[Callable[[], None]], None] | None = None,
) -> list[Problem]:
    """Run every rule over every file of `docs`, already read as `content`.

    Args:
        content: what the files say.
        docs: their folder.
        severities: rules that weigh otherwise than usual.
        cache: where what was found out about pages is kept for the next time.
        defer: what has it written later, if that is to wait.

    Returns:
        The problems, in path order.
    """
    vocabulary = read_vocabulary(docs)
    kept = Readings(cache, [docs / name for name in VOCABULARY])
    readings = [kept.get(s, partial(read, s, vocabulary)) for s in content.sources.values()]
    defer(kept.save) if defer else kept.save()
    sources = zip(content.sources.values(), readings, strict=True)
    pages = [Page(source, reading.body, reading.unreadable) for source, reading in sources]
    found = [problem for reading in readings for problem in reading.problems]
    found += together(Site(content, pages, docs), pages)
    return sorted(graded(shortened(sorted(found)), severities or {}))


def read(source: Source, vocabulary: Vocabulary) -> Reading:
    """What there is to know of one page without the others."""
    page = read_page(source)
    own = [problem for rule in PAGE_RULES for problem in rule(page)]
    own += [problem for rule in WORD_RULES for problem in rule(page, vocabulary)]
    return Reading(page.body, page.unreadable, own)


def together(site: Site, pages: Iterable[Page]) -> Iterator[Problem]:
    """Yield what the rules say that need to know all files."""
    for page in pages:
        for site_rule in SITE_RULES:
            yield from site_rule(page, site)
    for whole_rule in WHOLE_RULES:
        yield from whole_rule(site)
    for data_rule in DATA_RULES:
        yield from data_rule(site.content, site.docs)
    yield from unportable(site)
    yield from leading_outside(site.docs)
    yield from dangerous_pictures(site.docs)
