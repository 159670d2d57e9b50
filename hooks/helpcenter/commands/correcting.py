"""`central conferir --corrigir`: mend in the files what needs no writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.lint.mending import mend
from helpcenter.lint.problem import printable, shown
from helpcenter.sources import is_inside, is_page
from helpcenter.system import cause
from helpcenter.writing.keys import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def correct(docs: Path, is_chosen: Callable[[Path], bool]) -> Iterator[str]:
    """Mend the pages of docs/ that were asked for; yield what was done to each changed file.

    Raises:
        CommandError: a file cannot be read or written.
    """
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        real = file.is_file() and not file.is_symlink() and is_inside(docs, file)
        if not (real and is_page(path) and is_chosen(file)):
            continue
        try:
            raw = file.read_bytes()
            mended = mend(raw, path)
            if mended is None or mended.text.encode() == raw:
                continue
            write_whole(file, mended.text)
        except OSError as error:
            raise CommandError(f"Não consegui corrigir {shown(file)}: {cause(error)}.") from error
        yield f"{printable(shown(file))}: corrigi {'; '.join(mended.done)}."
