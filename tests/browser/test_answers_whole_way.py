"""The whole way of an answer: face, network cut, collector, database, report."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from tests.browser.hosting import point_at
from tests.browser.waiting import until

from collecting import CENTRAL, CollectorProcess
from question import ARTICLE, face, status_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser
HTTP = 'data-hc-destination="http"'
COLLECTOR = HTTP.replace("http", "coletor")
COMMENT = "<script>window.__x = 1</script> Falta o passo do celular 11 98888-7777"


@pytest.fixture
def collector(site_with_answers: Path, tmp_path: Path, url_with_answers: str, receiver) -> Iterator:
    """A collector for the site, at an address of its own; the pages are told where it is."""
    folder = tmp_path / "coletor"
    folder.mkdir()
    (folder / "manifest.json").write_bytes((site_with_answers / "manifest.json").read_bytes())
    process = CollectorProcess(
        folder, str(folder / "respostas.db"), "--origem", url_with_answers.rstrip("/")
    ).start()
    point_at(tmp_path / "site", receiver.address, f"http://127.0.0.1:{process.port}/respostas")
    point_at(tmp_path / "site", HTTP, COLLECTOR)
    yield process
    if process.runs:
        process.stop()


@pytest.fixture
def page_on_files(open_browser, url_with_answers: str, tmp_path: Path) -> Page:
    """An article whose collector is not there yet: its address answers 200 to anything."""
    point_at(tmp_path / "site", HTTP, COLLECTOR)
    return open_browser(ARTICLE, base=url_with_answers)


@pytest.fixture
def report(collector: CollectorProcess) -> Callable[[], Path]:
    """Write the report and return its file."""

    def write() -> Path:
        place = ["--banco", collector.database, "--manifesto", str(collector.manifest)]
        out = collector.folder / "relatorio"
        subprocess.run([CENTRAL, "relatorio", *place, "--saida", str(out)], check=True)
        return out / "relatorio.html"

    return write


def test_from_the_face_to_the_report_with_the_network_cut(
    open_browser, url_with_answers: str, collector, report
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    status = status_of(page)
    face(page, "Em parte").click()
    expect(status).to_contain_text("registrada")
    page.context.set_offline(True)
    page.get_by_label("Outro motivo").check()
    page.get_by_role("textbox", name="Conte qual foi o motivo").fill(COMMENT)
    page.get_by_role("button", name="Enviar").click()
    expect(status).to_contain_text("guardada neste aparelho")
    assert [row["comment"] for row in collector.rows()] == [""]
    page.context.set_offline(False)
    expect(status).to_contain_text("registrada")
    (row,) = collector.rows()
    assert (row["vote"], row["reason"], row["version"]) == ("em_parte", "outro", 2)
    assert "98888" not in row["comment"]
    page.watched.console.clear()  # Chromium tells of the request that could not leave.

    page.goto(report().as_uri())
    expect(page.get_by_text("Falta o passo do celular [telefone]").first).to_be_visible()
    assert page.evaluate("window.__x") is None
    expect(page.get_by_text("Como abrir um novo chat").first).to_be_visible()


def test_the_collector_is_down_and_comes_back(
    open_browser, url_with_answers: str, collector
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    status = status_of(page)
    port = collector.port
    assert collector.stop() == 0
    face(page, "Não").click()
    expect(status).to_contain_text("guardada neste aparelho")
    page.watched.console.clear()
    collector.arguments = (*collector.arguments, "--porta", str(port))
    collector.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(status).to_contain_text("registrada")
    assert [row["vote"] for row in collector.rows()] == ["nao"]


def test_a_host_that_says_yes_to_all_is_no_collector(page_on_files: Page, receiver) -> None:
    receiver.status = 200
    face(page_on_files, "Sim").click()
    status = status_of(page_on_files)
    expect(status).to_contain_text("guardada neste aparelho")
    assert len(receiver.bodies) == 1


def test_a_comment_of_an_earlier_visit_stays(
    open_browser, url_with_answers: str, collector
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    status = status_of(page)
    face(page, "Não").click()
    page.get_by_role("textbox", name="Quer contar mais?").fill("Falta um passo")
    page.get_by_role("button", name="Enviar").click()
    expect(status).to_contain_text("melhorar este artigo")
    page.reload()
    face(page, "Em parte").click()
    expect(status).to_contain_text("registrada")
    (row,) = collector.rows()
    assert (row["vote"], row["version"], row["comment"]) == ("em_parte", 3, "Falta um passo")
    page.get_by_role("textbox", name="Quer contar mais?").fill("Era outro")
    page.get_by_role("button", name="Enviar").click()
    expect(status).to_contain_text("melhorar este artigo")
    page.get_by_role("textbox", name="Quer contar mais?").fill("")
    page.get_by_label("Faltou um passo").check()
    expect(status).to_contain_text("melhorar este artigo")
    until(page, lambda: collector.rows()[0]["reason"] == "faltou_passo")
    (row,) = collector.rows()
    assert row["comment"] == ""  # Taken back, and not forgotten.


def test_a_comment_on_its_way_is_not_lost_by_a_later_answer(
    open_browser, url_with_answers: str, collector
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    status = status_of(page)
    page.route("**/respostas", lambda route: route.abort())
    face(page, "Não").click()
    page.get_by_role("textbox", name="Quer contar mais?").fill("Falta um passo")
    page.get_by_role("button", name="Enviar").click()
    expect(status).to_contain_text("guardada")
    page.reload()
    page.unroute("**/respostas")
    face(page, "Em parte").click()
    expect(status).to_contain_text("registrada")
    (row,) = collector.rows()
    assert (row["vote"], row["comment"]) == ("em_parte", "Falta um passo")
    page.watched.console.clear()


def test_two_tabs_are_one_reader(open_browser, url_with_answers: str, collector) -> None:
    one = open_browser(ARTICLE, base=url_with_answers)
    other = one.context.new_page()
    other.goto(ARTICLE)
    for page, name in ((one, "Não"), (other, "Em parte"), (one, "Não"), (other, "Sim")):
        face(page, name).click()
        expect(status_of(page)).to_contain_text("registrada")
    expect(face(one, "Sim")).to_have_attribute("aria-pressed", "true")
    (row,) = collector.rows()
    assert (row["vote"], row["version"]) == ("sim", 4)


@pytest.mark.parametrize(
    "stored",
    [
        '"x"',
        '{"revision": REVISION, "version": "x", "key": "k"}',
        '{"revision": REVISION, "version": 1000000, "key": KEY, "vote": "sim"}',
        '{"revision": REVISION, "version": 2, "key": "../../", "vote": "sim"}',
    ],
)
def test_what_somebody_put_into_the_storage_does_no_harm(
    open_browser, url_with_answers: str, collector, stored: str
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    revision = page.locator(".hc-feedback__faces").get_attribute("data-revision")
    key = '"0b1f3f0e-7d0e-4b7e-9c55-2d6a5c1b0f3a"'
    text = stored.replace("REVISION", f'"{revision}"').replace("KEY", key)
    page.evaluate(
        "text => { localStorage.setItem('help-center.answer:pt-BR:conversas/abrir-um-chat', text);"
        "localStorage.setItem('help-center.unsent', text) }",
        text,
    )
    page.reload()
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("registrada")
    assert [row["vote"] for row in collector.rows()] == ["sim"]


def test_without_javascript_the_collector_thanks_and_leads_back(
    open_browser, url_with_answers: str, collector
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers, java_script_enabled=False)
    face(page, "Não").click()
    expect(page.get_by_role("heading")).to_have_text("Obrigado pela resposta!")
    assert [(row["vote"], row["version"]) for row in collector.rows()] == [("nao", 1)]
    person, back = page.get_by_role("link").all()
    expect(person).to_have_text("Fale com o suporte")
    expect(person).to_have_attribute("href", "https://ajuda.exemplo.com.br/suporte/")
    expect(back).to_have_text("Voltar a “Como abrir um novo chat”")
    expect(back).to_have_attribute("href", f"https://ajuda.exemplo.com.br{ARTICLE}")
