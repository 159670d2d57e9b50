"""Parts that are drawn once are the same as if each page had drawn its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

from helpcenter.fragments import OnceExtension

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def pages_of(project: Path) -> dict[str, str]:
    """Build a project and return its pages."""
    target = project / "saida"
    build(load_config(str(project / "mkdocs.yml"), site_dir=str(target)))
    pages = target.rglob("*.html")
    return {path.relative_to(target).as_posix(): path.read_text("utf-8") for path in pages}


def test_pages_share_only_what_is_the_same_on_each(
    new_project: Callable[..., Path], monkeypatch
) -> None:
    project = new_project(help_center={"feedback": {"destination": "coletor"}})
    real, drawn, asked = OnceExtension.draw, [], []

    def shared(self, place, key, caller):
        asked.append(place)
        return real(self, place, key, lambda: drawn.append(place) or caller())

    monkeypatch.setattr(OnceExtension, "draw", shared)
    together = pages_of(project)
    assert 0 < len(drawn) < len(asked)  # Something was shared.
    shutil.rmtree(project / ".cache")  # Where the pages are, finished.
    monkeypatch.setattr(OnceExtension, "draw", lambda _self, _place, _key, caller: caller())
    assert pages_of(project) == together
