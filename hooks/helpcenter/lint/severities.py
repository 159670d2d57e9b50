"""How serious each rule is in one help center: `AJ029 = "aviso"` in pyproject.toml."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from helpcenter.lint.problem import SEVERITIES, STOPS_BUILD
from helpcenter.lint.table import Severity
from helpcenter.mistakes import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from helpcenter.lint.problem import Problem

Chosen = Severity | Literal["nada"]
VALUES = (*get_args(Severity), "nada")
FILE = "pyproject.toml"
TABLE = "tool.central.gravidade"


def read_severities(root: Path) -> dict[str, Chosen]:
    """Read what an operator has chosen.

    Raises:
        ValueError: in Portuguese, naming the key.
    """
    path = root / FILE
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except UnicodeDecodeError as error:
        raise ValueError(f"{FILE}: salve-o com a codificação UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{FILE}: não consegui ler o arquivo ({error}).") from error
    for key in TABLE.split("."):
        tree = tree.get(key, {}) if isinstance(tree, dict) else {}
    if not isinstance(tree, dict):
        raise ValueError(f"{FILE}: {TABLE}: escreva uma regra em cada linha: AJ029 = “aviso”.")
    for code, value in tree.items():
        check(code, value)
    return dict(tree)


def check(code: str, value: object) -> None:
    """Refuse a rule or a value that is not known; raise ValueError."""
    where = f"{FILE}: {TABLE}.{code}"
    if code not in SEVERITIES:
        hint = nearest(code.upper(), list(SEVERITIES))
        raise ValueError(f"{where}: não conheço essa regra; {hint or 'veja CONTRIBUTING.md.'}")
    if value not in VALUES:
        raise ValueError(f"{where}: use {', '.join(map('“{}”'.format, VALUES))}.")
    if code in STOPS_BUILD and value != SEVERITIES[code]:
        raise ValueError(f"{where}: esta regra protege os leitores e os textos; não pode mudar.")


def graded(problems: Iterable[Problem], chosen: Mapping[str, Chosen]) -> Iterator[Problem]:
    """Yield the problems as serious as they were chosen to be, without those switched off."""
    for problem in problems:
        level = chosen.get(problem.code)
        if level is None:
            yield problem
        elif level != "nada":
            yield replace(problem, level=level)
