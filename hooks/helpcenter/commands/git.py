"""git, for commands that change the operator's repository."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError

if TYPE_CHECKING:
    from pathlib import Path


def git(root: Path, *arguments: str, check: bool = True) -> str:
    """Run git in `root` and return what it prints.

    Raises:
        CommandError: git is missing, or `check` and it failed; with its own words.
    """
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise CommandError("Não encontrei o git. Instale-o e tente de novo.") from error
    if check and done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise CommandError(f"O git não conseguiu executar “git {' '.join(arguments)}”:\n{said}")
    return done.stdout


def changed_files(root: Path, *paths: str) -> list[str]:
    """List files below `paths` with changes that no commit has; git complains elsewhere."""
    lines = git(root, "status", "--porcelain", "-z", "--", *paths).split("\0")
    return [line[3:] for line in lines if line]
