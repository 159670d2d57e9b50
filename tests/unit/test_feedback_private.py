"""What the page keeps to itself: whatever the collector would take out is not even sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.feedback.redact import redact

PERSONAL = [
    "cpf 529.982.247-25",
    "52998224725",
    "maria@exemplo.com.br",
    "nota do 11.222.333/0001-81",
    "12.ABC.345/01DE-35",
    "(11) 98888-7777",
    "9 8888 7777",
    "cartão 4111 1111 1111 1111",
    "+351 912 345 678",
    "529.982.247\N{NON-BREAKING HYPHEN}25",
    "529\N{ZERO WIDTH SPACE}.982.247-25",
    "\N{FULLWIDTH DIGIT FIVE}29.982.247-25",
    "529_982_247_25",
    "12 abc 345 01de 35 12 abc345/01de-35",
    "joao @ exemplo.com",
    "joao (arroba) gmail",
    "joao arroba exemplo ponto com",
    "joao&#64;exemplo.com",
    "joao%40exemplo.com",
]
HARMLESS = ["como emitir a nota 1234", "erro 500", "plano 2026 e 2027", "nf-e", "abrir @ chat", ""]


def test_what_looks_personal_is_not_sent(engine) -> None:
    assert engine("personal", texts=PERSONAL) == [True] * len(PERSONAL)
    assert engine("personal", texts=HARMLESS)[:2] == [False, False]
    assert engine("personal", texts=HARMLESS)[3:] == [False] * 3


PIECES = st.sampled_from(
    [
        "11",
        "98888",
        "7777",
        "-",
        " ",
        ".",
        "/",
        "(",
        ")",
        "cpf",
        "@",
        "a.com",
        " arroba ",
        " ponto ",
        "gmail",
    ]
)


@given(
    texts=st.lists(st.lists(PIECES | st.from_regex(r"[0-9A-Z]{1,6}", fullmatch=True), max_size=8))
)
def test_the_page_is_never_less_careful_than_the_collector(engine, texts) -> None:
    written = [text for text in map("".join, texts) if redact(text) != text.strip()]
    assert engine("personal", texts=written) == [True] * len(written)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("  Não   ABRE a Fatura ", "nao abre a fatura"),
        ("ção" * 40, "cao" * 26 + "ca"),
        ("😀", "😀"),
    ],
)
def test_a_query_is_folded_and_cut(engine, typed: str, told: str) -> None:
    assert engine("folded", text=typed) == told
