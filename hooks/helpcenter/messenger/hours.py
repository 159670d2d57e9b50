"""When somebody answers: spans of a week in a time zone, and days off."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from babel.dates import format_time, get_day_names, get_timezone_name
from pydantic import Field, field_validator, model_validator

from helpcenter.languages import LANGUAGES
from helpcenter.mistakes import nearest
from helpcenter.setting_values import Block, Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = {
    "mon": "segunda",
    "tue": "terça",
    "wed": "quarta",
    "thu": "quinta",
    "fri": "sexta",
    "sat": "sábado",
    "sun": "domingo",
}
"""As they are written, and what they mean."""
SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-4]):([0-5]\d)")
EXAMPLE = "'09:00-18:00' (entre aspas)"
HOME = "America/Sao_Paulo"
MIDNIGHT = 24 * 60
ISO = re.compile(r"\d{4}-\d\d-\d\d")
Span = tuple[int, int]
"""From when to when, in minutes since midnight."""


def read_span(text: str) -> Span:
    """Read `09:00-18:00`; raise ValueError if it is none, or ends before it begins."""
    found = SPAN.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text.strip()}” não é um horário; escreva como {EXAMPLE}")
    start, end = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if end > MIDNIGHT:
        raise ValueError(f"“{text.strip()}” passa da meia-noite; o dia termina às 24:00")
    if start >= end:
        raise ValueError(
            f"“{text.strip()}” termina antes de começar; o que passa da meia-noite vai em dois "
            "dias, até '24:00' em um e desde '00:00' no outro"
        )
    return start, end


def read_spans(value: Any) -> list[Span]:
    """Read spans, with commas or in a list; raise ValueError if there is none."""
    if isinstance(value, str):
        return [read_span(text) for text in value.split(",")]
    if isinstance(value, list) and value and all(isinstance(text, str) for text in value):
        return [read_span(text) for text in value]
    raise ValueError(f"falta o começo ou o fim do horário; escreva como {EXAMPLE}")


def read_days(text: str) -> range:
    """Read `mon` or `mon-fri`, as places in DAYS; raise ValueError if it is neither."""
    places = []
    for part in text.split("-"):
        name = part.strip().lower()
        if name not in DAYS:
            known = ", ".join(f"{day} ({meaning})" for day, meaning in DAYS.items())
            raise ValueError(f"não conheço o dia “{part.strip()}”; use {known}")
        places.append([*DAYS].index(name))
    if len(places) > 2:
        raise ValueError(f"“{text}” tem dias demais; escreva como mon-fri, ou um dia em cada linha")
    if places[-1] < places[0]:
        raise ValueError(f"“{text}” termina antes de começar; escreva cada parte em uma linha")
    return range(places[0], places[-1] + 1)


def read_week(week: dict[Any, Any]) -> list[list[Span]]:
    """Spans of Monday to Sunday, in order; raise ValueError if two of a day meet."""
    read: list[list[Span]] = [[] for _ in DAYS]
    for names, spans in week.items():
        for day in read_days(str(names)):
            read[day] = sorted(read[day] + read_spans(spans))
    for name, own in zip(DAYS, read, strict=True):
        for one, other in pairwise(own):
            if other[0] <= one[1]:
                raise ValueError(
                    f"{name} ({DAYS[name]}) tem horários que se encontram, {plain(one)} e "
                    f"{plain(other)}; deixe um só, e cada dia em uma só linha"
                )
    return read


def read_holiday(value: Any) -> date:
    """Read `2026-12-25`; raise ValueError if it is no date."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and ISO.fullmatch(value):
        with suppress(ValueError):  # The 31st of a month that has 30 days.
            return date.fromisoformat(value)
    raise ValueError(f"“{value}” não é uma data; escreva ano, mês e dia, como 2026-12-25")


def plain(span: Span) -> str:
    """`(540, 1080)` as `09:00-18:00`."""
    return "-".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in span)


class Hours(Block):
    """When somebody answers.

    Attributes:
        zone: time zone, such as `America/Sao_Paulo`.
        week: spans by day or days, such as `mon-fri: "09:00-18:00"`; several with commas.
        holidays: days without service.
        zone_name: the zone as readers call it; by itself, as CLDR has it.
    """

    zone: str = HOME
    zone_name: Localized = Localized({"pt-BR": "horário de Brasília", "en": "Brasília time"})
    week: dict[str, Any]
    holidays: list[date] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def name_zone(cls, value: Any) -> Any:
        """Call another zone than the usual one by its own name."""
        if isinstance(value, dict) and "zone_name" not in value:
            zone = value.get("zone", HOME)
            if zone != HOME and zone in zones():
                names = {language: name_of_zone(zone, language) for language in LANGUAGES}
                return value | {"zone_name": names}
        return value

    @field_validator("zone")
    @classmethod
    def check_zone(cls, value: str) -> str:
        """Refuse a zone that nobody knows; raise ValueError."""
        if value not in (known := zones()):
            near = nearest(value, sorted(known))
            hints = (f"não conheço o fuso “{value}”.", near, f"Use um nome como {HOME}")
            raise ValueError(" ".join(filter(None, hints)))
        return value

    @field_validator("week", mode="before")
    @classmethod
    def check_week(cls, value: Any) -> Any:
        """Refuse days and spans that cannot be read; raise ValueError."""
        if isinstance(value, dict):
            if not value:
                raise ValueError("está vazia; escreva ao menos um dia, como mon-fri: '09:00-18:00'")
            read_week(value)
            return value
        raise ValueError("precisa dos dias com os horários, como mon-fri: '09:00-18:00'")

    @field_validator("holidays", mode="before")
    @classmethod
    def check_holidays(cls, value: Any) -> list[date]:
        """Refuse what is no list of dates; raise ValueError."""
        if not isinstance(value, list):
            raise ValueError("precisa ser uma lista de datas, como [2026-12-25, 2027-01-01]")
        return [read_holiday(day) for day in value]

    @property
    def days(self) -> list[list[Span]]:
        """Spans of Monday to Sunday, in order."""
        return read_week(self.week)

    def told(self, language: str) -> list[str]:
        """The week in words, equal days together: `segunda-feira a sexta-feira: 09:00–18:00`."""
        return list(self._told(language))

    def _told(self, language: str) -> Iterator[str]:
        locale = language.replace("-", "_")
        names = get_day_names("wide", locale=locale)
        for spans, group in groupby(range(7), key=self.days.__getitem__):
            places = list(group)
            if not spans:
                continue
            ends = dict.fromkeys((names[places[0]], names[places[-1]]))
            between = " a " if language == "pt-BR" else " to "
            hours = ", ".join(f"{clock(a, locale)}–{clock(b, locale)}" for a, b in spans)
            yield f"{between.join(ends)}: {hours}"


def zones() -> set[str]:
    """Those that are called by a place, and UTC: in `Etc/GMT-3` the sign is the other way round."""
    named = {zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")}
    return named | {"UTC"}


def name_of_zone(zone: str, language: str) -> str:
    """`horário do Amazonas`, as CLDR has it."""
    if zone == "UTC":
        return zone
    name = get_timezone_name(zone, zone_variant="generic", locale=language.replace("-", "_"))
    return name.replace("Horário", "horário", 1)


def clock(minutes: int, locale: str) -> str:
    """`540` as `09:00` or `9:00 AM`; the end of a day is not its beginning."""
    told = str(format_time(time(minutes // 60 % 24, minutes % 60), "short", locale=locale))
    return told.replace("00:00", "24:00") if minutes == MIDNIGHT else told
