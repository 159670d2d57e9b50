"""Vendors' messengers that do not come, come late or break; and conversations that are ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect
from tests.browser.reader import ARTICLE, KINDS, NAMES, SITE
from tests.browser.test_accessibility import violations
from tests.browser.waiting import until

if TYPE_CHECKING:
    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser
PATIENCE = 10_000
AT_ONCE = ["chatwoot", "zendesk", "custom"]
"""Who sees that a script broke; the commands of the others wait in a queue that nobody reads."""
KEPT = {
    "intercom": {"intercom-id-ab12cd34", "intercom-session-ab12cd34", "intercom.intercom-state-"},
    "chatwoot": {"cw_conversation", "cw_snoozed"},
    "zendesk": {"__zlcmid", "ZD-suid", "ZD-buid"},
    "crisp": {"crisp-client/session/"},
    "custom": {"casa_id", "casa.estado"},
}
CAME = {
    "intercom": "window.Intercom?.booted",
    "chatwoot": "window.$chatwoot?.hasLoaded",
    "zendesk": "!!window.zE",
    "crisp": "!!window.$crisp?.is",
    "custom": "!!window.Casa",
}
TRACES = """document.cookie.split("; ").filter(Boolean).map((cookie) => cookie.split("=")[0])
    .concat(Object.keys(localStorage), Object.keys(sessionStorage))"""


def expect_the_fallback(reader: Reader, message: str) -> None:
    """The panel is there, says what happened, and has the message for the e-mail."""
    expect(reader.panel).to_be_visible()
    reason = reader.panel.get_by_text(f"Não conseguimos abrir a conversa ({NAMES[reader.kind]}).")
    expect(reason).to_be_visible()
    expect(reason).to_be_focused()
    expect(reader.panel.get_by_label("Mensagem", exact=True)).to_have_value(message)
    places = parse_qs(urlsplit(reader.mail.get_attribute("href") or "").query)
    assert places["body"] == [message.replace("\n", "\r\n")]
    expect(reader.vendor).not_to_be_visible()


def try_again(reader: Reader) -> None:
    reader.panel.get_by_role("button", name="Tentar de novo").click()


@pytest.mark.parametrize("kind", KINDS)
def test_a_blocked_script_leaves_the_e_mail_and_may_be_tried_again(meet, kind: str) -> None:
    reader = meet(kind)
    reader.script = lambda route: route.abort("blockedbyclient")
    message = reader.write()
    reader.enter.click()
    expect_the_fallback(reader, message)
    try_again(reader)
    reader.wait_for_script(2)
    expect_the_fallback(reader, message)
    reader.script = None
    try_again(reader)
    reader.expect_the_vendor()
    expect(reader.button).to_be_focused()
    assert reader.loaded == 3
    assert message in (reader.pasted() if kind in ("chatwoot", "zendesk") else told(reader))


def told(reader: Reader) -> str:
    return str(reader.calls).replace("\\n", "\n")


@pytest.mark.parametrize("kind", KINDS)
def test_a_late_script_leaves_the_e_mail_and_opens_nothing_by_itself(meet, kind: str) -> None:
    reader = meet(kind)
    waiting = []
    reader.script = waiting.append
    reader.page.clock.install()
    message = reader.write()
    reader.pause()
    reader.enter.click()
    expect(reader.panel.get_by_text("Abrindo a conversa…")).to_be_visible()
    until(reader.page, lambda: waiting)
    reader.page.clock.run_for(PATIENCE - 1000)
    expect(reader.mail).not_to_be_visible()
    reader.page.clock.run_for(1000)
    expect_the_fallback(reader, message)
    (route,) = waiting
    reader.page.clock.resume()
    reader.stand_in(route)
    until(reader.page, lambda: reader.page.evaluate(CAME[kind]))
    reader.page.clock.run_for(5000)
    expect(reader.vendor).not_to_be_visible()
    expect_the_fallback(reader, message)
    try_again(reader)
    reader.expect_the_vendor()
    assert len(waiting) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_script_that_throws_leaves_the_e_mail(meet, kind: str) -> None:
    reader = meet(kind)
    reader.script = lambda route: route.fulfill(
        body='throw new Error("broken");', content_type="text/javascript"
    )
    reader.page.clock.install()
    message = reader.write()
    reader.pause()
    reader.enter.click()
    if kind not in AT_ONCE:
        expect(reader.panel).not_to_be_visible()
        reader.page.clock.run_for(PATIENCE)
    expect_the_fallback(reader, message)


@pytest.mark.parametrize("kind", ["intercom", "chatwoot", "zendesk", "crisp"])
def test_a_messenger_that_never_opens_gives_the_panel_back(meet, kind: str) -> None:
    reader = meet(kind)
    reader.page.clock.install()
    message = reader.write()
    reader.page.evaluate("window.hcMute = true")
    reader.pause()
    reader.enter.click()
    reader.wait_for_script(1)
    expect(reader.panel).to_be_visible(visible=kind == "chatwoot")  # It does not even begin.
    reader.page.clock.run_for(PATIENCE + 100)
    expect_the_fallback(reader, message)
    expect(reader.page).to_have_url(re.compile(f"{SITE}{ARTICLE}"))


def test_an_operator_s_module_that_is_not_there_leaves_the_e_mail(meet) -> None:
    reader = meet("custom")
    reader.page.route("**/marca/mensageiro.js", lambda route: route.fulfill(status=404))
    message = reader.write()
    reader.enter.click()
    expect_the_fallback(reader, message)
    assert reader.foreign == []


def test_a_section_that_does_not_open_leaves_the_e_mail(meet) -> None:
    reader = meet("intercom")
    reader.script = lambda route: route.abort()
    reader.page.goto(f"{SITE}{ARTICLE}#suporte/mensagens")
    button = reader.panel.locator("[data-hc-open=messages]")
    expect(button).to_be_visible()
    assert violations(reader.page) == []
    button.click()
    link = reader.panel.locator("section:visible a[href^='mailto:']")
    expect(link).to_be_visible()
    assert violations(reader.page) == []
    assert unquote(link.get_attribute("href") or "").startswith("mailto:suporte@exemplo.com.br?")
    reader.script = None
    try_again(reader)
    reader.expect_the_vendor()
    assert ["showSpace", "messages"] in reader.calls


@pytest.mark.parametrize("kind", KINDS)
def test_ending_takes_away_what_it_kept_and_it_can_be_opened_again(meet, kind: str) -> None:
    reader = meet(kind)
    reader.page.goto(f"{SITE}{ARTICLE}")
    reader.page.evaluate("localStorage.setItem('da-central', '1')")
    reader.page.evaluate("document.cookie = 'do-produto=1; Domain=exemplo.com.br'")
    reader.talk()
    kept = reader.page.evaluate(TRACES)
    for name in KEPT[kind]:
        assert [trace for trace in kept if trace.startswith(name)], name
    reader.button.click()
    reader.panel.get_by_role("link", name="Início").click()
    reader.panel.get_by_role("button", name="Encerrar a conversa neste aparelho").click()
    done = reader.panel.get_by_text("O que a conversa guardou neste aparelho foi apagado.")
    expect(done).to_be_visible()
    ended = {
        "intercom": ["shutdown"],
        "chatwoot": ["reset"],
        "zendesk": ["messenger", "resetWidget", None],
        "crisp": ["do", "session:reset", [False]],
        "custom": ["sair"],
    }[kind]
    assert ended in reader.calls
    left = reader.page.evaluate(TRACES)
    assert {"da-central", "do-produto"} <= {*left}
    for name in KEPT[kind]:
        assert not [trace for trace in left if trace.startswith(name)], name
    expect(reader.panel.get_by_role("button", name="Encerrar a conversa")).not_to_be_visible()
    expect(reader.vendor).not_to_be_visible() if kind != "custom" else None
    reader.panel.get_by_role("link", name="Envie uma mensagem").click()
    reader.panel.get_by_role("link", name="Preciso de suporte").click()
    first = reader.panel.get_by_label("O que você estava fazendo?")
    expect(first).to_have_value("")  # What was written went, too.
    reader.panel.get_by_role("button", name="Ver a mensagem").click()
    reader.enter_again()


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_earlier_visit_left_can_be_taken_away_without_loading_anything(
    meet, kind: str
) -> None:
    reader = meet(kind)
    reader.talk()
    reader.page.goto(f"{SITE}/conta/")
    before = len(reader.foreign)
    reader.button.click()
    reader.panel.get_by_role("button", name="Encerrar a conversa neste aparelho").click()
    expect(reader.panel.get_by_text("O que a conversa guardou")).to_be_visible()
    left = reader.page.evaluate(TRACES)
    for name in KEPT[kind]:
        assert not [trace for trace in left if trace.startswith(name)], name
    assert len(reader.foreign) == before


@pytest.mark.parametrize("kind", KINDS)
def test_who_never_talked_has_nothing_to_end(meet, kind: str) -> None:
    reader = meet(kind)
    reader.page.goto(f"{SITE}{ARTICLE}")
    reader.button.click()
    expect(reader.panel.get_by_role("link", name="Envie uma mensagem")).to_be_visible()
    expect(reader.panel.get_by_role("button", name="Encerrar a conversa")).not_to_be_visible()


@pytest.mark.parametrize("kind", ["intercom", "zendesk"])
def test_who_went_straight_there_finds_the_message_in_the_e_mail(meet, kind: str) -> None:
    reader = meet(kind)
    reader.script = lambda route: route.abort()
    reader.page.goto(f"{SITE}{ARTICLE}#suporte/mensagem")
    reader.panel.get_by_role("link", name="Preciso de suporte").click()
    reader.panel.get_by_role("button", name="Pular as perguntas").click()
    expect(reader.enter).to_be_visible()
    message = reader.panel.get_by_label("Mensagem", exact=True).input_value()
    assert message.startswith("Assunto: Preciso de suporte\n\nArtigo que eu lia: ")
    expect_the_fallback(reader, message)
    assert violations(reader.page) == []
