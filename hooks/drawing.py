"""Draw the articles' pages on all processors, before MkDocs asks for one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Template
from mkdocs.commands.build import get_context
from mkdocs.plugins import event_priority

from helpcenter.parallel import can_share, map_shared

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

BATCH = 500
"""Pages that are drawn before the first of them is written: some 15 MB."""
ARTICLE = "article.html"


class Drawer:
    """Keeps a batch of finished pages, in the order in which MkDocs builds them."""

    def __init__(self, pages: list[Page], draw: Callable[[Page], str]) -> None:
        self.pages = pages
        self.places = {page.file.src_uri: place for place, page in enumerate(pages)}
        self.draw = draw
        self.done: dict[str, str] = {}
        self.warm = False

    def take(self, page: Page) -> str:
        """A finished page; MkDocs asks for each once."""
        if not self.warm:  # The templates are compiled here, and not in each copy of the process.
            self.warm = True
            return self.draw(page)
        if page.file.src_uri not in self.done:
            start = self.places[page.file.src_uri]
            batch = self.pages[start : start + BATCH]
            drawn = zip(batch, map_shared(self.draw, batch), strict=True)
            self.done.update((each.file.src_uri, text) for each, text in drawn)
        return self.done.pop(page.file.src_uri)


class Drawn(Template):
    """Stands where MkDocs looks for a page's template; Jinja takes a template for its own name."""

    def __new__(cls, *_: Any) -> Drawn:
        """Compile nothing."""
        return object.__new__(cls)

    def __init__(self, drawer: Drawer, page: Page) -> None:
        self.drawer, self.page = drawer, page

    def render(self, *_: Any, **__: Any) -> str:
        """The finished page."""
        return self.drawer.take(self.page)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Remember what each page's context needs."""
    config.extra["nav"] = nav


@event_priority(-300)  # After all that the templates ask for is there.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Put the drawer in the place of the articles' template."""
    found = (file.page for file in files.documentation_pages())
    pages = [page for page in found if page and page.meta.get("template") == ARTICLE]
    if not can_share(pages):
        return
    nav, others = config.extra["nav"], files.documentation_pages()

    def draw(page: Page) -> str:
        context = get_context(nav, others, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        return env.get_template(ARTICLE).render(context)

    drawer = Drawer(pages, draw)
    for page in pages:
        page.meta["template"] = Drawn(drawer, page)
