"""What a reader finds on a built article page."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

ARTICLE = "/conversas/abrir-um-chat/"
HOSTILE = "/conversas/ver-mensagens/"


def test_parts_come_in_reading_order(open_page) -> None:
    article = open_page(ARTICLE).select_one("article")
    order = [
        ".hc-trail", "h1", ".hc-lead", ".hc-byline", ".hc-contents", ".hc-body", ".hc-feedback",
        ".hc-related", ".hc-edit",
    ]  # fmt: skip
    places = [list(article.descendants).index(article.select_one(part)) for part in order]
    assert places == sorted(places)


def test_there_is_one_title_and_the_trail_leads_to_it(open_page) -> None:
    page = open_page(ARTICLE)
    assert [h.text for h in page.select("h1")] == ["Como abrir um novo chat"]
    assert [item.text.strip() for item in page.select(".hc-trail li")] == [
        "Todas as coleções",
        "Conversas",
        "Como abrir um novo chat",
    ]
    assert page.title.text == "Como abrir um novo chat · Central de Teste"


def test_byline_names_author_and_day(open_page) -> None:
    byline = open_page(ARTICLE).select_one(".hc-byline")
    assert byline.select_one(".hc-avatar").text == "ET"
    assert byline.select_one(".hc-byline__author").text == "Escrito por Equipe de Teste"
    assert byline.time["datetime"] == "2026-03-12"
    assert byline.select_one(".hc-byline__date").text == "Atualizado em 12 de março de 2026"


def test_the_day_comes_from_git_where_the_writer_gives_none(open_page) -> None:
    assert open_page("/conta/excluir-a-conta/").select_one("time")["datetime"] == "2026-02-20"
    assert open_page("/conta/senhas/trocar-a-senha/").select_one("time")["datetime"] == "2026-01-10"


def test_only_an_article_with_pictures_brings_what_enlarges_them(open_page) -> None:
    for address, wanted in ((ARTICLE, 1), ("/conta/excluir-a-conta/", 0)):
        page = open_page(address)
        assert len(page.select(".hc-lightbox")) == wanted
        assert len(page.select('script[src$="media.js"]')) == wanted


def test_contents_are_folded_in_the_text_and_open_beside_it(open_page) -> None:
    page = open_page(ARTICLE)
    folded = [a["href"] for a in page.select(".hc-contents a")]
    beside = [a["href"] for a in page.select(".md-sidebar--secondary .md-nav__link")]
    assert folded == ["#pelo-icone", "#video-e-anexo"]
    assert beside == ["#pelo-icone", "#em-outro-aparelho", "#video-e-anexo"]
    assert not page.select_one(".hc-contents").has_attr("open")


def test_headings_have_anchors(open_page) -> None:
    heading = open_page(ARTICLE).select_one("#pelo-icone")
    assert heading.select_one("a.headerlink")["href"] == "#pelo-icone"


def test_writers_widgets_are_drawn(open_page) -> None:
    body = open_page(ARTICLE).select_one(".hc-body")
    assert body.select_one("ol > li").text == "Clique no ícone."
    assert body.select_one(".admonition.dica .admonition-title").text == "Dica"
    assert [label.text for label in body.select(".tabbed-labels label")] == [
        "Celular",
        "Computador",
    ]
    assert body.select_one("table th").text == "Onde"
    assert body.select_one("a.hc-zoom img")["width"] == "640"
    assert len(body.select("a.hc-video")) == 1, "a host that is not allowed stays a plain link"
    assert body.select_one("a.hc-attachment").text == "modelo de mensagem (TXT, 1 KB)"
    assert not body.select("iframe, video, script")


def test_related_starts_with_what_the_writer_named(open_page, site) -> None:
    links = open_page(ARTICLE).select(".hc-related a")
    assert links[0].text == "Como excluir a conta"
    assert 1 <= len(links) <= 4
    for link in links:
        assert (site / ARTICLE.strip("/") / link["href"] / "index.html").resolve().is_file()


def test_edit_link_leads_to_the_file(open_page) -> None:
    link = open_page(ARTICLE).select_one(".hc-edit a")
    assert link["href"].endswith("/edit/main/docs/conversas/abrir-um-chat.md")


def test_support_carries_the_article(open_page) -> None:
    for address, title in ((ARTICLE, "Como abrir um novo chat"), (HOSTILE, "Onde ficam")):
        page = open_page(address)
        for place in (".hc-feedback", ".hc-strip"):
            query = parse_qs(urlsplit(page.select_one(f"{place} .hc-support-button")["href"]).query)
            assert query["de"] == [f"https://ajuda.exemplo.com.br{address}"]
            assert query["sobre"][0].startswith(title)
        assert page.select_one(".hc-header .hc-support-button")["href"] == "../../suporte/"
        assert len(page.select(".hc-support-button")) == 3


def test_without_a_destination_nothing_is_sent_or_said_to_be_kept(open_page) -> None:
    form = open_page(ARTICLE).select_one(".hc-feedback form")
    assert form["method"] == "get"
    assert form["action"].startswith("#")
    assert [b["value"] for b in form.select("button")] == ["nao", "em_parte", "sim"]
    assert [b.text.strip() for b in form.select("button")] == ["Não", "Em parte", "Sim"]
    section = open_page(ARTICLE).select_one(".hc-feedback").text
    assert "registr" not in section
    assert "enviad" not in section


def test_with_a_destination_the_form_posts_the_answers_shape(site_with_answers, read_built) -> None:
    form = read_built(site_with_answers, ARTICLE).select_one(".hc-feedback form")
    assert (form["method"], form["action"]) == (
        "post",
        "https://respostas.exemplo.com.br/respostas",
    )
    fields = {field["name"]: field.get("value") for field in form.select("input")}
    assert fields["schema"] == "1"
    assert fields["kind"] == "answer"
    assert (fields["article"], fields["language"]) == ("conversas/abrir-um-chat", "pt-BR")
    assert len(fields["revision"]) == 16
    assert fields["site"] is None
    assert {button["name"] for button in form.select("button")} == {"vote"}


@pytest.mark.parametrize(
    "address", [HOSTILE, "/conversas/", "/", ARTICLE, "/conta/excluir-a-conta/", "/404.html"]
)
def test_what_a_writer_types_is_never_markup(open_page, address: str) -> None:
    page = open_page(address)
    live = page.select("script:not([type='application/ld+json'])")
    assert not [s for s in live if "hacked" in s.text]
    assert not page.select("article b, article i")


def test_hostile_title_and_description_are_shown_as_typed(open_page) -> None:
    page = open_page(HOSTILE)
    typed = (
        'Onde ficam as mensagens? "Aqui" & <b>ali</b> </title><script>window.hacked=1</script>'
        '<img src=x onerror="window.hacked=2">'
    )
    assert page.h1.text == typed
    assert page.title.text.startswith(typed)
    assert page.select_one("meta[name=description]")["content"].startswith('Onde encontrar "o que')
    told = json.loads(page.select_one("script[type='application/ld+json']").string)
    assert told["@graph"][0]["headline"] == typed


def test_sidebar_has_the_current_collection_alone(open_page) -> None:
    nav = open_page(ARTICLE).select_one(".hc-nav")
    links = [a.text for a in nav.select("a")]
    assert links[:2] == ["Todas as coleções", "Conversas"]
    assert "Como excluir a conta" not in links
    assert nav.select_one("[aria-current=page]").text == "Como abrir um novo chat"


def test_three_characters_do_not_end_the_build(open_page) -> None:
    """MkDocs' search for anchors stops at `<![` with a traceback; see helpcenter/guards.py."""
    body = open_page(HOSTILE).select_one(".hc-body")
    assert "Três sinais, <![ e <![, já pararam" in body.text
    assert body.code.text == "<!["
