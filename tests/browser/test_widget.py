"""The center in a product's pages, as its readers and its makers meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.product import (
    EXAMPLE,
    LISTEN,
    POLICY,
    PUBLISHED,
    SCRIPT,
    follow,
    frame_of,
    out_of,
    sheet_of,
    shown_in,
)
from tests.browser.test_accessibility import violations
from tests.browser.waiting import settle, until
from tests.conftest import read_page

from question import face, status_of

if TYPE_CHECKING:
    from tests.browser.product import Product

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"
OPENS = {
    "Ajuda": ("/", "Como podemos ajudar?"),
    "Como abrir um chat": (ARTICLE, "Como abrir um novo chat"),
    "Fale com o suporte": ("/suporte/#suporte", "Central de suporte"),
    "Pesquisar na ajuda": ("/busca/", "Pesquisa"),
}
"""Where the guide's links lead, and what is there."""
REFUSE_STORAGE = """if (parent !== window) Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});"""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_guide_s_example_by_keyboard_under_its_policy(
    use, product: Product, width: int
) -> None:
    page = use(width=width)
    page.wait_for_load_state("networkidle")
    assert page.watched.requests == [f"{product.url}/", f"{product.center}/widget.js"]
    for name, (address, heading) in OPENS.items():
        frame = follow(page, name, product.center + address)
        expect(frame.get_by_role("heading", level=1)).to_have_text(heading)
        expect(out_of(page)).to_have_attribute("href", product.center + address)
        expect(page.locator("iframe")).to_be_focused()
        expect(sheet_of(page)).to_have_js_property("lang", "pt-BR")
        modal = sheet_of(page).evaluate("dialog => dialog.matches(':modal')")
        assert modal is (width == 390)  # On a wide screen the product can be used meanwhile.
        page.keyboard.press("Escape")  # In the frame: no key of it reaches the product.
        expect(sheet_of(page)).not_to_be_visible()
        expect(page.get_by_role("link", name=name, exact=True)).to_be_focused()
    assert page.watched.console == []


PLACES = {
    '<a href="/" data-artigo="/conta/senhas/trocar-a-senha.md">': "/conta/senhas/trocar-a-senha/",
    f'<a href="/" data-artigo="{ARTICLE}#pelo-icone">': f"{ARTICLE}#pelo-icone",
    f'<a href="{PUBLISHED}/conta/?a=1#b" data-central>': "/conta/?a=1#b",
    '<a href="https://mau.exemplo.com/" data-central>': "/",
    '<button data-central="busca" data-idioma="en">': "/en/busca/",
    '<button data-central="suporte/tickets">': "/suporte/#suporte/tickets",
    '<button data-central="//mau.exemplo.com">': "/",
    '<button data-artigo="//mau.exemplo.com/x">': "/mau.exemplo.com/x/",
    '<button data-artigo="../../x">': "/x/",
    '<button lang="en-GB" data-central="suporte">': "/en/suporte/#suporte",
    '<button lang="pt-PT" data-central>': "/",
    '<button lang="fr" data-central>': "/",
}
"""Links and buttons of a product, and where they lead."""
ADDED = """() => {
    const host = document.querySelector("main").appendChild(document.createElement("div"));
    const button = document.createElement("button");
    host.attachShadow({ mode: "open" }).append(button);
    button.dataset.central = "";
    button.append(document.createElement("b"));
    button.lastChild.click();
}"""


def test_every_kind_of_link(use, product: Product) -> None:
    marked = [f"{tag}Link {at}</{tag[1:].split()[0]}>" for at, tag in enumerate(PLACES)]
    page = use(SCRIPT * 2 + "".join(marked))
    page.wait_for_load_state("load")
    page.route(f"{product.center}/**", lambda route: route.abort())
    out = page.locator("dialog a")
    for at, address in enumerate(PLACES.values()):
        page.get_by_role("main").get_by_text(f"Link {at}", exact=True).click()
        expect(out).to_have_attribute("href", product.center + address)
    page.evaluate(ADDED)  # In a shadow root, and since the script has come.
    expect(out).to_have_attribute("href", f"{product.center}/")
    expect(page.locator("dialog")).to_have_count(1)  # The script was named twice.


