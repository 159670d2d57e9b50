"""What a writer sees in the live preview and no reader ever does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def preview(new_project, tmp_path: Path) -> Path:
    """The pages as `mkdocs serve` draws them."""
    project = new_project()
    target = tmp_path / "previa"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(target))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    return target


def test_a_draft_is_shown_listed_and_said_to_be_one(preview: Path, read_built) -> None:
    draft = read_built(preview, "/conta/ainda-nao/")
    assert "não será publicado" in draft.select_one(".hc-draft").text
    assert draft.select_one("meta[name=robots]")["content"] == "noindex"
    listed = [title.text for title in read_built(preview, "/conta/").select(".hc-articles__title")]
    assert "Um rascunho" in listed


def test_a_draft_stays_out_of_manifest_and_sitemap(preview: Path) -> None:
    assert "ainda-nao" not in (preview / "manifest.json").read_text("utf-8")
    assert "ainda-nao" not in (preview / "sitemap.xml").read_text("utf-8")
