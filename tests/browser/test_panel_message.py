"""A message that can be answered at once: asked for, composed, shown, kept as it was changed."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect
from tests.browser.panel import (
    ANSWERS,
    MESSAGE,
    body_of,
    fill,
    finished,
)

from helpcenter.commands.montar import build

pytestmark = pytest.mark.browser


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
        expect(panel).not_to_be_visible()
        expect(panel.page).to_have_url(re.compile("^[^#]*$"))
        panel.page.keyboard.press("/")
        dialog = panel.page.get_by_role("dialog", name="Pesquisa")
        dialog.get_by_role("combobox").fill(words)
        dialog.locator(f".hc-search__none a[data-hc-panel][href*={words}]").click()

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
