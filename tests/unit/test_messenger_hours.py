"""When somebody answers: as an operator writes it, as numbers, and in words."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from helpcenter.messenger.hours import DAYS, Hours
from helpcenter.settings import SettingsError, parse_settings

AT = "extra.help_center.messenger.hours"
SPAN = "escreva como '09:00-18:00' (entre aspas)."
DAY = (
    "use mon (segunda), tue (terça), wed (quarta), thu (quinta), fri (sexta), sat (sábado), "
    "sun (domingo)."
)
WEEK = ".week: precisa dos dias com os horários, como mon-fri: '09:00-18:00'."
DATES = ".holidays: precisa ser uma lista de datas, como [2026-12-25, 2027-01-01]."
DATE = "não é uma data; escreva ano, mês e dia, como 2026-12-25."
OVER = (
    "termina antes de começar; o que passa da meia-noite vai em dois dias, até '24:00' em um e "
    "desde '00:00' no outro."
)


def read(written: str) -> Hours:
    messenger = {"url": "https://a.b", "hours": yaml.safe_load(written)}
    settings = parse_settings({"brand": {"name": "x"}, "messenger": messenger})
    return settings.messenger.hours


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("09:00-18:00", ": faltam as linhas recuadas com as chaves deste bloco."),
        ("{}", ".week: falta esta chave."),
        ("{week: }", WEEK),
        ("{week: 09:00-18:00}", WEEK),
        ("{week: [mon, tue]}", WEEK),
        ("{week: {}}", ".week: está vazia; escreva ao menos um dia, como mon-fri: '09:00-18:00'."),
        ("{week: {mon: 9-18}}", f".week: “9-18” não é um horário; {SPAN}"),
        ("{week: {mon: 9h-18h}}", f".week: “9h-18h” não é um horário; {SPAN}"),
        ("{week: {mon: 09:00 às 18:00}}", f".week: “09:00 às 18:00” não é um horário; {SPAN}"),
        ("{week: {mon: '09:00-12:00,'}}", f".week: “” não é um horário; {SPAN}"),
        ("{week: {mon: '25:00-26:00'}}", f".week: “25:00-26:00” não é um horário; {SPAN}"),
        ("{week: {mon: 10:00}}", f".week: falta o começo ou o fim do horário; {SPAN}"),
        ("{week: {mon: }}", f".week: falta o começo ou o fim do horário; {SPAN}"),
        ("{week: {mon: []}}", f".week: falta o começo ou o fim do horário; {SPAN}"),
        ("{week: {mon: 22:00-02:00}}", f".week: “22:00-02:00” {OVER}"),
        ("{week: {mon: '09:00-09:00'}}", f".week: “09:00-09:00” {OVER}"),
        (
            "{week: {mon: '09:00-24:30'}}",
            ".week: “09:00-24:30” passa da meia-noite; o dia termina às 24:00.",
        ),
        ("{week: {seg-sex: '09:00-18:00'}}", f".week: não conheço o dia “seg”; {DAY}"),
        ("{week: {mon-: '09:00-18:00'}}", f".week: não conheço o dia “”; {DAY}"),
        ("{week: {1: '09:00-18:00'}}", f".week: não conheço o dia “1”; {DAY}"),
        (
            "{week: {mon-wed-fri: '09:00-18:00'}}",
            ".week: “mon-wed-fri” tem dias demais; escreva como mon-fri, ou um dia em cada linha.",
        ),
        (
            "{week: {fri-mon: '09:00-18:00'}}",
            ".week: “fri-mon” termina antes de começar; escreva cada parte em uma linha.",
        ),
        (
            "{week: {mon-fri: '09:00-18:00', wed: '10:00-12:00'}}",
            ".week: wed (quarta) tem horários que se encontram, 09:00-18:00 e 10:00-12:00; "
            "deixe um só, e cada dia em uma só linha.",
        ),
        (
            "{week: {sat: '09:00-12:00, 12:00-15:00'}}",
            ".week: sat (sábado) tem horários que se encontram, 09:00-12:00 e 12:00-15:00; "
            "deixe um só, e cada dia em uma só linha.",
        ),
        (
            "{semana: {mon: '09:00-18:00'}, week: {mon: '09:00-18:00'}}",
            ".semana: chave desconhecida; confira o nome e o recuo",
        ),
        (
            "{week: {mon: '09:00-18:00'}, zone: America/Sao Paulo}",
            ".zone: não conheço o fuso “America/Sao Paulo”. "
            "você quis dizer “America/Sao_Paulo”? Use um nome como America/Sao_Paulo.",
        ),
        (
            "{week: {mon: '09:00-18:00'}, zone: GMT-3}",
            ".zone: não conheço o fuso “GMT-3”. Use um nome como America/Sao_Paulo.",
        ),
        ("{week: {mon: '09:00-18:00'}, holidays: }", DATES),
        ("{week: {mon: '09:00-18:00'}, holidays: 25/12/2026}", DATES),
        ("{week: {mon: '09:00-18:00'}, holidays: 2026-12-25}", DATES),
        ("{week: {mon: '09:00-18:00'}, holidays: {Natal: 2026-12-25}}", DATES),
        (
            "{week: {mon: '09:00-18:00'}, holidays: [25/12/2026]}",
            f".holidays: “25/12/2026” {DATE}",
        ),
        ("{week: {mon: '09:00-18:00'}, holidays: [20261225]}", f".holidays: “20261225” {DATE}"),
        (
            "{week: {mon: '09:00-18:00'}, holidays: ['2026-11-31']}",
            f".holidays: “2026-11-31” {DATE}",
        ),
        (
            "{week: {mon: '09:00-18:00'}, holidays: [2026-12-25 10:00:00]}",
            f".holidays: “2026-12-25 10:00:00” {DATE}",
        ),
    ],
)
def test_an_operator_is_told(written: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(written)
    assert str(caught.value) == f"{AT}{told}"


@pytest.mark.parametrize(
    "written",
    ["09:00-18:00", "'09:00-18:00'", "9:00-18:00", "09:00 - 18:00", "09:00–18:00", "[9:00-18:00]"],
)
@pytest.mark.parametrize("days", ["mon-fri", "Mon-Fri", "mon - fri"])
def test_what_is_plainly_meant_is_taken(days: str, written: str) -> None:
    hours = read(f"week: {{{days}: {written}}}")
    assert hours.days == [[(540, 1080)]] * 5 + [[], []]


def test_spans_of_a_day_are_in_order() -> None:
    hours = Hours(week={"mon-fri": "13:00-18:00, 09:00-12:00", "sat": ["09:00-13:00"]})
    assert hours.days == [[(540, 720), (780, 1080)]] * 5 + [[(540, 780)], []]
    halves = Hours(week={"mon": "13:00-18:00", "mon-tue": "09:00-12:00"})
    assert halves.days[:2] == [[(540, 720), (780, 1080)], [(540, 720)]]
    assert Hours(week={"sun": "00:00-24:00"}).days[6] == [(0, 1440)]


@pytest.mark.parametrize("place", range(7))
def test_every_day_is_in_its_place(place: int) -> None:
    name = list(DAYS)[place]
    days = Hours(week={name: "09:00-18:00"}).days
    assert [index for index, spans in enumerate(days) if spans] == [place]


def test_equal_days_are_told_together_in_both_languages() -> None:
    hours = Hours(week={"mon-fri": "13:00-18:00, 09:00-12:00", "sat": "09:00-13:00"})
    assert hours.told("pt-BR") == [
        "segunda-feira a sexta-feira: 09:00–12:00, 13:00–18:00",
        "sábado: 09:00–13:00",
    ]
    thin = "\N{NARROW NO-BREAK SPACE}"
    assert hours.told("en") == [
        f"Monday to Friday: 9:00{thin}AM–12:00{thin}PM, 1:00{thin}PM–6:00{thin}PM",
        f"Saturday: 9:00{thin}AM–1:00{thin}PM",
    ]


def test_days_apart_are_told_apart() -> None:
    hours = Hours(week={"mon": "09:00-18:00", "wed": "09:00-18:00"})
    assert hours.told("pt-BR") == ["segunda-feira: 09:00–18:00", "quarta-feira: 09:00–18:00"]


def test_a_day_ends_at_24() -> None:
    assert Hours(week={"sat-sun": "10:00-24:00"}).told("pt-BR") == ["sábado a domingo: 10:00–24:00"]


def test_holidays_are_days() -> None:
    hours = read("{week: {mon: '09:00-18:00'}, holidays: [2026-12-25, '2027-01-01']}")
    assert hours.holidays == [date(2026, 12, 25), date(2027, 1, 1)]


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("America/Sao_Paulo", ("horário de Brasília", "Brasília time")),
        ("America/Manaus", ("horário do Amazonas", "Amazon Time")),
        ("America/Rio_Branco", ("horário do Acre", "Acre Time")),
        ("UTC", ("UTC", "UTC")),
    ],
)
def test_another_zone_has_its_own_name(zone: str, told: tuple[str, str]) -> None:
    name = read(f"{{zone: {zone}, week: {{mon: '09:00-18:00'}}}}").zone_name
    assert (name.in_language("pt-BR"), name.in_language("en")) == told


def test_the_operator_s_name_of_the_zone_stays() -> None:
    hours = read("{zone: America/Manaus, zone_name: horário de Manaus, week: {mon: 09:00-18:00}}")
    assert hours.zone_name.in_language("pt-BR") == "horário de Manaus"
