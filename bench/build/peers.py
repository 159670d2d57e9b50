"""The generators that are measured side by side."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.build.projects import (
    make_hugo,
    make_material,
    make_ours,
    make_pruned,
    make_zensical,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = "site"
CENTRAL = Path(sys.executable).with_name("central")
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")
PAGEFIND = (sys.executable, "-m", "pagefind", "--site", SITE, "--quiet")
KEPT = (SITE, ".cache", "resources", ".hugo_build.lock")
"""What a build leaves behind; `.dados` and the like are no part of it."""


@dataclass(frozen=True)
class Tool:
    """A way to build the articles, in a project folder, into its `site`."""

    name: str
    make: Callable[[Path, Path], None]
    """Lays out a project in a folder, around the articles of another."""
    commands: tuple[tuple[str | Path, ...], ...]
    most: int = sys.maxsize  # Articles, beyond which it would take hours.

    def clean(self, folder: Path) -> None:
        """Put what is left of earlier builds aside, for whoever deletes all when it is measured.

        Files are made slowly where thousands have just been deleted: hooks/helpcenter/output.py.
        """
        aside = folder.with_name(f"{folder.name}.{time.monotonic_ns()}")
        aside.mkdir()
        for name in KEPT:
            if (folder / name).exists():
                (folder / name).rename(aside / name)


OURS = Tool("Central", make_ours, ((CENTRAL, "montar"),))
BASE = Tool("Material, prune", make_pruned, (MKDOCS,))
"""What all is compared with."""


def tools() -> list[Tool]:
    """All that can be run here."""
    found = [OURS, BASE, Tool("Material", make_material, (MKDOCS,), most=1000)]
    if zensical := shutil.which("zensical"):
        build = (zensical, "build", "--clean")
        found.append(Tool("Zensical, prune", make_zensical, (build,)))
    if hugo := shutil.which("hugo"):
        found.append(Tool("Hugo e Pagefind", make_hugo, ((hugo, "--quiet"), PAGEFIND)))
    return found
