"""Building a project again, and as if for the first time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from pathlib import Path

    Files = dict[str, bytes]

OTHER = "conta/senhas/trocar-a-senha"
"""An article of the fixtures."""


def run(project: Path, name: str = "saida") -> Files:
    """Build a project and return its files."""
    target = project / name
    build(load_config(str(project / "mkdocs.yml"), site_dir=str(target)))
    return files(target)


def files(target: Path) -> Files:
    """All files of a site."""
    found = (path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in found}


def cold(project: Path) -> Files:
    """Build a project as if it were the first time."""
    shutil.rmtree(project / ".cache")
    return run(project)


def put(project: Path, path: str, old: str, new: str) -> None:
    """Change a file."""
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new), "utf-8")
