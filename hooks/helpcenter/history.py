"""When each file was created and last changed, from one `git log` for all of them."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = "SOURCE_DATE_EPOCH"
IGNORED_COMMITS = ".git-blame-ignore-revs"
Change = tuple[str, str, str]
"""Status, old path, new path; the same path twice of a file that stays in its place."""
MARK = "\x01"  # Starts a commit's line; no path begins with it.


@dataclass(frozen=True)
class Dates:
    """Days of the first and the last commit that wrote a file."""

    created: date
    updated: date


@dataclass(frozen=True)
class Removal:
    """The last time that a file left its place."""

    old: str
    new: str  # Where it went, or nothing.
    day: date | None  # None: no commit has it yet.


@dataclass(frozen=True)
class History:
    """What git knows; empty without git, outside a repository and in a shallow clone."""

    commit: str | None = None
    day: date | None = None  # Of the commit being built: the build's "today".
    files: dict[str, Dates] = field(default_factory=dict)  # By path from the folder asked for.


def read_history(folder: Path) -> History:
    """Read the dates of every file below `folder` that the last commit has.

    A shallow clone knows only its newest commits and would call every file new, so it gives
    no dates at all. Commits listed in `.git-blame-ignore-revs` do not count as changes.
    """
    top = git(folder, "rev-parse", "--show-toplevel").strip()
    head = git(folder, "log", "-1", "--format=%H %cs").split()
    if not top or not head:
        return History()
    commit, day = head[0], chosen_day() or date.fromisoformat(head[1])
    if git(folder, "rev-parse", "--is-shallow-repository").strip() == "true":
        return History(commit, day)
    options = ("-M", "-z", "--name-status", "--relative", f"--format={MARK}%H %cs")
    log = git(folder, "log", *options, "--", ".")
    return History(commit, day, collect(log, ignored_commits(Path(top))))


def removals(folder: Path) -> dict[str, Removal]:
    """When and to where each file below `folder` went that was once there, the last time."""
    options = ("--diff-filter=DR", "-M", "-z", "--name-status", "--relative")
    log = git(folder, "log", *options, f"--format={MARK}%H %cs", "--", ".")
    now = [*changes_in(git(folder, "diff", *options, "HEAD", "--", "."))]
    found: dict[str, Removal] = {}
    done: Iterator[tuple[date | None, list[Change]]]
    done = ((day, changes) for _, day, changes in commits(log))
    for day, changes in ((None, now), *done):
        for status, old, new in changes:
            moved = status.startswith("R")
            later = found.get(new) if moved else None  # Moved on, or away, by a later commit.
            last = Removal(old, later.new, later.day) if later else None
            found.setdefault(old, last or Removal(old, new if moved else "", day))
    return found


def chosen_day() -> date | None:
    """The day to build for, if it is not the commit's: an article may be due without a commit.

    Source: https://reproducible-builds.org/specs/source-date-epoch/ (seconds, UTC).
    """
    seconds = os.environ.get(TODAY, "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdecimal() else None


def git(folder: Path, *arguments: str) -> str:
    """Return what git prints, or nothing when it cannot answer."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=True, timeout=120
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", errors="replace")


def ignored_commits(top: Path) -> frozenset[str]:
    """Full hashes listed in the repository's `.git-blame-ignore-revs`."""
    path = top / IGNORED_COMMITS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return frozenset(line.partition("#")[0].strip() for line in lines) - {""}


def collect(log: str, ignored: frozenset[str] = frozenset()) -> dict[str, Dates]:
    """Turn `git log -M -z --name-status`, newest first, into dates by today's path."""
    today: dict[str, str | None] = {}  # Path as of the commit being read -> path now.
    newest: dict[str, date] = {}
    oldest: dict[str, date] = {}
    for commit, day, changes in commits(log):
        renamed: dict[str, str | None] = {}
        for status, old, new in changes:
            now = today.get(new, new)
            if status == "D" or now is None:  # None: an earlier file that had the same name.
                continue
            if commit not in ignored and status != "R100":  # Moved without a change.
                newest.setdefault(now, day)
            oldest[now] = day
            if status.startswith("R"):
                renamed[old] = now
                renamed.setdefault(new, None)
            elif status == "A":
                renamed[new] = None
        today.update(renamed)
    return {path: Dates(day, newest.get(path, day)) for path, day in oldest.items()}


def commits(log: str) -> Iterator[tuple[str, date, list[Change]]]:
    """Yield each commit's hash, day and changes."""
    for chunk in log.split(MARK)[1:]:
        head, _, rest = chunk.partition("\0")
        commit, _, day = head.strip().partition(" ")
        yield commit, date.fromisoformat(day), [*changes_in(rest)]


def changes_in(names: str) -> Iterator[Change]:
    """Yield what `-z --name-status` tells."""
    fields = iter(names.lstrip("\n").split("\0"))
    for status in fields:
        kind = status.strip("\n")
        if not kind:
            continue
        old = next(fields)
        yield kind, old, next(fields) if kind[0] in "RC" else old
