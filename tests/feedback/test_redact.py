"""What looks like somebody's data does not reach the database; what is nobody's does."""

from __future__ import annotations

import random
import re
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.feedback.numbers import CNPJ_WEIGHTS, CPF_WEIGHTS
from helpcenter.feedback.redact import redact

BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Seconds say nothing on a machine that does other things."""
DIGITS = "0123456789"
ALPHABET = st.characters(exclude_categories=["Cs", "Nd"], exclude_characters="@＠﹫+")
PLACES = [("meu número é ", ", obrigado"), ("", ""), ("(", ")"), ("Dado: ", " e 3 dias")]
AREAS = ["11", "19", "21", "28", "38", "49", "51", "55", "69", "79", "85", "99"]
NAMES = r"\[(CPF|CNPJ|cartão|telefone|e-mail)\]"


def check_digit(body: str, weights: tuple[int, ...]) -> str:
    rest = sum((ord(c) - 48) * w for c, w in zip(body, weights, strict=True)) % 11
    return str(0 if rest < 2 else 11 - rest)


@st.composite
def cpfs(draw) -> str:
    body = draw(st.text(DIGITS, min_size=9, max_size=9).filter(lambda text: len(set(text)) > 1))
    body += check_digit(body, CPF_WEIGHTS)
    body += check_digit(body, (11, *CPF_WEIGHTS))
    forms = ["{}{}{}{}", "{}.{}.{}-{}", "{} {} {} {}", "{}. {}. {} - {}", "{}.{}.{}.{}"]
    forms += ["{}_{}_{}_{}", "{},{},{},{}", "{}*{}*{}*{}", "{}:{}:{}|{}", "{}\n{}    {} {}"]
    return draw(st.sampled_from(forms)).format(body[:3], body[3:6], body[6:9], body[9:])


@st.composite
def cnpjs(draw) -> str:
    letters = draw(st.sampled_from([DIGITS, DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]))
    body = draw(st.text(letters, min_size=12, max_size=12).filter(lambda text: len(set(text)) > 1))
    body += check_digit(body, CNPJ_WEIGHTS)
    body += check_digit(body, (6, *CNPJ_WEIGHTS))
    body = draw(st.sampled_from([body, body.lower()]))
    form = draw(st.sampled_from(["{}{}{}{}{}", "{}.{}.{}/{}-{}", "{}_{}_{}|{}:{}"]))
    return form.format(body[:2], body[2:5], body[5:8], body[8:12], body[12:])


@st.composite
def cards(draw) -> str:
    start = draw(st.sampled_from(["4", "5", "6", "23", "30", "35", "36"]))
    body = start + draw(st.text(DIGITS, min_size=15 - len(start), max_size=15 - len(start)))
    pairs = ((int(c), i % 2 == 0) for i, c in enumerate(reversed(body)))
    total = sum(sum(divmod(n * 2, 10)) if double else n for n, double in pairs)
    body += str(-total % 10)
    between = draw(st.sampled_from([" ", "-", "", "_", "*", "    ", "\n", "."]))
    return between.join(body[i : i + 4] for i in range(0, 16, 4))


@st.composite
def phones(draw) -> str:
    area = draw(st.sampled_from(AREAS))
    number = "9" + draw(st.text(DIGITS, min_size=8, max_size=8))
    forms = ["({}) {}-{}", "{}{}{}", "+55 {} {}-{}", "0{} {} {}", "{} {}.{}", "015{}{}{}"]
    return draw(st.sampled_from(forms)).format(area, number[:5], number[5:])


@st.composite
def emails(draw) -> str:
    name = draw(st.from_regex(r"[a-z0-9_.+-]{1,20}", fullmatch=True))
    host = draw(st.from_regex(r"[a-z][a-z0-9-]{0,9}(\.[a-z]{2,5}){1,2}", fullmatch=True))
    at = draw(st.sampled_from(["@", " @ ", "@ ", "(arroba)", " (at) ", " arroba ", "%40", "&#64;"]))
    return f"{name}{at}{host}"


UNSEEN = str.maketrans({"-": "\u2011", "@": "\uff20", "5": "\uff15\u200b", "9": "9\u00ad"})


@pytest.mark.parametrize("kind", [cpfs(), cnpjs(), cards(), phones(), emails()])
def test_data_is_replaced_wherever_it_stands(kind) -> None:
    @settings(BUSY, max_examples=150)
    @given(kind, st.sampled_from(PLACES), st.booleans())
    def holds(data: str, place: tuple[str, str], disguised: bool) -> None:
        data = data.translate(UNSEEN) if disguised else data
        found = redact(f"{place[0]}{data}{place[1]}")
        assert data not in found
        assert re.search(NAMES, found)
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
        ("+351 912 345 678", "[telefone]"),
        ("cartão 4111 1111 1111 1111 12/28 123", "cartão [cartão] 12/28 123"),
        ("12.ABC.345/01DE-35", "[CNPJ]"),
        ("a\x00b\x1b[31m\u202ec", "a b [31m c"),
        ("www.a.com e http://b.com e https://c.com", "www.a.com e [link] e [link]"),
        (
            "ção‑x 👩‍👩‍👧 ５ meu ５２９９８２２４７２５ “fim” ½ ﬁ",
            "ção‑x 👩‍👩‍👧 ５ meu [CPF] “fim” ½ ﬁ",
        ),
        ("é\u0301 e\u0301 tel 3222\u20104444 e\u0301", "é\u0301 e\u0301 tel [telefone] e\u0301"),
    ],
)
def test_examples(written: str, stored: str) -> None:
    """What is not taken out is returned as it was written, character by character."""
    assert redact(written) == stored


PERSONAL = """
    529.982.247-25 | 52998224725 | 529 982 247 25 | 529.982.247.25 | 529-982-247-25
    529_982_247_25 | 529,982,247,25 | 529, 982, 247, 25 | 529*982*247*25 | 529:982:247:25
    529    982    247    25 | 529‐982‐247‐25 | 529.982.247−25 | 529.982.247–25
    5 2 9 9 8 2 2 4 7 2 5 | CPF52998224725 | 529982247-25 | 529982247/25 | 529.982.247-26
    ５２９．９８２．２４７－２５ | ٥٢٩٩٨٢٢٤٧٢٥ | 529.982.\u200b247-25 | 529.982.247\u2060-25
    529\u00ad982\ufeff24725
    11.222.333/0001-81 | 11222333000181 | 11 222 333 0001 81 | 11.222.333/0001-82
    11.222.333 0001-81
    12.ABC.345/01DE-35 | 12.abc.345/01de-35 | 12abc34501de35 | 12.abc.345/01de-36
    4111 1111 1111 1111 | 4111.1111.1111.1111 | 4111_1111_1111_1111 | 3782 822463 10005
    378282246310005
    5555-5555-5555-4444 | 41111111 11111111
    (11) 98888-7777 | 11 98888-7777 | 11988887777 | 11 9 8888 7777 | 11.98888.7777 | (11)988887777
    +55 11 98888-7777 | +5511988887777 | 5511988887777 | 55 11 98888 7777 | 011 98888-7777
    01511988887777 | 0 15 11 98888-7777 | (0xx11) 3222-4444 | (11) 3222-4444 | 11 3222-4444
    11 3222 44 44 | 11 988 887 777 | 98888-7777 | 9 8888 7777 | 9.8888-7777 | tel 32224444
    tel.: 3222-4444 | Fone 3222 4444 | liga no 3222.4444 | zap: 988887777 | celular 1132224444
    meu whatsapp é 8888-7777 | ligue para (11) 4002 8922 | +351 912 345 678 | +1 (202) 555-0143
    joao@exemplo.com | JOAO@EXEMPLO.COM.BR | joao.silva+x@a-b.co | joao @ exemplo.com
    joao @exemplo.com
    joao＠exemplo.com | joao(arroba)exemplo.com | joao [at] exemplo.com | joao arroba exemplo.com
    joao arroba exemplo ponto com | joao arroba gmail ponto com ponto br | joao@exemplo,com
    joao@exemplo,com.br
    joao&#64;exemplo.com | joao%40exemplo.com | joao@gmail | joao arroba hotmail | joao@exemplo .com
    joao ponto silva arroba uol ponto com ponto br | joao\u200b@exemplo.com | joao@163.com
