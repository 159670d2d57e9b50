"""Files of docs/ that are links to somewhere else, which is not published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.lint.problem import Problem
from helpcenter.sources import is_inside, is_page

if TYPE_CHECKING:
    from collections.abc import Iterator


def leading_outside(docs: Path) -> Iterator[Problem]:
    """AJ016: what a link leads to outside of docs/ is lost; links are told and not followed."""
    for folder, folders, files in os.walk(docs):
        for what, names in (("a pasta", folders), ("o arquivo", files)):
            for file in (Path(folder) / name for name in names):
                path = file.relative_to(docs).as_posix()
                if file.is_symlink() and is_page(path) and not stays_inside(docs, file):
                    message = (
                        f"{what} leva para fora de docs/, e nada do que está lá será publicado."
                    )
                    fix = "troque o atalho por uma cópia daquilo a que ele leva."
                    yield Problem(path, 1, "AJ016", message, fix)


def stays_inside(docs: Path, link: Path) -> bool:
    """Whether a link leads to docs/; one that leads in circles leads nowhere else."""
    try:
        return is_inside(docs, link)
    except (OSError, RuntimeError):  # RuntimeError up to Python 3.12.
        return True
