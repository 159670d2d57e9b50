"""Words at build and in the browser: one specification, the same answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpcenter.folding import fold
from helpcenter.search.analysis import analysis_of, words

FIXTURES = Path(__file__).parents[1] / "fixtures/search"
WORDS = json.loads((FIXTURES / "words.json").read_text("utf-8"))
QUERIES = json.loads((FIXTURES / "queries.json").read_text("utf-8"))
# What both Unicode tables know; a browser's may be newer than Python's.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=60)


def test_there_are_enough_vectors() -> None:
    assert sum(map(len, WORDS.values())) >= 300
    assert len(QUERIES) >= 60


@pytest.mark.parametrize("language", WORDS)
def test_python_and_javascript_give_the_agreed_stems(language, engine) -> None:
    own = {word: analysis_of(language).stem(words(fold(word))[0]) for word in WORDS[language]}
    assert own == WORDS[language]
    folded = [words(fold(word))[0] for word in WORDS[language]]
    theirs = engine("stems", language=language, list=folded)
    assert dict(zip(WORDS[language], theirs, strict=True)) == WORDS[language]


def test_python_and_javascript_give_the_agreed_words(engine) -> None:
    for query, agreed in QUERIES:
        assert words(fold(query)) == agreed
        assert engine("words", text=query) == agreed


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_python_and_javascript_agree_on_any_text(engine, text) -> None:
    own = words(fold(text))
    assert engine("words", text=text) == own
    for language in WORDS:
        stems = [analysis_of(language).stem(word) for word in own]
        assert engine("stems", language=language, list=own) == stems


@pytest.mark.parametrize(
    "forms",
    [
        "configuração configurações configurar configurado configurei",
        "relatório relatórios",
        "painel painéis",
        "local locais",
        "excluir exclui excluído exclusão",
        "permissão permitir permissões permitido",
        "faço fazer feito fiz",
        "recupera recuperar recuperação recuperam recuperaram",
        "envia enviar envio enviado enviará enviaria",
        "verifica verificar verificação verifique",
        "último últimos última",
        "primeiro primeira primeiros",
        "e-mail email emails",
        "usuário usuária usuários",
        "depende dependerá dependeria depender",
    ],
)
def test_forms_of_a_word_meet(forms) -> None:
    stem = analysis_of("pt-BR").stem
    assert len({stem(words(fold(form))[0]) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "apart",
    [
        "célula celular",
        "fórmula formulário",
        "funcionar funcionário",
        "aplicar aplicativo",
        "carta cartão",
        "conversa converter",
        "mês mesa",
        "medir média",
        "título titular",
        "índice indicar",
        "conta contém",
    ],
)
def test_different_words_stay_apart(apart) -> None:
    stem = analysis_of("pt-BR").stem
    one, other = apart.split()
    assert stem(fold(one)) != stem(fold(other))


def test_accents_and_case_never_matter() -> None:
    assert fold("AUTOMAÇÃO") == fold("automacao") == "automacao"


def test_ranges_cover_whole_words_with_accents_and_hyphens(engine) -> None:
    text = "O E-mail das Automações (automação) não é autônomo"
    found = engine("ranges", language="pt-BR", text=text, stems=["automat", "email"])
    assert [text[start:end] for start, end in found] == ["E-mail", "Automações", "automação"]
