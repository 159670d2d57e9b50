"""Who else could speak to the widget, or hear what the center says in a frame."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.product import (
    EXAMPLE,
    LISTEN,
    follow,
    frame_of,
    out_of,
    serving,
    sheet_of,
)
from tests.browser.waiting import until

if TYPE_CHECKING:
    from playwright.sync_api import Frame
    from tests.browser.product import Product

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"
FORGE = """(address) => {
    const target = window.product ?? parent;
    target.postMessage({ type: "help-center:shown", address }, "*");
    target.postMessage({ type: "help-center:close", address }, "*");
}"""
FRAME = "<iframe name='{name}' src='{src}' title='Central'></iframe>"


class Plain(SimpleHTTPRequestHandler):
    """A host that sends no headers of ours, as GitHub Pages does."""

    def log_message(self, *args: object) -> None: ...


def told(page, times: int) -> None:
    """Wait until the page's own listener has heard so many, and so the widget's has too."""
    until(page, lambda: page.evaluate("told.length") == times)


def test_the_widget_believes_its_own_frame_and_the_center_alone(use, product: Product) -> None:
    evil = "https://mau.exemplo.com/"
    page = use(
        EXAMPLE
        + FRAME.format(name="mau", src=f"{product.stranger}/mau.html")
        + FRAME.format(name="outra", src=f"{product.center}/privacidade/"),
        policy="",
    )
    (product.folder / "mau.html").write_text("<!doctype html><title>Mau</title>", "utf-8")
    page.reload()
    follow(page, "Como abrir um chat", product.center + ARTICLE)
    heard = page.evaluate("told.length")
    # Another origin in another frame, the center in another frame, and the product's own page.
    for place in (page.frame("mau"), page.frame("outra"), page.main_frame):
        place.evaluate(FORGE, product.center + "/mau/")
        heard += 2
        told(page, heard)
    # The widget's own frame, after it was led to another origin.
    frame_of(page).evaluate("address => location.replace(address)", f"{product.stranger}/mau.html")
    until(page, lambda: frame_of(page).url.endswith("/mau.html"))
    frame_of(page).evaluate(FORGE, product.center + "/mau/")
    told(page, heard + 2)
    expect(sheet_of(page)).to_be_visible()
    expect(out_of(page)).to_have_attribute("href", product.center + ARTICLE)
    # The center in the widget's frame may close it, and name no address but its own.
    frame_of(page).evaluate("address => location.replace(address)", f"{product.center}/")
    told(page, heard + 3)
    for address in (evil, "javascript:alert(1)", f"{product.center}.mau.exemplo.com/", 7, None):
        frame_of(page).evaluate(
            "address => parent.postMessage({ type: 'help-center:shown', address }, '*')", address
        )
    for data in (None, "help-center:close", ["help-center:close"], {"type": 1}):
        frame_of(page).evaluate("data => parent.postMessage(data, '*')", data)
    told(page, heard + 12)
    expect(out_of(page)).to_have_attribute("href", f"{product.center}/")
    expect(sheet_of(page)).to_be_visible()
    frame_of(page).evaluate("parent.postMessage({ type: 'help-center:close' }, '*')")
    expect(sheet_of(page)).not_to_be_visible()


def test_the_frame_cannot_lead_the_product_elsewhere(use, product: Product) -> None:
    page = use()
    frame = follow(page, "Ajuda", f"{product.center}/")
    frame.evaluate(
        "() => { document.body.onclick = () => { top.location = 'https://mau.exemplo.com/' } }"
    )
    frame.get_by_role("heading", level=1).click()  # With a click, browsers would allow it.
    until(page, lambda: any("navigate" in line for line in page.watched.console))
    assert page.url == f"{product.url}/"


@pytest.mark.parametrize("headers", [True, False], ids=["headers", "none"])
def test_a_stranger_s_frame_hears_nothing(use, product: Product, headers: bool) -> None:
    """Under the names of the stranger, of the product, and none; if the center shows at all."""
    with serving(product.site, Plain) as bare:
        center = product.center if headers else bare
        names = (product.stranger, product.url, "")
        frames = [FRAME.format(name=f"help-center {name}", src=center + ARTICLE) for name in names]
        page = use("".join(frames), base=product.stranger, policy="")
        page.wait_for_load_state("networkidle")
        shown = page.frames[1:]
        assert len(shown) == len(names)
        if headers:
            assert all("Como abrir" not in frame.content() for frame in shown)
            assert any("frame-ancestors" in line for line in page.watched.console)
            page.watched.console.clear()
            return
        for frame in shown:
            speak(frame)
        # The browser says what it did not hand over, to whom the lie had named.
        until(page, lambda: any("does not match" in line for line in page.watched.console))
        assert page.evaluate("told") == []


def speak(frame: Frame) -> None:
    """Let the center say all it has to say."""
    expect(frame.get_by_role("heading", level=1)).to_have_text("Como abrir um novo chat")
    frame.evaluate(
        "import('/assets/javascripts/framed.js').then(({ mountFramed }) => mountFramed())"
    )
    frame.get_by_role("heading", level=1).click()
    frame.page.keyboard.press("Escape")


def test_the_center_hears_nothing(use, product: Product) -> None:
    """Whatever even the product itself sends."""
    page = use(script=LISTEN)
    frame = follow(page, "Ajuda", f"{product.center}/")
    frame.evaluate("window.heard = []; addEventListener('message', ({ data }) => heard.push(data))")
    before = frame.content()
    page.evaluate(
        """address => {
            for (const type of ["help-center:shown", "help-center:close", "help-center:open"])
                document.body.lastElementChild.shadowRoot.querySelector("iframe").contentWindow
                    .postMessage({ type, address }, "*");
        }""",
        "https://mau.exemplo.com/",
    )
    until(page, lambda: frame.evaluate("heard.length") == 3)
    assert frame.content() == before
    assert frame.url == f"{product.center}/"
    expect(sheet_of(page)).to_be_visible()
