"""Search where something is missing: scripts, the connection, files of the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
FILES = "**/assets/search/**"


def asked_for_search(page: Page) -> list[str]:
    paths = [urlsplit(url).path for url in page.watched.requests]
    return [path for path in paths if "/search/" in path]


def test_a_slow_search_is_told(desk: Page, options) -> None:
    desk.keyboard.press("/")
    held: list[Route] = []
    hold = True
    desk.route(FILES, lambda route: held.append(route) if hold else route.continue_())
    desk.keyboard.type("nota")
    expect(desk.locator(".hc-search[data-waiting]")).to_be_visible()
    hold = False
    for route in held:
        route.continue_()
    expect(options(desk)).to_have_count(1)
    expect(desk.locator(".hc-search[data-waiting]")).not_to_be_visible()


def test_nothing_is_fetched_before_the_reader_acts(
    desk: Page, search_url: str, field, options
) -> None:
    desk.goto(search_url)
    desk.wait_for_load_state("networkidle")
    assert asked_for_search(desk) == []
    desk.keyboard.press("/")
    expect(field(desk)).to_have_attribute("aria-expanded", "false")
    expect(desk.get_by_role("dialog").get_by_text("Procure pelas coleções")).to_be_visible()
    scripts = asked_for_search(desk)
    assert scripts
    assert all("/assets/javascripts/search/" in path for path in scripts)
    assert not [path for path in scripts if "engine" in path]
    desk.keyboard.type("nota")
    expect(options(desk).first).to_be_visible()
    assert [path for path in asked_for_search(desk) if "/assets/search/pt-BR/" in path]
    assert not [path for path in asked_for_search(desk) if "/assets/search/en/" in path]
    hosts = {urlsplit(url).netloc for url in desk.watched.requests}
    assert hosts == {urlsplit(search_url).netloc}


@pytest.mark.parametrize(
    "answer",
    [
        lambda route: route.abort(),
        lambda route: route.fulfill(status=500, body=""),
        lambda route: route.fulfill(status=200, body="isto não é um índice"),
    ],
    ids=["aborted", "500", "corrupt"],
)
def test_a_file_that_does_not_come_is_told_and_asked_for_again(
    desk: Page, answer: Callable[..., None], field, options
) -> None:
    desk.route(FILES, answer)
    desk.keyboard.press("/")
    desk.keyboard.type("nota")
    again = desk.get_by_role("button", name="Tentar de novo")
    expect(desk.get_by_text("Não conseguimos pesquisar agora.").first).to_be_visible()
    again.evaluate("button => button.setAttribute('data-first', '')")
    again.click()
    expect(again).not_to_have_attribute("data-first", "")  # It failed anew, and was drawn anew.
    expect(field(desk)).to_be_focused()
    desk.unroute(FILES)
    again.click()
    expect(options(desk).first).to_contain_text("nota fiscal")


def test_typing_tries_again_too(desk: Page, options) -> None:
    desk.route(FILES, lambda route: route.abort())
    desk.keyboard.press("/")
    desk.keyboard.type("nota")
    expect(desk.get_by_role("button", name="Tentar de novo")).to_be_visible()
    desk.unroute(FILES)
    desk.keyboard.type(" fiscal")
    expect(options(desk).first).to_contain_text("nota fiscal")


def test_a_part_of_the_index_that_fails_later_is_told_too(desk: Page, field, options) -> None:
    desk.keyboard.press("/")
    desk.keyboard.type("nota")
    expect(options(desk).first).to_be_visible()
    desk.route(FILES, lambda route: route.abort())
    field(desk).fill("32")
    expect(desk.get_by_role("button", name="Tentar de novo")).to_be_visible()
    desk.unroute(FILES)
    desk.get_by_role("button", name="Tentar de novo").click()
    expect(options(desk).first).to_be_visible()


def test_without_a_connection_the_search_says_so_and_returns_with_it(desk: Page, options) -> None:
    desk.keyboard.press("/")
    desk.route("**/search/engine/**", lambda route: route.abort())
    desk.route(FILES, lambda route: route.abort())
    expect(desk.get_by_role("dialog").get_by_text("Procure pelas coleções")).to_be_visible()
    desk.context.set_offline(True)
    desk.keyboard.type("nota")
    expect(desk.get_by_text("Parece que você está sem conexão.").first).to_be_visible()
    desk.unroute(FILES)
    desk.unroute("**/search/engine/**")
    desk.context.set_offline(False)
    expect(options(desk).first).to_contain_text("nota fiscal")


def test_a_connection_that_returns_before_a_search_has_failed_is_not_missed(
    desk: Page, options
) -> None:
    desk.keyboard.press("/")
    held: list[Route] = []
    hold = True
    desk.route(FILES, lambda route: held.append(route) if hold else route.continue_())
    desk.keyboard.type("nota")
    until(desk, lambda: held)
    desk.context.set_offline(True)
    desk.context.set_offline(False)
    until(desk, lambda: desk.evaluate("navigator.onLine"))
    hold = False
    for route in held:
        route.abort()
    expect(options(desk).first).to_contain_text("nota fiscal")


def test_scripts_that_do_not_come_leave_a_form(desk: Page, options) -> None:
    desk.route("**/search/box.js", lambda route: route.abort())
    desk.keyboard.press("/")
    expect(desk.get_by_text("Não conseguimos carregar a pesquisa.")).to_be_visible()
    desk.unroute("**/search/box.js")
    desk.keyboard.type("nota")
    expect(options(desk).first).to_be_visible()
    expect(desk.get_by_text("Não conseguimos carregar a pesquisa.")).not_to_be_visible()


def test_late_answers_are_dropped(desk: Page, field, options) -> None:
    desk.keyboard.press("/")
    desk.keyboard.type("nota")
    expect(options(desk)).to_have_count(1)
    held: list[Route] = []
    desk.route(FILES, lambda route: held.append(route))
    field(desk).fill("32")
    expect(desk.locator(".hc-search[data-waiting]")).to_be_visible()
    desk.evaluate(
        """() => {
            window.drawn = [];
            const panel = document.querySelector("#hc-pesquisa .hc-search__panel");
            const watch = new MutationObserver(() => drawn.push(panel.textContent));
            watch.observe(panel, { childList: true });
        }"""
    )
    field(desk).fill("nota fiscal")
    expect(options(desk)).to_have_count(1)
    assert held
    with desk.expect_event("requestfinished"):
        for route in held:
            route.continue_()
    desk.unroute(FILES)
    field(desk).fill("relatorio")
    expect(options(desk)).to_have_count(9)
    assert not [
        text for text in desk.evaluate("drawn") if text.startswith("Como ler o relatório 32")
    ]


def test_without_javascript_the_box_leads_to_the_collections(open_browser, search_url: str) -> None:
    page = open_browser("./", base=search_url, java_script_enabled=False)
    page.get_by_role("textbox", name="Qual é a sua dúvida?").fill("nota")
    page.get_by_role("search").get_by_role("button", name="Pesquisar").click()
    expect(page).to_have_url(f"{search_url}busca/?q=nota")
    expect(page.get_by_text("A pesquisa precisa de um navegador atual")).to_be_visible()
    expect(page.get_by_role("textbox")).not_to_be_visible()
    expect(page.locator(".hc-cards").get_by_role("link", name="Faturas")).to_be_visible()
    expect(page.locator(".hc-strip").get_by_role("link", name="Fale com o suporte")).to_be_visible()
    page.goto("./")
    page.get_by_role("button", name="Pesquisar", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/busca/\??$"))
