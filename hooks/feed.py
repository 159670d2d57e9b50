"""Publish a feed (Atom) of each language and collection, beside its page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from helpcenter.asked import NOTES, question
from helpcenter.live import LIVE
from helpcenter.news import LISTED, as_xml, entries, feed_address, news, news_of

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from helpcenter.catalog import Catalog
    from helpcenter.news import News
    from helpcenter.pages import Page


@event_priority(-180)  # After hooks/catalog.py, before hooks/redirects.py sees what is published.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Give the templates the news, and write the feeds of the language being built."""
    catalog: Catalog = config.extra["catalog"]  # Without drafts, in the preview too.
    language = config.extra["language"]
    every = news(catalog, language)
    env.globals.update(news_of=partial(told, every), feed_address=feed_address, most_news=LISTED)
    template = env.get_template("feed.html")
    for page in (catalog.home(language), *catalog.every_collection(language)):
        found = entries(every, page)
        if not found or not config.site_url:
            continue
        draw = partial(feed, template, page, found)
        path = feed_address(page).lstrip("/")
        file = File.generated(config, path, content="" if LIVE.serving else draw())
        if LIVE.serving:
            LIVE.wait({Path(file.abs_dest_path): draw})
        else:
            files.append(file)


def feed(template: jinja2.Template, page: Page, found: list[News]) -> str:
    """The text of a feed."""
    return as_xml(template.render(entry=page, found=found))


def told(every: dict[str, list[News]], page: Page) -> list[News]:
    """The news of a page, for templates."""
    NOTES.note("news", *question(page, "")[1:4])
    return news_of(every, page)
