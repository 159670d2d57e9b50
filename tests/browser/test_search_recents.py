"""The latest searches, kept on the reader's device alone."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
KEY = "hc-recent-searches"


def test_recent_searches_are_kept_on_the_device_and_can_be_removed(
    desk: Page, field, options
) -> None:
    for query in ("prefeitura", "relatorio", "vendas", "nota", "mês", "fiscal", "Nota"):
        desk.keyboard.press("/")
        field(desk).fill(query)
        with desk.expect_navigation():  # Until the next page's scripts have run.
            options(desk).first.click()
        assert "?busca=" in desk.url
    desk.keyboard.press("/")
    recents = desk.get_by_role("region", name="Pesquisas recentes")
    expect(recents.locator(".hc-recent__query")).to_have_text(
        ["Nota", "fiscal", "mês", "vendas", "relatorio"]
    )
    recents.get_by_role("button", name="Remover “mês” das pesquisas recentes").click()
    expect(recents.locator(".hc-recent__query")).to_have_text(
        ["Nota", "fiscal", "vendas", "relatorio"]
    )
    field(desk).focus()
    desk.keyboard.press("ArrowDown")
    expect(recents.get_by_role("button", name="Nota", exact=True)).to_be_focused()
    desk.keyboard.press("Enter")
    expect(field(desk)).to_have_value("Nota")
    expect(options(desk).first).to_be_visible()
    desk.keyboard.press("Escape")
    recents.get_by_role("button", name="Limpar pesquisas recentes").click()
    expect(recents).not_to_be_visible()
    assert desk.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_each_language_has_its_own_recent_searches(desk: Page, search_url: str) -> None:
    kept = {"pt-BR": ["nota"], "en": ["invoice"], "x": "nada"}
    desk.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(kept)])
    desk.goto(f"{search_url}en/")
    desk.get_by_role("combobox").click()
    recents = desk.get_by_role("region", name="Recent searches")
    expect(recents.locator(".hc-recent__query")).to_have_text(["invoice"])


@pytest.mark.parametrize("kept", ["{", "[]", "null", '{"pt-BR": 3}'])
def test_what_is_kept_may_be_spoiled(desk: Page, kept: str, options) -> None:
    desk.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, kept])
    desk.keyboard.press("/")
    desk.keyboard.type("nota")
    options(desk).first.click()
    expect(desk).to_have_url(re.compile(r"\?busca=nota"))
    assert desk.evaluate(f"localStorage.getItem('{KEY}')") == '{"pt-BR":["nota"]}'


def test_a_browser_that_keeps_nothing_still_searches(
    open_browser, search_url: str, options
) -> None:
    page = open_browser(base=search_url)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.goto("faturas/nota/")
    page.keyboard.press("/")
    page.keyboard.type("nota")
    options(page).first.click()
    expect(page).to_have_url(re.compile(r"\?busca=nota"))