"""


def table(text: str) -> list[str]:
    return [cell.strip(" ") for line in text.strip().splitlines() for cell in line.split(" | ")]


@pytest.mark.parametrize("data", table(PERSONAL))
@pytest.mark.parametrize("place", ["{}", "Sou eu: {}.", "o meu ({}) não entra"])
def test_what_people_send_goes(data: str, place: str) -> None:
    found = redact(place.format(data))
    assert re.search(NAMES, found), found
    digits = [len(run) for run in re.findall(r"\d+", found)]
    assert sum(digits) < 4, found
    assert not re.search(r"(?i)exemplo|silva|gmail", found), found


HARMLESS = """
    No passo 3 da versão 2.10.4, em 12/05/2026 às 14:30, deu erro 404.
    De 2023-2024 a 2025 o valor foi de R$ 1.234.567,89 (10%).
    O pedido 123456 saiu em 3 dias; veja https://ajuda.exemplo.com.br/a
    pedido 1234567890 | pedido 1132224444 | protocolo 32224444 | protocolo 20261122143000
    nota 987654321
    1234 5678 | 1500 - 2500 | 3000 - 4500 | 2026-1234 | 1999 - 2026 | código 4321-1234 | 2026/1234
    pacote@6.8.2 | react@18.2.0-beta.1 | @angular/core@17.0.1 | abrir @ chat | a arroba no teclado
    34191.79001 01043.510047 91020.150008 6 12345678901234
    34191790010104351004791020150008612345678901
    3526 1111 2223 3300 0181 5500 1000 0001 2312 3456 7890
    83640000001-1 33120138000-2 81288462711-6 08013618155-1
    R$ 1.234.567.890,00 | R$1.234,56 | R$ 11 988.887,00 | 1.234.567.890,00 | US$ 20
    12,5 % de 1.000.000
    1 2 3 4 5 6 7 8 9 10 11 12 | 10 20 30 40 50 60 | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    passos 1-2-3-4-5-6-7-8
    192.168.0.1 | 10.11.98.255 | 255.255.255.0 | 127.0.0.1:8000 | 8.8.8.8 e 8.8.4.4
    15/12/2026 - 15/04/2026 | 22/11/2026 14 30 | 22/11/2026 14:30:59 | 2026-11-22T14:30:59
    22-11-2026 | 22.11.2026
    de 01/02/26 a 28/02/26 | 2026-11-22 11:22:33.444 | 22/11 a 23/12 | 20261122
    Chrome 131.0.6778.86 | Windows 10.0.19045.3803 | v1.2.3.4.5 | Firefox/128.0 | Python 3.13.0
    0001234-56.2026.8.26.0100 | 550e8400-e29b-41d4-a716-446655440000
    12345678-1234-4234-8234-123456789012
    da39a3ee5e6b4b0d3255bfef95601890afd80709 | 1fe81cc | a11988887777f | x52998224725y
    SKU11988887777BR
    CEP 01310-100 | 7891234567895 | art. 5, § 2, inc. 11 | nf-e 000.123.456 | (1) 2 (3) 4
    0800 123 4567 | ligue 0800 123 4567
    celular não abre desde 2026 | tel 190 | 50 mil em 3 de 12 meses | linha um\tlinha dois
    16:9, 4:3 | 1920x1080 | 1600 x 1200
    telefone com 9 dígitos, e não 8 | contato 2023-2024 | + 2 3 4 | +20 pontos | 2+2=4
    3/4 de 12/16
