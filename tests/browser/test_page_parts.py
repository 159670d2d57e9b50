"""Pictures, videos, the notice, and what is left without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"


def test_a_picture_opens_enlarged_and_closes_by_key(page: Page) -> None:
    page.goto(ARTICLE)
    link = page.get_by_role("link", name="Tela com o ícone no alto")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Imagem ampliada")
    expect(dialog.get_by_role("img", name="Tela com o ícone no alto")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(link).to_be_focused()


def test_a_video_asks_nobody_before_the_click(page: Page) -> None:
    asked = []
    page.route(
        "https://www.youtube-nocookie.com/**",
        lambda route: (asked.append(route.request.url), route.fulfill(body="player")),
    )
    page.goto(ARTICLE)
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.get_by_role("link", name="Vídeo de exemplo").click()
    expect(page.frame_locator("iframe").locator("body")).to_have_text("player")
    assert asked[0].startswith("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ")


def test_tabs_are_changed_by_keys(page: Page) -> None:
    page.goto(ARTICLE)
    expect(page.get_by_text("Toque no ícone.")).to_be_visible()
    page.locator(".tabbed-set > input").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Clique no ícone.").last).to_be_visible()


@pytest.mark.parametrize(("today", "shown"), [("2099-12-31", True), ("2100-01-01", False)])
def test_the_notice_ends_with_its_day(
    open_browser, url_with_answers: str, today: str, shown: bool
) -> None:
    page = open_browser(base=url_with_answers)
    page.clock.set_fixed_time(f"{today}T20:00:00-03:00")
    page.goto("/")
    expect(page.get_by_text("Manutenção no domingo.")).to_be_visible(visible=shown)


def test_without_javascript_pages_are_read(open_browser) -> None:
    page = open_browser("/", java_script_enabled=False)
    page.get_by_role("link", name="Conta").first.click()
    page.get_by_role("link", name="Como excluir a conta").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Como excluir a conta")
    expect(page.locator(".hc-byline time")).to_have_text("em 20 de fevereiro de 2026")


def test_contents_are_beside_the_text_on_a_desk_and_above_it_on_a_phone(open_browser) -> None:
    desk = open_browser(ARTICLE)
    expect(
        desk.locator(".md-sidebar--secondary").get_by_role("link", name="Pelo ícone")
    ).to_be_visible()
    expect(desk.locator(".hc-contents")).not_to_be_visible()
    phone = open_browser(ARTICLE, width=390)
    expect(phone.locator(".md-sidebar--secondary")).not_to_be_visible()
    phone.get_by_text("Neste artigo").locator("visible=true").click()
    expect(phone.locator(".hc-contents").get_by_role("link", name="Pelo ícone")).to_be_visible()


@pytest.mark.parametrize("address", ["/", ARTICLE, "/conta/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_the_page_loads(open_browser, address: str, width: int) -> None:
    page = open_browser(width=width)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " window.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })"
    )
    shifts = []
    for _ in range(3):  # A busy machine draws a page that is half read: what always moves is ours.
        page.goto(address)
        page.wait_for_load_state("networkidle")
        shifts.append(page.evaluate("window.shift"))
    assert min(shifts) < 0.01


def test_print_has_the_article_alone(page: Page) -> None:
    page.goto(ARTICLE)
    page.emulate_media(media="print")
    for part in (".hc-header", ".hc-feedback", ".hc-related", ".hc-footer", ".md-sidebar--primary"):
        expect(page.locator(part)).not_to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".hc-byline")).to_be_visible()
