"""What a page weighs, against what it may: the budget that no change may pass unseen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from weighing import BUDGETS, MORE, MOST_HTML, file_at, weigh

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

ARTICLE = "/conversas/abrir-um-chat/"
PLAIN = "/conta/excluir-a-conta/"


@pytest.mark.parametrize("address", ["/", "/conversas/", "/en/", PLAIN, ARTICLE])
@pytest.mark.parametrize("which", ["site", "site_with_answers"])
def test_no_page_passes_its_budget(
    request: pytest.FixtureRequest, which: str, address: str
) -> None:
    weights = weigh(request.getfixturevalue(which), address)
    assert set(weights) == set(BUDGETS)
    most = {**BUDGETS}
    if address == ARTICLE:  # Its text is longer than any budget could know.
        most |= {"HTML": weights["HTML"], "JavaScript": most["JavaScript"] + MORE}
    assert {kind: size for kind, size in weights.items() if size > most[kind]} == {}


def test_no_article_is_more_than_it_may_be_on_the_disk(site: Path, site_with_answers: Path) -> None:
    for folder in (site, site_with_answers):
        for address in (PLAIN, ARTICLE, "/conversas/ver-mensagens/"):
            assert file_at(folder, address).stat().st_size < MOST_HTML


def test_a_page_names_one_stylesheet(open_page) -> None:
    for address in ("/", "/conta/", ARTICLE, "/suporte/"):
        styles = [link["href"] for link in open_page(address).select("link[rel=stylesheet]")]
        assert len(styles) == 1, styles
        assert styles[0].endswith("assets/stylesheets/help-center.css")


def test_no_script_is_fetched_before_what_is_painted(open_page) -> None:
    for address in ("/", "/conversas/", ARTICLE, "/suporte/", "/busca/", "/novidades/"):
        scripts = open_page(address).select("script[src]")
        assert len(scripts) > 1, address
        assert [script for script in scripts if not comes_late(script)] == []


def comes_late(script: Tag) -> bool:
    """Whether a browser fetches a script after the styles, and waits for it with nothing."""
    module = script.get("type") == "module"
    return script.get("fetchpriority") == "low" if module else script.has_attr("defer")


def test_templates_leave_no_empty_lines(site: Path) -> None:
    for address in ("/", "/conversas/", PLAIN):
        html = file_at(site, address).read_text("utf-8")
        assert re.findall(r"\n[ \t]*(?=\n)", html) == []
