"""A message that can be answered at once: made in the panel, shown, and taken along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from helpcenter.commands.montar import build

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"
PUBLISHED = "https://ajuda.exemplo.com.br/conversas/abrir-um-chat/"
ANSWERS = {
    "O que você estava fazendo?": "Ativava a automação “Novo cliente” & cia",
    "O que deveria acontecer?": "Enviar o e-mail: 100% das vezes",
    "O que aconteceu?": "Nada.\nNem um aviso.",
    "Onde foi?": "https://app.exemplo.com.br/automacoes/7?x=1#topo",
    "Você tem um vídeo ou uma captura de tela?": "",
}
MESSAGE = f"""Assunto: Preciso de suporte

O que eu estava fazendo: Ativava a automação “Novo cliente” & cia
O que deveria acontecer: Enviar o e-mail: 100% das vezes
O que aconteceu:
Nada.
Nem um aviso.
Onde: https://app.exemplo.com.br/automacoes/7?x=1#topo

Artigo que eu lia: Como abrir um novo chat
{PUBLISHED}"""


@pytest.fixture
def write(open_browser: Callable[..., Page], panel_url: str) -> Callable[..., Locator]:
    """Open the panel at a new message, choose a topic, and return the panel."""

    def start(topic: str = "Preciso de suporte", address: str = ARTICLE, **options) -> Locator:
        base = options.pop("base", panel_url)
        page = open_browser(f"{base}{address}#suporte/mensagem", **options)
        panel = page.get_by_role("dialog", name="Central de suporte")
        if topic:
            panel.get_by_role("link", name=re.compile(topic)).click()
        return panel

    return start


def fill(panel: Locator, answers: dict[str, str] | None = None) -> None:
    for question, answer in (answers or ANSWERS).items():
        panel.get_by_label(question).fill(answer)
    panel.get_by_role("button", name="Ver a mensagem").click()


def finished(panel: Locator) -> Locator:
    return panel.get_by_label("Mensagem", exact=True)


def body_of(link: Locator) -> str:
    """The message in the link of an e-mail, as the mail program shows it."""
    href = link.get_attribute("href") or ""
    return unquote(href.partition("&body=")[2])


def test_the_message_is_shown_and_goes_along(write) -> None:
    panel = write()
    fill(panel)
    expect(finished(panel)).to_have_value(MESSAGE)
    told = panel.locator("[data-hc-step=preview] [data-hc-told]")
    expect(told).to_contain_text("programa de e-mail, para suporte@exemplo.com.br.")
    link = panel.get_by_role("link", name="Escrever o e-mail")
    assert body_of(link) == MESSAGE.replace("\n", "\r\n")
    subject = urlsplit(link.get_attribute("href")).query.partition("&")[0]
    assert unquote(subject) == "subject=Preciso de suporte"
    expect(panel.locator("[data-hc-remark]")).not_to_be_visible()


def test_what_is_changed_by_hand_goes_along_and_stays(write) -> None:
    panel = write()
    fill(panel)
    finished(panel).fill("Só isto.")
    assert body_of(panel.get_by_role("link", name="Escrever o e-mail")) == "Só isto."
    panel.get_by_role("button", name="Voltar às perguntas").click()
    expect(panel.get_by_label("O que aconteceu?")).to_have_value(ANSWERS["O que aconteceu?"])
    panel.get_by_role("button", name="Ver a mensagem").click()
    expect(finished(panel)).to_have_value("Só isto.")
    again = panel.get_by_role("button", name="Refazer com as respostas")
    expect(again).not_to_be_visible()
    panel.get_by_role("button", name="Voltar às perguntas").click()
    panel.get_by_label("O que aconteceu?").fill("Deu erro.")
    panel.get_by_role("button", name="Ver a mensagem").click()
    expect(finished(panel)).to_have_value("Só isto.")
    again.click()
    expect(finished(panel)).to_have_value(re.compile("O que aconteceu: Deu erro."))
    expect(finished(panel)).to_be_focused()
    expect(again).not_to_be_visible()


def test_another_search_goes_along_unless_the_text_was_changed(write) -> None:
    panel = write()
    fill(panel, {"O que aconteceu?": "Deu erro."})

    def search(words: str) -> None:
        panel.page.keyboard.press("Escape")
        panel.page.keyboard.press("/")
        dialog = panel.page.get_by_role("dialog", name="Pesquisa")
        dialog.get_by_role("combobox").fill(words)
        dialog.locator(".hc-search__none a[data-hc-panel]").click()

    search("xylofone")
    told = panel.locator(".hc-carried")
    expect(told).to_have_text("Você pesquisou por “xylofone”. Isso já vai na sua mensagem.")
    expect(finished(panel)).to_have_value(re.compile("Pesquisei na central: xylofone$"))
    assert body_of(panel.get_by_role("link", name="Escrever o e-mail")).endswith("xylofone")
    finished(panel).fill("Só isto.")
    search("zyzzyva")
    expect(told).not_to_be_visible()
    expect(finished(panel)).to_have_value("Só isto.")


def test_another_message_starts_from_nothing(write) -> None:
    panel = write()
    fill(panel)
    finished(panel).fill("Só isto.")
    panel.get_by_role("button", name="Começar outra mensagem").click()
    expect(panel.get_by_role("heading", name="Escolha um assunto")).to_be_focused()
    panel.get_by_role("link", name=re.compile("Preciso")).click()
    expect(panel.get_by_label("O que aconteceu?")).to_have_value("")
    panel.get_by_role("button", name="Ver a mensagem").click()
    expect(finished(panel)).to_have_value(re.compile("^Assunto: Preciso de suporte\n\nArtigo"))


def test_it_is_still_there_when_the_panel_opens_again(write) -> None:
    panel = write()
    panel.get_by_label("O que aconteceu?").fill("Deu erro.")
    panel.page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()
    panel.page.locator(".hc-strip .hc-support-button").click()
    expect(panel.get_by_label("O que aconteceu?")).to_have_value("Deu erro.")
    panel.get_by_role("link", name="Ajuda").click()
    panel.page.evaluate("location.hash = '#suporte/mensagem'")
    expect(panel.get_by_label("O que aconteceu?")).to_have_value("Deu erro.")


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


@pytest.mark.parametrize("empty", ["Bom dia", "humano", ""])
def test_a_greeting_alone_gets_a_gentle_remark_and_may_go_all_the_same(write, empty: str) -> None:
    panel = write()
    fill(panel, {"O que aconteceu?": empty})
    remark = panel.get_by_text("a primeira resposta só pode ser uma pergunta")
    expect(remark).to_be_visible()
    expect(panel.get_by_role("link", name="Escrever o e-mail")).to_be_visible()
    panel.get_by_role("button", name="Contar um pouco mais").click()
    fill(panel, {"O que aconteceu?": "A proposta 12 não abre."})
    expect(remark).not_to_be_visible()


def test_the_topic_can_be_changed(write) -> None:
    panel = write()
    panel.get_by_label("O que aconteceu?").fill("Deu erro.")
    panel.get_by_role("button", name="Trocar de assunto").click()
    expect(panel.get_by_role("heading", name="Escolha um assunto")).to_be_focused()
    panel.get_by_role("link", name=re.compile("Parcerias")).click()
    fill(panel, {"O que deveria acontecer?": "Funcionar."})
    expect(finished(panel)).to_have_value(
        re.compile(r"^Assunto: Parcerias\n\n.*\n.*O que aconteceu: Deu erro\.", re.MULTILINE)
    )


def test_with_nothing_to_choose_the_questions_come_at_once(
    write, new_project, serve_folder
) -> None:
    project = new_project(
        help_center={"messenger": {"type": "email", "address": "a@b.co", "topics": []}}
    )
    build(project, project / "site")
    panel = write("", base=serve_folder(project / "site"))
    expect(panel.get_by_role("heading", name="Assunto")).not_to_be_visible()
    fill(panel, {"O que aconteceu?": "Deu erro."})
    expect(finished(panel)).to_have_value(re.compile(r"^O que aconteceu: Deu erro\.\n\nArtigo"))
    expect(panel.get_by_role("button", name="Trocar de assunto")).to_have_count(0)


def test_nothing_typed_is_sent_or_kept(write) -> None:
    panel = write()
    asked = len(panel.page.watched.requests)
    fill(panel)
    finished(panel).press_sequentially("segredo")
    panel.page.wait_for_timeout(300)
    (own,) = panel.page.watched.requests[asked:]
    assert own.endswith("/assets/javascripts/talk.js")
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
