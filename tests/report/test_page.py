"""The page: its words, its order, and nothing in it that leads or calls elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from datetime import date
from importlib.util import find_spec
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from helpcenter.report.render import render, stylesheet

SPACE = "\N{NO-BREAK SPACE}"
OLD = "fedcba9876543210"
HOSTILE = "</p><script>window.__x=1</script><img src=x onerror=window.__x=1> & \"aspas\" 'x'"
BASE = "https://git.exemplo.com.br/edit/main/docs/"


def parse(summary, site_url="https://ajuda.exemplo.com.br/") -> BeautifulSoup:
    return BeautifulSoup(render(summary, site_url), "html.parser")


def words_of(element) -> str:
    return " ".join(element.get_text(" ").replace(SPACE, " ").split())


@pytest.fixture
def full(summary_of, new_votes, new_record, new_entry):
    """A summary that has something of everything."""
    records = [
        *new_votes(sim=4, em_parte=1, nao=15, comment=HOSTILE, reason=None),
        *new_votes(nao=3, reason="faltou_passo"),
        *new_votes(nao=6, revision=OLD, day="2026-08-01"),
        *new_votes(sim=90, nao=2, article="bom"),
        *new_votes(nao=2, article="pouco"),
        *new_votes(nao=7, article="saiu", comment="Sumiu?"),
        *new_votes(nao=8, suspect=1),
        new_record(kind="search_empty", query=HOSTILE[:70]),
        new_record(kind="search_empty", query="boleto"),
        new_record(kind="search_empty", query="boleto"),
        new_record(kind="contact", article="a/b", channel="link", topic=HOSTILE),
        new_record(kind="not_found", path="/x/<b>"),
    ]
    return summary_of(
        records,
        new_entry("a/b", title=HOSTILE),
        *[new_entry(name) for name in ("bom", "pouco")],
        new_entry("velho", review_by=date(2026, 1, 2)),
        new_entry("a/b", "en", source_revision=OLD),
        edit_base=BASE,
    )


def test_the_headline_says_what_to_do(full, summary_of, new_votes, new_entry) -> None:
    page = parse(full)
    assert words_of(page.h1) == "1 artigo pede conserto"
    assert words_of(page.title).startswith("1 artigo pede conserto")
    assert "de 31 de agosto a 22 de novembro de 2026" in words_of(page.select_one(".period"))
    assert "ajuda.exemplo.com.br" in words_of(page.header)
    two = summary_of(
        new_votes(nao=9) + new_votes(nao=9, article="c"), new_entry("a/b"), new_entry("c")
    )
    assert words_of(parse(two).h1) == "2 artigos pedem conserto"
    assert words_of(parse(summary_of(new_votes(sim=9))).h1) == "Nada urgente para consertar"


def test_of_few_answers_nothing_is_concluded(summary_of, new_votes) -> None:
    few, enough = (parse(summary_of(new_votes(sim=number))) for number in (4, 5))
    assert words_of(few.h1) == "Ainda é cedo para dizer o que consertar"
    assert "%" not in words_of(few.header)
    assert "por 100 respostas" not in words_of(few.header)
    assert "0 por 100 respostas" in words_of(enough.header)


def test_the_first_article_says_why(full) -> None:
    first = parse(full).select_one("#consertar ol > li")
    text = words_of(first)
    assert "Não 78,3 % Em parte 4,3 % Sim 17,4 % de 23 respostas" in text
    assert "Motivo mais citado: faltou um passo ou uma imagem (3)" in text
    assert "Desde o período anterior, “Sim” subiu 17,4 pontos (de 0 % para 17,4 %)." in text
    assert "Desde a última revisão, “Sim” subiu 17,4 pontos" in text
    assert "1 clique em “Fale com o suporte”" in text
    links = {link.get_text(): link["href"] for link in first.select("a")}
    assert links["Editar"] == f"{BASE}a/b.md"
    assert links[HOSTILE] == "https://ajuda.exemplo.com.br/a/b/"


def test_articles_in_their_order(full) -> None:
    page = parse(full)
    tables = {words_of(table.caption): table for table in page.select("#artigos table")}
    rows = {name: table.select("tbody tr") for name, table in tables.items()}
    assert [len(found) for found in rows.values()] == [2, 1, 1]
    measured, few, removed = rows.values()
    assert words_of(measured[1]).startswith("Como bom")
    assert "97,8 % 90" in words_of(measured[1])
    assert "8 registros suspeitos, fora da conta" in words_of(measured[0])
    assert "%" not in words_of(few[0])
    assert words_of(few[0]).startswith("Como pouco")
    assert words_of(removed[0]).startswith("saiu")


def test_what_else_there_is(full) -> None:
    page = parse(full)
    assert "boleto 2" in words_of(page.select_one("#pesquisas"))
    assert "/x/<b> 1" in words_of(page.select_one("#enderecos"))
    assert "02/01/2026" in words_of(page.select_one("#conteudo"))
    assert "Traduções mais velhas" in words_of(page.select_one("#conteudo"))
    assert words_of(page.select_one("#nunca")).endswith("2 artigos Como velho Como a/b inglês")
    assert "8 registros chegaram em rajada" in words_of(page.select_one("#leitura"))
    assert "4,3" in words_of(page.select_one("#contatos"))  # 1 of 23 answers, in hundreds.
    also = [words_of(item) for item in page.select("aside li")]
    assert also[0] == "“boleto”: 2 pesquisas sem resultado"
    assert "1 artigo com respostas não está mais na central" in also
    assert "2 artigos ainda não receberam respostas" in also


def test_comments_are_words_and_have_their_key(full) -> None:
    page = parse(full)
    comments = page.select("#comentarios section.comments")
    assert len(comments) == 2
    assert comments[0].blockquote.p.get_text() == HOSTILE
    assert comments[0].code.get_text() == full.articles[0].comments[0].key
    vote = {"sim": "Sim", "em_parte": "Em parte", "nao": "Não"}[full.articles[0].comments[0].vote]
    assert f"{vote} · 22/11/2026" in words_of(comments[0].li)
    assert "Sumiu?" in words_of(comments[1])


def test_an_article_with_nothing_but_a_flood_is_listed(summary_of, new_votes, new_entry) -> None:
    records = [*new_votes(nao=9, suspect=1), *new_votes(sim=9, article="c")]
    table = parse(summary_of(records, new_entry("a/b"), new_entry("c"))).select("#artigos table")[1]
    assert "9 registros suspeitos, fora da conta" in words_of(table)
    assert "%" not in words_of(table.tbody)


def test_praise_is_no_reason_to_mend(summary_of, new_votes) -> None:
    records = [
        *new_votes(nao=9),
        *new_votes(em_parte=1, comment="Faltou o celular.", day="2026-11-01"),
        *new_votes(sim=1, comment="Muito bom!"),
    ]
    page = parse(summary_of(records))
    assert words_of(page.select_one("#consertar blockquote")) == "Faltou o celular."
    assert words_of(page.select_one("#comentarios blockquote")) == "Muito bom!"


def test_more_comments_than_are_shown(summary_of, new_votes) -> None:
    page = parse(summary_of(new_votes(nao=25, comment="Ai.")))
    assert len(page.select("#comentarios li")) == 20
    assert "e mais 5 comentários" in words_of(page.select_one("#comentarios"))


def test_nothing_that_was_sent_is_markup(full) -> None:
    page = parse(full)
    assert page.find("script") is None
    assert page.find("img") is None
    assert not [
        element for element in page.find_all(True) if any(k.startswith("on") for k in element.attrs)
    ]


def test_no_address_but_links_to_articles(full) -> None:
    page = parse(full)
    hosts = ("https://ajuda.exemplo.com.br/", "https://git.exemplo.com.br/", "#")
    for element in page.find_all(True):
        for name, value in element.attrs.items():
            if name == "href":
                assert value.startswith(hosts)
                assert element.name == "a"
            else:
                assert "//" not in str(value), (element.name, name)
                assert name not in ("src", "srcset", "action", "data", "xmlns", "style")
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()


def test_the_policy_lets_in_our_style_alone(full) -> None:
    page = parse(full)
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    digest = base64.b64encode(hashlib.sha256(page.style.string.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "unsafe" not in policy
    assert len(page.find_all("style")) == 1


def test_tables_have_a_caption_and_scopes(full) -> None:
    page = parse(full)
    assert page.table
    for table in page.find_all("table"):
        assert words_of(table.caption)
        assert all(cell["scope"] == "col" for cell in table.thead.find_all("th"))
        assert all(row.find("th")["scope"] == "row" for row in table.tbody.find_all("tr"))
        widths = {len(row.find_all(["th", "td"])) for row in table.find_all("tr")}
        assert len(widths) == 1


def test_headings_skip_no_level_and_the_menu_leads_somewhere(full) -> None:
    page = parse(full)
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"h[1-6]"))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = [element["id"] for element in page.find_all(id=True)]
    assert len(names) == len(set(names))
    inner = [link["href"][1:] for link in page.select("a[href^='#']")]
    assert set(inner) <= set(names)
    menu = [link["href"][1:] for link in page.select("nav a")]
    assert menu == [part["id"] for part in page.select("main section[id]:not(.comments)")]


def test_the_plot_has_a_name_and_the_same_numbers_beside_it(full) -> None:
    page = parse(full)
    plots = page.select("#tempo svg")
    assert [plot["role"] for plot in plots] == ["img", "img"]
    for plot in plots:
        assert "29 Não, 1 Em parte, 94 Sim no período" in plot["aria-label"]
        assert len(plot.select("rect.rect")) == 3 * 12
    rows = page.select("#tempo tbody tr")
    assert len(rows) == 12
    assert words_of(rows[-1]) == "16/11 a 22/11 29 1 94 124"


def test_a_plot_leaves_imports_alone(full) -> None:
    render(full)
    assert all(hasattr(finder, "find_spec") for finder in sys.meta_path)
    assert find_spec("nao_ha") is None


def test_a_bar_is_as_wide_as_its_share(full) -> None:
    bar = parse(full).select_one("#consertar .bar")
    assert [part["class"] for part in bar.find_all("span")] == [
        ["bar__nao", "grow-78"],
        ["bar__em_parte", "grow-4"],
        ["bar__sim", "grow-17"],
    ]
    assert bar["aria-hidden"] == "true"
    assert ".grow-78{flex-grow:78}" in stylesheet()


def test_no_database_yet(summary_of) -> None:
    page = parse(summary_of([]))
    assert words_of(page.h1) == "Ainda não há respostas"
    assert "central coletor" in words_of(page.select_one("#consertar"))
    assert page.select("#tempo, #artigos, #comentarios, .tiles") == []
    assert page.select_one("#nunca")


def test_no_answer_in_the_period(summary_of, new_votes) -> None:
    page = parse(summary_of(new_votes(sim=3, day="2020-01-01")))
    assert words_of(page.h1) == "Nenhuma resposta neste período"
    assert "O banco tem 3 registros" in words_of(page.select_one("#consertar"))
    assert "--desde 2026-06-08 --ate 2026-11-22" in words_of(page.select_one("#consertar"))


def test_too_few_answers_to_judge(summary_of, new_votes) -> None:
    page = parse(summary_of(new_votes(nao=4)))
    assert "Nenhum artigo tem ainda 5 respostas" in words_of(page.select_one("#consertar"))
    assert "Disseram" not in words_of(page.header)


def test_without_an_address_there_is_no_link(summary_of, new_votes) -> None:
    summary = summary_of(new_votes(nao=9))
    for entry in summary.articles:
        entry.url = None
    page = parse(summary, None)
    assert [link["href"] for link in page.select("main a") if "#" not in link["href"]] == []
    assert words_of(page.select_one("#consertar h3")) == "Como a/b"


def test_one_language_is_named(summary_of, new_votes, new_entry) -> None:
    page = parse(summary_of(new_votes(nao=9, language="en"), new_entry("a/b", "en"), language="en"))
    assert "só em inglês" in words_of(page.select_one(".period"))
