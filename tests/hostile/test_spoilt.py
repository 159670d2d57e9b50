"""Random front matters and spoilt articles; `make bench-hostile` does it two thousand times."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from bench.hostile import Found, build_one, check_one, judged, make_renderer
from bench.spoiling import PIECES, spoilt
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.hostile.telling import harm

from helpcenter.front_matter import ArticleMatter
from helpcenter.rendering import ArticleText
from helpcenter.sources import parse_source

RENDERER = make_renderer()
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates()
    | st.datetimes() | st.sampled_from(PIECES),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=6,
)  # fmt: skip
KEYS = st.sampled_from([*ArticleMatter.model_fields, "icone", "draft", "hide"]) | st.text()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, VALUES, max_size=5))
@example({"title": date(1, 1, 1), "tags": [datetime(1, 1, 1)]})
def test_any_front_matter(values: dict[str, Any]) -> None:
    text = f"---\n{yaml.safe_dump(values, allow_unicode=True)}---\n\nTexto.\n"
    assert all(code.startswith("AJ") for code in judged(text, RENDERER))
    source = parse_source("conta/a.md", text)
    json.dumps(source.matter.model_dump(mode="json"))  # What is kept of it can be written.


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=15).map("".join))
def test_any_body(body: str) -> None:
    codes = set(judged(f"---\ntitle: Um artigo\n---\n\n{body}\n", RENDERER))
    if "AJ014" not in codes:
        article = ArticleText("conta/a.md", "pt-BR", "", body)
        html = RENDERER.render(article, Path("não-existe"), lambda _: None).html
        assert harm(BeautifulSoup(html, "html.parser")) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_spoilt_articles(number: int) -> None:
    found = Found()
    check_one(spoilt(number), RENDERER, found, number)
    assert found.crashes == []


@pytest.mark.parametrize("preview", [False, True])
def test_a_site_of_spoilt_articles(preview: bool) -> None:
    found = Found()
    build_one(0, found, preview=preview)
    assert (found.builds, found.crashes) == (1, [])


def test_what_crashes_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.hostile.check", lambda *_: 1 / 0)
    found = Found()
    check_one("a", RENDERER, found, 7)
    assert found.crashes == [
        {"number": "7", "error": "ZeroDivisionError('division by zero')", "text": "a"}
    ]
