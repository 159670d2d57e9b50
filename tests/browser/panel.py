"""The panel of support as a reader meets it: opened, and written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

ARTICLE = "/conversas/abrir-um-chat/"
NAME = "Central de suporte"
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
def visit(open_browser: Callable[..., Page], panel_url: str) -> Callable[..., Page]:
    """Open an address of the site with a panel."""

    def go(address: str = ARTICLE, **options) -> Page:
        return open_browser(f"{panel_url}{address}", **options)

    return go


def panel_of(page: Page) -> Locator:
    return page.get_by_role("dialog", name=NAME)


def button_of(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("link", name="Fale com o suporte")


def view(page: Page) -> Locator:
    """The heading of the section that is seen."""
    return panel_of(page).locator("section:visible > h2")


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
