"""The panel of support: opened and closed, its addresses, its place on the page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.browser.panel import (
    ARTICLE,
    button_of,
    panel_of,
    view,
)
from tests.browser.waiting import settle, until

from helpcenter.commands.montar import build

pytestmark = pytest.mark.browser


def test_the_button_opens_it_over_the_article_and_escape_gives_the_place_back(visit) -> None:
    page = visit()
    button_of(page).click()
    expect(view(page)).to_have_text("Como podemos ajudar?")
    expect(view(page)).to_be_focused()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}#suporte$"))
    page.keyboard.press("Escape")
    expect(panel_of(page)).not_to_be_visible()
    expect(button_of(page)).to_be_focused()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))
    assert page.watched.console == []


def test_by_keys_alone(visit) -> None:
    page = visit()
    button_of(page).focus()
    page.keyboard.press("Enter")
    expect(view(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel_of(page).get_by_role("link", name="Envie uma mensagem")).to_be_focused()
    page.keyboard.press("Enter")
    expect(view(page)).to_have_text("Envie uma mensagem")
    expect(view(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel_of(page).get_by_role("link", name="Preciso de suporte")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel_of(page).get_by_role("heading", name="Assunto: Preciso")).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel_of(page).get_by_role("link", name="Pular as perguntas")).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel_of(page).get_by_label("O que você estava fazendo?")).to_be_focused()
    page.keyboard.type("Ativava a automação")
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(panel_of(page).get_by_role("button", name="Ver a mensagem")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel_of(page).get_by_role("heading", name="Confira a sua mensagem")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        ), "the focus left the panel"
    page.keyboard.press("Escape")
    expect(button_of(page)).to_be_focused()


@pytest.mark.parametrize("close", ["Fechar", "fora", "voltar"])
def test_ways_to_close_it(visit, close: str) -> None:
    page = visit()
    before = page.evaluate("history.length")
    button_of(page).click()
    expect(panel_of(page)).to_be_visible()
    if close == "voltar":
        page.go_back()
    elif close == "fora":
        page.mouse.click(200, 400)
    else:
        panel_of(page).get_by_role("button", name="Fechar a Central de suporte").click()
    expect(panel_of(page)).not_to_be_visible()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))
    expect(button_of(page)).to_be_focused()
    assert page.evaluate("history.length") <= before + 1


def test_the_focus_never_falls_to_nowhere(visit) -> None:
    page = visit(f"{ARTICLE}#suporte")
    expect(view(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(button_of(page)).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("xylofone")
    page.get_by_role("dialog", name="Pesquisa").locator(".hc-search__none [data-hc-panel]").click()
    expect(view(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel_of(page)).not_to_be_visible()
    until(page, lambda: page.evaluate("document.activeElement !== document.body"))


def test_lines_in_an_address_do_not_become_lines_of_a_message(visit) -> None:
    page = visit("/suporte/?busca=a%0A%0AAssunto:%20Cancelar%E2%80%AEtudo")
    page.get_by_role("link", name="Preciso de suporte").click()
    page.get_by_role("button", name="Ver a mensagem").click()
    expect(page.get_by_label("Mensagem", exact=True)).to_have_value(
        re.compile(r"\nPesquisei na central: a Assunto: Cancelar tudo$")
    )


def test_a_section_whose_name_begins_alike_keeps_its_address(visit) -> None:
    page = visit(f"{ARTICLE}#suporte-tecnico")
    button_of(page).click()
    expect(panel_of(page)).to_be_visible()
    page.go_back()
    expect(panel_of(page)).not_to_be_visible()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}#suporte-tecnico$"))


def test_sections_leave_no_trail(visit) -> None:
    page = visit()
    button_of(page).click()
    menu = panel_of(page).get_by_role("navigation", name="Seções da Central de suporte")
    for name, heading in (
        ("Mensagens", "Mensagens"),
        ("Tickets", "Tickets"),
        ("Ajuda", "Ajuda"),
        ("Início", "Como podemos ajudar?"),
        ("Tickets", "Tickets"),
    ):
        menu.get_by_role("link", name=name).click()
        expect(view(page)).to_have_text(heading)
        expect(view(page)).to_be_focused()
        expect(menu.locator("[aria-current]")).to_have_text(re.compile(rf"^\s*{name}\s*$"))
    expect(page).to_have_url(re.compile("#suporte/tickets$"))
    page.go_back()
    expect(panel_of(page)).not_to_be_visible()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))
    page.go_forward()
    expect(view(page)).to_have_text("Tickets")


@pytest.mark.parametrize("again", ["button", "search"])
def test_who_opens_it_again_at_once_is_not_taken_back(visit, again: str) -> None:
    page = visit()
    button_of(page).click()
    expect(view(page)).to_be_focused()
    page.evaluate(
        """(again) => {
            const back = history.back.bind(history);
            history.back = () => setTimeout(back, 100); // As on a slow telephone.
            addEventListener("hashchange", () => setTimeout(() => (window.wentBack = true), 100));
            document.querySelector(".hc-panel [data-hc-close]").click();
            if (again === "button") document.querySelector(".hc-header .hc-support-button").click();
            else document.querySelector("[data-hc-search]").click();
        }""",
        again,
    )
    until(page, lambda: page.evaluate("window.wentBack"))
    settle(page)
    if again == "button":
        expect(view(page)).to_be_focused()
        expect(page).to_have_url(re.compile("#suporte$"))
        page.go_back()
    else:
        expect(page.get_by_role("dialog", name="Pesquisa")).to_be_visible()
    expect(panel_of(page)).not_to_be_visible()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))


def test_a_double_click_opens_one(visit) -> None:
    page = visit()
    button_of(page).dblclick()
    expect(panel_of(page)).to_be_visible()
    assert page.locator("dialog.hc-panel").count() == 1
    page.go_back()
    expect(panel_of(page)).not_to_be_visible()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        ("suporte", "Como podemos ajudar?"),
        ("suporte/mensagem", "Envie uma mensagem"),
        ("suporte/mensagens", "Mensagens"),
        ("suporte/tickets", "Tickets"),
        ("suporte/ajuda", "Ajuda"),
        ("suporte/outra", "Como podemos ajudar?"),
    ],
)
def test_addresses_lead_into_it_from_outside(visit, place: str, heading: str) -> None:
    page = visit(f"{ARTICLE}#{place}")
    expect(view(page)).to_have_text(heading)
    page.keyboard.press("Escape")
    expect(panel_of(page)).not_to_be_visible()
    expect(page).to_have_url(re.compile(rf"{ARTICLE}$"))
    page.evaluate(f"location.hash = '#{place}'")  # As a link of a writer's would.
    expect(view(page)).to_have_text(heading)


def test_on_its_own_page_addresses_lead_to_its_sections(visit) -> None:
    page = visit("/suporte/#suporte/tickets")
    tickets = page.get_by_role("heading", name="Tickets")
    expect(tickets).to_be_visible()
    expect(page.get_by_role("heading", name="Como podemos ajudar?")).not_to_be_visible()
    button_of(page).click()
    expect(page.get_by_role("heading", name="Envie uma mensagem")).to_be_focused()
    page.go_back()
    expect(tickets).to_be_visible()
    assert page.locator("dialog.hc-panel").count() == 0


def test_a_section_of_an_article_keeps_its_address(open_browser, new_project, serve_folder) -> None:
    project = new_project()
    article = project / "docs" / "conta" / "excluir-a-conta.md"
    article.write_text(f"{article.read_text('utf-8')}\n## Suporte\n\nTexto.\n", "utf-8")
    build(project, project / "site")
    page = open_browser("/conta/excluir-a-conta/#suporte", base=serve_folder(project / "site"))
    expect(page.get_by_role("heading", name="Suporte", exact=False).last).to_be_visible()
    page.wait_for_load_state("networkidle")
    settle(page)
    assert page.locator("dialog.hc-panel").count() == 0


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_it_is_a_sheet(visit, width: int) -> None:
    page = visit(width=width, has_touch=True, is_mobile=True)
    page.get_by_role("banner").get_by_role("link", name="Suporte").tap()
    expect(view(page)).to_be_focused()
    settle(page)
    box = panel_of(page).bounding_box()
    assert box
    assert (round(box["x"]), round(box["width"])) == (0, width)
    assert round(box["y"] + box["height"]) == 844
    for link in panel_of(page).get_by_role("navigation").get_by_role("link").all():
        size = link.bounding_box()
        assert size
        assert size["height"] >= 44
    inner = panel_of(page).locator(".hc-messenger__views")
    assert inner.evaluate("e => e.scrollWidth <= e.clientWidth")
    page.go_back()
    expect(panel_of(page)).not_to_be_visible()
