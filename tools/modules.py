"""Modules of our scripts, alone in a page: for tests of what they compute."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

SCRIPTS = Path(__file__).parent.parent / "overrides/assets/javascripts"
SITE = "https://central.teste/"
"""Nobody is there: what it is asked for is answered here."""


@contextmanager
def page_of_modules(browser: Browser, **options: Any) -> Iterator[Page]:
    """An empty page that can `import("/messenger/hours.js")`.

    Args:
        browser: in which a context is opened.
        **options: of that context, such as `timezone_id`.
    """
    context = browser.new_context(**options)
    page = context.new_page()
    page.route("**/*", answer)
    page.goto(SITE)
    yield page
    context.close()


def answer(route: Route) -> None:
    """Give a module as it is written, or the empty page."""
    path = SCRIPTS / route.request.url.removeprefix(SITE)
    if path.suffix == ".js":
        route.fulfill(path=path, content_type="text/javascript")
    else:
        route.fulfill(body="<!doctype html><title>Central</title>", content_type="text/html")
