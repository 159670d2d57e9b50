"""axe-core (WCAG 2.2 A and AA, best practices) on every kind of page, scheme and width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
PAGES = [
    "/",
    "/conta/",
    "/conversas/abrir-um-chat/",
    "/suporte/",
    "/privacidade/",
    "/nao-ha/",
    "/en/",
    "/en/conversas/",
    "/en/conversas/abrir-um-chat/",
]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def violations(page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation(open_browser, address: str, scheme: str, width: int) -> None:
    page = open_browser(address, width=width, color_scheme=scheme)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_what_opens(open_browser, scheme: str) -> None:
    page = open_browser("/conversas/abrir-um-chat/", color_scheme=scheme)
    page.get_by_role("button", name="Não", exact=True).click()
    assert violations(page) == []
    page.locator("a.hc-zoom").first.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("chat", delay=40)
    page.get_by_role("dialog", name="Pesquisa").get_by_role("link").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_with_a_notice_and_topics(
    open_browser, url_with_answers: str, scheme: str
) -> None:
    for address in ("/", "/suporte/"):
        assert violations(open_browser(address, base=url_with_answers, color_scheme=scheme)) == []
