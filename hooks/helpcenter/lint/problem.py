"""What a writer is told, and how serious it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.lint.table import TABLE, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEVERITIES: dict[str, Severity] = {rule.code: rule.severity for rule in TABLE}
"""An `erro` harms the reader or loses a page; an `aviso` can wait; a `dica` stops nothing."""

STOPS_BUILD = ("AJ001", "AJ012", "AJ014", "AJ016")
"""What is dangerous to readers, or loses what a writer wrote or said of it, is not published."""
MAX_ALIKE = 100
"""Problems of one code that a file may have; thousands help nobody."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what it is, and what to type instead."""

    path: str  # From docs/, until someone shows it.
    line: int
    code: str
    message: str
    fix: str
    level: Severity | None = None  # None: as serious as its rule usually is.

    @property
    def severity(self) -> Severity:
        """How serious it is."""
        return self.level or SEVERITIES[self.code]

    @property
    def text(self) -> str:
        """What is wrong and what to do, without the place."""
        return printable(f"{self.message} Sugestão: {self.fix}")

    def __str__(self) -> str:
        """`docs/a.md:3: AJ002 …`, a form that editors and terminals make clickable."""
        return f"{printable(self.path)}:{self.line}: {self.code} {self.text}"


def printable(text: str) -> str:
    """Without what could move a terminal's cursor or start a line of its own."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def shown(file: Path) -> str:
    """A path as people see it: from the current folder when it lies there."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def located(docs: Path, problems: Iterable[Problem]) -> list[Problem]:
    """The problems of files of `docs`, with paths as people see them."""
    seen = cache(lambda path: shown(docs / path))
    return [replace(problem, path=seen(problem.path)) for problem in problems]


def by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The problems of each file, in their order."""
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.path, []).append(problem)
    return files


def shortened(told: Iterable[Problem]) -> Iterator[Problem]:
    """Leave the first problems of each file and code, and say on the next one how many follow."""
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in told:
        groups.setdefault((problem.path, problem.code), []).append(problem)
    for group in groups.values():
        yield from group[:MAX_ALIKE]
        if left_out := group[MAX_ALIKE:]:
            many = "problema como este" if len(left_out) == 1 else "problemas como este"
            message = f"há mais {len(left_out)} {many} daqui até o fim do arquivo."
            fix = "corrija os que já apareceram e confira de novo."
            yield replace(left_out[0], message=message, fix=fix)
