"""What looks like somebody's data does not reach the database."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.feedback.redact import CNPJ_WEIGHTS, CPF_WEIGHTS, redact

BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Seconds say nothing on a machine that does other things."""
DIGITS = "0123456789"
ALPHABET = st.characters(exclude_categories=["Cs", "Nd"], exclude_characters="@+")
PLACES = [("meu número é ", ", obrigado"), ("", ""), ("(", ")"), ("Dado: ", " e 3 dias")]


def check_digit(body: str, weights: tuple[int, ...]) -> str:
    rest = sum((ord(c) - 48) * w for c, w in zip(body, weights, strict=True)) % 11
    return str(0 if rest < 2 else 11 - rest)


@st.composite
def cpfs(draw) -> str:
    body = draw(st.text(DIGITS, min_size=9, max_size=9).filter(lambda text: len(set(text)) > 1))
    body += check_digit(body, CPF_WEIGHTS)
    body += check_digit(body, (11, *CPF_WEIGHTS))
    form = draw(st.sampled_from(["{}{}{}{}", "{}.{}.{}-{}", "{} {} {} {}", "{}. {}. {} - {}"]))
    return form.format(body[:3], body[3:6], body[6:9], body[9:])


@st.composite
def cnpjs(draw) -> str:
    letters = draw(st.sampled_from([DIGITS, DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]))
    body = draw(st.text(letters, min_size=12, max_size=12).filter(lambda text: len(set(text)) > 1))
    body += check_digit(body, CNPJ_WEIGHTS)
    body += check_digit(body, (6, *CNPJ_WEIGHTS))
    form = draw(st.sampled_from(["{}{}{}{}{}", "{}.{}.{}/{}-{}"]))
    return form.format(body[:2], body[2:5], body[5:8], body[8:12], body[12:])


@st.composite
def cards(draw) -> str:
    start = draw(st.sampled_from("3456"))
    body = start + draw(st.text(DIGITS, min_size=14, max_size=14))
    pairs = ((int(c), i % 2 == 0) for i, c in enumerate(reversed(body)))
    total = sum(sum(divmod(n * 2, 10)) if double else n for n, double in pairs)
    body += str(-total % 10)
    return draw(st.sampled_from([" ", "-", ""])).join(body[i : i + 4] for i in range(0, 16, 4))


@st.composite
def phones(draw) -> str:
    area = "".join(draw(st.lists(st.sampled_from("123456789"), min_size=2, max_size=2)))
    number = "9" + draw(st.text(DIGITS, min_size=8, max_size=8))
    form = draw(st.sampled_from(["({}) {}-{}", "{}{}{}", "+55 {} {}-{}", "0{} {} {}", "{} {}.{}"]))
    return form.format(area, number[:5], number[5:])


@st.composite
def emails(draw) -> str:
    name = draw(st.from_regex(r"[a-z0-9_.+-]{1,20}", fullmatch=True))
    host = draw(st.from_regex(r"[a-z0-9-]{1,10}(\.[a-z]{2,5}){1,2}", fullmatch=True))
    return f"{name}@{host}"


@pytest.mark.parametrize("kind", [cpfs(), cnpjs(), cards(), phones(), emails()])
def test_data_is_replaced_wherever_it_stands(kind) -> None:
    @settings(BUSY, max_examples=150)
    @given(kind, st.sampled_from(PLACES))
    def holds(data: str, place: tuple[str, str]) -> None:
        found = redact(f"{place[0]}{data}{place[1]}")
        assert data not in found
        assert re.search(r"\[(CPF|CNPJ|cartão|telefone|e-mail)\]", found)
        left = re.sub(r"\D", "", found.removesuffix(place[1]))
        assert len(left) < 4
        assert found.startswith(place[0].lstrip())

    holds()


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("cpf529.982.247-25 e 11987654321", "cpf[CPF] e [telefone]"),
        ("529.982.247-25 (11) 98765-4321", "[CPF] [telefone]"),
        ("meu fixo é 3232-1234 ou 98765-4321", "meu fixo é [telefone] ou [telefone]"),
        ("+351 912 345 678", "+[telefone]"),
        ("cartão 4111 1111 1111 1111 12/28 123", "cartão [cartão] 12/28 123"),
        ("12.ABC.345/01DE-35", "[CNPJ]"),
        ("a\x00b\x1b[31m\u202ec", "a b [31m c"),
        ("www.a.com e http://b.com e https://c.com", "www.a.com e [link] e [link]"),
    ],
)
def test_examples(written: str, stored: str) -> None:
    assert redact(written) == stored


@pytest.mark.parametrize(
    "text",
    [
        "No passo 3 da versão 2.10.4, em 12/05/2026 às 14:30, deu erro 404.",
        "De 2023-2024 a 2025 o valor foi de R$ 1.234.567,89 (10%).",
        "O pedido 123456 saiu em 3 dias; veja https://ajuda.exemplo.com.br/a",
        "CPF 111.444.777-36 é inválido",
        "linha um\nlinha dois",
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    assert redact(text) == text


@settings(BUSY, max_examples=500)
@given(st.text(ALPHABET, max_size=600) | st.text("0123456789.-/() +@a[]w:hts", max_size=600))
def test_once_is_enough_and_text_grows_little(text: str) -> None:
    once = redact(text)
    assert redact(once) == once
    assert len(once) <= 1000
