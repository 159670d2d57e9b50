"""Links in the file system that lead to somewhere else, which is not published."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.lint.problem import Problem
from helpcenter.sources import is_page

if TYPE_CHECKING:
    from collections.abc import Iterator

COPY = "troque o atalho por uma cópia daquilo a que ele leva."


def leading_outside(docs: Path) -> Iterator[Problem]:
    """AJ016: what a link leads to outside of docs/ is lost; links are told and not followed."""
    for path, message in lost_links(docs):
        if is_page(path):
            yield Problem(path, 1, "AJ016", message, COPY)


def lost_links(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each link that is of no use in `folder`, with what is wrong with it."""
    root = folder.resolve()
    for link in links_below(folder):
        if message := judge(link, root, f"{folder.name}/"):
            yield link.relative_to(folder).as_posix(), message


def links_below(folder: Path) -> Iterator[Path]:
    """Yield every link in a folder; where they lead is not looked through."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_symlink():
                yield Path(entry.path)
            elif entry.is_dir():
                yield from links_below(Path(entry.path))


def judge(link: Path, root: Path, name: str) -> str:
    """What is wrong with a link; nothing if it leads to a file below `root`."""
    try:
        real = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError up to Python 3.12.
        return "o atalho não leva a nada."
    what = "a pasta" if real.is_dir() else "o arquivo"
    if not real.is_relative_to(root):
        return f"{what} leva para fora de {name}, e nada do que está lá será publicado."
    if real.is_dir():  # Neither pages nor pictures are looked for behind it.
        return "a pasta é um atalho para outra, e as páginas de lá não apareceriam aqui."
    return ""
