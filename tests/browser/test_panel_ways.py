"""Every way into the panel of support, what it leads to, and what is there without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from tests.browser.panel import (
    ARTICLE,
    NAME,
    button_of,
    panel_of,
    view,
)
from tests.browser.waiting import settle, until

if TYPE_CHECKING:
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser


def test_a_reader_who_went_on_is_not_interrupted(visit) -> None:
    page = visit()
    held: list[Route] = []
    page.route("**/painel.html", lambda route: held.append(route))
    page.evaluate("document.querySelector('.hc-header .hc-support-button').click()")
    until(page, lambda: held)
    page.keyboard.press("/")
    search = page.get_by_role("dialog", name="Pesquisa")
    expect(search).to_be_visible()
    with page.expect_event("requestfinished", lambda asked: asked.url.endswith("painel.html")):
        held[0].continue_()
    page.wait_for_selector("dialog.hc-panel", state="attached")
    settle(page)
    expect(search).to_be_visible()
    expect(panel_of(page)).not_to_be_visible()


def test_without_a_connection_the_reader_stays_and_is_told(visit) -> None:
    page = visit()
    page.context.set_offline(True)
    button_of(page).click()
    expect(page.get_by_role("alert")).to_have_text("Parece que você está sem conexão.")
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))
    page.context.set_offline(False)
    button_of(page).click()
    expect(panel_of(page)).to_be_visible()


@pytest.mark.parametrize(
    ("address", "before", "link", "heading"),
    [
        (ARTICLE, "", ".hc-strip .hc-support-button", "Envie uma mensagem"),
        (ARTICLE, "Não", ".hc-feedback .hc-support-button", "Envie uma mensagem"),
        ("/", "", ".hc-strip .hc-support-button", "Como podemos ajudar?"),
        ("/conta/", "", ".hc-strip .hc-support-button", "Como podemos ajudar?"),
        ("/nao-ha/", "", ".hc-not-found >> nth=0 >> text=Fale com o suporte", ""),
    ],
)
def test_every_way_leads_there(visit, address: str, before: str, link: str, heading: str) -> None:
    page = visit(address)
    if before:
        page.get_by_role("button", name=before, exact=True).click()
    page.locator(link).click()
    expect(view(page)).to_have_text(heading or "Como podemos ajudar?")


def test_the_error_page_tells_the_lost_address_and_speaks_the_language_of_the_link(visit) -> None:
    page = visit("/antigo/endereco/")
    page.locator(".hc-not-found").last.get_by_role("link", name="Contact support").click()
    panel = page.get_by_role("dialog", name="Support center")
    panel.get_by_role("link", name="Send a message").click()
    panel.get_by_role("link", name="I need support").click()
    panel.get_by_role("button", name="Review the message").click()
    expect(panel.get_by_label("Message", exact=True)).to_have_value(
        re.compile(r"Address that did not open: http.+/antigo/endereco/$")
    )


def test_articles_of_the_page_being_read_are_proposed(visit) -> None:
    page = visit()
    related = page.locator(".hc-related a").all_text_contents()
    button_of(page).click()
    proposed = panel_of(page).locator("[data-hc-suggested] a")
    expect(proposed).to_have_text(related)
    proposed.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(related[0])


def test_searching_in_the_panel(visit) -> None:
    page = visit()
    button_of(page).click()
    panel_of(page).get_by_role("link", name="Ajuda").click()
    expect(panel_of(page).get_by_role("link", name="Conta")).to_be_visible()
    field = panel_of(page).get_by_role("combobox", name="Qual é a sua dúvida?")
    field.fill("xylofone")
    none = panel_of(page).locator("section:visible .hc-search__none")
    expect(none).to_be_visible()
    none.get_by_role("link", name="Fale com o suporte").click()
    expect(panel_of(page).get_by_text("Você pesquisou por “xylofone”.")).to_be_visible()
    panel_of(page).get_by_role("link", name="Ajuda").click()
    field.fill("senha")
    panel_of(page).get_by_role("option", name=re.compile("Como trocar a senha")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Como trocar a senha")


def test_a_writers_link_to_a_section_of_the_page_opens_it_too(visit) -> None:
    page = visit()
    page.evaluate(
        """() => document.querySelector(".hc-body").insertAdjacentHTML("afterbegin",
            '<a id="um" href="../../suporte/#suporte/tickets">um</a>' +
            '<a id="dois" href="../../suporte/">dois</a>')"""
    )
    page.locator("#um").click()
    expect(view(page)).to_have_text("Tickets")
    page.keyboard.press("Escape")
    page.locator("#dois").click()
    expect(page).to_have_url(re.compile(r"/suporte/$"))


def test_it_opens_over_the_search(visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.get_by_role("dialog", name="Pesquisa").get_by_role("link", name="Fale com").click()
    expect(view(page)).to_have_text("Envie uma mensagem")
    expect(page.get_by_role("dialog", name="Pesquisa")).not_to_be_visible()


def test_more_help_elsewhere_says_where_it_leads(visit) -> None:
    page = visit(f"{ARTICLE}#suporte/ajuda")
    link = panel_of(page).get_by_role("link", name="Mais ajuda fora desta central (abre em outra")
    expect(link).to_have_attribute("href", "https://academia.exemplo.com.br/")
    told = panel_of(page).locator("section:visible .hc-messenger__private")
    expect(told).to_have_text("Abre academia.exemplo.com.br, fora desta central.")


def test_sections_elsewhere_say_where_they_lead(visit) -> None:
    page = visit(f"{ARTICLE}#suporte/tickets")
    link = panel_of(page).get_by_role("link", name="Ver os meus tickets (abre em outra aba)")
    expect(link).to_have_attribute("target", "_blank")
    assert "chat.exemplo.com.br/tickets?de=https%3A%2F%2F" in (link.get_attribute("href") or "")
    told = panel_of(page).locator("section:visible .hc-messenger__private")
    expect(told).to_have_text("Abre chat.exemplo.com.br, fora desta central.")


def test_sections_without_a_way_are_left_out(page: Page) -> None:
    page.goto(f"{ARTICLE}#suporte/tickets")
    expect(view(page)).to_have_text("Como podemos ajudar?")
    names = panel_of(page).get_by_role("navigation").get_by_role("link").all_inner_texts()
    assert [name.strip() for name in names] == ["Início", "Ajuda"]


def test_when_it_cannot_be_fetched_the_page_is_there(visit) -> None:
    page = visit()
    page.route("**/painel.html", lambda route: route.abort())
    button_of(page).click()
    expect(page).to_have_url(re.compile(r"/suporte/#suporte$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)


def test_without_scripts_the_page_is_whole(visit) -> None:
    page = visit(java_script_enabled=False)
    button_of(page).click()
    expect(page).to_have_url(re.compile(r"/suporte/$"))
    for name in ("Como podemos ajudar?", "Envie uma mensagem", "Mensagens", "Tickets", "Ajuda"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    topic = page.get_by_role("link", name="Preciso de suporte")
    assert (topic.get_attribute("href") or "").startswith("mailto:suporte@exemplo.com.br?subject=")
    assert not page.get_by_label("O que você estava fazendo?").is_visible()
    told = page.get_by_text(
        "A mensagem abre no seu programa de e-mail, para suporte@exemplo.com.br."
    )
    expect(told.locator("visible=true")).to_have_count(1)
    for name, host in (("Financeiro", "WhatsApp"), ("Parcerias", "parceiros.exemplo.com.br")):
        own = page.get_by_role("listitem").filter(has_text=name)
        expect(own).to_contain_text(f"Você continua fora desta central, por {host}.")
    page.goto(f"{page.url.replace('/suporte/', ARTICLE)}")
    direct = page.locator(".hc-feedback .hc-support-button").get_attribute("href") or ""
    assert "abrir-um-chat" in direct
    assert direct.startswith("mailto:")
