"""`central coletor restaurar`: bring a copy back; what was there is kept beside."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.options import (
    add_settings,
    counted,
    explained,
    grouped,
    named,
    oldest_day,
    setting,
)
from helpcenter.feedback.copies import restore
from helpcenter.feedback.transfer import TransferError
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse

HELP = "traz de volta uma cópia; o que havia antes fica guardado ao lado"
DESCRIPTION = (
    "Confere a cópia, guarda o que há no banco em respostas-antes-AAAA-MM-DD e põe os registros "
    "da cópia no lugar, tudo ou nada. O coletor pode continuar ligado: enquanto isso, ele pede "
    "às páginas que tentem de novo. Vale qualquer cópia, .db ou .jsonl, para qualquer banco. "
    "Comentários que foram apagados do banco, ou que já passaram do prazo, não voltam."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("arquivo", type=Path, metavar="ARQUIVO", help="a cópia, .db ou .jsonl")
    add_settings(parser, "banco", "dias-comentarios")


def run(arguments: argparse.Namespace) -> int:
    """Restore, and say what came back and where the rest is.

    Raises:
        CommandError: the copy is not sound, or the database cannot be used; nothing was changed.
    """
    copy: Path = arguments.arquivo
    database, oldest = setting(arguments, "banco"), oldest_day(arguments)
    try:
        with explained():
            done = restore(database, copy, oldest, f"{datetime.now().astimezone():%Y-%m-%d}")
    except TransferError as error:
        raise CommandError(f"{error}. Nada mudou.") from error
    except FileNotFoundError as error:
        raise CommandError(f"Não encontrei a cópia {copy}. Nada mudou.") from error
    except (OSError, sqlite3.Error) as error:
        why = cause(error) if isinstance(error, OSError) else error
        raise CommandError(f"{copy}: não consegui restaurar ({why}). Nada mudou.") from error
    print(f"Restaurado: {counted(done.rows)} de {copy}, em {named(database)}")
    if done.erased:
        print(f"Comentários que tinham sido apagados e continuam assim: {grouped(done.erased)}")
    if done.before:
        print(f"O que havia antes está em {done.before}; apague-o quando não precisar mais dele.")
    return 0
