"""Nothing on a page moves because of the panel, in windows that have scroll bars, too."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.panel import ARTICLE, panel_of, view
from tests.browser.waiting import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SEE_SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries()) {
        const around = sources.map(({ node }) => node?.parentElement);
        const moved = around.filter((element) => element?.closest("main, footer, dialog"));
        if (moved.length) window.shifts.push(moved.map(({ outerHTML }) => outerHTML.slice(0, 80)));
    }
}).observe({ type: "layout-shift", buffered: true });"""
"""What moves in the header, as the page comes, is not the panel's."""
SEE_SIDEWAYS = """window.sideways = [];
new PerformanceObserver((list) => {
    for (const { sources } of list.getEntries())
        for (const { previousRect: was, currentRect: is } of sources)
            if (was.width && was.left !== is.left) window.sideways.push([was.left, is.left]);
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture(scope="module")
def browser_with_bars(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """Playwright's own hides them, and a page that takes its bar away does not move there."""
    browser = launch(ignore_default_args=["--hide-scrollbars"])
    yield browser
    browser.close()


@pytest.fixture
def watch(browser_with_bars: Browser, panel_url: str) -> Iterator[Callable[..., Page]]:
    contexts = []

    def go(address: str, width: int, late: str = "") -> Page:
        size = {"width": width, "height": 800}
        context = browser_with_bars.new_context(viewport=size, locale="pt-BR")
        contexts.append(context)
        context.add_init_script(SEE_SHIFTS)
        context.add_init_script(SEE_SIDEWAYS)
        page = context.new_page()
        if late:
            page.route(late, lambda route: (sleep(0.7), route.continue_()))
        page.goto(f"{panel_url}{address}")
        page.wait_for_load_state("networkidle")
        settle(page)
        return page

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize("address", ["/suporte/", "/suporte/#suporte/tickets"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_of_support_comes_as_it_stays(watch, address: str, width: int) -> None:
    page = watch(address, width)
    expect(page.locator("[data-hc-messenger][data-ready]")).to_be_visible()
    settle(page)
    assert page.evaluate("window.shifts") == []
    assert page.evaluate("scrollY") == 0


def test_a_page_whose_script_comes_late_moves_nothing_to_the_side(watch) -> None:
    page = watch("/suporte/", 1280, late="**/header.js")  # Which makes the page longer or shorter.
    expect(page.locator("[data-hc-messenger][data-ready]")).to_be_visible()
    settle(page)
    assert page.evaluate("window.sideways") == []


@pytest.mark.parametrize("width", [390, 1280])
def test_an_article_stays_where_it_is(watch, width: int) -> None:
    page = watch(ARTICLE, width)
    page.evaluate("window.shifts.length = 0")
    where = page.get_by_role("heading", level=1).bounding_box()
    page.locator(".hc-header .hc-support-button").click()
    expect(view(page)).to_be_focused()
    settle(page)
    assert page.get_by_role("heading", level=1).bounding_box() == where
    page.keyboard.press("Escape")
    expect(panel_of(page)).not_to_be_visible()
    settle(page)
    assert page.evaluate("window.shifts") == []


def test_a_remark_comes_with_the_message(watch) -> None:
    page = watch(f"{ARTICLE}#suporte/mensagem", 390)
    panel = panel_of(page)
    with page.expect_event("requestfinished", lambda asked: asked.url.endswith("/talk.js")):
        panel.get_by_role("link", name="Preciso de suporte").click()
    remark = panel.get_by_role("button", name="Contar um pouco mais")
    for text in ("humano", "A proposta 12 não abre.", "humano"):
        panel.get_by_label("O que aconteceu?").fill(text)
        settle(page)
        page.evaluate("window.shifts.length = 0")
        panel.get_by_role("button", name="Ver a mensagem").click()
        expect(remark).to_be_visible(visible=text == "humano")
        settle(page)
        shifts = page.evaluate("window.shifts")
        panel.get_by_role("button", name="Voltar às perguntas").click()
    assert shifts == []  # The first time, the words may still have been on their way.
