"""Files that cannot be opened or named: whoever reads docs/ would stop at them."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.lint.outside import COPY, lost_links
from helpcenter.lint.problem import Problem
from helpcenter.sources import DATA_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator


def unusable_files(docs: Path) -> list[Problem]:
    """What keeps the files of docs/ from being read, in path order; nothing is opened."""
    return sorted([*in_folder(docs, docs), *data_unusable(docs), *no_page(docs)])


def data_unusable(docs: Path) -> Iterator[Problem]:
    """Yield what cannot be a list of the writers'; what a link leads to could end up in a log."""
    folder = docs / DATA_FOLDER
    if folder.exists() and not folder.is_dir():
        message = "isto é um arquivo, e devia ser uma pasta."
        yield Problem(DATA_FOLDER, 1, "AJ014", message, "dê-lhe outro nome.")
    for path, message in lost_links(folder) if folder.is_dir() else ():
        yield Problem(f"{DATA_FOLDER}/{path}", 1, "AJ016", message, COPY)
    for file in folder.glob("*.*"):
        if file.is_dir():
            message = "isto é uma pasta, e devia ser um arquivo."
            yield Problem(f"{DATA_FOLDER}/{file.name}", 1, "AJ014", message, "dê-lhe outro nome.")


def no_page(docs: Path) -> Iterator[Problem]:
    """Yield that docs/ is empty: published, it would take the place of all that there was."""
    if not any(docs.rglob("*.md")):
        message = "não há nenhuma página em docs/."
        fix = "traga os artigos de volta, ou comece por este arquivo."
        yield Problem("index.md", 1, "AJ016", message, fix)


def in_folder(docs: Path, folder: Path) -> Iterator[Problem]:
    """Yield what is told of a folder's files; hidden ones and links are judged by none or others.

    A link that stays in docs/ leads to a file that is looked at where it lies.
    """
    for entry in os.scandir(folder):
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if verdict := judge(entry):
            path = Path(entry.path).relative_to(docs).as_posix()
            yield Problem(readable(path), 1, *verdict)
        elif entry.is_dir():
            yield from in_folder(docs, Path(entry.path))


def judge(file: os.DirEntry[str]) -> tuple[str, str, str] | None:
    """Code, message and fix for a file or folder that cannot be used."""
    name, mode = file.name, file.stat(follow_symlinks=False).st_mode
    is_folder = stat.S_ISDIR(mode)
    what = "da pasta" if is_folder else "do arquivo"
    if name != readable(name):
        message = f"o nome {what} não está em UTF-8."
        return "AJ013", message, "mude-o: use letras minúsculas sem acento, números e hífens."
    if not is_folder and not stat.S_ISREG(mode):
        message = "isto não é um arquivo comum, e não pode ser publicado."
        return "AJ016", message, "tire-o de docs/."
    if not os.access(file, os.R_OK | (os.X_OK if is_folder else 0)):
        message = f"não tenho permissão para ler {what[1:]}."
        return "AJ014", message, "libere a leitura, nas propriedades ou com chmod u+rX."
    return None


def readable(name: str) -> str:
    """The name, with U+FFFD for each byte that is not UTF-8 (PEP 383 hides them in surrogates)."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
