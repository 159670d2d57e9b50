"""What is told besides answers, and the services that can be told instead of a collector."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from tests.browser.waiting import until

from helpcenter.commands.montar import build
from question import ARTICLE, face, status_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
WORDS_RUN = """async () => {
    const isWords = ({ name }) => /\\/words\\b[^/]*\\.js/.test(name);
    const found = () => performance.getEntriesByType("resource").find(isWords);
    while (!found()) await new Promise(requestAnimationFrame);
    await import(found().name);
}"""
SERVICES = {
    "plausible": "window.plausible = (name, more) => told.push([name, more.props])",
    "umami": "window.umami = { track: (name, data) => told.push([name, data]) }",
    "ga4": "window.gtag = (event, name, data) => told.push([name, data])",
    "matomo": "window._paq = { push: told.push.bind(told) }",
}


def told(receiver) -> list[dict]:
    """What was received, without what every body has."""
    assert all(body["schema"] == body["version"] == 1 for body in receiver.bodies)
    assert len({body["key"] for body in receiver.bodies}) == len(receiver.bodies)
    shared = ("schema", "key", "version")
    return [{k: v for k, v in body.items() if k not in shared} for body in receiver.bodies]


def wait_for(page: Page, receiver, number: int) -> None:
    until(page, lambda: len(receiver.bodies) >= number)


def search(page: Page, query: str) -> None:
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Pesquisa")
    dialog.get_by_role("combobox").fill(query)


def test_a_click_to_a_person_is_told(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    stay = "addEventListener('click', e => e.target.closest('a') && e.preventDefault())"
    page.evaluate(stay)
    page.get_by_role("banner").get_by_role("link", name="Fale com o suporte").click()
    panel = page.get_by_role("dialog", name="Central de suporte")
    panel.get_by_role("link", name="Envie uma mensagem").click()
    panel.get_by_role("link", name="Suporte").click()
    panel.get_by_role("link", name="Pular as perguntas").click()
    wait_for(page, receiver, 1)
    page.goto(f"{url_with_answers}/suporte/#suporte/mensagem")
    page.evaluate(stay)
    page.get_by_role("link", name=re.compile("Financeiro")).press("Enter")
    page.get_by_role("button", name="Ver a mensagem").click()
    page.get_by_role("link", name="Escrever o e-mail").press("Enter")
    wait_for(page, receiver, 2)
    shared = {"kind": "contact", "language": "pt-BR", "channel": "link"}
    assert told(receiver) == [
        {**shared, "article": "conversas/abrir-um-chat", "topic": "Suporte"},
        {**shared, "article": None, "topic": "Financeiro"},
    ]


def test_the_way_to_the_page_of_support_is_no_contact_yet(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    page.get_by_role("button", name="Não", exact=True).click()
    page.locator(".hc-feedback").get_by_role("link", name="Fale com o suporte").click()
    expect(page.get_by_role("heading", name="Central de suporte")).to_be_visible()
    page.get_by_role("link", name=re.compile("Financeiro")).click()
    expect(page.get_by_role("heading", name="Envie uma mensagem")).to_be_visible()
    page.wait_for_timeout(300)
    assert [body["kind"] for body in receiver.bodies] == ["answer"]


def test_an_address_that_does_not_exist_is_told_by_its_path(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(base=url_with_answers)
    page.goto(f"{url_with_answers}/conversas/n%C3%A3o-h%C3%A1/?de=maria#x")
    wait_for(page, receiver, 1)
    page.goto(f"{url_with_answers}/conta/maria@exemplo.com.br")
    page.goto(f"{url_with_answers}/conta/maria%40exemplo.com.br")
    page.goto(f"{url_with_answers}/x%E9/maria%40exemplo.com.br")
    page.goto(f"{url_with_answers}/conta/11988887777")
    page.wait_for_timeout(500)
    assert told(receiver) == [
        {"kind": "not_found", "language": "pt-BR", "path": "/conversas/não-há/"}
    ]


def test_a_search_without_result_is_told_once_it_has_settled(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    search(page, "Xyzw Qwrt")
    page.wait_for_timeout(1000)
    assert receiver.bodies == []  # The reader may still be typing.
    wait_for(page, receiver, 1)
    for query in ("conversa", "xyzw  qwrt", "xyzwv 529.982.247-25", "xyzw maria@exemplo.com.br"):
        search(page, query)
        page.wait_for_timeout(2500)
    assert told(receiver) == [{"kind": "search_empty", "language": "pt-BR", "query": "xyzw qwrt"}]


def test_a_search_that_the_reader_leaves_is_told(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    search(page, "xyzwqwrt")
    expect(page.get_by_text("Não encontramos").locator("visible=true").first).to_be_visible()
    page.evaluate(WORDS_RUN)  # What tells is fetched with the first search; before, nothing is.
    page.goto(url_with_answers)
    wait_for(page, receiver, 1)
    assert [body["query"] for body in told(receiver)] == ["xyzwqwrt"]


@pytest.fixture(scope="module")
def site_with_a_service(tmp_path_factory, make_project_in) -> Path:
    folder = tmp_path_factory.mktemp("central-com-servico")
    project = make_project_in(folder, help_center={"feedback": {"destination": "plausible"}})
    build(project, project / "site")
    return project / "site"


@pytest.fixture
def url_with(site_with_a_service: Path, tmp_path: Path, serve_folder):
    """Serve the site for one of the services; their names stand in one attribute."""

    def make(service: str) -> str:
        copy = shutil.copytree(site_with_a_service, tmp_path / "servido")
        for page in copy.rglob("*.html"):
            text = page.read_text("utf-8")
            page.write_text(
                text.replace('data-hc-destination="plausible"', f'data-hc-destination="{service}"'),
                "utf-8",
            )
        return serve_folder(copy)

    return make


def test_what_is_switched_off_is_not_told(
    open_browser, url_with_answers: str, receiver, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(
            re.sub(r'data-hc-events="[^"]*"', 'data-hc-events="contact"', text), "utf-8"
        )
    page = open_browser("/nao-ha/", base=url_with_answers)
    page.wait_for_timeout(500)
    page.goto(ARTICLE)
    search(page, "xyzwqwrt")
    page.wait_for_timeout(2500)
    assert receiver.bodies == []


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_told_without_what_the_reader_wrote(
    open_browser, url_with, service: str
) -> None:
    page = open_browser(base=url_with(service))
    page.add_init_script(f"window.told = []; {SERVICES[service]}")
    page.goto(ARTICLE)
    face(page, "Não").click()
    expect(status_of(page)).to_contain_text("Obrigado pela resposta!")
    page.get_by_label("É difícil de entender").check()
    expect(status_of(page)).to_contain_text("melhorar este artigo")
    expect(page.get_by_role("textbox", name="Quer contar mais?")).to_have_count(0)
    expect(page.get_by_label("Outro motivo")).to_have_count(0)
    said = page.evaluate("told")
    text = str(said)
    assert len(said) == 2
    assert "help_center_answer" in str(said[0])
    assert "help_center_reason" in str(said[1])
    assert "dificil" in str(said[1])
    assert text.count("conversas/abrir-um-chat") == 2
    assert not re.search(r"[0-9a-f]{8}-", text)  # No key: it would tie two events together.
    assert page.evaluate("localStorage['help-center.unsent']") is None


def test_a_service_that_is_blocked_is_not_thanked_for(open_browser, url_with) -> None:
    page = open_browser(ARTICLE, base=url_with("plausible"))
    face(page, "Não").click()
    status = status_of(page)
    expect(status).to_have_text(re.compile("^Sentimos muito por não ter ajudado"))
    expect(page.get_by_role("group", name="O que aconteceu?")).not_to_be_visible()
