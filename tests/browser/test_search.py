"""The search box, in the header's dialog and on the home page, as one types."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
ARTICLE = "faturas/nota/"


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Pesquisa")


def search(page: Page, query: str) -> None:
    page.get_by_role("button", name="Pesquisar", exact=True).first.click()
    expect(dialog(page).get_by_role("combobox")).to_be_focused()
    page.keyboard.type(query)


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_search_and_escape_gives_the_focus_back(
    desk: Page, key: str, field, options
) -> None:
    link = desk.get_by_role("link", name="Todas as coleções").first
    link.focus()
    desk.keyboard.press(key)
    expect(field(desk)).to_be_focused()
    expect(field(desk)).to_have_value("")
    desk.keyboard.type("nota")
    expect(options(desk).first).to_be_visible()
    desk.keyboard.press("Escape")
    expect(field(desk)).to_have_value("")
    expect(dialog(desk)).to_be_visible()
    desk.keyboard.press("Escape")
    expect(dialog(desk)).not_to_be_visible()
    expect(link).to_be_focused()


def test_a_key_typed_into_a_field_is_text(open_browser, search_url: str) -> None:
    page = open_browser("suporte/", base=search_url)
    box = page.get_by_role("combobox", name="Qual é a sua dúvida?")
    box.press_sequentially("e/ou")
    expect(box).to_have_value("e/ou")
    expect(dialog(page)).not_to_be_visible()


def test_the_button_and_a_click_outside_open_and_close_it(desk: Page, field) -> None:
    desk.get_by_role("button", name="Pesquisar", exact=True).click()
    expect(field(desk)).to_be_focused()
    dialog(desk).get_by_text("Procure pelas coleções").click()
    expect(dialog(desk)).to_be_visible()
    desk.mouse.click(20, 700)
    expect(dialog(desk)).not_to_be_visible()
    expect(desk.get_by_role("button", name="Pesquisar", exact=True)).to_be_focused()
    desk.keyboard.press("/")
    dialog(desk).get_by_role("button", name="Fechar").click()
    expect(dialog(desk)).not_to_be_visible()


def test_results_come_as_one_types(desk: Page, options) -> None:
    search(desk, "emit")
    hit = options(desk).first
    expect(hit.locator(".hc-hit__title")).to_have_text("Como emitir uma nota fiscal")
    expect(hit.locator(".hc-hit__title mark")).to_have_text("emitir")
    expect(hit.locator(".hc-hit__path")).to_have_text("Faturas")
    expect(hit).to_have_attribute("href", re.compile(r"/ajuda/faturas/nota/\?busca=emit(#.*)?$"))
    hit.click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Como emitir uma nota fiscal")
    assert desk.watched.console == []


def test_a_hit_inside_a_section_names_it_and_leads_to_it(desk: Page, options) -> None:
    search(desk, "cancelamento motivo")
    hit = options(desk).first
    expect(hit.locator(".hc-hit__heading")).to_have_text("Cancelar a nota")
    hit.click()
    expect(desk).to_have_url(re.compile(r"\?busca=cancelamento\+motivo#cancelar-a-nota$"))


def test_arrows_choose_and_wrap_and_enter_opens(desk: Page, field, options) -> None:
    search(desk, "relatorio")
    expect(options(desk)).to_have_count(9)
    expect(field(desk)).to_have_attribute("aria-expanded", "true")
    assert not field(desk).get_attribute("aria-activedescendant")
    desk.keyboard.press("ArrowUp")
    expect(options(desk).last).to_have_attribute("aria-selected", "true")
    expect(options(desk).last).to_be_in_viewport(ratio=1)
    desk.keyboard.press("ArrowDown")
    chosen = options(desk).first
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(options(desk).last).to_have_attribute("aria-selected", "false")
    expect(field(desk)).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    listbox = desk.get_by_role("listbox")
    expect(field(desk)).to_have_attribute("aria-controls", listbox.get_attribute("id") or "")
    desk.keyboard.press("Home")
    desk.keyboard.type("o ")
    expect(field(desk)).to_have_value("o relatorio")
    expect(field(desk)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(options(desk).first).to_have_attribute("aria-selected", "false")
    title = options(desk).nth(1).locator(".hc-hit__title").inner_text()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text(title)


def test_control_and_enter_open_another_window(desk: Page, options) -> None:
    search(desk, "nota fiscal")
    expect(options(desk).first).to_be_visible()
    desk.keyboard.press("ArrowDown")
    with desk.context.expect_page() as opened:
        desk.keyboard.press("Control+Enter")
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Como emitir uma nota fiscal")
    expect(dialog(desk)).to_be_visible()


def test_enter_without_a_choice_leads_to_the_page_of_results(desk: Page, search_url: str) -> None:
    search(desk, "relatorio")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(f"{search_url}busca/?q=relatorio")


def test_enter_without_words_does_nothing(desk: Page) -> None:
    search(desk, "  ")
    expect(dialog(desk).get_by_text("Procure pelas coleções")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(dialog(desk)).to_be_visible()
    expect(desk).to_have_url(re.compile(f"{ARTICLE}$"))


def test_the_last_row_leads_to_all_of_them(desk: Page, search_url: str, options) -> None:
    search(desk, "relatorio")
    options(desk).last.get_by_text("Ver todos os 33 resultados").click()
    expect(desk).to_have_url(f"{search_url}busca/?q=relatorio")


def test_one_collection_alone(desk: Page, search_url: str, field, options) -> None:
    search(desk, "relatorio")
    choice = desk.get_by_role("group", name="Filtrar por coleção")
    expect(choice.get_by_role("radio")).to_have_count(3)
    choice.get_by_role("radio", name="Faturas 1").check()
    expect(options(desk)).to_have_count(1)
    expect(choice.get_by_role("radio", name="Faturas 1")).to_be_focused()
    desk.keyboard.press("ArrowLeft")
    expect(choice.get_by_role("radio", name="Vendas 32")).to_be_checked()
    expect(options(desk)).to_have_count(9)
    expect(options(desk).last).to_have_attribute("href", re.compile("colecao=relatorios"))
    field(desk).focus()
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(f"{search_url}busca/?q=relatorio&colecao=relatorios")


def test_a_collection_that_has_nothing_of_the_next_search_is_left(
    desk: Page, field, options
) -> None:
    search(desk, "relatorio")
    desk.get_by_role("radio", name="Vendas 32").check()
    field(desk).fill("cancelamento")
    expect(options(desk).first).to_contain_text("nota fiscal")


def test_a_misspelling_is_understood_and_the_right_word_proposed(
    desk: Page, field, options
) -> None:
    search(desk, "notta fiscal")
    expect(options(desk).first).to_contain_text("Como emitir uma nota fiscal")
    expect(options(desk).first.locator("mark").first).to_have_text("nota")
    dialog(desk).get_by_text("Você quis dizer").get_by_role("button").click()
    expect(field(desk)).to_have_value("nota fiscal")
    expect(field(desk)).to_be_focused()
    expect(dialog(desk).get_by_text("Você quis dizer")).not_to_be_visible()


def test_when_no_article_has_all_words_the_nearest_are_called_so(desk: Page, options) -> None:
    search(desk, "nota fiscal xylofone")
    expect(dialog(desk).get_by_text("Nada com exatamente essas palavras.")).to_be_visible()
    expect(options(desk).first).to_contain_text("Como emitir uma nota fiscal")


def test_nothing_found_shows_other_ways_and_takes_the_words_to_support(desk: Page, field) -> None:
    search(desk, "xylofone & cia")
    expect(dialog(desk).get_by_text("Não encontramos nada sobre “xylofone & cia”.")).to_be_visible()
    expect(field(desk)).to_have_attribute("aria-expanded", "false")
    expect(dialog(desk).get_by_role("link", name="Vendas")).to_be_visible()
    dialog(desk).get_by_role("link", name="Fale com o suporte").click()
    panel = desk.get_by_role("dialog", name="Central de suporte")
    expect(panel.get_by_text("Você pesquisou por “xylofone & cia”.")).to_be_visible()
    expect(dialog(desk)).not_to_be_visible()
    panel.get_by_role("link", name="Preciso de suporte").click()
    panel.get_by_role("button", name="Ver a mensagem").click()
    expect(panel.get_by_label("Mensagem", exact=True)).to_have_value(
        re.compile(r"\nPesquisei na central: xylofone & cia$")
    )


def test_the_number_of_results_is_told_once_the_typing_stops(desk: Page, field, options) -> None:
    search(desk, "relatorio")
    status = dialog(desk).get_by_role("status")
    expect(options(desk).first).to_be_visible()
    assert status.text_content() == ""
    expect(status).to_have_text("33 resultados")
    field(desk).fill("xylofone")
    expect(status).to_have_text("Não encontramos nada sobre “xylofone”.")


def test_the_box_of_the_home_page_shows_results_below_itself(
    open_browser, search_url: str, options
) -> None:
    page = open_browser("./", base=search_url)
    box = page.get_by_role("combobox", name="Qual é a sua dúvida?")
    box.press_sequentially("nota")
    expect(options(page).first).to_contain_text("Como emitir uma nota fiscal")
    expect(box).to_be_focused()
    above = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
    panel = page.locator(".hc-hero .hc-search__panel").bounding_box() or {"y": 0}
    assert panel["y"] > above
    page.get_by_role("heading", level=1).click()
    expect(options(page).first).not_to_be_visible()
    expect(box).to_have_value("nota")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.click()
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(options(page).first).not_to_be_visible()


def test_english_pages_search_english_articles(open_browser, search_url: str) -> None:
    page = open_browser("en/", base=search_url)
    page.keyboard.press("/")
    page.keyboard.type("invoices")
    listbox = page.get_by_role("listbox", name="Search results")
    expect(listbox.get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("1 result")
    listbox.get_by_role("option").click()
    expect(page).to_have_url(re.compile(r"/ajuda/en/faturas/nota/\?busca=invoices"))
