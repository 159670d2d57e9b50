"""Whether somebody answers now, told by the browser in the zone of who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpcenter.messenger.hours import Hours
from helpcenter.messenger.panel import hours_data
from helpcenter.texts import texts_in
from modules import page_of_modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
TELL = """async ([hours, now, language, texts]) => {
    const { tellHours } = await import("/messenger/hours.js");
    const { speaker } = await import("/messenger/data.js");
    return tellHours(hours, new Date(now), language, speaker(texts));
}"""
LATER = "A equipe não está atendendo agora"
BRASILIA = "(horário de Brasília)."
OFFICE = {"mon-fri": "09:00-12:00, 13:00-18:00"}


@pytest.fixture(
    scope="module", params=["America/Sao_Paulo", "Asia/Tokyo", "Pacific/Pago_Pago"], name="tell"
)
def tell_in_a_zone(request, browser: Browser) -> Iterator[Callable[..., str]]:
    """Ask the script, in the browser of a reader who is somewhere."""
    with page_of_modules(browser, timezone_id=request.param) as page:

        def tell(week: dict[str, str], now: str, language: str = "pt-BR", **more) -> str:
            hours = hours_data(Hours.model_validate({"week": week, **more}), language)
            return ask(hours, now, language)

        def ask(hours: dict, now: str, language: str = "pt-BR") -> str:
            texts = texts_in(language).section("messenger.live")
            return page.evaluate(TELL, [hours, now, language, texts])

        tell.ask = ask
        yield tell


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-23T09:00:00-03:00", f"A equipe está atendendo agora, até as 12:00 {BRASILIA}"),
        ("2026-11-23T11:59:59-03:00", f"A equipe está atendendo agora, até as 12:00 {BRASILIA}"),
        ("2026-11-23T17:59:00-03:00", f"A equipe está atendendo agora, até as 18:00 {BRASILIA}"),
        (
            "2026-11-23T08:59:59-03:00",
            f"{LATER}. Volta a responder hoje, a partir das 09:00 {BRASILIA}",
        ),
        (
            "2026-11-23T00:00:00-03:00",
            f"{LATER}. Volta a responder hoje, a partir das 09:00 {BRASILIA}",
        ),
        (
            "2026-11-23T12:00:00-03:00",
            f"{LATER}. Volta a responder hoje, a partir das 13:00 {BRASILIA}",
        ),
        (
            "2026-11-23T18:00:00-03:00",
            f"{LATER}. Volta a responder amanhã, a partir das 09:00 {BRASILIA}",
        ),
        (
            "2026-11-27T23:59:00-03:00",
            f"{LATER}. Volta a responder segunda-feira, a partir das 09:00 {BRASILIA}",
        ),
        (
            "2026-11-29T10:00:00-03:00",
            f"{LATER}. Volta a responder amanhã, a partir das 09:00 {BRASILIA}",
        ),
    ],
)
def test_now_and_the_next_time(tell, now: str, told: str) -> None:
    assert tell(OFFICE, now) == told


def test_in_english(tell) -> None:
    assert tell(OFFICE, "2026-11-23T10:00:00-03:00", language="en") == (
        "The team is answering now, until 12:00 PM (Brasília time)."
    )
    assert tell(OFFICE, "2026-11-27T18:00:00-03:00", language="en") == (
        "The team is not answering now and will be back Monday at 9:00 AM (Brasília time)."
    )


def test_days_off_are_skipped(tell) -> None:
    days = ["2026-12-24", "2026-12-25"]  # Thursday and Friday.
    at_noon = "2026-12-24T10:00:00-03:00"
    assert "Volta a responder segunda-feira, a partir das 09:00" in tell(
        OFFICE, at_noon, holidays=days
    )
    weeks = [f"2026-12-{day}" for day in range(21, 32)] + ["2027-01-01"]
    told = tell(OFFICE, "2026-12-21T10:00:00-03:00", holidays=weeks)
    assert "Volta a responder segunda-feira, 4 de janeiro, a partir das 09:00" in told


def test_a_week_ahead_has_its_date(tell) -> None:
    told = tell({"mon": "09:00-18:00"}, "2026-11-23T18:00:00-03:00")
    assert "Volta a responder segunda-feira, 30 de novembro, a partir das 09:00" in told


def test_without_service_in_sight_no_day_is_promised(tell) -> None:
    mondays = [f"2026-11-{day:02}" for day in (23, 30)]
    mondays += [f"2026-12-{day:02}" for day in (7, 14, 21, 28)]
    mondays += [f"2027-01-{day:02}" for day in (4, 11, 18, 25)]
    told = tell({"mon": "09:00-18:00"}, "2026-11-23T10:00:00-03:00", holidays=mondays)
    assert told == f"{LATER}."


@pytest.mark.parametrize("language", ["pt-BR", "en"])
def test_until_midnight_no_hour_is_told(tell, language: str) -> None:
    told = tell({"mon": "18:00-24:00"}, "2026-11-23T23:59:59-03:00", language=language)
    assert told == texts_in(language)("messenger.live.open")
    assert "00" not in told


@pytest.mark.parametrize(
    ("now", "told"),
    [
        # Clocks in New York went from 2:00 to 3:00 on 8 March 2026…
        ("2026-03-08T06:59:00Z", "hoje, a partir das 04:00"),  # 1:59
        ("2026-03-08T07:59:00Z", "hoje, a partir das 04:00"),  # 3:59
        ("2026-03-08T08:00:00Z", "até as 05:00"),  # 4:00
        # …and from 2:00 back to 1:00 on 1 November.
        ("2026-11-01T05:30:00Z", "hoje, a partir das 04:00"),  # 1:30
        ("2026-11-01T06:30:00Z", "hoje, a partir das 04:00"),  # 1:30 again
        ("2026-11-01T08:59:00Z", "hoje, a partir das 04:00"),  # 3:59
        ("2026-11-01T09:00:00Z", "até as 05:00"),  # 4:00
        ("2026-10-31T23:30:00Z", "amanhã, a partir das 04:00"),  # The day before, 19:30.
    ],
)
def test_on_the_days_when_clocks_change(tell, now: str, told: str) -> None:
    assert told in tell({"sun": "04:00-05:00"}, now, zone="America/New_York")


def test_the_zone_s_own_date_counts(tell) -> None:
    # It is Tuesday already in Lisbon, and still Monday in Rio Branco.
    now = "2026-11-24T03:30:00Z"
    assert "está atendendo" in tell({"mon": "22:00-23:00"}, now, zone="America/Rio_Branco")
    assert "está atendendo" in tell({"tue": "03:00-04:00"}, now, zone="Europe/Lisbon")


def test_a_zone_that_the_browser_does_not_know_says_nothing(tell) -> None:
    hours = hours_data(Hours(week=OFFICE), "pt-BR") | {"zone": "Marte/Olimpo"}
    assert tell.ask(hours, "2026-11-23T10:00:00Z") == ""