def test_a_product_in_english(use, product: Product) -> None:
    page = use(lang="en-US")
    frame = follow(page, "Como abrir um chat", f"{product.center}/en{ARTICLE}")
    expect(frame.locator("html")).to_have_attribute("lang", "en")
    expect(sheet_of(page, "Test Center")).to_be_visible()
    page.get_by_role("button", name="Close the help center").click()
    expect(page.get_by_role("link", name="Como abrir um chat")).to_be_focused()
    body = f'{SCRIPT}<button data-artigo="conta/excluir-a-conta">Conta</button>'
    page = use(body, lang="en")
    frame = follow(page, "Conta", f"{product.center}/conta/excluir-a-conta/")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Como excluir a conta")


def test_links_in_the_frame_and_out_of_it(use, product: Product) -> None:
    page = use()
    frame = follow(page, "Como abrir um chat", product.center + ARTICLE)
    frame.get_by_role("link", name="veja as mensagens").click()
    there = f"{product.center}/conversas/ver-mensagens/#por-data"
    until(page, lambda: shown_in(page) == there)
    expect(out_of(page)).to_have_attribute("href", there)
    for link in (
        out_of(page),
        frame.get_by_role("link", name="Sugerir uma mudança nesta página"),  # Another site.
    ):
        with page.expect_popup() as popup:
            link.click()
        assert popup.value.evaluate("window.opener") is None
    assert frame_of(page).url == there
    page.get_by_role("link", name="Como abrir um chat").click()  # Who asks again gets that article.
    until(page, lambda: shown_in(page) == product.center + ARTICLE)


def test_what_a_reader_types_is_not_told_and_stays(use, product: Product) -> None:
    page = use()
    frame = follow(page, "Pesquisar na ajuda", f"{product.center}/busca/")
    frame.locator(".hc-search-page input").fill("mensagens")
    result = frame.locator(".hc-search-page a[href*='ver-mensagens']").first
    result.click()
    until(page, lambda: shown_in(page) == f"{product.center}/conversas/ver-mensagens/")
    assert "busca=mensagens" in frame_of(page).url
    assert "mensagens" not in page.evaluate("JSON.stringify(told)").replace("ver-mensagens", "")
    follow(page, "Fale com o suporte", f"{product.center}/suporte/#suporte")
    frame_of(page).get_by_role("link", name="Envie uma mensagem").click()
    frame_of(page).get_by_role("link", name="Preciso de suporte").click()
    asked = frame_of(page).get_by_label("O que você estava fazendo?")
    asked.fill("Ativava a automação")
    asked.press("Escape")
    expect(sheet_of(page)).not_to_be_visible()
    page.get_by_role("link", name="Fale com o suporte").click()
    expect(frame_of(page).get_by_label("O que você estava fazendo?")).to_have_value(
        "Ativava a automação"
    )
    assert "automação" not in page.evaluate("JSON.stringify(told)")


