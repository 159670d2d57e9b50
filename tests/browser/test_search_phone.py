"""Search on a phone, with letters made of two keys, and in the colours that a reader forces."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


def test_an_accent_made_of_two_keys_arrives_whole(desk: Page, field, options) -> None:
    desk.keyboard.press("/")
    client = desk.context.new_cdp_session(desk)
    desk.keyboard.type("m")
    client.send("Input.imeSetComposition", {"text": "´", "selectionStart": 1, "selectionEnd": 1})
    client.send("Input.imeSetComposition", {"text": "ê", "selectionStart": 1, "selectionEnd": 1})
    client.send("Input.insertText", {"text": "ê"})
    desk.keyboard.type("s")
    expect(field(desk)).to_have_value("mês")
    expect(options(desk).first).to_contain_text("Como ler o relatório")


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_dialog_fills_the_screen(
    open_browser, search_url: str, width: int, field, options
) -> None:
    page = open_browser(
        "faturas/nota/", base=search_url, width=width, has_touch=True, is_mobile=True
    )
    page.get_by_role("button", name="Pesquisar", exact=True).tap()
    expect(field(page)).to_be_focused()
    page.keyboard.type("relatorio")
    expect(options(page).first).to_be_visible()
    size = page.get_by_role("dialog").bounding_box()
    assert size == {"x": 0, "y": 0, "width": width, "height": 844}
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).fontSize)") >= 16
    for target in page.locator("dialog :is(button, a, label)").locator("visible=true").all():
        box = target.bounding_box() or {"height": 0}
        assert box["height"] >= 24, target.inner_text()
    options(page).last.scroll_into_view_if_needed()
    options(page).last.tap()
    expect(page).to_have_url(re.compile(r"busca/\?q=relatorio$"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_home_page_shows_results_under_the_box(
    open_browser, search_url, options
) -> None:
    page = open_browser("./", base=search_url, width=390, has_touch=True, is_mobile=True)
    box = page.get_by_role("combobox", name="Qual é a sua dúvida?")
    box.tap()
    page.keyboard.type("relatorio")
    expect(box).to_have_value("relatorio")
    expect(options(page)).to_have_count(9)
    box.blur()  # As when the keyboard is put away.
    expect(options(page).first).to_be_visible()
    last = options(page).last
    last.scroll_into_view_if_needed()
    last.tap()
    expect(page).to_have_url(re.compile(r"busca/\?q=relatorio$"))


def test_in_forced_colours_the_choice_and_the_marks_are_seen(
    open_browser, search_url: str, options
) -> None:
    page = open_browser("faturas/nota/", base=search_url, forced_colors="active")
    page.keyboard.press("/")
    page.keyboard.type("nota fiscal")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_css("outline-style", "solid")
    mark = options(page).first.locator("mark").first
    assert mark.evaluate("e => getComputedStyle(e).backgroundColor") != page.evaluate(
        "getComputedStyle(document.body).backgroundColor"
    )


@pytest.mark.parametrize("slow", [False, True])
def test_on_a_phone_a_low_box_goes_up_to_leave_room_for_results(
    open_browser, search_url: str, options, slow: bool
) -> None:
    page = open_browser("suporte/", base=search_url, width=390, has_touch=True, is_mobile=True)
    page.set_viewport_size({"width": 390, "height": 400})  # As with a keyboard.
    held: list[Route] = []
    page.route("**/engine.js", lambda route: held.append(route) if slow else route.continue_())
    box = page.get_by_role("combobox", name="Qual é a sua dúvida?")
    box.tap()
    page.keyboard.type("relatorio")
    if slow:
        expect(page.get_by_text("Pesquisando…")).to_be_visible()
        until(page, lambda: held)
    for route in held:
        route.continue_()
    expect(options(page).first).to_be_in_viewport(ratio=0.9)
