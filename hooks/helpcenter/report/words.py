"""Numbers, days and reasons as a Brazilian reads them; plurals by Babel (CLDR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from helpcenter.languages import DEFAULT
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from datetime import date

    from helpcenter.report.period import Period
    from helpcenter.report.statistics import Votes

LOCALE = Locale.parse(DEFAULT, sep="-")
SPACE = "\N{NO-BREAK SPACE}"
VOTES = {"nao": "Não", "em_parte": "Em parte", "sim": "Sim"}
"""In the order of the page's faces."""
REASONS = texts_in(DEFAULT).section("feedback.reasons")
"""As the page offers them."""
LANGUAGES = {"pt-BR": "português", "en": "inglês"}


def number(value: float) -> str:
    """`2914` as `2.914`, `12.34` as `12,3`."""
    return format_decimal(value, "#,##0.#", locale=LOCALE)


def percent(part: float, whole: float = 1) -> str:
    """`7` of `8` as `87,5 %`, with a space that does not break."""
    return f"{number(100 * part / whole)}{SPACE}%"


def counted(value: int, one: str, other: str) -> str:
    """`1 resposta`, `2.914 respostas`, `1.000.000 de respostas`; zero as many, as people say."""
    form = LOCALE.plural_form(value) if value else "other"
    name = {"one": one, "many": f"de {other}"}.get(form, other)
    return f"{number(value)}{SPACE}{name}"


def change(now: Votes, was: Votes) -> str:
    """`“Sim” subiu 12,4 pontos (de 8,1 % para 20,5 %).`, of percentage points."""
    shares = [100 * votes.sim / votes.total for votes in (was, now)]
    step = round(shares[1] - shares[0], 1)
    told = f"(de {percent(was.sim, was.total)} para {percent(now.sim, now.total)})."
    if not step:
        return f"“Sim” ficou em {percent(now.sim, now.total)}."
    if abs(step) < 1:
        return f"“Sim” ficou quase igual {told}"
    verb, points = "subiu" if step > 0 else "caiu", "ponto" if abs(step) < 2 else "pontos"
    return f"“Sim” {verb} {number(abs(step))}{SPACE}{points} {told}"


def day(value: date) -> str:
    """`12/03/2026`."""
    return format_date(value, "dd/MM/yyyy", locale=LOCALE)


def short_day(value: date) -> str:
    """`12/03`."""
    return format_skeleton("MMdd", value, locale=LOCALE)


def long_day(value: date) -> str:
    """`12 de março de 2026`."""
    return texts_in(DEFAULT).long_date(value)


def days(period: Period) -> str:
    """`de 31 de agosto a 22 de novembro de 2026`."""
    start, end = long_day(period.since), long_day(period.until)
    if period.since == period.until:
        return f"em {end}"
    if period.since.year == period.until.year:
        start = start.removesuffix(f" de {period.since.year}")
    return f"de {start} a {end}"


def short_days(period: Period) -> str:
    """`31/08 a 06/09`."""
    if period.since == period.until:
        return short_day(period.since)
    return f"{short_day(period.since)} a {short_day(period.until)}"
