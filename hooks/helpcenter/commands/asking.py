"""Questions to the person at the terminal, which options can answer beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable

YES = ("s", "sim")


@dataclass(frozen=True)
class Question:
    """What is asked, and the option that answers it without asking.

    Attributes:
        option: its name, without the hyphens.
        text: the question.
        default: what an empty answer means; none: an answer is needed, or stays empty if it may.
        check: raises ValueError, in Portuguese, for an answer that will not do.
    """

    option: str
    text: str
    default: str
    check: Callable[[str], object]


def answer(question: Question, given: str | None) -> str:
    """Return the answer given on the command line, or ask until one is valid.

    Raises:
        CommandError: the one given will not do.
    """
    if given is not None:
        mistake = mistake_in(question, given)
        if mistake:
            raise CommandError(f"--{question.option}: {mistake}")
        return given
    shown = f" [{question.default}]" if question.default else ""
    while True:
        text = ask(f"{question.text}{shown}:") or question.default
        mistake = mistake_in(question, text)
        if not mistake:
            return text
        print(mistake)


def mistake_in(question: Question, text: str) -> str:
    """What is wrong with an answer, in Portuguese, or nothing."""
    try:
        question.check(text)
    except ValueError as error:
        return str(error)
    return ""


def confirm(text: str) -> bool:
    """Whether the answer to a question of yes or no was yes; nothing means no."""
    return ask(f"{text} (s/N)").lower() in YES


def ask(prompt: str) -> str:
    """Read a line, without quotes around it.

    Raises:
        CommandError: the input has ended; nothing was changed.
    """
    try:
        return input(f"{prompt} ").strip().strip("'\"")
    except EOFError as error:
        raise CommandError("\nNada foi mudado: a entrada terminou antes das respostas.") from error
