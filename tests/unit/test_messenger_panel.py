"""What the page of support hands over to the scripts, in each language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from helpcenter.messenger.panel import panel_data
from helpcenter.settings import parse_settings
from helpcenter.texts import texts_in

EMAIL = {"type": "email", "address": "suporte@exemplo.com.br"}
HOURS = {"week": {"mon-fri": "09:00-18:00"}, "holidays": ["2026-12-25"]}
MESSENGER = {
    "type": "intercom",
    "app_id": "ab12cd34",
    "fallback": EMAIL,
    "hours": HOURS,
    "topics": [
        {"label": {"pt-BR": "Suporte", "en": "Support"}},
        {
            "label": "Vendas",
            "guide": "request",
            "url": "https://vendas.exemplo.com.br/",
            "hours": {"zone": "America/Manaus", "week": {"sat": "09:00-12:00"}},
        },
    ],
}
DATA = Path(__file__).parents[2] / "overrides/assets/javascripts/messenger/data.js"


def data_of(messenger: dict, language: str = "pt-BR") -> dict[str, Any]:
    settings = parse_settings({"brand": {"name": "x"}, "messenger": messenger})
    return panel_data(settings.messenger, texts_in(language))


def test_ways_are_told_with_what_is_not_empty() -> None:
    intercom, sales, mail = data_of(MESSENGER)["channels"]
    assert intercom == {
        "type": "intercom",
        "name": "Intercom",
        "told": intercom["told"],
        "module": "assets/javascripts/messengers/intercom.js",
        "script": "https://widget.intercom.io/widget/ab12cd34",
        "keys": {"app_id": "ab12cd34", "region": "us"},
        "prefills": True,
        "ends": True,
        "kept": [
            "intercom-id-*",
            "intercom-session-*",
            "intercom-device-id-*",
            "intercom.*",
        ],
    }
    assert sales == {
        "type": "link",
        "name": "vendas.exemplo.com.br",
        "told": sales["told"],
        "link": "https://vendas.exemplo.com.br/",
    }
    assert mail["link"].startswith("mailto:suporte@exemplo.com.br?")


def test_who_receives_is_told_by_the_kind_of_way() -> None:
    intercom, sales, mail = data_of(MESSENGER)["channels"]
    assert "carrega o programa de outro serviço: Intercom" in intercom["told"]
    assert "por vendas.exemplo.com.br" in sales["told"]
    assert "programa de e-mail" in mail["told"]


def test_topics_point_to_their_ways_and_hours() -> None:
    data = data_of(MESSENGER, "en")
    support, sales = data["topics"]
    usual = {
        "zone": "America/Sao_Paulo",
        "zoneName": "Brasília time",
        "days": [[(540, 1080)]] * 5 + [[], []],
        "holidays": ["2026-12-25"],
    }
    assert support == {
        "label": "Support",
        "key": "Suporte",
        "guide": "problem",
        "channel": 0,
        "hours": usual,
    }
    assert (sales["label"], sales["key"], sales["guide"]) == ("Vendas", "Vendas", "request")
    assert (sales["channel"], sales["hours"]["zoneName"]) == (1, "Amazon Time")
    assert (data["hours"], data["fallback"]) == (usual, 2)


def test_without_topics_one_without_name_stands_for_them() -> None:
    data = data_of(EMAIL | {"topics": []})
    assert data["topics"] == [
        {"label": "", "key": "", "guide": "problem", "channel": 0, "hours": None}
    ]
    assert (data["hours"], data["fallback"]) == (None, None)


@pytest.mark.parametrize("language", ["pt-BR", "en"])
def test_the_texts_are_those_of_the_language(language: str) -> None:
    texts = texts_in(language)
    assert data_of(EMAIL, language)["texts"] == texts.section("messenger.live")


def test_what_is_handed_over_is_what_the_scripts_are_told_of() -> None:
    described = set(re.findall(r"@property {.*} \[?(\w+)", DATA.read_text("utf-8")))
    data = data_of(MESSENGER)
    given = {*data, *data["hours"]}.union(*data["channels"])
    assert given <= described
