"""What a page says of itself where a link to it is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

ROOT = "https://ajuda.exemplo.com.br"


def said(page: BeautifulSoup) -> dict[str, str]:
    """Open Graph's properties; each must be there once."""
    found = [(meta["property"], meta["content"]) for meta in page.select("meta[property]")]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_an_article_is_told_with_its_days(open_page) -> None:
    page = open_page("/conta/excluir-a-conta/")
    told = said(page)
    assert told | {"og:image": ""} == {
        "og:type": "article",
        "og:url": f"{ROOT}/conta/excluir-a-conta/",
        "og:title": "Como excluir a conta",
        "og:description": "O que acontece com os seus dados e como pedir a exclusão da conta.",
        "og:site_name": "Central de Teste",
        "og:locale": "pt_BR",
        "og:image": "",
        "article:published_time": "2026-01-10",
        "article:modified_time": "2026-02-20",
    }
    (description,) = page.select("meta[name=description]")
    assert description["content"] == told["og:description"]


@pytest.mark.parametrize(
    ("address", "title", "brand", "locale"),
    [
        ("/", "Como podemos ajudar?", "Central de Teste", "pt_BR"),
        ("/conversas/", "Conversas", "Central de Teste", "pt_BR"),
        ("/en/conversas/", "Conversations", "Test Center", "en_US"),
    ],
)
def test_other_pages_are_told_in_their_language(
    open_page, address: str, title: str, brand: str, locale: str
) -> None:
    page = open_page(address)
    told = said(page)
    assert told["og:type"] == "website"
    assert told["og:url"] == page.select_one("link[rel=canonical]")["href"] == f"{ROOT}{address}"
    assert (told["og:title"], told["og:site_name"], told["og:locale"]) == (title, brand, locale)


def test_what_is_not_to_be_shared_says_nothing(open_page) -> None:
    for address in ("/busca/", "/404.html"):
        assert "og:url" not in said(open_page(address))


def test_a_title_cannot_get_out_of_its_attribute(open_page) -> None:
    title = said(open_page("/conversas/ver-mensagens/"))["og:title"]
    assert title.startswith('Onde ficam as mensagens? "Aqui" & <b>ali</b> </title><script>')
