"""axe-core on every kind of page, language, scheme and width: WCAG 2.2 A and AA, best practices.

ABNT NBR 17225:2025 asks for the same criteria.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.hosting import serving
from tests.browser.waiting import settle

from helpcenter.commands.montar import build

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser
PAGES = [
    "/",
    "/conta/",
    "/conversas/abrir-um-chat/",
    "/suporte/",
    "/privacidade/",
    "/novidades/",
    "/nao-ha/",
    "/busca/",
    "/busca/?q=chat",
    "/busca/?q=xylofone",
    "/en/",
    "/en/conversas/",
    "/en/conversas/abrir-um-chat/",
    "/en/suporte/",
    "/en/privacidade/",
    "/en/busca/?q=chat",
    "/en/busca/?q=xylofone",
]
WIDTHS = {1280: True, 640: False, 390: True, 320: False}
"""CSS pixels, and whether axe looks: 640 is a window of 1280 at 200%, and 320 the same at 400%."""
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
AXE = Axe()


def violations(page) -> list[str]:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("options => axe.run(options)", OPTIONS)["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_and_nothing_sideways(open_browser, address: str, scheme: str) -> None:
    page = open_browser(address, color_scheme=scheme)
    if "?q=" in address:
        expect(page.locator(".hc-search-page [data-waiting]")).to_have_count(0)
    for width, looks in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 844 if width < 600 else 800})
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        if looks:
            assert violations(page) == [], width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_what_opens(open_browser, scheme: str) -> None:
    page = open_browser("/conversas/abrir-um-chat/", color_scheme=scheme)
    page.get_by_role("button", name="Não", exact=True).click()
    assert violations(page) == []
    page.locator("a.hc-zoom").first.click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_text("Procure pelas coleções").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.type("chat")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation_in_any_state_of_the_search(
    open_browser, search_url: str, scheme: str, width: int
) -> None:
    page = open_browser("faturas/nota/", base=search_url, width=width, color_scheme=scheme)
    page.keyboard.press("/")
    field = page.get_by_role("dialog").get_by_role("combobox")
    for query, shown in (
        ("relatorio", page.get_by_role("group", name="Filtrar por coleção")),
        ("notta fiscal", page.get_by_text("Você quis dizer")),
        ("nota fiscal xylofone", page.locator("dialog p", has_text="Nada com exatamente").first),
        ("xylofone", page.get_by_role("dialog").locator(".hc-search__none")),
    ):
        field.fill(query)
        expect(shown).to_be_visible()
        assert violations(page) == []
    page.reload()
    page.route("**/assets/search/**", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("nota")
    expect(page.get_by_role("button", name="Tentar de novo")).to_be_visible()
    assert violations(page) == []
    page.unroute("**/assets/search/**")
    field.fill("nota fiscal")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("button", name="Remover marcas")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("/")
    expect(page.get_by_role("region", name="Pesquisas recentes")).to_be_visible()
    assert violations(page) == []
    page.goto("./")
    page.get_by_role("combobox", name="Qual é a sua dúvida?").fill("relatorio")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_with_a_notice_and_topics(
    open_browser, url_with_answers: str, scheme: str
) -> None:
    for address in ("/", "/suporte/"):
        assert violations(open_browser(address, base=url_with_answers, color_scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation_after_an_answer(
    open_browser, url_with_answers: str, scheme: str, width: int
) -> None:
    page = open_browser(
        "/conversas/abrir-um-chat/", base=url_with_answers, width=width, color_scheme=scheme
    )
    page.get_by_role("button", name="Não", exact=True).click()
    page.get_by_label("Outro motivo").check()
    page.get_by_role("button", name="Enviar").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Sim", exact=True).click()
    expect(page.locator(".hc-feedback__status")).to_contain_text("Que bom")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation_in_the_panel(open_browser, panel_url: str, scheme: str, width: int) -> None:
    address = "/conversas/abrir-um-chat/#suporte"
    page = open_browser(address, base=panel_url, width=width, color_scheme=scheme)
    panel = page.get_by_role("dialog", name="Central de suporte")
    menu = panel.get_by_role("navigation")
    for name, heading in (
        ("Início", "Como podemos ajudar?"),
        ("Mensagens", "Mensagens"),
        ("Tickets", "Tickets"),
        ("Ajuda", "Ajuda"),
    ):
        menu.get_by_role("link", name=name).click()
        expect(panel.get_by_role("heading", name=heading, exact=True)).to_be_focused()
        assert violations(page) == []
    page.evaluate("location.hash = '#suporte/mensagem'")
    topic = panel.get_by_role("link", name="Preciso de suporte")
    expect(topic).to_be_visible()
    assert violations(page) == []
    topic.click()
    assert violations(page) == []
    panel.get_by_role("button", name="Ver a mensagem").click()
    expect(panel.get_by_role("button", name="Contar um pouco mais")).to_be_visible()
    assert violations(page) == []


LEFT = {
    "index.md": "---\ntitle: Como podemos ajudar?\n---\n",
    "conta/abrir.md": "---\ntitle: Como abrir a conta\nenderecos_antigos: [/abrir/]\n---\nPeça.\n",
    "_dados/despedidas.yml": (
        "- { endereco: /conta/pacote/, titulo: O pacote saiu do ar }\n"
        "- { endereco: /en/conta/pacote/, titulo: The package is gone, texto: Since March. }\n"
    ),
}


@pytest.fixture(scope="module")
def left_url(tmp_path_factory, make_project_in) -> Iterator[str]:
    """A central where something has moved, and something is gone."""
    docs = tmp_path_factory.mktemp("fonte") / "docs"
    for path, text in LEFT.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, "utf-8")
    project = make_project_in(tmp_path_factory.mktemp("mudou"), docs)
    build(project, project / "site")
    with serving(project / "site") as address:
        yield address


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("/abrir/", "light"),  # Of no style: axe takes the browser's own dark background for white.
        *(
            (f"{path}/conta/pacote/", scheme)
            for path in ("", "/en")
            for scheme in ("light", "dark")
        ),
    ],
)
def test_no_violation_where_a_page_was(
    open_browser, left_url: str, address: str, scheme: str
) -> None:
    page = open_browser(base=left_url, color_scheme=scheme)
    page.route("**/moved.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(left_url + address)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []
