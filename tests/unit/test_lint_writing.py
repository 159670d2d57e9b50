"""Hard cases of the rules on titles, links, sentences, characters and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.addresses import address
from helpcenter.catalog import Catalog
from helpcenter.content import Content, read_content
from helpcenter.lint.check import check
from helpcenter.lint.title import judge
from helpcenter.lint.wording import sentences
from helpcenter.sources import parse_source

HEAD = "---\ntitle: Como abrir um chat\n---\n"


def told(
    text: str, code: str, path: str = "conversas/a.md", docs: Path = Path("nada")
) -> list[str]:
    content = Content({path: parse_source(path, text)})
    return [f"{p.line}: {p.text}" for p in check(content, docs) if p.code == code]


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("title: a\nautor: x: y", 3, "há dois-pontos no valor de “autor”"),
        ("title: a\ntags: [b,\nordem: 1", 3, "falta fechar o colchete “[” em “tags”"),
        ("title: a\ntags: [\n  b,\n  c\n]\nautor: 'x", 7, "faltam as aspas do fim em “autor”"),
        ("title: 'Pingo d'água'", 2, "há texto depois das aspas em “title”"),
        ("title: a\n\tordem: 1", 3, "começa com tabulação"),
        ("title: a\n   ordem: 1", 3, "“ordem” não está no começo da linha"),
        ("title: a\nautor:x", 3, "falta um espaço depois de “autor:”"),
        ("title: a\nqualquer coisa\nordem: 1", 3, "falta o dois-pontos depois de “qualquer”"),
        ("title: `a`", 2, "começa com “`”"),
        ("title: *a*", 2, "começa com “*”"),
        ("# comentário: sim\n\ntitle: 10% [de desconto\nautor: %x", 5, "começa com “%”"),
        ("title: a\nsearch:\n  exclude: true\n boost: 2", 5, "não pode ser lido"),
    ],
)
def test_a_front_matter_that_cannot_be_read_says_why(head: str, line: int, words: str) -> None:
    (problem,) = told(f"---\n{head}\n---\n\nTexto.\n", "AJ001")
    assert problem.startswith(f"{line}: ")
    assert words in problem


@pytest.mark.parametrize(
    "text",
    ["---\n{}\n---\n", "\n---\ntitle: a\n---\n", "----\ntitle: a\n----\n", "—\ntitle: a\n—\n"],
)
def test_a_front_matter_that_is_none_is_told(text: str) -> None:
    assert told(text.replace("{}", "só texto"), "AJ001")


def test_a_quotation_mark_in_a_value_is_no_mistake() -> None:
    text = '---\ntitle: O que é "chat"?\ndescription: Clique em "Nova" e veja.\n---\n'
    assert told(text, "AJ001") == []
    assert parse_source("a.md", text).matter.description == 'Clique em "Nova" e veja.'


@pytest.mark.parametrize("value", ["true", "false", "[navigation, sidebar]", "navigation"])
def test_a_page_meant_to_be_hidden_is_an_error(value: str) -> None:
    text = f"---\ntitle: Como ver\nhide: {value}\n---\n"
    assert "rascunho: true" in told(text, "AJ019")[0]
    assert told(text, "AJ002") == []


def test_what_the_theme_would_hide_is_only_told() -> None:
    text = "---\ntitle: Como ver\nhide: [navigation, toc]\n---\n"
    assert told(text, "AJ019") == []
    assert len(told(text, "AJ002")) == 1


def test_a_draft_with_the_wrong_word_stays_one_and_is_told() -> None:
    text = "---\ntitle: Como ver\ndraft: true\n---\n"
    assert parse_source("a.md", text).is_draft
    assert len(told(text, "AJ019")) == 1


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("a " * 35 + "b", "longo demais (71 caracteres)"),
        ("Tickets", "diz pouco"),
        ("Como abrir um chat.", "termina em ponto"),
        ("NÃO CONSIGO ENTRAR", "todo em maiúsculas"),
    ],
)
def test_a_title_reads_badly(title: str, words: str) -> None:
    assert [words in message for message, _ in judge(title, is_article=True)] == [True]


@pytest.mark.parametrize(
    "title",
    ["a " * 35, "Como abrir um chat?", "Tickets, chats etc.", "API REST e SSO", "Espere..."],
)
def test_a_title_reads_well(title: str) -> None:
    assert not list(judge(title.strip(), is_article=len(title.split()) > 1))


def test_a_collection_may_have_a_short_name() -> None:
    assert not list(judge("Tickets", is_article=False))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Um. Dois! Três? Quatro… Cinco", 5),
        ("O Sr. Silva e a Dra. Ana, p. ex. hoje, na Av. Brasil.", 1),
        ("Use 1.5 ou www.exemplo.com.br e siga.", 1),
        ("“Um.” Dois (três.) Quatro", 3),
        ("Espere... e siga.", 1),
        ("Planos, tickets etc. Depois, saia.", 2),
        ("Fale com J. Souza.", 1),
    ],
)
def test_sentences_end_where_a_reader_says(text: str, count: int) -> None:
    assert sum(bool(piece.strip()) for _, piece in sentences(text)) == count


def test_only_prose_has_sentences() -> None:
    long = "palavra " * 36
    assert len(told(f"{HEAD}\n{long}", "AJ029")) == 1
    for text in (f"## {long}", f"| {long} |\n| --- |\n", f"```\n{long}\n```", f"`{long}`"):
        assert told(f"{HEAD}\n{text}", "AJ029") == []
    assert told(f"{HEAD}\n" + "palavra " * 35, "AJ029") == []


def test_a_sentence_is_told_where_it_starts() -> None:
    (problem,) = told(f"{HEAD}\nUma.\nDuas. Três\n" + "palavra\n" * 40, "AJ029")
    assert problem.startswith("6: a frase que começa com “Três palavra palavra palavra” tem 41 ")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("https://a.b", 1),
        ("(https://a.b/c).", 1),
        ("**https://a.b**", 1),
        ("<https://a.b>", 0),
        ("[a](https://a.b)", 0),
        ("![a](https://a.b)", 0),
        ("`https://a.b`", 0),
        ("    https://a.b", 0),
        ("[https://a.b](https://a.b)", 0),
        ("[a]: https://a.b", 0),
        ("https://%seu-endereço%", 0),
        ("<div>https://a.b</div>", 0),
    ],
)
def test_bare_addresses(text: str, count: int) -> None:
    assert len(told(f"{HEAD}\n{text}\n", "AJ024")) == count


def test_links_are_judged_in_the_language_of_their_page() -> None:
    for text, portuguese, english in (("aqui", 1, 0), ("here", 0, 1), ("AQUI!", 1, 0)):
        page = f"{HEAD}\n[{text}](a.md)\n"
        assert len(told(page, "AJ025")) == portuguese
        assert len(told(page, "AJ025", "conversas/a.en.md")) == english


def test_an_emoji_of_several_people_is_no_invisible_character() -> None:
    assert told(f"{HEAD}\nA 👨‍👩‍👧 e o ✈️ e a 🏳️‍🌈.\n", "AJ026") == []
    (problem,) = told(f"{HEAD}\nA\u200bb\u00adc.\n", "AJ026")
    assert problem.startswith("5: há 2 caracteres invisíveis (o primeiro, U+200B, na coluna 2)")


def test_text_that_changes_its_order_is_dangerous_wherever_it_stands() -> None:
    text = "---\ntitle: Como \u202eabrir\n---\n\n`co\u2067digo`\n"
    assert [line.partition(":")[0] for line in told(text, "AJ012")] == ["2", "5"]


def test_line_ends_are_counted(tmp_path: Path) -> None:
    (tmp_path / "conversas").mkdir()
    file = tmp_path / "conversas" / "a.md"
    for raw, line, many in ((b"a\r\nb\r\n", 1, "2 linhas"), (b"a\nb\rc", 2, "uma linha")):
        file.write_bytes(raw)
        (problem,) = [p for p in check(read_content(tmp_path), tmp_path) if p.code == "AJ026"]
        assert (problem.line, problem.message.partition(" com ")[0]) == (line, many)


def test_a_picture_named_by_the_settings_or_in_a_page_too_large_is_used(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "img").mkdir(parents=True)
    for name in ("logo.png", "grande.png", "solta.png"):
        (docs / "img" / name).write_bytes(b"x")
    (docs / "a.md").write_text(HEAD + "![x](img/grande.png)\n" * 20_000, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("theme: {logo: img/logo.png}\n", "utf-8")
    unused = [p.path for p in check(read_content(docs), docs) if p.code == "AJ023"]
    assert unused == ["img/solta.png"]


def test_only_pictures_that_are_photographs_are_weighed(tmp_path: Path) -> None:
    (tmp_path / "pesada.PNG").write_bytes(bytes(501 * 1024))
    (tmp_path / "limite.png").write_bytes(bytes(500 * 1024))
    (tmp_path / "pesado.pdf").write_bytes(bytes(900 * 1024))
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">' + "<g/>" * 200_000 + "</svg>"
    (tmp_path / "desenho.svg").write_text(drawing, "utf-8")
    names = ("limite.png", "pesada.PNG", "desenho.svg", "pesada.PNG")
    text = HEAD + "".join(f"![x]({name})\n\n" for name in names) + "[y](pesado.pdf)\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    heavy = [
        (p.line, p.message) for p in check(read_content(tmp_path), tmp_path) if p.code == "AJ022"
    ]
    assert heavy == [(6, "a imagem “pesada.PNG” tem 501 KB.")]


NAMES = st.sampled_from(
    [
        *("foo.md", "foo/index.md", "foo.en.md", "foo/index.en.md", "foo.pt-BR.md", "foo.fr.md"),
        *("foo/bar.md", "foo/bar/index.md", "foo/bar.en.md", "suporte.md", "busca/index.md"),
        *("en/foo.md", "en/index.md", "index.md", "index.en.md", "foo/suporte.md", "foo.v2.md"),
    ]
)


@given(st.sets(NAMES, min_size=1))
def test_every_article_has_one_address_or_is_told(paths: set[str]) -> None:
    content = Content({path: parse_source(path, HEAD) for path in sorted(paths)})
    problems = check(content, Path("nada"))
    lost = {problem.path for problem in problems if problem.code in ("AJ013", "AJ016")}
    kept = [source for path, source in content.sources.items() if path not in lost]
    addresses = [address(source.id, source.language) for source in kept]
    assert len(set(addresses)) == len(addresses)
    made = {page.address for page in Catalog(content).pages()}
    assert made.issuperset(addresses)
