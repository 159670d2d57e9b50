"""What readers find: the engine's own JavaScript over small indexes."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.search.synonyms import parse_line

LONG = "Este parágrafo fala de outras coisas, para que a seção não seja curta demais. " * 4


@pytest.fixture
def find(make_search, page):
    """A small site."""
    pages = [
        page(
            "conta/trocar-a-senha/",
            "Como trocar a senha",
            f"Abra o perfil. {LONG}\n## esqueci Esqueci a senha\nPeça um código por e-mail. {LONG}",
            collection="conta",
        ),
        page("conta/excluir/", "Como excluir a conta", f"Apague tudo. {LONG}", collection="conta"),
        page(
            "notas/emitir/",
            "Emitir nota fiscal",
            f"A NF-e vale em 12,5 minutos. Erro 403. {LONG}",
            collection="notas/fiscais",
        ),
        page("notas/relatorios/", "Relatórios de vendas", LONG, collection="notas"),
        page("painel/automacao/", "Automação do painel", f"O guarda-chuva. {LONG}"),
    ]
    collections = {"conta": "Conta", "notas": "Notas", "notas/fiscais": "Fiscais"}
    synonyms = [parse_line("excluir, deletar"), parse_line("nfe > nota fiscal")]
    return make_search(pages, synonyms=synonyms, collections=collections)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("senha", "conta/trocar-a-senha/"),
        ("automacao", "painel/automacao/"),
        ("AUTOMAÇÃO", "painel/automacao/"),
        ("painéis", "painel/automacao/"),
        ("relatorio", "notas/relatorios/"),
        ("relat", "notas/relatorios/"),
        ("relatroio", "notas/relatorios/"),
        ("relatótio de venda", "notas/relatorios/"),
        ("ezcluir", "conta/excluir/"),
        ("exclussão", "conta/excluir/"),
        ("deletar a conta", "conta/excluir/"),
        ("como faço para deletar", "conta/excluir/"),
        ("nfe", "notas/emitir/"),
        ("NF-e", "notas/emitir/"),
        ("nf e", "notas/emitir/"),
        ("erro 403", "notas/emitir/"),
        ("12,5", "notas/emitir/"),
        ("guarda chuva", "painel/automacao/"),
        ("guardachuva", "painel/automacao/"),
        ("notafiscal", "notas/emitir/"),
        ("não consigo trocar minha senha!!!", "conta/trocar-a-senha/"),
    ],
)
def test_readers_words_find_the_article(find, query, first) -> None:
    assert find(query).addresses[0] == first


def test_a_hit_names_its_section_and_its_collections(find) -> None:
    hit = find("código por e-mail").hits[0]
    assert (hit["anchor"], hit["heading"]) == ("esqueci", "Esqueci a senha")
    assert hit["path"] == ["Conta"]
    assert find("emitir nota").hits[0]["path"] == ["Notas", "Fiscais"]
    assert hit["extract"].startswith("Peça um código por e-mail.")


def test_words_are_marked_inflected_and_mistyped(find) -> None:
    assert find("relatorio venda").marked[0] == ["Relatórios", "vendas"]
    assert find("relatroios").marked[0] == ["Relatórios"]


def test_a_typo_is_pointed_out_with_its_accents(find) -> None:
    found = find("relatroios de vendas")
    assert found.suggestion == "relatórios de vendas"
    assert not found.exact
    assert find("relatórios de vendas").suggestion == ""
    assert find("relatórios de vendas").exact


def test_words_run_together_are_pointed_out(find) -> None:
    assert find("notafiscal ").suggestion == "nota fiscal"


def test_articles_with_all_the_words_come_first(make_search, page) -> None:
    one = page("a/um/", "Exportar exportar exportar", f"Exportar. {LONG}")
    both = page("a/dois/", "Clientes", f"Aqui se pode exportar e importar clientes. {LONG}")
    find = make_search([one, both, *(page(f"x/{n}/", f"Outro {n}", LONG) for n in range(9))])
    assert find("exportar clientes").addresses[0] == "a/dois/"


def test_words_that_stand_together_count_more(make_search, page) -> None:
    filler = "outra coisa qualquer " * 60
    apart = page("a/longe/", "Um", f"plano {filler} {filler} estudos")
    near = page("a/perto/", "Dois", f"{filler} {filler} fim plano de estudos")
    assert make_search([apart, near])("plano de estudos").addresses == ["a/perto/", "a/longe/"]


def test_a_synonym_stands_below_the_readers_own_word(make_search, page) -> None:
    own, other = page("a/", "Apagar um item", LONG), page("b/", "Excluir um item", LONG)
    find = make_search([own, other], synonyms=[parse_line("excluir, apagar")])
    assert find("apagar item").addresses == ["a/", "b/"]
    assert find("excluir item").addresses == ["b/", "a/"]


def test_one_way_synonyms_do_not_come_back(make_search, page) -> None:
    pages = [page("a/", "Nota fiscal", LONG), page("b/", "Recibo da NFE", LONG)]
    find = make_search(pages, synonyms=[parse_line("nfe > nota fiscal")])
    assert set(find("nfe").addresses) == {"a/", "b/"}
    assert find("nota fiscal").addresses == ["a/"]


def test_keywords_of_the_writer_find_the_article(make_search, page) -> None:
    pages = [page("a/", "Trocar a senha", LONG, keywords=("credencial",)), page("b/", "B", LONG)]
    assert make_search(pages)("credenciais").addresses == ["a/"]


def test_a_prior_decides_between_equals(make_search, page) -> None:
    pages = [page("a/", "Senha", LONG), page("b/", "Senha", LONG, prior=1.15)]
    assert make_search(pages)("senha").addresses == ["b/", "a/"]


def test_a_query_of_stop_words_is_not_emptied(make_search, page) -> None:
    pages = [page("a/", "Quem somos", LONG), page("b/", "Para quem é?", LONG)]
    assert make_search(pages)("para quem").addresses[0] == "b/"


def test_a_collection_narrows_and_facets_count(find) -> None:
    everything = find("conta nota senha vendas")
    assert {facet["id"] for facet in everything.facets} <= {"conta", "notas"}
    inside = find("conta nota senha vendas", collection="conta")
    assert inside.addresses
    assert all(address.startswith("conta/") for address in inside.addresses)
    assert inside.total == len(inside.addresses)


def test_total_counts_what_is_not_shown(make_search, page) -> None:
    find = make_search([page(f"a/{n}/", f"Senha {n}", LONG) for n in range(30)])
    found = find("senha", limit=8)
    assert (len(found.hits), found.total) == (8, 30)


def test_nothing_found_says_so(find) -> None:
    found = find("xyzwk")
    assert (found.hits, found.total, found.exact) == ([], 0, False)
    assert find("   ").hits == []


def test_english_has_an_analysis_of_its_own(make_search, page) -> None:
    pages = [page("en/a/", "Delete your categories", LONG), page("en/b/", "Invoices", LONG)]
    find = make_search(pages, language="en")
    assert find("deleting a category").addresses[0] == "en/a/"


@pytest.mark.parametrize("way", ["missing", "cut"])
def test_a_file_that_did_not_come_is_asked_for_again(find, engine, tmp_path, way) -> None:
    folder = json.loads((tmp_path / "pt-BR/index.json").read_text())["folder"]
    (shard,) = (tmp_path / "pt-BR" / folder).glob("b*.bin")
    engine("break", name=shard.name, way=way)
    with pytest.raises(Exception, match="FileError"):
        find("senha")
    engine("break", name=shard.name, way="")
    assert find("senha").addresses


def test_a_site_published_anew_is_searched_on(make_search, page, engine, tmp_path) -> None:
    find = make_search([page("a/", "Senha", LONG)])
    index = tmp_path / "pt-BR"
    old = index / json.loads((index / "index.json").read_text())["folder"]
    pointer = (index / "index.json").read_text()
    make_search([page("b/", "Senha nova", LONG)])  # Opens it anew: give the old one back first.
    new = json.loads((index / "index.json").read_text())["folder"]
    (index / "index.json").write_text(pointer)
    engine("open", index=str(index))
    (index / "index.json").write_text(json.dumps({"folder": new}))
    for file in old.iterdir():
        file.unlink()
    assert find("senha").addresses == ["b/"]


BITS = ("senha", "conta", "zz", "ç", "-", ".", "'", "1", "a", " ")
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=ANY | st.lists(st.sampled_from(BITS)).map("".join))
def test_any_query_is_answered_with_few_words_and_alternatives(find, query) -> None:
    found = find(query)
    assert len(found.slots) <= 16
    assert all(len(slot["alternatives"]) <= 40 for slot in found.slots)


def test_a_very_long_query_is_cut_short(find) -> None:
    assert len(find("senha conta nota venda " * 400).slots) == 16


def test_lists_are_read_until_there_is_too_much(engine) -> None:
    few = engine("rank", units=50_000, readings=3)
    many = engine("rank", units=50_000, readings=100)
    assert few == {"visited": 150_000, "pages": 1}
    assert many == {"visited": 400_000, "pages": 1}


def test_synonyms_are_marked_where_the_readers_word_is_nowhere(make_search, page) -> None:
    pages = [page("a/", "Apagar e excluir", LONG)]
    find = make_search(pages, synonyms=[parse_line("excluir, apagar, deletar")])
    assert find("deletar").marked[0] == ["Apagar", "excluir"]
    assert find("excluir").marked[0] == ["excluir"]


def test_a_last_letter_is_waited_for(find) -> None:
    found = find("trocar senha c")
    assert found.addresses[0] == "conta/trocar-a-senha/"
    assert found.exact


def test_files_of_long_ago_are_forgotten_and_fetched_again(make_search, page) -> None:
    # Every page has a card of its own file, and a word of its own.
    words = [f"{a}{b}{c}ova" for a in "bcdfg" for b in "aeiou" for c in "lmnprst"]
    pages = [page(f"a/{word}/", f"Sobre {word}", LONG * 8) for word in words]
    find = make_search(pages)
    for word in words:
        assert find(f"{word} ", limit=1).addresses == [f"a/{word}/"]
    assert find(f"{words[0]} ", limit=1).addresses == [f"a/{words[0]}/"]


def test_a_question_is_met_exactly_without_the_words_of_its_form(find) -> None:
    assert find("como eu faço para trocar a senha?").exact
    assert not find("como eu faço para trocar a fechadura?").exact


def test_a_short_section_is_named_when_it_is_the_one_that_matches(make_search, page) -> None:
    faq = "Leia antes de perguntar.\n## prazo Qual é o prazo?\nTrês dias úteis."
    faq += f"\n## multa Quanto é a multa?\nDois por cento. {LONG}"
    find = make_search([page("faq/", "Perguntas sobre boletos", faq)])
    assert [
        find(query).hits[0]["anchor"] for query in ("prazo", "dias úteis", "multa do boleto")
    ] == [
        "prazo",
        "prazo",
        "multa",
    ]
    assert find("boletos").hits[0]["extract"] == "Leia antes de perguntar."


def test_an_anchor_that_the_heading_does_not_give_is_kept(make_search, page) -> None:
    text = f"{LONG}\n## meu-nome Outra coisa\nabacate {LONG}\n## e-agora-1 E agora?\nlaranja {LONG}"
    find = make_search([page("a/", "Um", text)])
    assert find("abacate").hits[0]["anchor"] == "meu-nome"
    assert find("laranja").hits[0]["anchor"] == "e-agora-1"
