"""What a writer sees in the live preview and no reader ever does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from helpcenter.alike import Memory
from helpcenter.kept import program
from helpcenter.live import LIVE
from helpcenter.preview import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


BROKEN = """---
title: Um artigo com engano
description: Um artigo com enganos que só quem escreve vê, e que o site publicado não mostra.
---

Veja [o que não há](sumiu-<i>.md).
"""


@pytest.fixture(scope="module")
def preview(make_project_in, tmp_path_factory) -> Iterator[Path]:
    """The pages as `central servir` draws them, with mistakes and an article for a later day."""
    project = make_project_in(tmp_path_factory.mktemp("central"))
    (project / "docs/conta/com-engano.md").write_text(BROKEN, "utf-8")
    later = BROKEN.replace("engano", "data").replace("---\n\n", "publicar_em: 2099-03-01\n---\n\n")
    (project / "docs/conta/mais-tarde.md").write_text(later.partition("Veja")[0], "utf-8")
    target = project / "previa"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "1")
        yield build_preview(project, target)


def build_preview(project: Path, target: Path) -> Path:
    """Build as `mkdocs serve` does."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(target))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    return target


def test_a_page_tells_its_own_problems(preview: Path, read_built) -> None:
    page = read_built(preview, "/conta/com-engano/")
    (problem,) = page.select(".hc-problems li")
    assert "linha 6" in problem.text
    assert "não encontrei “sumiu-<i>.md”" in problem.text  # As text: no mark-up got through.
    assert "(AJ010)" in problem.text
    assert page.select_one(".hc-problems h2").text == "1 problema nesta página"
    assert not read_built(preview, "/conta/excluir-a-conta/").select(".hc-problems")


def test_the_home_page_leads_to_the_others(preview: Path, read_built) -> None:
    home = read_built(preview, "/").select_one(".hc-problems")
    assert home.select_one("h2").text == "Esta página está em ordem"
    assert "conta/com-engano/" in [link["href"] for link in home.select("a")]


def test_what_is_alike_is_known_when_a_text_is_saved_again(
    make_project_in, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = []
    monkeypatch.setenv(VARIABLE, "1")
    monkeypatch.setattr(LIVE, "later", waiting.append)
    project = make_project_in(tmp_path)
    build_preview(project, tmp_path / "previa")
    for function in waiting:
        function()
    known = Memory(project / ".cache/parecidos.msgpack", program()).known
    assert "conta/excluir-a-conta" in known["pt-BR"].articles


def test_what_is_published_says_nothing_of_problems(site: Path) -> None:
    assert "hc-problems" not in (site / "index.html").read_text("utf-8")


def test_an_article_for_a_later_day_says_so(preview: Path, read_built) -> None:
    page = read_built(preview, "/conta/mais-tarde/")
    assert "será publicado em 1º de março de 2099" in page.select_one(".hc-draft").text
    assert "mais-tarde" not in (preview / "manifest.json").read_text("utf-8")


def test_a_draft_is_shown_listed_and_said_to_be_one(preview: Path, read_built) -> None:
    draft = read_built(preview, "/conta/ainda-nao/")
    assert "não será publicado" in draft.select_one(".hc-draft").text
    assert draft.select_one("meta[name=robots]")["content"] == "noindex"
    marks = {
        link.select_one(".hc-articles__title").text: [
            mark.text for mark in link.select(".hc-draft")
        ]
        for link in read_built(preview, "/conta/").select(".hc-articles__link")
    }
    assert marks["Um rascunho"] == ["Rascunho"]
    assert marks["Um artigo com data"] == ["Agendado"]
    assert marks["Um artigo com engano"] == []


def test_a_draft_stays_out_of_manifest_and_sitemap(preview: Path) -> None:
    assert "ainda-nao" not in (preview / "manifest.json").read_text("utf-8")
    assert "ainda-nao" not in (preview / "sitemap.xml").read_text("utf-8")
