"""Whole imports, as the command line makes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpcenter.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

EXPORTS = Path(__file__).parents[1] / "fixtures" / "importing"
INTERCOM = [EXPORTS / f"intercom-{name}.json" for name in ("artigos", "colecoes", "autores")]
ZENDESK = [EXPORTS / "zendesk.json"]


@pytest.fixture
def central(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An operator's folder with nothing in its docs/; commands run there."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Central\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(central: Path) -> Callable[..., int]:
    """Return a function that imports files, or objects written as JSON first."""

    def call(platform: str, *exports: Any) -> int:
        files = []
        for number, export in enumerate(exports):
            if not isinstance(export, Path):
                export_file = central / f"export-{number}.json"
                export_file.write_text(json.dumps(export), encoding="utf-8")
                export = export_file
            files.append(str(export))
        return main(["importar", platform, *files])

    return call


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for exports."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if not path.name.startswith("export-")
    }
