"""Two languages: only pages that exist, each saying what it is."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from helpcenter.commands.montar import build
from helpcenter.sources import parse_source

BASE = "https://ajuda.exemplo.com.br"
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def test_pages_without_a_translation_are_not_made(site) -> None:
    pages = {p.parent.relative_to(site).as_posix() for p in site.glob("en/**/index.html")}
    assert pages == {
        "en",
        "en/suporte",
        "en/privacidade",
        "en/busca",
        "en/novidades",
        "en/conversas",
        "en/conversas/abrir-um-chat",
    }


def test_every_page_says_its_language(open_page) -> None:
    for address in ("/conversas/", "/conta/", "/conta/excluir-a-conta/", "/suporte/"):
        assert open_page(address).html["lang"] == "pt-BR"
    assert open_page("/en/conversas/").html["lang"] == "en"


def test_english_pages_speak_english(open_page) -> None:
    page = open_page("/en/conversas/abrir-um-chat/")
    assert page.select_one(".hc-byline__author").text == "Written by Test Team"
    assert page.select_one(".hc-feedback__question").text == "Did this answer your question?"
    assert open_page("/en/").h1.text == "How can we help?"
    assert open_page("/en/").select_one(".hc-authors__count").text == "1 article"
    own = re.sub(r"\s+", " ", page.select_one(".hc-header").text)
    assert "Contact support" in own
    assert "Test Center" in own


def test_a_link_to_a_page_without_translation_leads_to_the_original(open_page) -> None:
    link = open_page("/en/conversas/abrir-um-chat/").select_one(".hc-body a[href*=ver-mensagens]")
    assert link["href"] == "../../../conversas/ver-mensagens/"


def test_pictures_of_the_original_serve_the_translation(open_page, site) -> None:
    image = open_page("/en/conversas/abrir-um-chat/").select_one(".hc-body img")
    file = site / "en" / "conversas" / "abrir-um-chat" / image["src"]
    assert file.resolve().is_file()


def test_the_switch_leads_to_the_same_page_or_says_that_it_does_not(open_page) -> None:
    same = open_page("/conversas/abrir-um-chat/").select_one(".hc-header .hc-languages a")
    assert (same["href"], same["hreflang"], same["lang"]) == (
        "../../en/conversas/abrir-um-chat/",
        "en",
        "en",
    )
    near = open_page("/conversas/ver-mensagens/").select_one(".hc-header .hc-languages a")
    assert near["href"] == "../../en/conversas/#hc-nao-traduzido"
    assert "nearest page" in near.text
    far = open_page("/conta/senhas/trocar-a-senha/").select_one(".hc-header .hc-languages a")
    assert far["href"] == "../../../en/#hc-nao-traduzido"
    assert open_page("/en/").select_one("#hc-nao-traduzido")


def test_alternates_name_only_pages_that_exist(open_page) -> None:
    def alternates(address: str) -> dict[str, str]:
        links = open_page(address).select("link[hreflang]")
        assert all(link["rel"] == ["alternate"] for link in links)
        return {link["hreflang"]: link["href"] for link in links}

    assert alternates("/conversas/") == {
        "pt-BR": f"{BASE}/conversas/",
        "en": f"{BASE}/en/conversas/",
    }
    assert alternates("/conta/excluir-a-conta/") == {}
    canonical = open_page("/en/conversas/").select_one("link[rel=canonical]")
    assert canonical["href"] == f"{BASE}/en/conversas/"


def test_the_sitemap_names_every_page_once_but_the_search(site) -> None:
    tree = ElementTree.parse(site / "sitemap.xml")
    listed = [loc.text for loc in tree.findall(".//s:loc", SPACES)]
    made = {
        f"{BASE}/{p.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        for p in site.rglob("index.html")
        if p.parent.name != "busca" and "articles" not in p.parts  # Old addresses.
    }
    assert sorted(listed) == sorted(made)
    for url in tree.findall("s:url", SPACES):
        others = [link.get("href") for link in url.findall("x:link", SPACES)]
        assert set(others) <= made
        assert not others or url.find("s:loc", SPACES).text in others


def test_a_translation_that_is_behind_says_so_and_leads_to_the_original(
    new_project, write_docs, read_built
) -> None:
    summary = "Uma descrição que tem tudo o que a conferência pede, do começo ao fim dela."
    head = f"---\ntitle: Um\ndescription: {summary}\n"
    docs = {f"c/{name}.md": f"{head}---\n\nTexto.\n" for name in ("velho", "novo")}
    current = parse_source("c/novo.md", docs["c/novo.md"]).revision
    docs["c/velho.en.md"] = f"{head}traduzido_de: '0000000000000000'\n---\n\nText.\n"
    docs["c/novo.en.md"] = f"{head}traduzido_de: '{current}'\n---\n\nText.\n"
    project = new_project(docs=write_docs(docs))
    build(project, project / "site")
    note = read_built(project / "site", "/en/c/velho/").select_one(".hc-stale")
    assert "has changed since this translation" in note.text
    assert (note.a["href"], note.a["hreflang"]) == ("../../../c/velho/", "pt-BR")
    for address in ("/en/c/novo/", "/c/velho/"):
        assert not read_built(project / "site", address).select(".hc-stale")
