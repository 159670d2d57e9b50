"""A page by keys alone, by what a screen reader says of it, and without motion."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"
PLACES = """() => {
    const ofGroup = ({ name }) => document.querySelector(`[name="${name}"]:checked`)
        ?? document.querySelector(`[name="${name}"]`);
    const found = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
    const reached = found.filter((place) => place.tabIndex >= 0 && !place.disabled
        && place.checkVisibility({ visibilityProperty: true })
        && !(place.type === "radio" && place !== ofGroup(place)));
    for (const [number, place] of reached.entries()) place.dataset.place = number;
    return reached.map((place) => place.outerHTML.slice(0, 120));
}"""
FOCUSED = """() => {
    const place = document.activeElement;
    const shows = (one) => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
            || style.boxShadow !== "none";
    };
    const around = [place, ...(place.labels ?? []), place.parentElement];
    return { number: place.dataset.place ?? null, shown: around.some(shows),
        what: place.outerHTML.slice(0, 120) };
}"""
NAMELESS = re.compile(
    r"^\s*- (?:button|link|textbox|searchbox|combobox|checkbox|radio|dialog|navigation|search"
    r"|region|group|form)(?: \[[^\]]*\])*:?$",
    re.MULTILINE,
)
"""A line of a snapshot with a role alone, where a screen reader would say nothing else."""
LANDMARKS = """
- banner:
  - navigation "Cabeçalho":
    - 'link "Central de Teste: Página inicial"'
    - button "Pesquisar"
    - list "Idioma":
      - listitem:
        - link "English"
    - link "Fale com o suporte"
- main:
  - navigation "Coleções e artigos"
  - navigation "Neste artigo"
  - article:
    - navigation "Você está em"
    - heading "Como abrir um novo chat" [level=1]
    - region "Respondeu à sua pergunta?":
      - group "Respondeu à sua pergunta?":
        - button "Não"
        - button "Em parte"
        - button "Sim"
    - navigation "Artigos relacionados"
    - region "Ainda com dúvida?"
- contentinfo "Rodapé"
"""


@pytest.mark.parametrize("address", ["/", ARTICLE, "/en/suporte/"])
def test_tab_reaches_every_control_in_order_and_shows_where_it_is(
    open_browser, address: str
) -> None:
    page = open_browser(address)
    places = page.evaluate(PLACES)
    reached = []
    for _ in range(len(places) + 1):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["number"] is None:
            break
        assert focused["shown"], focused["what"]
        reached.append(int(focused["number"]))
    assert [places[number] for number in range(len(places)) if number not in reached] == []
    assert reached == sorted(reached)


def test_the_first_key_leads_past_the_header(page: Page) -> None:
    page.goto("/conta/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ir para o conteúdo")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#hc-conteudo")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#hc-conteudo') !== null")


def test_a_screen_reader_finds_the_parts_of_an_article_by_name(page: Page) -> None:
    page.goto(ARTICLE)
    expect(page.locator("body")).to_match_aria_snapshot(LANDMARKS)


@pytest.mark.parametrize(
    "address", ["/", "/conta/", ARTICLE, "/suporte/", "/busca/?q=chat", "/en/", "/en/conversas/"]
)
def test_everything_that_can_be_used_has_a_name(open_browser, address: str) -> None:
    page = open_browser(address)
    told = page.locator("body").aria_snapshot()
    assert "link" in told
    assert NAMELESS.findall(told) == [], told


def test_who_asks_for_no_motion_sees_none(open_browser) -> None:
    page = open_browser(ARTICLE, reduced_motion="reduce")
    page.get_by_role("button", name="Sim", exact=True).click()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Pesquisa")).to_be_visible()
    slow = """() => [...document.querySelectorAll("*")].filter((place) => {
        const style = getComputedStyle(place);
        const all = `${style.transitionDuration},${style.animationDuration}`.split(",");
        return all.some((one) => parseFloat(one) > 0.01) || style.scrollBehavior === "smooth";
    }).map((place) => place.outerHTML.slice(0, 100))"""
    assert page.evaluate(slow) == []
