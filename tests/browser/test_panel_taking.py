"""The way out of the panel: what goes along, what is copied, what is never sent, and when."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from tests.browser.panel import (
    ARTICLE,
    PUBLISHED,
    body_of,
    fill,
    finished,
)
from tests.browser.waiting import settle, until

pytestmark = pytest.mark.browser


def test_skipping_takes_one_tap_and_the_article_along(write) -> None:
    panel = write()
    message = (
        f"Assunto: Preciso de suporte\n\nArtigo que eu lia: Como abrir um novo chat\n{PUBLISHED}"
    )
    skip = panel.get_by_role("link", name="Pular as perguntas")
    assert body_of(skip) == message.replace("\n", "\r\n")


def test_a_request_is_asked_for_in_its_own_words_and_goes_by_its_own_way(write) -> None:
    panel = write("Financeiro")
    expect(panel.get_by_label("O que aconteceu?")).not_to_be_visible()
    fill(panel, {"Do que você precisa?": "Segunda via do boleto 123"})
    link = panel.get_by_role("link", name="Continuar por WhatsApp (abre em outra aba)")
    parts = urlsplit(link.get_attribute("href"))
    assert parts.netloc + parts.path == "wa.me/5511999999999"
    assert parse_qs(parts.query)["text"] == [
        "Assunto: Financeiro\n\nDo que eu preciso: Segunda via do boleto 123\n\n"
        f"Artigo que eu lia: Como abrir um novo chat\n{PUBLISHED}"
    ]
    told = panel.locator("[data-hc-step=preview] [data-hc-told]")
    expect(told).to_contain_text("por WhatsApp")


def test_where_no_text_is_taken_it_is_copied_and_said(write) -> None:
    panel = write("Parcerias", permissions=["clipboard-read", "clipboard-write"])
    fill(panel, {"O que aconteceu?": "Quero vender também."})
    expect(panel.locator("[data-hc-carries]")).to_contain_text(
        "vamos copiar o texto para você colar"
    )
    link = panel.get_by_role("link", name="Copiar e continuar por parceiros.exemplo.com.br")
    panel.page.context.route("https://parceiros.exemplo.com.br/**", lambda r: r.fulfill(body="oi"))
    with panel.page.context.expect_page() as opened:
        link.click()
    opened.value.wait_for_url("https://parceiros.exemplo.com.br/**")
    assert parse_qs(urlsplit(opened.value.url).query)["de"] == [PUBLISHED]
    opened.value.close()
    expect(panel.locator("[data-hc-status]:visible")).to_have_text(
        "Texto copiado. Agora é só colar na mensagem."
    )
    copied = panel.page.evaluate("navigator.clipboard.readText()")
    assert copied == finished(panel).input_value()


def test_copying_without_permission_falls_back_and_says_what_happened(write) -> None:
    panel = write()
    fill(panel)
    panel.page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "document.execCommand = () => window.allowed"
    )
    status = panel.locator("[data-hc-status]:visible")
    panel.get_by_role("button", name="Copiar o texto").click()
    expect(status).to_have_text("Não conseguimos copiar. Selecione o texto e copie manualmente.")
    panel.page.evaluate("window.allowed = true")
    panel.get_by_role("button", name="Copiar o texto").click()
    expect(status).to_have_text("Texto copiado. Agora é só colar na mensagem.")
    expect(panel.get_by_role("button", name="Copiar o texto")).to_be_focused()


def test_a_text_too_long_for_a_link_is_copied(write) -> None:
    panel = write(permissions=["clipboard-read", "clipboard-write"])
    fill(panel, {"O que aconteceu?": "erro é " * 200})
    expect(panel.locator("[data-hc-carries]")).to_contain_text("longo demais")
    link = panel.get_by_role("link", name="Copiar e escrever o e-mail")
    assert body_of(link) == ""
    panel.page.evaluate(
        "addEventListener('click', e => e.target.closest('a') && e.preventDefault())"
    )
    link.click()
    expect(panel.locator("[data-hc-status]:visible")).to_have_text(
        "Texto copiado. Agora é só colar na mensagem."
    )
    assert "erro é erro é" in panel.page.evaluate("navigator.clipboard.readText()")


def test_nothing_typed_is_sent_or_kept(write) -> None:
    panel = write()
    requests = panel.page.watched.requests
    until(panel.page, lambda: any(url.endswith("/javascripts/talk.js") for url in requests))
    asked = len(requests)
    fill(panel)
    finished(panel).press_sequentially("segredo")
    settle(panel.page)
    assert requests[asked:] == []
    kept = panel.page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert "segredo" not in kept
    assert "automação" not in kept
    assert panel.page.context.cookies() == []


def test_markup_that_is_typed_is_only_text(write) -> None:
    panel = write()
    hostile = "<img src=x onerror='window.hacked = true'>{message}{url}$&"
    fill(panel, {"O que aconteceu?": hostile})
    assert hostile in finished(panel).input_value()
    assert hostile in body_of(panel.get_by_role("link", name="Escrever o e-mail"))
    assert panel.page.locator("img[src=x]").count() == 0
    assert panel.page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (
            "2026-11-23T14:00:00Z",
            "A equipe está atendendo agora, até as 18:00 (horário de Brasília).",
        ),
        (
            "2026-11-23T11:00:00Z",
            "Volta a responder hoje, a partir das 09:00 (horário de Brasília).",
        ),
        (
            "2026-11-27T22:00:00Z",
            "Volta a responder segunda-feira, a partir das 09:00 (horário de Brasília).",
        ),
        (
            "2026-12-24T22:00:00Z",
            "Volta a responder segunda-feira, a partir das 09:00 (horário de Brasília).",
        ),
    ],
)
def test_the_panel_says_when_somebody_answers(
    open_browser, panel_url: str, now: str, told: str
) -> None:
    page = open_browser()
    page.clock.install(time=now)
    page.goto(f"{panel_url}{ARTICLE}#suporte")
    panel = page.get_by_role("dialog", name="Central de suporte")
    expect(panel.locator(".hc-messenger__hours")).to_contain_text(told)
    expect(panel.locator(".hc-messenger__hours")).to_contain_text(
        "Atendimento de segunda-feira a sexta-feira: 09:00–18:00 (horário de Brasília)."
    )
    panel.get_by_role("link", name="Envie uma mensagem").click()
    own = panel.get_by_role("link", name=re.compile("Financeiro"))
    expect(own).to_contain_text("segunda-feira a domingo: 08:00–20:00")
    expect(own).to_contain_text("A equipe")
    panel.get_by_role("link", name=re.compile("Preciso")).click()
    panel.get_by_role("button", name="Ver a mensagem").click()
    expect(panel.locator("[id^=hc-suporte-mensagem] ~ .hc-messenger__now")).to_contain_text(told)
