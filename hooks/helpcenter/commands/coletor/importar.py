"""`central coletor importar`: take in what `exportar` wrote."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.options import (
    add_settings,
    explained,
    grouped,
    named,
    oldest_day,
    setting,
)
from helpcenter.feedback.open import open_to_change
from helpcenter.feedback.rows import admitted
from helpcenter.feedback.store import Outcome
from helpcenter.feedback.transfer import TransferError, read_lines
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse

    from helpcenter.feedback.store import Store

HELP = "junta ao banco o que foi exportado em JSON Lines"
DESCRIPTION = (
    "Confere o arquivo inteiro e só então junta os seus registros aos do banco. Da mesma chave "
    "fica a versão mais nova, e importar de novo não muda nada. Os registros conservam o dia em "
    "que chegaram; comentários que já passaram do prazo não entram."
)
BATCH = 1000
"""Rows in one commit."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "arquivo", type=Path, metavar="ARQUIVO", help="arquivo de exportar ou copia"
    )
    add_settings(parser, "banco", "dias-comentarios")


def run(arguments: argparse.Namespace) -> int:
    """Verify, then import, and say what became of the rows.

    Raises:
        CommandError: the file is not right, and nothing was imported; or the database is away.
    """
    path: Path = arguments.arquivo
    database, oldest = setting(arguments, "banco"), oldest_day(arguments)
    try:
        for _ in read_lines(path):
            pass
        with explained(), closing(open_to_change(database, make=True)) as store:
            outcomes = take_in(store, path, oldest)
    except TransferError as error:
        raise CommandError(f"{error}. Nada foi importado.") from error
    except OSError as error:
        raise CommandError(f"{path}: não consegui ler o arquivo ({cause(error)}).") from error
    there = outcomes[Outcome.SAME]
    print(
        f"Importação pronta, em {named(database)}. Lidos: {grouped(outcomes.total())}. "
        f"Novos: {grouped(outcomes[Outcome.CREATED])}. Já estavam no banco: {grouped(there)}."
    )
    if conflicts := outcomes[Outcome.CONFLICT]:
        print(
            "Diferentes no banco, com a mesma chave e versão, e deixados como lá estão: "
            f"{grouped(conflicts)}"
        )
    return 0


def take_in(store: Store, path: Path, oldest: str) -> Counter[Outcome]:
    """Store the rows of a verified file."""
    outcomes: Counter[Outcome] = Counter()
    rows = (admitted(row, oldest) for row in read_lines(path))
    while batch := list(islice(rows, BATCH)):
        outcomes.update(store.apply(batch))
    return outcomes
