"""Hostile articles in a browser: nothing of them runs, and nobody else is asked for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.hosting import serving
from tests.hostile.bodies import ADDRESSES, ATTRIBUTES, BODIES, SCRIPTS, SIZES
from tests.hostile.files import HEADS
from tests.hostile.publishing import articles, preview_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
NAMES = [*(name for name in BODIES if name not in SIZES), *HEADS]
"""Of the cases, in the order in which `publishing` numbers them."""
RUNNING = [
    number
    for number, name in enumerate(NAMES)
    if name in SCRIPTS | ATTRIBUTES | ADDRESSES or "code" in name or "markup" in name
]
STARTED = "() => [window.hacked, document.querySelectorAll('#__config').length]"


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory, make_project_in) -> Iterator[str]:
    """The preview's site, which holds what a build for readers refuses."""
    site = preview_site(make_project_in, tmp_path_factory.mktemp("hostil"))
    with serving(site) as address:
        yield address


def test_nothing_runs_and_nobody_is_asked(page: Page, hostile_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    assert len(articles()) >= len(NAMES)
    for number in RUNNING:
        page.goto(f"{hostile_url}/conta/caso-{number}/")
        assert page.evaluate(STARTED) == [None, 1], NAMES[number]
        assert page.url == f"{hostile_url}/conta/caso-{number}/", NAMES[number]
    assert [url for url in asked if not url.startswith(hostile_url)] == []


def test_a_hostile_title_is_found_as_it_was_typed(page: Page, hostile_url: str) -> None:
    page.goto(f"{hostile_url}/busca/?q=script+window+hacked")
    expect(page.get_by_text("</title><script>window.hacked=1</script>").first).to_be_visible()
    assert page.evaluate(STARTED) == [None, 1]


def test_lists_show_a_hostile_title_as_it_was_typed(page: Page, hostile_url: str) -> None:
    page.goto(f"{hostile_url}/conta/")
    expect(page.get_by_text("</title><script>window.hacked=1</script>").first).to_be_visible()
    assert page.evaluate(STARTED) == [None, 1]