def test_escape_closes_what_is_inside_first(use, product: Product) -> None:
    page = use()
    frame = follow(page, "Como abrir um chat", product.center + ARTICLE)
    for opener, what in (
        (frame.get_by_role("link", name="Fale com o suporte").first, "dialog.hc-panel"),
        (frame.locator(".hc-search-button"), "dialog#hc-pesquisa"),
        (frame.locator("a.hc-zoom").first, "dialog#hc-ampliada"),
        (frame.get_by_role("button", name="Menu"), ".hc-menu[aria-expanded=true]"),
    ):
        opener.click()
        expect(frame.locator(what)).to_be_visible()
        page.keyboard.press("Escape")
        expect(frame.locator(what)).not_to_be_visible()
        expect(sheet_of(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet_of(page)).not_to_be_visible()
    page.get_by_role("link", name="Como abrir um chat").click()
    out_of(page).press("Escape")  # Beside the frame, where it is no modal dialog.
    expect(sheet_of(page)).not_to_be_visible()
    expect(page.get_by_role("link", name="Como abrir um chat")).to_be_focused()


def test_over_a_dialog_of_the_product_s_own(use, product: Product) -> None:
    link = f'<a href="{PUBLISHED}/" data-central>Ajuda</a>'
    page = use(f"{SCRIPT}<dialog aria-label='Pedido'>{link}</dialog>")
    page.locator("main dialog").evaluate("dialog => dialog.showModal()")
    follow(page, "Ajuda", f"{product.center}/")
    page.get_by_role("button", name="Fechar a central").click()  # Not inert.
    expect(page.get_by_role("link", name="Ajuda")).to_be_focused()
    expect(page.get_by_role("dialog", name="Pedido")).to_be_visible()
    page.evaluate("document.querySelector('main dialog').close()")


def test_a_narrowed_window(use, product: Product) -> None:
    page = use()
    follow(page, "Ajuda", f"{product.center}/")
    frame_of(page).get_by_role("combobox").first.fill("chat")
    for width, modal in ((390, True), (1280, False)):
        page.set_viewport_size({"width": width, "height": 800})
        until(page, lambda: sheet_of(page).evaluate("it => it.matches(':modal')") is modal)  # noqa: B023
        expect(sheet_of(page)).to_be_visible()
        expect(page.locator("iframe")).to_be_focused()
    expect(frame_of(page).get_by_role("combobox").first).to_have_value("chat")


def test_axe_finds_nothing(use, product: Product) -> None:
    page = use()
    follow(page, "Ajuda", f"{product.center}/")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        for options in ({"color_scheme": "light"}, {"color_scheme": "dark"}):
            page.emulate_media(**options)
            settle(page)
            assert violations(page) == []
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert page.locator("dialog .bar").evaluate("it => getComputedStyle(it).borderBottomStyle") == (
        "solid"
    )
    assert sheet_of(page).evaluate("it => it.getAnimations().length") == 0


@pytest.mark.parametrize("by", ["script", "policy", "time"])
def test_when_the_center_does_not_come(use, product: Product, by: str) -> None:
    """The script, the frame, or an answer."""
    page = use(policy=POLICY.partition("frame-src")[0] if by == "policy" else POLICY)
    page.wait_for_load_state("load")
    if by == "script":
        page.route("**/widget.js", lambda route: route.abort())
        page.reload()
        page.get_by_role("link", name="Como abrir um chat").click()
        expect(page).to_have_url(product.center + ARTICLE)
        return
    if by == "time":
        page.clock.install()
        page.route(f"{product.center}{ARTICLE}", lambda _: None)
    page.get_by_role("link", name="Como abrir um chat").click()
    status = page.get_by_role("status")
    if by == "policy":
        expect(status).to_have_text("A central não pôde abrir aqui. Use “Abrir em outra aba”.")
        expect(out_of(page)).to_be_focused()
        assert any("falta “frame-src http" in line for line in page.watched.console)
        page.watched.console.clear()
        return
    expect(sheet_of(page)).to_be_visible()
    expect(status).to_have_text("")
    page.clock.fast_forward(11_000)
    expect(status).to_contain_text("está demorando para abrir")


def test_without_storage_an_answer_arrives(use, product: Product, receiver) -> None:
    page = use(script=f"{LISTEN};{REFUSE_STORAGE}")
    page.route("**/respostas", lambda route: route.continue_(url=receiver.address))
    frame = follow(page, "Como abrir um chat", product.center + ARTICLE)
    face(frame, "Sim").click()
    expect(status_of(frame)).to_contain_text("Obrigado")
    assert receiver.bodies[0]["vote"] == "sim"


@pytest.mark.parametrize("who", ["stranger", "nobody"])
def test_elsewhere_links_open_another_tab(use, product: Product, base_url: str, who: str) -> None:
    """In a site that is not in `embed_origins`, or of a center that no site may show."""
    center = base_url if who == "nobody" else product.center
    page = use(
        f'{EXAMPLE}<button data-central="suporte">Suporte</button>',
        base=product.stranger if who == "stranger" else product.url,
        center=center,
    )
    page.wait_for_load_state("networkidle")
    (said,) = page.watched.console
    assert "abre os links da central em outra aba. Para abri-los nesta página, acrescente" in said
    for name, address in (("Como abrir um chat", ARTICLE), ("Suporte", "/suporte/#suporte")):
        with page.expect_popup() as popup:
            page.get_by_role("main").get_by_text(name, exact=True).click()
        expect(popup.value).to_have_url(center + address)
        assert popup.value.evaluate("window.opener") is None
    expect(page.locator("iframe")).to_have_count(0)


def test_the_center_says_who_may_show_it(product: Product) -> None:
    headers = (product.site / "_headers").read_text("utf-8")
    assert f"frame-ancestors {product.url}\n" in headers
    assert "X-Frame-Options" not in headers  # It knows no lists.
    host = product.url.removeprefix("http://")
    for address, told in (
        ("/privacidade/", "não o que você digita"),
        ("/en/privacidade/", "type"),
    ):
        text = read_page(product.site, address).get_text()
        assert host in text
        assert told in text
