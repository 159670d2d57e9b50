"""Taking an article elsewhere: its Markdown, by keyboard, without scripts, without a clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"
READS = ["clipboard-read", "clipboard-write"]


def open_menu(page: Page) -> None:
    page.locator(".hc-take summary").focus()
    page.keyboard.press("Enter")


def test_markdown_is_copied_by_keyboard_and_said(
    open_browser: Callable[..., Page], site: Path
) -> None:
    page = open_browser(ARTICLE, permissions=READS)
    asked = {request for request in page.watched.requests if request.endswith("take.js")}
    assert not asked, "nobody has asked for it yet"
    open_menu(page)
    button = page.get_by_role("button", name="Copiar como Markdown")
    expect(button).to_be_visible()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".hc-take [role=status]")).to_have_text("Copiado")
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied == (site / ARTICLE.strip("/") / "index.md").read_text("utf-8")
    assert page.watched.console == []


def test_escape_and_a_click_elsewhere_close_the_menu(open_browser: Callable[..., Page]) -> None:
    page = open_browser(ARTICLE, width=390)
    menu, summary = page.locator(".hc-take"), page.locator(".hc-take summary")
    open_menu(page)
    expect(page.get_by_role("button", name="Copiar como Markdown")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()
    summary.click()
    expect(menu).to_have_attribute("open", "")
    page.locator("h1").click()
    expect(menu).not_to_have_attribute("open", "")


def test_where_nothing_can_be_copied_the_markdown_is_opened(
    open_browser: Callable[..., Page],
) -> None:
    page = open_browser("/en/conversas/abrir-um-chat/")
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')); }")
    page.route("**/index.md", lambda route: route.fulfill(body="# ok", content_type="text/plain"))
    open_menu(page)
    page.get_by_role("button", name="Copy as Markdown").click()
    page.wait_for_url("**/en/conversas/abrir-um-chat/index.md")


def test_without_scripts_the_menu_opens_and_leads_to_the_markdown(
    open_browser: Callable[..., Page],
) -> None:
    page = open_browser(ARTICLE, java_script_enabled=False)
    link = page.get_by_role("link", name="Ver como Markdown")
    expect(link).to_be_hidden()
    open_menu(page)
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "index.md"
