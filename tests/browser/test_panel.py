"""The panel of support: every way into it, through it and out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from helpcenter.commands.montar import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Route

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"
NAME = "Central de suporte"


@pytest.fixture
def visit(open_browser: Callable[..., Page], panel_url: str) -> Callable[..., Page]:
    """Open an address of the site with a panel."""

    def go(address: str = ARTICLE, **options) -> Page:
        return open_browser(f"{panel_url}{address}", **options)

    return go


def panel_of(page: Page) -> Locator:
    return page.get_by_role("dialog", name=NAME)


def button_of(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("link", name="Fale com o suporte")


def view(page: Page) -> Locator:
    """The heading of the section that is seen."""
    return panel_of(page).locator("section:visible > h2")


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
    assert page.evaluate("document.activeElement !== document.body")


def test_a_reader_who_went_on_is_not_interrupted(visit) -> None:
    page = visit()
    held: list[Route] = []
    page.route("**/painel.html", lambda route: held.append(route))
    page.evaluate("document.querySelector('.hc-header .hc-support-button').click()")
    page.wait_for_timeout(200)
    page.keyboard.press("/")
    search = page.get_by_role("dialog", name="Pesquisa")
    expect(search).to_be_visible()
    held[0].continue_()
    page.wait_for_timeout(500)
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


def test_lines_in_an_address_do_not_become_lines_of_a_message(visit) -> None:
    page = visit("/suporte/?busca=a%0A%0AAssunto:%20Cancelar%E2%80%AEtudo")
    page.get_by_role("link", name="Preciso de suporte").click()
    page.get_by_role("button", name="Ver a mensagem").click()
    expect(page.get_by_label("Mensagem", exact=True)).to_have_value(
        re.compile(r"\nPesquisei na central: a Assunto: Cancelar tudo$")
    )


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
    page.wait_for_timeout(300)
    assert page.locator("dialog.hc-panel").count() == 0


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
    page.goto(f"{page.url.replace('/suporte/', ARTICLE)}")
    direct = page.locator(".hc-feedback .hc-support-button").get_attribute("href") or ""
    assert "abrir-um-chat" in direct
    assert direct.startswith("mailto:")


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_it_is_a_sheet(visit, width: int) -> None:
    page = visit(width=width, has_touch=True, is_mobile=True)
    page.get_by_role("banner").get_by_role("link", name="Suporte").tap()
    expect(view(page)).to_be_focused()
    page.evaluate("Promise.all(document.getAnimations().map(moving => moving.finished))")
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


def test_nothing_of_the_page_moves(visit) -> None:
    page = visit()
    page.wait_for_timeout(300)
    page.evaluate(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " window.shift += entry.value }).observe({ type: 'layout-shift' })"
    )
    where = page.get_by_role("heading", level=1).bounding_box()
    button_of(page).click()
    expect(panel_of(page)).to_be_visible()
    page.wait_for_timeout(400)
    assert page.get_by_role("heading", level=1).bounding_box() == where
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shift") == 0
