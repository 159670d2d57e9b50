"""A project made of any folder of Markdown and our code, or of Markdown and the stock theme."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from helpcenter.preview import VARIABLE

ROOT = Path(__file__).parent.parent.parent
OURS = "/hooks/search.py"
SITE_URL = "https://ajuda.exemplo.com.br/"


class BuildError(Exception):
    """A site could not be built; the message says why."""


@dataclass(frozen=True)
class Cost:
    """What a build took, and its search index of it."""

    cpu_seconds: float
    index_cpu_seconds: float
    peak_mb: float
    index_peak_mb: float  # By how much the index raised the peak.

    @property
    def share(self) -> float:
        """The index's part of the CPU time."""
        return self.index_cpu_seconds / self.cpu_seconds


def make_project(folder: Path, docs: Path) -> Path:
    """Lay out a project around articles that stay where they are; return its mkdocs.yml."""
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "marca").symlink_to(ROOT / "tests/fixtures/site/marca")
    brand = {"name": "Medida", "logo": "marca/logo.svg", "favicon": "marca/favicon.svg"}
    return write_config(
        folder,
        {
            "INHERIT": "hooks/base.yml",
            "site_name": "Medida",
            "site_url": SITE_URL,
            "docs_dir": str(docs),
            "extra": {"help_center": {"brand": brand}},
        },
    )


def make_stock_project(folder: Path, docs: Path) -> Path:
    """The same articles under Material as it comes, with its own search.

    Only the menu of all pages is left out: it would be in every page, and make large sites
    quadratic. The guard is ours, for text that ends MkDocs otherwise (see helpcenter/guards.py).
    """
    menu = folder / "overrides/partials/nav.html"
    menu.parent.mkdir(parents=True)
    menu.touch()
    settings = stock_settings(docs)
    settings["theme"]["custom_dir"] = "overrides"
    settings["markdown_extensions"]["helpcenter.guards:GuardExtension"] = {}
    return write_config(folder, settings)


def stock_settings(docs: Path) -> dict[str, Any]:
    """mkdocs.yml of Material as it comes, with our Markdown extensions and its own search."""
    base: dict[str, Any] = yaml.safe_load((ROOT / "hooks/base.yml").read_text(encoding="utf-8"))
    return {
        "site_name": "Medida",
        "site_url": SITE_URL,
        "docs_dir": str(docs),
        "theme": {"name": "material", "language": "pt-BR", "font": False},
        "plugins": [{"search": {"lang": "pt"}}],
        **{key: base[key] for key in ("exclude_docs", "validation", "markdown_extensions")},
    }


def write_config(folder: Path, config: dict[str, Any]) -> Path:
    """Write mkdocs.yml."""
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


def build(config: Path, site: Path, indexer: str) -> Cost:
    """Build a project into `site`, in a process of its own.

    What would stop a publication (text that is dangerous or would be lost) does not stop a bench,
    and git is not asked for dates.

    Args:
        config: a mkdocs.yml.
        site: where to.
        indexer: end of the path of the Python file whose events build the search index.

    Raises:
        BuildError: MkDocs failed.
    """
    costs = config.parent / "cost.json"
    environment = {
        **os.environ,
        VARIABLE: "1",
        "GIT_DIR": str(config.parent / "no-git"),
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.search.building", config, site, indexer, costs],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise BuildError(done.stderr.strip() or f"o MkDocs terminou com {done.returncode}")
    return Cost(**json.loads(costs.read_text(encoding="utf-8")))
