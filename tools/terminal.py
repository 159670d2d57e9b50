"""What a terminal shows while a person uses a command, and a picture of it."""

from __future__ import annotations

import html
import os
import pty
import select
import subprocess
import sys
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

SHEET = Path(__file__).with_name("terminal.html")
CENTRAL = Path(sys.executable).with_name("central")
ASKED = b": "
"""How a question of `central` ends; the answer is typed after it."""
PATIENCE = 60
"""Seconds without a new word."""


def typed(folder: Path, command: str, answers: Sequence[str] = ()) -> str:
    """Run `central` with the words of `command` in `folder`, and return what the screen then shows.

    Args:
        folder: where the person stands.
        command: without the program's name.
        answers: what the person types, a line for each question.

    Raises:
        TimeoutError: the command asks more than that.
    """
    screen, terminal = pty.openpty()
    words = [str(CENTRAL), *command.split()]
    run = subprocess.Popen(words, cwd=folder, stdin=terminal, stdout=terminal, stderr=terminal)
    os.close(terminal)
    with run:
        try:
            shown = transcript(screen, list(answers))
        except TimeoutError:
            run.kill()
            raise
    return f"$ .venv/bin/central {command}\n{shown}"


def transcript(screen: int, answers: list[str]) -> str:
    """Type each answer when its question is there; return all that was on the screen.

    Raises:
        TimeoutError: the command waits for something that is not among the answers.
    """
    seen = b""
    while True:
        if not any(select.select([screen], [], [], PATIENCE)):
            raise TimeoutError(f"after “{seen.decode()[-60:]}”")
        try:
            seen += os.read(screen, 1024)
        except OSError:  # Linux's way to say that nobody holds the terminal any more.
            os.close(screen)
            return seen.decode().replace("\r\n", "\n")
        if answers and seen.endswith(ASKED):
            os.write(screen, f"{answers.pop(0)}\n".encode())


def photograph(browser: Browser, text: str, target: Path) -> None:
    """Draw a text as a terminal would and keep the picture."""
    sheet = Template(SHEET.read_text(encoding="utf-8")).substitute(text=html.escape(text))
    page = browser.new_page()
    page.set_content(sheet)
    page.locator("body").screenshot(path=target)
    page.close()
