"""What a page needs from elsewhere refuses, fails, is not there, or never answers.

The messengers are cut in test_messengers_failing.py, and what the search lacks otherwise in
test_search_limits.py.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from question import ARTICLE, face, status_of

pytestmark = pytest.mark.browser
DOWN = {
    "refused": lambda route: route.abort("connectionrefused"),
    "500": lambda route: route.fulfill(status=500, body=""),
    "404": lambda route: route.fulfill(status=404, body=""),
    "hanging": lambda _: None,
}
SOON = """(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (time) => timeout(time >= 5000 && time <= 60000 ? 500 : time);
})()"""
"""What would wait for seconds waits half a one; what would wait for ever still does."""


def read_on(page: Page) -> None:
    """The page is whole, and leads on."""
    expect(page.locator(".hc-body")).to_contain_text("Você pode abrir um chat de qualquer tela")
    page.get_by_role("navigation", name="Artigos relacionados").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Como excluir a conta")


@pytest.mark.parametrize("how", DOWN)
def test_without_the_search_s_files_the_reader_is_told_and_reads_on(
    open_browser, url_with_answers: str, how: str
) -> None:
    page = open_browser(base=url_with_answers)
    page.add_init_script(SOON)
    page.route("**/assets/search/**", DOWN[how])
    page.goto("/busca/?q=chat")
    expect(page.get_by_text("Não conseguimos pesquisar agora.").first).to_be_visible()
    expect(page.get_by_role("link", name="Conversas").last).to_be_visible()
    page.goto(ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("chat")
    dialog = page.get_by_role("dialog", name="Pesquisa")
    expect(dialog.get_by_text("Não conseguimos pesquisar agora.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Tentar de novo")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    read_on(page)


@pytest.mark.parametrize("how", DOWN)
def test_without_the_collector_the_answer_is_kept_and_the_reader_told(
    open_browser, url_with_answers: str, receiver, how: str
) -> None:
    held: list[Route] = []

    def answer(route: Route) -> None:
        held.append(route)
        DOWN[how](route)

    page = open_browser(base=url_with_answers)
    page.add_init_script(SOON)
    page.route(receiver.address, answer)
    page.goto(ARTICLE)
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("guardada neste aparelho")
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "true")
    assert held
    assert receiver.bodies == []
    read_on(page)
