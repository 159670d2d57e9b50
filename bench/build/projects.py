"""The projects that are built: the same articles under our code, and under other generators."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from bench.search.project import ROOT, SITE_URL, stock_settings, write_config

HUGO = Path(__file__).with_name("hugo")
DAY = "2026-01-10T12:00:00-03:00"
SETTINGS: dict[str, Any] = {
    "brand": {"name": "Medida"},
    "messenger": {"type": "whatsapp", "number": "5511999999999"},
    "feedback": {"destination": "coletor"},
    "repository": {"edit": "https://git.exemplo.com.br/central/edit/main/docs/"},
}


def make_ours(folder: Path, docs: Path) -> None:
    """A help center with all that it can do, in one language, whose articles have dates.

    The articles are its own: git knows nothing of what lies outside.
    """
    if docs != folder / "docs":
        raise ValueError(docs)
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "marca", folder / "marca")
    settings = {
        "INHERIT": "hooks/base.yml",
        "site_name": "Medida",
        "site_url": SITE_URL,
        "extra": {"help_center": SETTINGS},
    }
    write_config(folder, settings)
    commit(folder)


def make_material(folder: Path, docs: Path) -> None:
    """Material as it comes: the whole menu in every page."""
    write_config(folder, stock_settings(docs))


def make_pruned(folder: Path, docs: Path) -> None:
    """Material with the part of the menu that leads to the page."""
    settings = stock_settings(docs)
    settings["theme"]["features"] = ["navigation.prune"]
    write_config(folder, settings)


def make_zensical(folder: Path, docs: Path) -> None:
    """The same configuration, for which Zensical wants the articles inside of the project."""
    shutil.copytree(docs, folder / "docs")
    make_pruned(folder, Path("docs"))


def make_hugo(folder: Path, docs: Path) -> None:
    """A theme of a few lines: text, contents, the collection's menu. Boxes stay plain text."""
    shutil.copytree(HUGO, folder, dirs_exist_ok=True)
    shutil.copytree(docs, folder / "content", ignore=shutil.ignore_patterns("_dados", ".git"))
    for index in (folder / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))


def commit(folder: Path) -> None:
    """Commit our project's articles, on a day that is always the same."""
    run = ["git", "-c", "user.name=Medida", "-c", "user.email=medida@exemplo.com.br"]
    dates = ["env", f"GIT_AUTHOR_DATE={DAY}", f"GIT_COMMITTER_DATE={DAY}"]
    if not (folder / ".git").exists():
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "docs", "mkdocs.yml"], cwd=folder, check=True)
    subprocess.run([*dates, *run, "commit", "-qm", "Artigos"], cwd=folder, check=True)
