"""The files of an index."""

from __future__ import annotations

import json
import zlib

from helpcenter.search.analysis import analysis_of
from helpcenter.search.extract import Section, link_share, sections
from helpcenter.search.index import build_index
from helpcenter.search.postings import entry, quantize, separator, shards, tail
from helpcenter.search.publish import PageText, write
from helpcenter.search.synonyms import Synonyms, parse_file, useful
from helpcenter.search.units import MOST_UNITS, units

HTML = """<p>Antes de <strong>tu</strong>do &amp; mais.</p>
<h2 id="a-senha">A <em>senha</em><a class="headerlink" href="#a-senha" title="x > y">#</a></h2>
<p>Trocar<br>a senha</p><ul><li>um</li><li>dois</li></ul>
<h3 id="z">Zê</h3>"""


def test_sections_of_an_article() -> None:
    assert sections(HTML) == [
        Section("", "", "Antes de tudo & mais."),
        Section("a-senha", "A senha", "Trocar a senha um dois"),
        Section("z", "Zê", ""),
    ]


def test_a_first_heading_that_repeats_the_title_is_none() -> None:
    assert sections("<h1 id='x'>Título</h1><p>Texto</p>", "Título") == [Section("", "", "Texto")]
    assert sections('<h1 id="x">Outro</h1><p>Texto</p>', "Título")[1].heading == "Outro"


def test_a_greater_than_in_an_attribute_ends_no_tag() -> None:
    assert sections('<p title="a > b">texto</p>')[0].text == "texto"


def test_link_share() -> None:
    assert link_share('<p><a href="x">abcde</a> fghi</p>', 10) == 0.5


def test_short_sections_are_searched_with_the_one_before() -> None:
    long = "palavra " * 40
    found = units([Section("", "", long), Section("b", "B", "curta"), Section("c", "C", long)])
    assert [unit.headings for unit in found] == ["\nB", "C"]


def test_a_page_of_very_many_sections_loses_no_text() -> None:
    long = "palavra " * 40
    found = units([Section(str(at), str(at), long) for at in range(400)])
    assert len(found) == MOST_UNITS
    assert len(found[-1].sections) == 400 - MOST_UNITS + 1


def test_the_same_pages_in_another_order_give_the_same_bytes(page) -> None:
    pages = [page(f"a/{at}/", f"Artigo {at}", "texto " * at) for at in range(20)]
    args = (analysis_of("pt-BR"), [Synonyms(("artigo", "texto"), ("artigo", "texto"))], {"a": "A"})
    assert build_index(pages, *args) == build_index(reversed(pages), *args)


def test_an_index_lies_in_a_folder_named_after_its_content(tmp_path) -> None:
    write({"core.bin": b"a", "b0.bin": b"b"}, tmp_path)
    first = json.loads((tmp_path / "index.json").read_text())["folder"]
    assert (tmp_path / first / "core.bin").read_bytes() == b"a"
    write({"core.bin": b"a", "b0.bin": b"c"}, tmp_path)
    assert json.loads((tmp_path / "index.json").read_text())["folder"] != first


def test_an_empty_site_has_an_index() -> None:
    files = build_index([], analysis_of("pt-BR"), [], {})
    assert zlib.decompress(files["core.bin"])
    assert PageText.of("", "").links == 0


def test_shards_are_cut_by_size_and_start_where_the_directory_says() -> None:
    postings = {f"palavra{at:04}": [entry(at, 0)] for at in range(500)}
    found = list(shards({stem: tail(found) for stem, found in postings.items()}, 1000))
    assert len(found) > 3
    assert all(len(data) >= 1000 for _, data in found[:-1])
    firsts = [first for first, _ in found]
    assert firsts == sorted(firsts)


def test_separator_is_short_and_after_the_one_before() -> None:
    assert separator("conexao", "configur") == "conf"
    assert "conexao" < separator("conexao", "configur") <= "configur"


def test_weights_are_kept_on_a_logarithmic_scale() -> None:
    assert [quantize(weight) for weight in (0.001, 1, 2, 4, 10_000)] == [0, 16, 20, 24, 63]


def test_synonyms_are_read_line_by_line() -> None:
    good = "- excluir, apagar # dois\n- nfe > nota fiscal, nota\n"
    text = f"{good}- só\n- a > b > c\n- [x]\n- um dois três quatro, b\n"
    read, wrong = parse_file(text)
    assert read == [
        Synonyms(("excluir", "apagar"), ("excluir", "apagar")),
        Synonyms(("nfe",), ("nota fiscal", "nota")),
    ]
    assert [line for line, _ in wrong] == [3, 4, 5, 6]
    assert "mais de 3 palavras" in wrong[3][1]


def test_a_file_of_synonyms_that_is_none() -> None:
    assert parse_file("") == ([], [])
    assert parse_file("a: b")[1][0][0] == 1
    assert parse_file("- a, b\n- [")[1][0][0] >= 2


def test_only_synonyms_that_the_site_uses_are_kept() -> None:
    groups = [
        Synonyms(("excluir", "apagar"), ("excluir", "apagar")),
        Synonyms(("nfe",), ("nota fiscal",)),
        Synonyms(("nada",), ("em lugar nenhum",)),
        Synonyms(("apagar", "apaga"), ("apagar", "apaga")),
    ]
    named = {"apag", "not", "fiscal"}
    assert useful(groups, analysis_of("pt-BR"), named) == [
        (["exclu", "apag"], ["apag"]),
        (["nfe"], ["not fiscal"]),
    ]
