"""Texts of the interface: the same keys in each language, every one used, every use known."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from helpcenter.feedback.answer import Reason
from helpcenter.languages import DEFAULT, LANGUAGES
from helpcenter.pages import EXTRAS
from helpcenter.settings import Event
from helpcenter.texts import texts_in

QUESTIONS = ("doing", "expected", "happened", "need", "where", "evidence")
PUT_TOGETHER = {
    *(f"feedback.{vote}" for vote in ("nao", "em_parte", "sim")),
    *(f"feedback.{told}" for told in ("sending", "recorded", "waiting", "improves", "already")),
    *(f"feedback.reasons.{reason}" for reason in get_args(Reason)),
    *(f"privacy.also_{event}" for event in get_args(Event)),
    *(f"notice.{kind}" for kind in ("incidente", "manutencao", "aviso")),
    *(f"{page}.{part}" for page in EXTRAS.values() for part in ("title", "description")),
    *(f"messenger.{name}" for name in ("home", "messages", "tickets", "help")),
    *(f"messenger.{name}_{part}" for name in ("messages", "tickets") for part in ("text", "open")),
    *(f"messenger.guide.{name}{part}" for name in QUESTIONS for part in ("", "_hint")),
}
"""Keys that code makes of parts."""
ROOT = Path(__file__).parent.parent.parent


def used_in_code() -> str:
    files = [*ROOT.glob("overrides/**/*.html"), *ROOT.glob("hooks/**/*.py")]
    return "\n".join(path.read_text("utf-8") for path in files)


def asked_by_scripts() -> set[str]:
    """Keys of `search.live`, which the page hands over to the scripts of the search."""
    files = ROOT.glob("overrides/assets/javascripts/search/*.js")
    code = "\n".join(path.read_text("utf-8") for path in files)
    return set(re.findall(r"""\bsay\(\s*["'](\w+)["']\s*[,)]""", code))


def told_by_the_panel() -> set[str]:
    """Texts in quotes in the scripts of messenger/: every key of `messenger.live` is one."""
    files = ROOT.glob("overrides/assets/javascripts/messenger/*.js")
    return set(re.findall(r'"(\w+)"', "\n".join(path.read_text("utf-8") for path in files)))


def placeholders(language: str, key: str) -> set[str]:
    return set(re.findall(r"{\w+}", dict(texts_in(language).section(""))[key]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language: str) -> None:
    assert texts_in(language).names() == texts_in(DEFAULT).names()


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same(language: str) -> None:
    for key in texts_in(DEFAULT).names():
        assert placeholders(language, key) == placeholders(DEFAULT, key), key


def test_every_key_asked_for_exists_and_every_key_is_asked_for() -> None:
    code = used_in_code()
    keys = texts_in(DEFAULT).names()
    asked = set(re.findall(r"""\b(?:t|texts|words)\(\s*["']([\w.]+)["']\s*[,)]""", code))
    unknown = {key for key in asked if key not in keys and f"{key}.other" not in keys}
    assert not unknown
    asked |= {f"search.live.{key}" for key in asked_by_scripts()}
    asked |= {f"messenger.live.{key}" for key in told_by_the_panel()}
    plain = {re.sub(r"\.(zero|one|other)$", "", key) for key in keys if "theme." not in key}
    unused = plain - asked - PUT_TOGETHER
    assert not unused


def test_the_scripts_ask_for_no_text_that_they_are_not_given() -> None:
    given = {key.split(".")[0] for key in texts_in(DEFAULT).section("search.live")}
    assert asked_by_scripts() == given


def test_the_panel_asks_for_no_text_that_it_is_not_given() -> None:
    files = ROOT.glob("overrides/assets/javascripts/messenger/*.js")
    calls = re.findall(
        r"\bsay\(([^{}]*?)[,)]", "\n".join(path.read_text("utf-8") for path in files)
    )
    asked = {key for call in calls for key in re.findall(r'"(\w+)"', call)} | {*QUESTIONS}
    assert len(asked) > len(QUESTIONS)
    assert asked <= texts_in(DEFAULT).section("messenger.live").keys()


def test_plurals_and_dates_are_as_each_language_has_them() -> None:
    portuguese, english = texts_in("pt-BR"), texts_in("en")
    assert portuguese("collection.articles", n=1) == "1 artigo"
    assert portuguese("collection.articles", n=0) == "Nenhum artigo"
    assert portuguese("collection.articles", n=2) == "2 artigos"
    assert english("collection.articles", n=0) == "No articles"
    assert portuguese.long_date(date(2026, 3, 12)) == "12 de março de 2026"
    assert portuguese.long_date(date(2026, 12, 1)) == "1º de dezembro de 2026"
    assert portuguese.long_date(date(2026, 12, 31)) == "31 de dezembro de 2026"
    assert english.long_date(date(2026, 3, 1)) == "March 1, 2026"


def test_an_unknown_key_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        texts_in("pt-BR")("nao.existe")
