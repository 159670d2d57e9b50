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


def news(catalog: Catalog, page: Page) -> list[News]:
    """The articles of a collection, or of a page's language, newest first; none without a date."""
    if isinstance(page, Collection):
        found = catalog.all_articles_of(page)
    else:
        found = [article for article in catalog.articles() if article.language == page.language]
    dated = (dated_news(article) for article in found if not article.draft)
    return sorted((each for each in dated if each), key=newest_first)


def entries(catalog: Catalog, page: Page) -> list[News]:
    """What the feed of a page holds."""
    return news(catalog, page)[:MOST]


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
