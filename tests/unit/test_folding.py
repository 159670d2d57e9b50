"""The short ways of folding and of finding words give what the long ones give."""

from __future__ import annotations

import unicodedata
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.folding import ACCENTS, LETTERS, fold
from helpcenter.search.analysis import WORD, parts, words

TEXTS = (
    st.text(st.sampled_from("aZé éãÇß’ıİςΣ1½,.-_'\u0301\u0327\u05b0\u1e9b\u0323\u2028\x1f中"))
    | st.text()
)


@given(TEXTS)
def test_letters_are_folded_where_they_stand_as_in_the_whole_text(text: str) -> None:
    apart = unicodedata.normalize("NFKD", text.lower())
    assert fold(text) == ACCENTS.sub("", apart).translate(LETTERS)


@given(TEXTS)
def test_no_word_goes_over_a_blank(text: str) -> None:
    folded = fold(text)
    assert words(folded) == [*chain.from_iterable(map(parts, WORD.findall(folded)))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Configuração", "configuracao"), ("Ação", "acao"), ("A\u0327c\u0327a\u0303o", "acao")],
)
def test_accents_go(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters(max_codepoint=0xFF)))
def test_letters_of_latin_1_are_folded_as_all_others(text: str) -> None:
    apart = unicodedata.normalize("NFKD", text.lower())
    assert fold(text) == ACCENTS.sub("", apart).translate(LETTERS)


def test_each_of_them() -> None:
    for letter in map(chr, range(0x100)):
        apart = unicodedata.normalize("NFKD", f"a{letter}b".lower())
        assert fold(f"a{letter}b") == ACCENTS.sub("", apart).translate(LETTERS)
