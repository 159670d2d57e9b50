"""Give the templates what they ask: the catalog, the texts, the brand."""

from __future__ import annotations

from functools import cache, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from helpcenter.addresses import absolute
from helpcenter.fragments import OnceExtension, relative
from helpcenter.links import host_of, new_file_link, support_link
from helpcenter.messenger.panel import panel_data, receiver
from helpcenter.structured import structured_data
from helpcenter.texts import texts_in
from helpcenter.writing.article import new_article

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from helpcenter.catalog import Catalog


@event_priority(-100)  # After static-i18n, so that nothing of it is compiled under our escaping.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Every page has been read by now, and none has been written yet."""
    content, settings = config.extra["content"], config.extra["help_center"]
    language = config.extra["language"]
    read = (file.src_uri for file in files if file.page and file.page.content is not None)
    preview = not content.drafts.isdisjoint(read)
    texts = texts_in(language)
    catalog: Catalog = content.with_drafts if preview else content.catalog
    for page in (file.page for file in files if file.page):
        choose_template(page, catalog)
        if catalog.day:  # MkDocs writes the newest of these into sitemap.xml.gz: it would be today.
            page.update_date = catalog.day.isoformat()
    env.globals.update(
        catalog=catalog,
        settings=settings,
        language=language,
        t=texts,
        texts_in=texts_in,
        absolute=partial(absolute, config.site_url),
        panel_data=panel_data,
        receiver=receiver,
        structured_data=structured_data,
        problems=config.extra.get("problems", {}),
        support_link=support_link,
        host_of=host_of,
        new_file_link=new_file_link,
        new_article=new_article,
    )
    env.filters.update(
        long_date=cache(texts.long_date),
        month_name=texts.month_name,
        relative=relative,
        host_of=host_of,
    )
    env.add_extension(OnceExtension)
    ours = {path.relative_to(root).as_posix() for root, path in our_templates(config)}
    env.autoescape = lambda name: name in ours  # The theme's own templates expect none.


def choose_template(page: Page, catalog: Catalog) -> None:
    """Set what the theme may read of a page, and nothing that a writer typed elsewhere."""
    entry = catalog.page(page.file.src_uri)
    if entry:
        # The theme and its search take a title for markup; our templates ask the catalog.
        page.title = escape(entry.title)
        page.meta = {"title": escape(entry.title), "template": f"{entry.kind}.html"}


def our_templates(config: MkDocsConfig) -> list[tuple[Path, Path]]:
    """Templates of overrides/."""
    root = Path(config.theme.custom_dir or "overrides")
    return [(root, path) for path in root.rglob("*") if path.suffix in (".html", ".xml")]
