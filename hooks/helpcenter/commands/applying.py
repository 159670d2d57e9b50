"""Carry out a plan: all of it, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.git import git
from helpcenter.history import git as asked
from helpcenter.lint.problem import shown
from helpcenter.redirects.ledger import add_addresses
from helpcenter.system import cause
from helpcenter.writing.keys import rewrite

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from helpcenter.moving.plan import Plan


def carry_out(docs: Path, plan: Plan) -> None:
    """Move, remove and rewrite; whatever goes wrong, put everything back.

    Raises:
        CommandError: it could not be done, and nothing was changed.
    """
    tracked = frozenset(asked(docs, "ls-files", "-z").split("\0"))
    undo = Undo(docs, tracked)
    try:
        for old, new in plan.moves.items():
            undo.move(old, new)
        for path in plan.texts:
            undo.rewrite(path, plan.texts[path])
        for path in plan.removed:
            undo.remove(path)
        add_addresses(docs, plan.addresses | plan.sections)
    except (OSError, ValueError, CommandError) as error:
        undo.back()
        reason = f"{error.filename}: {cause(error)}." if isinstance(error, OSError) else error
        raise CommandError(f"Nada foi mudado: {reason}") from error
    clear(docs, [*plan.moves, *plan.removed])


def refuse_conflict(docs: Path) -> None:
    """Refuse while git waits for somebody to choose between two versions of a file.

    Raises:
        CommandError: it does.
    """
    torn = [line.partition("\t")[2] for line in asked(docs, "ls-files", "-u", "-z").split("\0")]
    if torn[0]:
        raise CommandError(
            f"{shown(docs / torn[0])} tem um conflito do git por resolver. Resolva-o antes."
        )


class Undo:
    """Changes files, and knows the way back."""

    def __init__(self, docs: Path, tracked: frozenset[str]) -> None:
        self.docs, self.tracked = docs, tracked
        self.moved: list[tuple[str, str]] = []
        self.kept: dict[str, bytes] = {}
        self.made: list[str] = []

    def move(self, old: str, new: str) -> None:
        """Move a file, for git too if it has it."""
        (self.docs / new).parent.mkdir(parents=True, exist_ok=True)
        if old in self.tracked:
            git(self.docs, "mv", "--", old, new)
        else:
            (self.docs / old).rename(self.docs / new)
        self.moved.append((old, new))

    def rewrite(self, path: str, text: str) -> None:
        """Give a file another text, in the line ends that it has."""
        file = self.docs / path
        if file.is_file():
            self.kept[path] = file.read_bytes()
            rewrite(file, lambda _: text)
        else:
            self.made.append(path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def remove(self, path: str) -> None:
        """Remove a file; git forgets it with the next commit."""
        self.kept[path] = (self.docs / path).read_bytes()
        (self.docs / path).unlink()

    def back(self) -> None:
        """Make everything as it was."""
        for path, raw in self.kept.items():
            (self.docs / path).parent.mkdir(parents=True, exist_ok=True)
            (self.docs / path).write_bytes(raw)
        for path in self.made:
            (self.docs / path).unlink(missing_ok=True)
        for old, new in reversed(self.moved):
            (self.docs / old).parent.mkdir(parents=True, exist_ok=True)
            if old in self.tracked:
                git(self.docs, "mv", "--", new, old)
            else:
                (self.docs / new).rename(self.docs / old)
        clear(self.docs, [new for _, new in self.moved])


def clear(docs: Path, paths: Iterable[str]) -> None:
    """Take away the folders that files have left empty."""
    for path in paths:
        folder = (docs / path).parent
        while folder != docs and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent
