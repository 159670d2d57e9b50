"""Feeds of news as a reader's program takes them, and the page of news, of a real build."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import pytest

from helpcenter.catalog import Catalog
from helpcenter.content import Content
from helpcenter.history import Dates, History
from helpcenter.news import MOST, as_xml, entries, news
from helpcenter.sources import parse_source

if TYPE_CHECKING:
    from pathlib import Path

ROOT = "https://ajuda.exemplo.com.br"
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = {
    "/": "Novidades · Central de Teste",
    "/conta/": "Conta · Central de Teste",
    "/conta/senhas/": "Senhas · Central de Teste",
    "/conversas/": "Conversas · Central de Teste",
    "/en/": "What’s new · Test Center",
    "/en/conversas/": "Conversations · Test Center",
}


def read(site: Path, place: str) -> feedparser.FeedParserDict:
    return feedparser.parse((site / place.strip("/") / "novidades.xml").read_bytes())


def test_every_collection_with_articles_has_a_feed(site: Path) -> None:
    found = {path.parent.relative_to(site).as_posix() for path in site.rglob("novidades.xml")}
    assert found == {place.strip("/") or "." for place in FEEDS}


@pytest.mark.parametrize("place", FEEDS)
def test_a_feed_has_all_that_atom_asks_for(site: Path, place: str) -> None:
    read_feed = read(site, place)
    assert not read_feed.bozo, read_feed.get("bozo_exception")
    assert read_feed.version == "atom10"
    feed = read_feed.feed
    assert feed.title == FEEDS[place]
    assert feed.id == f"{ROOT}{place}novidades.xml"
    links = {link.rel: link.href for link in feed.links}
    assert links["self"] == feed.id
    page = links["alternate"].removeprefix(ROOT).strip("/")
    assert (site / page / "index.html").is_file()
    assert feed.updated == max(entry.updated for entry in read_feed.entries)
    assert feed.author
    ids = [entry.id for entry in read_feed.entries]
    assert len(set(ids)) == len(ids) > 0
    for entry in read_feed.entries:
        assert all((entry.title, entry.summary, entry.tags))
        assert entry.published <= entry.updated
        assert entry.title_detail.language == ("en" if place.startswith("/en/") else "pt-BR")
        assert (site / entry.link.removeprefix(ROOT).strip("/") / "index.html").is_file()


def test_each_element_is_there_as_often_as_it_may(site: Path) -> None:
    for path in site.rglob("novidades.xml"):
        feed = ElementTree.parse(path).getroot()
        for part in (feed, *feed.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(part.findall(f"{ATOM}{name}")) == 1


def test_an_entry_says_who_when_and_where(site: Path) -> None:
    entries = {entry.title: entry for entry in read(site, "/").entries}
    gone = entries["Como excluir a conta"]
    assert gone.author == "Bia da Silva Lima"
    assert gone.published.startswith("2026-01-10")
    assert gone.updated.startswith("2026-02-20")
    assert gone.link == f"{ROOT}/conta/excluir-a-conta/"
    assert gone.id == f"{ROOT}/pt-BR/articles/123-excluir/"  # Its oldest address.
    assert [tag.label for tag in gone.tags] == ["Conta"]
    days = [entry.updated for entry in read(site, "/").entries]
    assert days == sorted(days, reverse=True)
    assert "Um rascunho" not in entries


def test_pages_that_list_articles_name_their_feed(open_page) -> None:
    for address, feed in (
        ("/", "/novidades.xml"),
        ("/conta/", "/conta/novidades.xml"),
        ("/novidades/", "/novidades.xml"),
        ("/en/", "/en/novidades.xml"),
        ("/en/novidades/", "/en/novidades.xml"),
    ):
        (link,) = open_page(address).select('link[type="application/atom+xml"]')
        assert "alternate" in link["rel"]
        assert urljoin(address, link["href"]) == feed
    for address in ("/conta/excluir-a-conta/", "/suporte/", "/404.html"):
        assert not open_page(address).select('link[type="application/atom+xml"]')


def test_the_page_of_news_has_a_list_for_each_month(open_page) -> None:
    page = open_page("/novidades/")
    months = [h.text for h in page.select("h2.hc-section-title")]
    assert months == ["Março de 2026", "Fevereiro de 2026", "Janeiro de 2026"]
    said = {
        row.strong.text: " ".join(row.select_one(".hc-articles__date").text.split())
        for row in page.select(".hc-articles a")
    }
    assert said["Como excluir a conta"] == (
        "Atualizado em 20 de fevereiro de 2026 · publicado em 10 de janeiro de 2026"
    )
    assert said["Como trocar a senha"] == "Publicado em 10 de janeiro de 2026"
    links = [urljoin("/novidades/", a["href"]) for a in page.select(".hc-articles a")]
    assert "/conta/excluir-a-conta/" in links
    english = open_page("/en/novidades/")
    assert [h.text for h in english.select("h2.hc-section-title")] == ["January 2026"]
    assert "Published on January 10, 2026" in english.select_one(".hc-articles__date").text


def test_every_page_leads_to_the_news(open_page) -> None:
    for address, news_page in (("/conta/", "/novidades/"), ("/en/", "/en/novidades/")):
        links = [urljoin(address, a["href"]) for a in open_page(address).select(".hc-footer a")]
        assert news_page in links


def catalog_of(texts: dict[str, str], **days: str) -> Catalog:
    """A catalog of articles made and changed on a day each, on the build's day 2026-05-01."""
    sources = {path: parse_source(path, text) for path, text in texts.items()}
    dates = {
        path: Dates(date(2026, 1, 1), date.fromisoformat(days.get(path[2:-3], "2026-01-01")))
        for path in texts
    }
    return Catalog(Content(sources, history=History("c", date(2026, 5, 1), dates)))


def test_what_waited_for_its_day_is_new_on_that_day() -> None:
    catalog = catalog_of(
        {
            "c/a.md": "---\ntitle: A\npublicar_em: 2026-04-02\n---\n",
            "c/b.md": "---\ntitle: B\npublicar_em: 2026-06-01\n---\n",
            "c/c.md": "---\ntitle: C\nrascunho: true\n---\n",
            "c/d.md": "---\ntitle: D\n---\n",
        },
        d="2026-02-03",
    )
    every = news(catalog, "pt-BR")
    found = [(n.article.title, n.is_new, str(n.updated)) for n in every[""]]
    assert found == [("A", True, "2026-04-02"), ("D", False, "2026-02-03")]
    assert every == {"": every[""], "c": every[""]}


def test_an_article_that_moves_keeps_its_name() -> None:
    (before,) = news(catalog_of({"c/a.md": "---\ntitle: A\n---\n"}), "pt-BR")[""]
    moved = "---\ntitle: A\nenderecos_antigos: [/c/a/]\n---\n"
    (after,) = news(catalog_of({"d/b.md": moved}), "pt-BR")[""]
    assert before.first_address == after.first_address == "/c/a/"
    assert after.article.address == "/d/b/"


def test_a_feed_has_the_newest_and_no_more() -> None:
    texts = {f"c/{n}.md": f"---\ntitle: Artigo {n}\n---\n" for n in range(MOST + 5)}
    days = {str(n): f"2026-03-{n % 28 + 1:02}" for n in range(MOST + 5)}
    catalog = catalog_of(texts, **days)
    found = entries(news(catalog, "pt-BR"), catalog.home("pt-BR"))
    assert len(found) == MOST
    assert str(found[0].updated) == "2026-03-28"
    assert str(found[-1].updated) > "2026-03-01"


def test_control_characters_do_not_break_a_feed() -> None:
    ElementTree.fromstring(as_xml("<a>\x0b\ufffe\x1bé\t</a>"))
