"""Home, collections, support, privacy, the error page, and the notice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from helpcenter.addresses import PANEL
from helpcenter.commands.montar import build
from helpcenter.sources import parse_source

if TYPE_CHECKING:
    from pathlib import Path


def pages_of(site: Path) -> list[Path]:
    """Every page, without the panel, which is a part of one, and those of old addresses."""
    pages = (path for path in site.rglob("*.html") if path.name != PANEL)
    return [path for path in pages if "data-hc-moved" not in path.read_text("utf-8")]


def test_home_starts_with_greeting_and_search(open_page) -> None:
    page = open_page("/")
    assert page.h1.text == "Como podemos ajudar?"
    hero = page.select_one(".hc-hero")
    form = hero.select_one("form[role=search]")
    assert (form["action"], form["method"]) == ("busca/", "get")
    assert form.select_one("input[name=q]")["aria-label"]
    assert page.title.text == "Central de Teste"


def test_cards_count_the_articles_of_each_collection(open_page) -> None:
    cards = open_page("/").select(".hc-cards .hc-card")
    seen = {
        card.select_one(".hc-card__title").text: card.select_one(".hc-authors__count").text
        for card in cards
    }
    assert seen == {"Conversas": "2 artigos", "Conta": "2 artigos"}
    assert cards[0].svg is not None
    assert cards[0].select_one(".hc-card__text").text.startswith("Tudo sobre abrir")


def test_featured_articles_and_support_are_on_the_home_page(open_page) -> None:
    page = open_page("/")
    assert [a.text for a in page.select(".hc-featured a")] == ["Como abrir um novo chat"]
    assert page.select_one(".hc-strip .hc-support-button")["href"] == "suporte/"


def test_a_collection_lists_articles_and_sections(open_page) -> None:
    page = open_page("/conta/")
    assert page.h1.text == "Conta"
    assert "2 artigos" in page.select_one(".hc-authors").text
    assert "Bia da Silva Lima" in page.select_one(".hc-authors").text
    assert [a.text for a in page.select(".hc-articles__title")] == [
        "Como excluir a conta",
        "Como trocar a senha",
    ]
    assert page.select_one(".hc-section h2").text.strip() == "Senhas"
    assert page.select_one(".hc-articles__text").text.startswith("O que acontece")
    assert page.select_one(".hc-articles time")["datetime"] == "2026-02-20"


def test_an_article_is_started_from_its_collection(open_page) -> None:
    mend, write = open_page("/conversas/").select(".hc-edit a")
    assert mend["href"].endswith("/edit/main/docs/conversas/index.md")
    assert write.text == "Escrever um artigo nesta coleção"
    assert urlsplit(write["href"]).path == "/new/conversas"
    (text,) = parse_qs(urlsplit(write["href"]).query)["value"]
    source = parse_source("conversas/novo.md", text)
    assert source.mistakes == ()
    assert "## Passo a passo" in source.body
    assert "nesta coleção" not in open_page("/en/conversas/").text


def test_a_draft_is_nowhere(site) -> None:
    assert not (site / "conta" / "ainda-nao").exists()
    everything = "".join(p.read_text("utf-8") for p in site.rglob("*.html"))
    everything += (site / "sitemap.xml").read_text("utf-8") + (site / "manifest.json").read_text(
        "utf-8"
    )
    assert "Um rascunho" not in everything
    assert "ainda-nao" not in everything


def test_only_pages_pictures_and_attachments_of_docs_are_published(site) -> None:
    assert not (site / "gravacao.mp4").exists()
    assert not (site / "_dados").exists()
    assert (site / "conversas" / "anexos" / "modelo.txt").is_file()


def test_the_error_page_speaks_every_language_with_absolute_links(open_page, site) -> None:
    page = open_page("/404.html")
    sections = page.select(".hc-not-found")
    assert [s["lang"] for s in sections] == ["pt-BR", "en"]
    assert page.html["lang"] == "pt-BR"
    links = [a["href"] for s in sections for a in s.select("a")]
    assert "/conversas/" in links
    assert "/en/conversas/" in links
    assert all(link.startswith("/") for link in links)
    assert page.select_one("form[role=search]")
    assert not (site / "en" / "404.html").exists()


def test_support_has_two_topics_where_the_operator_names_none(open_page) -> None:
    for address, first in (("/suporte/", "Preciso de suporte"), ("/en/suporte/", "I need support")):
        topics = open_page(address).select("a.hc-topic")
        assert len(topics) == 2
        assert topics[0].strong.text == first
        query = parse_qs(urlsplit(topics[0]["href"]).query)
        assert query["de"] == [f"https://ajuda.exemplo.com.br{address}"]
        assert query["sobre"] == [first]


def test_support_without_topics_is_one_link(new_project, read_built) -> None:
    address = "https://chat.exemplo.com.br/?de={url}"
    project = new_project(help_center={"messenger": {"url": address, "topics": []}})
    build(project, project / "site", strict=True)
    (link,) = read_built(project / "site", "/suporte/").select("[data-hc-choose]")
    assert link.text == "Escrever para o suporte"
    assert parse_qs(urlsplit(link["href"]).query)["de"] == ["https://ajuda.exemplo.com.br/suporte/"]


def test_the_panel_is_the_page_of_support(site, read_built) -> None:
    for folder in ("suporte", "en/suporte"):
        panel, page = (
            read_built(site, f"{folder}/{name}").select_one("[data-hc-messenger]")
            for name in ("painel.html", "index.html")
        )
        assert panel.get_text(" ", strip=True) == page.get_text(" ", strip=True)
        assert [a["href"] for a in panel.select("a")] == [a["href"] for a in page.select("a")]
    head = read_built(site, "suporte/painel.html")
    assert head.select_one("meta[name=robots]")["content"] == "noindex"


def test_support_with_topics_is_a_choice(site_with_answers, read_built) -> None:
    topics = read_built(site_with_answers, "/suporte/").select("a.hc-topic")
    assert [topic.select_one(".hc-card__title").text for topic in topics] == [
        "Suporte",
        "Financeiro",
    ]
    assert topics[0]["href"] == "mailto:ajuda@exemplo.com.br?subject=Suporte"


def test_the_page_of_results_is_not_for_search_engines(site, open_page) -> None:
    for address in ("/busca/", "/en/busca/"):
        page = open_page(address)
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
        canonical = page.select_one("link[rel=canonical]")["href"]
        assert canonical == f"https://ajuda.exemplo.com.br{address}"
    assert open_page("/conta/").select_one("meta[name=robots]") is None
    assert "busca" not in (site / "sitemap.xml").read_text("utf-8")


def test_nothing_of_the_themes_search_is_left(site) -> None:
    assert not (site / "search").exists()
    assert not (site / "en" / "search").exists()
    for path in pages_of(site):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert not page.select("[class*=md-search], [data-md-component^=search]"), path
        config = json.loads(page.select_one("#__config").string)
        assert set(config) == {"base", "features", "translations"}


def test_a_page_tells_the_search_where_everything_is(open_page) -> None:
    for address, folder in (
        ("/", ""),
        ("/conta/excluir-a-conta/", ""),
        ("/404.html", ""),
        ("/en/conversas/", "en/"),
    ):
        data = json.loads(open_page(address).select_one("#hc-search-data").string)
        base = f"https://ajuda.exemplo.com.br{address}"
        told = [urljoin(base, data[name]) for name in ("root", "page", "support")]
        root = "https://ajuda.exemplo.com.br/"
        assert told == [root, f"{root}{folder}busca/", f"{root}{folder}suporte/"]


def test_privacy_says_what_the_configuration_does(open_page, site_with_answers, read_built) -> None:
    plain = open_page("/privacidade/").text
    assert "não são enviadas nem guardadas" in plain
    assert "as suas últimas pesquisas" in plain
    assert "as palavras pesquisadas vão no endereço" in plain
    assert "chat.exemplo.com.br" in plain
    assert "www.youtube-nocookie.com" in plain
    other = read_built(site_with_answers, "/privacidade/").text
    assert "respostas.exemplo.com.br" in other
    assert "programa de e-mail" in other


def test_the_notice_speaks_each_language_and_knows_its_end(site_with_answers, read_built) -> None:
    for address, text in (("/", "Manutenção no domingo."), ("/en/", "Maintenance on Sunday.")):
        notice = read_built(site_with_answers, address).select_one("#hc-aviso")
        assert text in notice.text
        assert notice["data-until"] == "2099-12-31"
        assert notice.a["href"] == "https://status.exemplo.com.br/"


def test_without_a_notice_there_is_no_banner(open_page) -> None:
    assert not open_page("/").select(".md-banner, #hc-aviso")


def test_ids_are_unique_and_images_have_alternatives(site) -> None:

    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), path
        assert all(image.has_attr("alt") for image in page.select("img")), path
        assert len(page.select("h1")) == (path.name != PANEL), path


def test_every_link_of_the_site_leads_to_something(site) -> None:

    base = "https://ajuda.exemplo.com.br/"
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        here = urljoin(base, path.relative_to(site).as_posix())
        for tag in page.select("[href], [src]"):
            target = urljoin(here, (tag.get("href") or tag.get("src")).strip())
            if not target.startswith(base):
                continue
            parts = urlsplit(target)
            file = site / unquote(parts.path).lstrip("/")
            assert file.is_file() or (file / "index.html").is_file(), (path, target)


def test_nothing_is_asked_of_another_host(site) -> None:

    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        loaded = [tag["src"] for tag in page.select("[src]")]
        loaded += [
            tag["href"]
            for tag in page.select("link[rel~=stylesheet], link[rel~=icon], link[rel~=preconnect]")
        ]
        assert not [address for address in loaded if urlsplit(address).netloc], path
    for css in site.rglob("*.css"):
        assert "url(http" not in css.read_text("utf-8"), css


def test_a_central_below_another_site_keeps_to_its_own_path(new_project, read_built) -> None:
    project = new_project(site_url="https://www.exemplo.com.br/ajuda/")
    build(project, project / "site")
    page = read_built(project / "site", "/404.html")
    links = [tag["href"] for tag in page.select("a[href^='/']")]
    assert links
    assert all(link.startswith("/ajuda/") for link in links)
    article = read_built(project / "site", "/conta/excluir-a-conta/")
    assert article.select_one("link[rel=canonical]")["href"].startswith(
        "https://www.exemplo.com.br/ajuda/conta/"
    )
