"""Numbers and days as a Brazilian reads them."""

from __future__ import annotations

from datetime import date

import pytest

from helpcenter.report import words
from helpcenter.report.period import Period
from helpcenter.report.statistics import Votes

SPACE = "\N{NO-BREAK SPACE}"


def test_numbers() -> None:
    assert words.number(2914) == "2.914"
    assert words.number(12.34) == "12,3"
    assert words.percent(7, 8) == f"87,5{SPACE}%"
    assert words.percent(1, 2) == f"50{SPACE}%"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 respostas"),
        (1, "1 resposta"),
        (2, "2 respostas"),
        (2914, "2.914 respostas"),
        (1_000_000, "1.000.000 de respostas"),
    ],
)
def test_plurals(number, text) -> None:
    assert words.counted(number, "resposta", "respostas").replace(SPACE, " ") == text


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        ((2026, 8, 31), (2026, 11, 22), "de 31 de agosto a 22 de novembro de 2026"),
        ((2025, 12, 1), (2026, 1, 2), "de 1º de dezembro de 2025 a 2 de janeiro de 2026"),
        ((2026, 3, 12), (2026, 3, 12), "em 12 de março de 2026"),
    ],
)
def test_days(since, until, text) -> None:
    assert words.days(Period(date(*since), date(*until))) == text


def test_short_days() -> None:
    assert words.day(date(2026, 3, 12)) == "12/03/2026"
    assert words.short_days(Period(date(2026, 3, 9), date(2026, 3, 15))) == "09/03 a 15/03"
    assert words.short_days(Period(date(2026, 3, 9), date(2026, 3, 9))) == "09/03"


@pytest.mark.parametrize(
    ("was", "now", "text"),
    [
        (Votes(sim=1, nao=9), Votes(sim=9, nao=1), "“Sim” subiu 80 pontos (de 10 % para 90 %)."),
        (Votes(sim=9, nao=1), Votes(sim=1, nao=9), "“Sim” caiu 80 pontos (de 90 % para 10 %)."),
        (
            Votes(sim=500, nao=500),
            Votes(sim=515, nao=485),
            "“Sim” subiu 1,5 ponto (de 50 % para 51,5 %).",
        ),
        (
            Votes(sim=500, nao=500),
            Votes(sim=504, nao=496),
            "“Sim” ficou quase igual (de 50 % para 50,4 %).",
        ),
        (Votes(sim=5, nao=5), Votes(sim=7, nao=7), "“Sim” ficou em 50 %."),
    ],
)
def test_changes(was, now, text) -> None:
    assert words.change(now, was).replace(SPACE, " ") == text
