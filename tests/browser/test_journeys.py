"""From home to article to answer to the next article, with a mouse, a finger, or keys alone."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"


def found(page: Page, title: str) -> Locator:
    """A result of the search."""
    return page.get_by_role("option").filter(has_text=title).first


def test_from_home_to_article_to_answer_to_the_next(page: Page, base_url: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Conversas").first.click()
    page.get_by_role("link", name=re.compile("Como abrir um novo chat")).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Como abrir um novo chat")
    page.get_by_role("button", name="Sim").click()
    expect(page.get_by_role("status").first).to_have_text("Que bom que ajudou!")
    page.get_by_role("navigation", name="Artigos relacionados").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Como excluir a conta")
    assert page.watched.console == []
    assert {urlsplit(url).netloc for url in page.watched.requests} == {urlsplit(base_url).netloc}


def test_the_same_on_a_phone(phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("button", name="Menu").tap()
    phone.get_by_role("navigation", name="Coleções e artigos").get_by_role(
        "link", name="Conta"
    ).tap()
    phone.get_by_role("link", name=re.compile("Como trocar a senha")).last.tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Como trocar a senha")
    phone.get_by_role("button", name="Não").tap()
    expect(phone.locator(".hc-feedback__person .hc-support-button")).to_be_visible()
    assert phone.watched.console == []


def test_from_the_search_of_the_home_page_to_the_article(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox", name="Qual é a sua dúvida?").press_sequentially("senha")
    found(page, "Como trocar a senha").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Como trocar a senha")


def test_search_by_keys_alone(page: Page) -> None:
    page.goto(ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("excluir")
    expect(found(page, "Como excluir a conta")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Pesquisa")).not_to_be_visible()
    expect(page.locator("[data-hc-search]")).to_be_focused()


def focus_walk(page: Page, steps: int) -> list[str]:
    """Press Tab; return a name for each place that takes the focus, all of them visible."""
    names = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        name, shown = page.evaluate(
            """() => {
                const place = document.activeElement;
                const box = place.getBoundingClientRect();
                const style = getComputedStyle(place.matches("input.md-option, .tabbed-set > input")
                  ? (place.labels[0] ?? place) : place);
                return [place.ariaLabel || place.textContent.trim() || place.tagName,
                  style.visibility !== "hidden" && box.right > 0];
            }"""
        )
        assert shown, f"the focus went out of sight at {name!r}"
        names.append(name)
    return names


def test_the_keyboard_reaches_everything_in_order(page: Page) -> None:
    page.goto(ARTICLE)
    names = focus_walk(page, 45)
    wanted = [
        "Ir para o conteúdo",
        "Pesquisar",
        "Fale com o suporte",
        "Não",
        "Em parte",
        "Sim",
        "Como excluir a conta",
    ]
    places = [next(i for i, name in enumerate(names) if wish in name) for wish in wanted]
    assert places == sorted(places)


def test_the_keyboard_answers_the_question(page: Page) -> None:
    page.goto(ARTICLE)
    page.get_by_role("button", name="Em parte").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Em parte")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Em parte")).to_be_focused()


def test_the_menu_of_a_phone_by_keys(phone: Page) -> None:
    phone.goto("/conta/")
    menu = phone.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.focus()
    phone.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(phone.get_by_role("link", name="Todas as coleções").first).to_be_focused()
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_closed_menu_takes_no_focus(phone: Page) -> None:
    phone.goto(ARTICLE)
    focus_walk(phone, 25)


def test_the_scheme_is_the_systems_before_the_themes_script_runs(open_browser) -> None:
    page = open_browser(color_scheme="dark")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto("/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_scheme_can_be_chosen_and_is_kept(open_browser) -> None:
    page = open_browser("/", color_scheme="dark")
    page.locator(".hc-scheme label:not([hidden])").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_switch_says_that_it_leads_to_the_nearest_page(page: Page) -> None:
    page.goto("/conta/excluir-a-conta/")
    page.locator(".hc-header .hc-languages a").click()
    expect(page.get_by_text("This article has not been translated yet.")).to_be_visible()
    page.goto("/en/")
    expect(page.get_by_text("This article has not been translated yet.")).not_to_be_visible()


def test_dates_are_told_as_people_do(page: Page) -> None:
    page.clock.set_fixed_time("2026-03-30T12:00:00-03:00")
    page.goto(ARTICLE)
    time = page.locator(".hc-byline time")
    expect(time).to_have_text("há 2 semanas")
    expect(time).to_have_attribute("title", "em 12 de março de 2026")
    expect(time).to_have_attribute("datetime", "2026-03-12")


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-03-12", "hoje"),
        ("2026-03-13", "ontem"),
        ("2026-03-18", "há 6 dias"),
        ("2026-03-19", "há 1 semana"),
        ("2026-04-11", "há 1 mês"),
        ("2027-03-11", "há 11 meses"),
        ("2027-03-12", "há 1 ano"),
        ("2029-03-12", "há 3 anos"),
        ("2026-03-11", None),
    ],
)
def test_ages(page: Page, today: str, told: str | None) -> None:
    page.goto(ARTICLE)
    module = "../../assets/javascripts/dates.js"
    script = f"""async () => (await import(new URL("{module}", location))).ago(
        "2026-03-12", new Date("{today}T00:30:00-03:00"), "pt-BR")"""
    assert page.evaluate(script) == told


def test_hostile_titles_run_nothing(page: Page) -> None:
    for address in ("/conversas/ver-mensagens/", "/conversas/", "/", ARTICLE):
        page.goto(address)
        assert page.evaluate("window.hacked") is None
    page.keyboard.press("/")
    page.keyboard.type("mensagens")
    expect(found(page, "Onde ficam")).to_contain_text("<script>window.hacked=1</script>")
    assert page.evaluate("window.hacked") is None
