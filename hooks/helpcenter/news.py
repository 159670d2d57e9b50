"""What is new: articles by the day on which readers first saw them, or saw them changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from helpcenter.addresses import FEED, collation_key
from helpcenter.pages import Collection
from helpcenter.redirects.old import canonical

if TYPE_CHECKING:
    from datetime import date

    from helpcenter.catalog import Catalog
    from helpcenter.pages import Article, Page

MOST = 30
"""Entries of a feed: readers of feeds keep what they have seen."""
LISTED = 100
"""Articles that the page of news lists at most."""
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold, however it is written (https://www.w3.org/TR/xml/#charsets)."""


@dataclass(frozen=True)
class News:
    """An article, and when it became what it is."""

    article: Article
    published: date
    updated: date

    @property
    def is_new(self) -> bool:
        """Whether it has not changed since readers could first see it."""
        return self.published == self.updated

    @property
    def month(self) -> date:
        """The first day of the month that it is listed in."""
        return self.updated.replace(day=1)

    @property
    def first_address(self) -> str:
        """The oldest address of the article, which stays its name wherever it moves."""
        old = self.article.source.article.enderecos_antigos if self.article.source else []
        return quote(canonical(old[0])) if old else self.article.address


def news(catalog: Catalog, language: str) -> dict[str, list[News]]:
    """The articles of each collection, by its id, and of a language, by "": newest first.

    Those without a date are in none, and what has no articles is not there.
    """
    ours = (each for each in catalog.articles() if each.language == language and not each.draft)
    dated = [each for each in map(dated_news, ours) if each]
    found: dict[str, list[News]] = {}
    for each in sorted(dated, key=newest_first):
        for place in ("", *(collection.id for collection in catalog.trail(each.article))):
            found.setdefault(place, []).append(each)
    return found


def news_of(found: dict[str, list[News]], page: Page) -> list[News]:
    """The news of a collection; any other page has those of its language."""
    return found.get(page.id if isinstance(page, Collection) else "", [])


def entries(found: dict[str, list[News]], page: Page) -> list[News]:
    """What the feed of a page holds."""
    return news_of(found, page)[:MOST]


def dated_news(article: Article) -> News | None:
    """An article with its days; what waited for its day was seen by nobody before."""
    if not article.updated:
        return None
    shown = article.publish_on or article.created or article.updated
    published = max(article.created or article.updated, shown)
    return News(article, published, max(article.updated, published))


def newest_first(each: News) -> tuple[int, int, tuple[str, str], str]:
    """What news are sorted by: newest first, then by title."""
    article = each.article
    title = collation_key(article.title)
    return -each.updated.toordinal(), -each.published.toordinal(), title, article.id


def feed_address(page: Page) -> str:
    """Address of the feed with a page's news: a collection has its own, other pages share one."""
    return f"{page.address}{FEED}"


def as_xml(text: str) -> str:
    """A document without what would make it unreadable."""
    return NO_XML.sub("", text)
