"""Old addresses in a browser: what follows them stays, and a number is enough."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
NEW = "/conta/excluir-a-conta/"


@pytest.mark.parametrize(
    ("old", "rest"),
    [
        ("/pt-BR/articles/123-excluir", "/?de=email#passos"),
        ("/pt-BR/articles/123/", "#passos"),
        ("/pt-BR/articles/123-outro-titulo", "?de=email"),
        ("/pt-BR/articles/123-outro-titulo/", ""),
        ("/en/conta/excluir-a-conta/", "?de=email#passos"),  # Not translated.
    ],
)
def test_a_reader_arrives(page: Page, base_url: str, old: str, rest: str) -> None:
    page.goto(base_url + old + rest)
    expect(page).to_have_url(base_url + NEW + rest.removeprefix("/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Como excluir a conta")


def test_another_number_stays_on_the_error_page(page: Page, base_url: str) -> None:
    with page.expect_response(re.compile("/pt-BR/articles/1234/$")) as answer:
        page.goto(f"{base_url}/pt-BR/articles/1234-outro")
    assert answer.value.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Página não encontrada")


def test_what_is_in_no_language_stays_on_the_error_page(page: Page, base_url: str) -> None:
    with page.expect_response(f"{base_url}/conta/nao-ha/") as answer:
        page.goto(f"{base_url}/en/conta/nao-ha/")
    assert answer.value.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Página não encontrada")


def test_without_scripts_a_reader_arrives_too(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/pt-BR/articles/123/")
    expect(page).to_have_url(base_url + NEW)
    context.close()
