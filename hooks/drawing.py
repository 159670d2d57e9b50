"""Draw pages on all processors before MkDocs asks for them; in the preview, when a reader does.

Pages of an earlier build are written again if all that went into them is as it was (finished.py).
"""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Template
from mkdocs.commands.build import get_context
from mkdocs.plugins import event_priority
from mkdocs.structure.files import InclusionLevel

from helpcenter.files import put
from helpcenter.languages import DEFAULT
from helpcenter.live import LIVE
from helpcenter.parallel import can_share, map_shared

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs_static_i18n.plugin import I18n

    from helpcenter.keeping import Drawing, Keeper


class Drawer:
    """Draws and writes all pages when MkDocs asks for the first."""

    def __init__(self, pages: list[Page], write: Callable[[list[Page]], None]) -> None:
        self.pages, self.write = pages, write

    def take(self, _: Page) -> str:
        """Nothing, which MkDocs does not write: the page is where it belongs."""
        pages, self.pages = self.pages, []
        if pages:
            self.write(pages)
        return ""


class Drawn(Template):
    """Stands where MkDocs looks for a page's template; Jinja takes a template for its own name."""

    def __new__(cls, *_: Any) -> Drawn:
        """Compile nothing."""
        return object.__new__(cls)

    def __init__(self, take: Callable[[Page], str], page: Page) -> None:
        self.take, self.page = take, page

    def render(self, *_: Any, **__: Any) -> str:
        """The finished page."""
        return self.take(self.page)


def write_all(draw: Callable[[Page], str], keeper: Keeper | None, pages: list[Any]) -> None:
    """Put pages where they belong: those of an earlier build as they were, and all others new."""
    places = [(page, keeper.find(page) if keeper else None) for page in pages]
    old = [(page, place) for page, place in places if place]
    new = [page for page, place in places if not place]
    if keeper:
        well = map_shared(keeper.write, old)
        new += [page for (page, _), written in zip(old, well, strict=True) if not written]
    firsts = [*{page.meta["drawn"]: page for page in reversed(new)}.values()]
    rest = [page for page in new if not any(page is first for first in firsts)]
    one = partial(keeper.draw, draw) if keeper else partial(write_page, draw)
    # The templates are compiled here, and not in each copy.
    made = [*map(one, firsts), *map_shared(one, rest)]
    if keeper:
        for page, drawn in zip([*firsts, *rest], made, strict=True):
            keeper.keep(page, drawn)


def write_and_close(draw: Callable[[Page], str], keeper: Keeper | None, pages: list[Page]) -> None:
    """The same; the file of kept pages is let go of, also when a page cannot be drawn."""
    try:
        write_all(draw, keeper, pages)
    finally:
        if keeper:
            keeper.store.close()


def write_page(draw: Callable[[Page], str], page: Page) -> Drawing:
    """Put a page where it belongs."""
    put(page.file.abs_dest_path, draw(page).encode(errors="xmlcharrefreplace"))
    return None, []


def nothing(_: Page) -> str:
    """What MkDocs does not write."""
    return ""


@event_priority(-300)  # When the language is known.
def on_config(config: MkDocsConfig) -> None:
    """Let requests wait for the build."""
    if LIVE.serving and config.extra["language"] == DEFAULT:
        LIVE.begin()


def says_more(record: logging.LogRecord) -> bool:
    """Whether a line of the log is not about a page that MkDocs need not write."""
    return not str(record.msg).startswith("Page skipped")


@event_priority(-300)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Let the requests go on, after the last language."""
    if not cast("I18n", config.plugins["i18n"]).building:
        LIVE.end()


def on_build_error(error: Exception) -> None:
    """A preview that stands still would say nothing."""
    LIVE.end()


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Remember what each page's context needs."""
    config.extra["nav"] = nav


@event_priority(-300)  # After all that the templates ask for is there, and hooks/finished.py.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Stand where MkDocs looks for the pages' templates."""
    nav, keeper = config.extra["nav"], config.extra["keeper"]
    others = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    pages = [file.page for file in others if file.page and "template" in file.page.meta]

    def draw(page: Page) -> str:
        """What MkDocs does with a page, up to its text."""
        context = get_context(nav, others, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        if keeper:
            context["config"] = keeper.config
        drawn = env.get_template(page.meta["drawn"]).render(context)
        finished: str = config.plugins.on_post_page(drawn, page=page, config=config)
        return finished

    if LIVE.serving:
        LIVE.wait({Path(page.file.abs_dest_path): partial(draw, page) for page in pages})
        take: Callable[[Page], str] = nothing
    elif keeper or can_share(pages):
        take = Drawer(pages, partial(write_and_close, draw, keeper)).take
    else:
        return
    logging.getLogger("mkdocs.commands.build").addFilter(says_more)
    for page in pages:
        page.meta["drawn"], page.meta["template"] = page.meta["template"], Drawn(take, page)
