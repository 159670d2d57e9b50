"""Spelling, and the company's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.lint.spelling import (
    Speller,
    edits,
    is_installed,
    own_words,
    shipped_words,
    words_in,
)
from helpcenter.lint.terms import Term, Terms, read_terms
from helpcenter.lint.visible import CODE, ESCAPED

if TYPE_CHECKING:
    from pathlib import Path

TERMS = Terms(
    [
        Term(use="ticket", em_vez_de=["chamado", "ordem de serviço"]),
        Term(botao="Nova conversa", antes=["Novo chat"]),
    ]
)


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(shipped_words() | {"Ploomes", "subfluxo"})


def test_the_dictionary_is_installed() -> None:
    assert is_installed(), (
        "rode: .venv/bin/python tools/npm.py tools/dictionaries .venv/dictionaries"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Você configura as automações, envia-as e faz um bate-papo.",
        "A Ploomes, o WhatsApp, o PIX e a NF-e ficam de fora; Xpto também.",
        "Veja o dashboard, os tickets, o e-mail, os subfluxos e o subfluxo.",
        "Abra config.yml, user@exemplo.com.br, a/caminho/qualqer e #ancra-sem",
        f"Chame orde{ESCAPED}id e {CODE}uisuario",
        "A equipe respondeu: “ok”. Clique em read more and wait.",
        "dia 1º, 2ª via, R$ 10, 5min, abc123xyz",
        "O mysqld, o xdebug e o elasticsuite não são palavras, e ninguém as digita mal.",
    ],
)
def test_what_is_no_mistake_is_not_told(speller: Speller, text: str) -> None:
    assert [found[0] for found in speller.misspelt(text)] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("configuracao", "configuração"),
        ("Configuracoes", "Configurações"),
        ("Relatorios", "Relatórios"),
        ("usuario", "usuário"),
        ("relatorios", "relatórios"),
        ("tambem", "também"),
        ("concerteza", ""),
        ("mensajem", "mensagem"),
        ("recebre", "receber"),
        ("usuárioc", "usuário"),  # No word ends so, but this one is a slip away from one.
        ("autocronagem", ""),
        ("verificaçãona", "verificação na"),
        ("nescessário", "necessário"),
        ("сenário", "cenário"),  # The first letter is Cyrillic.
    ],
)
def test_a_mistake_is_told_with_what_was_meant(speller: Speller, typed: str, meant: str) -> None:
    (found,) = (
        speller.misspelt(f"Veja o texto: {typed}, aqui.")
        if typed[0].islower()
        else (speller.misspelt(f"{typed} do sistema."))
    )
    assert found[0] == typed
    if meant:
        assert speller.suggest(typed) == meant


def test_suggestions_end(speller: Speller) -> None:
    fresh = Speller(())
    tried = [
        fresh.suggest(f"qzx{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}w{n // 100 * 'y'}")
        for n in range(310)
    ]
    assert tried[-1] == ""
    assert len(fresh._suggestions) == 300
    assert speller.suggest("x" * 40) == ""


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for found in Speller(()).misspelt(text[:200]):
        assert found[0]


@given(st.text(alphabet="abcç", min_size=1, max_size=5))
def test_slips_are_of_one_letter(word: str) -> None:
    assert all(abs(len(made) - len(word)) <= 1 for made in edits(word))


def test_lists_are_a_word_a_line(tmp_path: Path) -> None:
    assert words_in("# nota\num\n dois # aqui\n\n") == {"um", "dois"}
    assert own_words(tmp_path) == frozenset()
    assert all(word == word.strip() for word in shipped_words())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Abra um chamado.", [("chamado", "ticket")]),
        ("Os CHAMADOS e as ordens", [("CHAMADOS", "Tickets")]),
        ("Uma ordem\nde serviço", [("ordem de serviço", "ticket")]),
        ("rechamado, chamado-x, chamadosa", []),
        ("É o chamadô: chamado", [("chamadô", "ticket"), ("chamado", "ticket")]),
    ],
)
def test_words_to_avoid_are_found_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert [(word.typed, word.right) for word in TERMS.in_text(text)] == found
    assert all(text[word.place] == word.typed[0] for word in TERMS.in_text(text))


@pytest.mark.parametrize(
    ("label", "right"),
    [
        ("Novo chat", "Nova conversa"),
        ("nova conversa", "Nova conversa"),
        ("Nova conversa", ""),
        ("Outro", ""),
    ],
)
def test_labels_are_exactly_those_of_the_screen(label: str, right: str) -> None:
    assert TERMS.label(label) == right


@pytest.mark.parametrize(
    ("typed", "line", "told"),
    [
        ("- use: a\n  em_vez_de: [b]\n- use: x\n", 3, "falta em_vez_de"),
        ("- botao: 3\n", 1, "“botao” precisa ser um texto"),
        ("- usar: a\n", 1, "“usar” chave desconhecida"),
        ("- use: a\n  antes: [b]\n  em_vez_de: [c]\n", 1, "antes acompanha botao"),
        ("- use: a\n  em_vez_de: [b]\n  idioma: fr\n", 1, "não conheço a língua “fr”"),
        ("- 7\n", 1, "faltam as linhas recuadas"),
        ("use: a\n", 1, "cada linha precisa começar com um hífen"),
        ("- [\n", 2, "não consegui ler o arquivo"),
        ("- use: *a\n", 1, "não use * nem &"),
    ],
)
def test_entries_that_cannot_be_used_are_told(
    tmp_path: Path, typed: str, line: int, told: str
) -> None:
    (tmp_path / "_dados").mkdir()
    (tmp_path / "_dados/termos.yml").write_text(typed, "utf-8")
    _, wrong = read_terms(tmp_path)
    assert [(where, told in message) for where, message in wrong] == [(line, True)]
