"""The page of results, /busca/?q=…, and the words marked in an article opened from one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
MARKED = "faturas/nota/?busca=cancelar+notas"


@pytest.fixture
def desk(open_browser: Callable[..., Page], search_url: str) -> Page:
    return open_browser(base=search_url)


def results(page: Page) -> Locator:
    return page.locator(".hc-search-page__list > li")


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Qual é a sua dúvida?")


def test_a_link_to_a_search_shows_it(desk: Page) -> None:
    desk.goto("busca/?q=relatorio")
    expect(box(desk)).to_have_value("relatorio")
    expect(desk.get_by_role("heading", name="33 resultados")).to_be_visible()
    expect(results(desk)).to_have_count(30)
    expect(desk.get_by_text("Mostrando os 30 primeiros.")).to_be_visible()
    expect(desk).to_have_title(re.compile("^relatorio · "))
    expect(results(desk).first.locator("mark").first).to_have_text("relatório")
    expect(desk.get_by_role("status").first).to_have_text("33 resultados")


def test_the_address_follows_what_is_typed_and_the_way_back_restores_it(
    desk: Page, search_url: str
) -> None:
    desk.goto("./")
    desk.goto("busca/")
    box(desk).press_sequentially("nota fiscal")
    expect(results(desk).first).to_contain_text("Como emitir uma nota fiscal")
    expect(desk).to_have_url(f"{search_url}busca/?q=nota+fiscal")
    results(desk).first.get_by_role("link").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Como emitir uma nota fiscal")
    desk.go_back()
    expect(box(desk)).to_have_value("nota fiscal")
    expect(results(desk).first).to_contain_text("Como emitir uma nota fiscal")
    desk.go_back()
    expect(desk).to_have_url(search_url)


def test_the_other_language_searches_for_the_same(desk: Page, search_url: str) -> None:
    desk.goto("busca/")
    box(desk).press_sequentially("invoice")
    expect(desk).to_have_url(f"{search_url}busca/?q=invoice")
    desk.get_by_role("link", name="English").first.click()
    expect(desk).to_have_url(f"{search_url}en/busca/?q=invoice")
    expect(results(desk).first).to_contain_text("How to issue an invoice")


def test_the_collection_is_part_of_the_address(desk: Page, search_url: str) -> None:
    desk.goto("busca/?q=relatorio&colecao=faturas")
    expect(results(desk)).to_have_count(1)
    expect(desk.get_by_role("radio", name="Faturas 1")).to_be_checked()
    desk.get_by_role("radio", name="Vendas 32").check()
    expect(results(desk)).to_have_count(30)
    expect(desk).to_have_url(f"{search_url}busca/?q=relatorio&colecao=relatorios")
    desk.get_by_role("radio", name="Todas").check()
    expect(desk).to_have_url(f"{search_url}busca/?q=relatorio")


def test_without_words_the_collections_are_there(desk: Page, search_url: str) -> None:
    desk.goto("busca/?q=nota")
    expect(results(desk).first).to_be_visible()
    expect(desk.get_by_role("heading", name="Coleções")).not_to_be_visible()
    desk.get_by_role("button", name="Limpar a pesquisa").click()
    expect(desk.get_by_role("heading", name="Coleções")).to_be_visible()
    expect(desk).to_have_url(f"{search_url}busca/")
    expect(box(desk)).to_be_focused()


def test_nothing_found_says_so_and_what_to_do(desk: Page) -> None:
    desk.goto("busca/?q=xylofone")
    expect(desk.get_by_text("Não encontramos nada sobre “xylofone”.")).to_be_visible()
    expect(desk.locator(".hc-search__none").get_by_role("link", name="Faturas")).to_be_visible()
    link = desk.get_by_role("article").get_by_role("link", name="Fale com o suporte")
    expect(link).to_have_attribute("href", re.compile(r"suporte/\?busca=xylofone$"))
    link.click()
    panel = desk.get_by_role("dialog", name="Central de suporte")
    expect(panel.get_by_text("Você pesquisou por “xylofone”.")).to_be_visible()


def test_the_way_to_a_person_takes_the_search_along(desk: Page) -> None:
    desk.goto("suporte/?busca=xylofone+%26+cia")
    expect(desk.get_by_text("Você pesquisou por “xylofone & cia”.")).to_be_visible()
    desk.get_by_role("link", name="Preciso de suporte").click()
    expect(desk.get_by_role("link", name="Pular as perguntas")).to_have_attribute(
        "href",
        re.compile(
            r"^https://chat\.exemplo\.com\.br/\?de=http[^&]+busca%2F%3Fq%3Dxylofone"
            r"[^&]*&sobre=N%C3%A3o%20encontrei%3A%20xylofone%20%26%20cia$"
        ),
    )


def test_the_keys_of_the_search_lead_to_the_field_of_the_page(desk: Page) -> None:
    desk.goto("busca/?q=nota")
    expect(results(desk).first).to_be_visible()
    desk.keyboard.press("Control+k")
    expect(box(desk)).to_be_focused()
    desk.keyboard.type("relatorio")
    expect(box(desk)).to_have_value("relatorio")
    desk.keyboard.press("Escape")
    expect(box(desk)).to_have_value("")


def test_in_english(desk: Page) -> None:
    desk.goto("en/busca/?q=invoice")
    expect(desk.get_by_role("heading", name="1 result", exact=True)).to_be_visible()
    expect(results(desk).first).to_contain_text("How to issue an invoice")


def test_markup_in_the_words_is_only_text(desk: Page) -> None:
    hostile = "%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3Dtrue%22%3E"
    for address, shown in (
        (f"busca/?q={hostile}", ".hc-search__none"),
        (f"busca/?q=nota+fiscal+{hostile}", ".hc-search-page__list"),
        (f"suporte/?busca={hostile}", ".hc-carried"),
        (f"faturas/nota/?busca=nota+fiscal+{hostile}", ".hc-marked"),
    ):
        desk.goto(address)
        expect(desk.locator(shown)).to_be_visible()
        assert desk.locator("img[src=x]").count() == 0
        assert desk.evaluate("window.hacked") is None
    expect(desk.locator(".hc-marked")).to_contain_text("<img src=x")


def test_the_words_are_marked_in_the_article_until_removed(desk: Page, search_url: str) -> None:
    desk.goto(f"{MARKED}#cancelar-a-nota")
    marks = desk.locator(".hc-body mark")
    heading = desk.get_by_role("heading", name="Cancelar a nota")
    expect(heading.locator("mark")).to_have_text(["Cancelar", "nota"])
    expect(desk.locator(".hc-body pre mark").first).to_be_visible()
    bar = desk.get_by_role("region", name="Palavras de “cancelar notas” marcadas")
    bar.get_by_role("button", name="Remover marcas").click()
    expect(marks).to_have_count(0)
    expect(bar).not_to_be_visible()
    expect(desk).to_have_url(f"{search_url}faturas/nota/#cancelar-a-nota")
    expect(heading).to_have_text(re.compile("^Cancelar a nota"))
    assert desk.watched.console == []


def test_marks_leave_links_and_copy_buttons_working_and_paper_clean(desk: Page) -> None:
    desk.goto(MARKED)
    expect(desk.locator(".hc-body mark").first).to_be_visible()
    assert desk.locator("button mark, .headerlink mark, script mark").count() == 0
    desk.emulate_media(media="print")
    expect(desk.locator(".hc-marked")).not_to_be_visible()
    mark = desk.locator(".hc-body mark").first
    expect(mark).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_marking_moves_nothing(desk: Page) -> None:
    desk.goto("faturas/nota/")
    heights = "[...document.querySelectorAll('.hc-body > *')].map(e => e.offsetTop)"
    before = desk.evaluate(heights)
    desk.goto(MARKED)
    expect(desk.locator(".hc-body mark").first).to_be_visible()
    assert desk.evaluate(heights) == before


def test_words_that_are_not_in_the_article_leave_it_alone(desk: Page) -> None:
    with desk.expect_response(re.compile("assets/search/")):
        desk.goto("faturas/nota/?busca=xylofone")
    desk.wait_for_load_state("networkidle")
    expect(desk.locator("mark, .hc-marked")).to_have_count(0)