"""


@pytest.mark.parametrize("text", table(HARMLESS))
def test_what_is_nobodys_stays(text: str) -> None:
    assert redact(text) == text


def digits(chance: random.Random, *sizes: int, between: str = "") -> str:
    return between.join("".join(chance.choices(DIGITS, k=size)) for size in sizes)


def day(chance: random.Random) -> str:
    return f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(2000, 2039)}"


def version(chance: random.Random, *most: int) -> str:
    return ".".join(str(chance.randrange(number)) for number in most)


def count_from(number: int) -> str:
    return " ".join(map(str, range(number, number + 12)))


SAMPLE = 2000
SHARES = {
    "8 digits": (0, lambda c: f"pedido {digits(c, 8)}"),
    "9 digits": (0, lambda c: f"pedido {digits(c, 9)}"),
    "10 digits": (0, lambda c: f"pedido {digits(c, 10)}"),
    # One in a hundred is a CPF, 67 areas of 100 and one 9 of ten a mobile's number.
    "11 digits": (0.1, lambda c: f"pedido {digits(c, 11)}"),
    "12 digits": (0.02, lambda c: f"pedido {digits(c, 12)}"),
    "14 digits": (0.02, lambda c: f"pedido {digits(c, 14)}"),
    # Four of ten begin like a card, one of ten passes Luhn's sum.
    "16 digits": (0.06, lambda c: f"pedido {digits(c, 16)}"),
    "4 4": (0, lambda c: digits(c, 4, 4, between=" ")),
    "4 - 4": (0, lambda c: digits(c, 4, 4, between=" - ")),
    "4-4": (0, lambda c: digits(c, 4, 4, between="-")),
    "year and number": (0, lambda c: f"2026-{digits(c, 4)}"),
    "package": (0, lambda c: f"pacote@{version(c, 30, 30, 30)}"),
    "NF-e": (0, lambda c: digits(c, *[4] * 11, between=" ")),
    "NF-e together": (0, lambda c: digits(c, 44)),
    "boleto": (
        0,
        lambda c: (
            f"{digits(c, 5, 5, between='.')} {digits(c, 5, 6, between='.')} "
            f"{digits(c, 5, 6, between='.')} {digits(c, 1, 14, between=' ')}"
        ),
    ),
    "bill": (0, lambda c: " ".join(digits(c, 11, 1, between="-") for _ in range(4))),
    "money": (0, lambda c: f"R$ {c.randint(1, 999)}.{digits(c, 3, 3, 3, between='.')},00"),
    "counting": (0.02, lambda c: count_from(c.randint(1, 200))),
    "list": (0.02, lambda c: ", ".join(str(c.randrange(1000)) for _ in range(8))),
    "prices": (0.02, lambda c: "; ".join(f"{c.randint(10, 999)},{digits(c, 2)}" for _ in "abcd")),
    "IPv4": (0.01, lambda c: version(c, 256, 256, 256, 256)),
    "dates": (0, lambda c: f"{day(c)} - {day(c)}"),
    "date and time": (0, lambda c: f"{day(c)} {c.randint(10, 23)} {c.randint(10, 59)}"),
    "Chrome": (0, lambda c: f"{c.randint(90, 150)}.0.{c.randint(4000, 8000)}.{c.randint(10, 250)}"),
    "lawsuit": (0, lambda c: f"{digits(c, 7)}-{digits(c, 2)}.2026.8.26.{digits(c, 4)}"),
    "UUID": (0, lambda c: str(uuid.UUID(int=c.getrandbits(128), version=4))),
    "SHA-1": (0, lambda c: f"{c.getrandbits(160):040x}"),
    "barcode": (0, lambda c: f"789{digits(c, 10)}"),
    "postcode": (0, lambda c: digits(c, 5, 3, between="-")),
    "moment": (0, lambda c: str(c.randint(1_600_000_000, 1_800_000_000))),
}
"""Share of random samples that may be altered: what nobody can tell from a person's number."""


@pytest.mark.parametrize("kind", SHARES)
def test_few_harmless_numbers_are_taken_out(kind: str) -> None:
    share, make = SHARES[kind]
    chance = random.Random(kind)  # noqa: S311, no secret
    texts = [make(chance) for _ in range(SAMPLE)]
    altered = [text for text in texts if redact(text) != text]
    assert len(altered) <= share * SAMPLE, altered[:5]


@settings(BUSY, max_examples=500)
@given(
    st.text(ALPHABET, max_size=600)
    | st.text("0123456789.-/() +@a[]w:hts", max_size=600)
    | st.lists(
        st.sampled_from(["tel ", "52998224725", "3222", "-", " ", "@", "a.co", "11", "arroba "]),
        max_size=60,
    ).map("".join)
)
def test_once_is_enough_and_text_grows_little(text: str) -> None:
    text = text[:600]
    once = redact(text)
    assert redact(once) == once
    assert len(once) <= 1000
