"""What a writer is told, and how serious it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["erro", "aviso", "dica"]

ERRORS = ("AJ001", "AJ004", "AJ010", "AJ012", "AJ013", "AJ014", "AJ016")
WARNINGS = (
    *("AJ002", "AJ003", "AJ005", "AJ006", "AJ007"),
    *("AJ008", "AJ009", "AJ011", "AJ015", "AJ018"),
)
SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(WARNINGS, "aviso"),
    **dict.fromkeys(ERRORS, "erro"),
    "AJ017": "dica",
}
"""An `erro` harms the reader or loses a page; an `aviso` can wait; a `dica` stops nothing.

Codes are never reused.
"""

STOPS_BUILD = ("AJ001", "AJ012", "AJ014", "AJ016")
"""What is dangerous to readers, or loses what a writer wrote or said of it, is not published."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what it is, and what to type instead."""

    path: str  # From docs/, until someone shows it.
    line: int
    code: str
    message: str
    fix: str

    @property
    def severity(self) -> Severity:
        """How serious it is."""
        return SEVERITIES[self.code]

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


def by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The problems of each file, in their order."""
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.path, []).append(problem)
    return files
