"""What a page says of itself where a link to it is shared."""

from __future__ import annotations

import json
import struct
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from helpcenter.catalog import Catalog
from helpcenter.content import read_content
from helpcenter.images import can_draw, png
from helpcenter.sharing import card, card_page, lines

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup

ROOT = "https://ajuda.exemplo.com.br"
MOST = 50_000
"""Bytes of a card."""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="630" viewBox="1130 0 600 630"><g font-family="Inter">{}</g></svg>'  # noqa: E501
"""What is right of a card's text: nothing, if each line fits."""


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


def test_a_page_is_shown_by_the_card_of_its_collection(site: Path, open_page) -> None:
    for address, path in (
        ("/", "/assets/cards/card.png"),
        ("/conta/", "/assets/cards/conta/card.png"),
        ("/conta/senhas/trocar-a-senha/", "/assets/cards/conta/card.png"),
        ("/en/conversas/abrir-um-chat/", "/assets/cards/en/conversas/card.png"),
    ):
        page = open_page(address)
        assert said(page)["og:image"] == f"{ROOT}{path}"
        assert page.select_one('meta[name="twitter:card"]')["content"] == "summary_large_image"
        data = (site / path.strip("/")).read_bytes()
        assert size_of(data) == (1200, 630)
        assert len(data) < MOST
    assert len([*site.glob("assets/cards/**/*.png")]) == 5


def test_icons_are_made_of_the_favicon(site: Path, open_page) -> None:
    page = open_page("/conta/excluir-a-conta/")
    links = {(link["rel"][0], link.get("sizes", "")): link["href"] for link in page.select("link")}
    assert links["icon", ""] == "../../marca/favicon.svg"
    assert links["icon", "32x32"] == "../../assets/icons/32.png"
    assert links["apple-touch-icon", ""] == "../../assets/icons/180.png"
    manifest = json.loads((site / links["manifest", ""].removeprefix("../../")).read_text("utf-8"))
    assert manifest["name"] == "Central de Teste"
    assert urljoin("/assets/icons/site.webmanifest", manifest["start_url"]) == "/"
    sizes = {icon["src"]: icon["sizes"] for icon in manifest["icons"]}
    assert sizes == {"192.png": "192x192", "512.png": "512x512"}
    for name in ("32.png", "180.png", *sizes):
        side = int(name.removesuffix(".png"))
        assert size_of((site / "assets" / "icons" / name).read_bytes()) == (side, side)


def test_a_favicon_that_cannot_be_drawn_stops_nothing() -> None:
    for text in ("", "x", f"{DRAWING.partition('>')[0]}>", '<svg width="0" height="0"/>'):
        assert not can_draw(text)
    assert can_draw(DRAWING)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG (https://www.w3.org/TR/png-3/#11IHDR)."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_each_article_has_a_card_where_that_is_asked_for(site: Path) -> None:
    catalog = Catalog(read_content(site.parent / "docs"))
    article = catalog.article("conta/senhas/trocar-a-senha", "pt-BR")
    assert card_page(catalog, article, "artigos") is article
    assert card_page(catalog, article, "colecoes").id == "conta"
    assert card_page(catalog, catalog.home("en"), "artigos") is catalog.home("en")
    assert card_page(catalog, article, "nenhum") is None
    shown = card(catalog, article, "Central de Teste")
    assert (shown.label, shown.title) == ("Senhas", ["Como trocar a senha"])
    assert (shown.text, shown.brand) == ([], "Central de Teste")


@pytest.mark.parametrize(
    "text",
    [
        "Como abrir um novo chat sem sair da tela em que você está e ver as mensagens",
        "MMMM WWWW @@@@ %%%% " * 6,
        "A" * 300,
        "OOQQGGÓÕÔ&… " * 9,
        "AVATAR HNUDBRXKZ ŒÆ — mm ww " * 5,
        "会员 帐户 设置 如何 更改" * 9,
    ],
)
def test_no_text_leaves_its_card(text: str) -> None:
    for size, most in ((76, 3), (60, 4), (34, 2)):
        found = lines(text, size, most)
        assert 1 <= len(found) <= most
        beyond = [
            f'<text x="80" y="100" font-size="{size}" font-weight="700">{escape(line)}</text>'
            for line in found
        ]
        margin = DRAWING.format("".join(beyond))
        assert png(margin) == png(DRAWING.format("")), found


def test_a_long_title_says_that_it_goes_on() -> None:
    assert lines("uma duas três " * 40, 60, 4)[-1].endswith("…")
    assert lines("Uma pergunta curta", 76, 3) == ["Uma pergunta curta"]
    assert lines("", 76, 3) == []
