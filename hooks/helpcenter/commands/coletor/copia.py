"""`central coletor copia`: a backup by the database's own means, verified."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.options import add_settings, counted, explained, grouped, setting
from helpcenter.feedback.copies import forget_oldest, open_copy, suffix_of, write_copy
from helpcenter.feedback.files import belongs_to
from helpcenter.feedback.open import open_to_read
from helpcenter.feedback.store import StoreError
from helpcenter.feedback.transfer import TransferError
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse

HELP = "faz uma cópia de segurança conferida, com o coletor ligado"
DESCRIPTION = (
    "Faz uma cópia de segurança e a confere antes de dá-la por pronta. De um arquivo SQLite sai "
    "outro (.db); do PostgreSQL, um arquivo JSON Lines (.jsonl). Com o PostgreSQL, o pg_dump é o "
    "outro caminho. A cópia tem os mesmos dados que o banco: guarde-a com o mesmo cuidado."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "destino",
        type=Path,
        metavar="DESTINO",
        help="pasta, onde a cópia se chama respostas-AAAA-MM-DD, ou arquivo .db ou .jsonl",
    )
    add_settings(parser, "banco")
    parser.add_argument(
        "--manter",
        type=int,
        metavar="N",
        help="apaga da pasta as cópias mais antigas que as N últimas",
    )


def run(arguments: argparse.Namespace) -> int:
    """Copy, verify, and say what was written.

    Raises:
        CommandError: the database cannot be read, or the copy not written; nothing was replaced.
    """
    target: Path = arguments.destino
    keep: int | None = arguments.manter
    in_folder = target.is_dir()
    if keep is not None and (keep < 1 or not in_folder):
        raise CommandError(
            "--manter: use um número a partir de 1, e uma pasta que já existe como destino."
        )
    database = setting(arguments, "banco")
    with explained(), closing(open_to_read(database)) as store:
        suffix = suffix_of(store)
        if in_folder:
            target /= f"respostas-{datetime.now().astimezone():%Y-%m-%d}{suffix}"
        check_target(target, suffix, database)
        try:
            written = write_copy(store, target)
        except (OSError, sqlite3.Error, TransferError) as error:
            why = cause(error) if isinstance(error, OSError) else error
            raise CommandError(f"{target}: não consegui escrever a cópia ({why}).") from error
    print(
        f"Cópia pronta e conferida: {written.path}, {counted(written.rows)}, "
        f"{grouped(written.size)} bytes, sha256 {written.sha256}"
    )
    if keep:
        for path in forget_oldest(target.parent, suffix, keep):
            print(f"Cópia antiga apagada: {path}")
    return 0


def check_target(target: Path, suffix: str, database: str) -> None:
    """Raise CommandError if the copy would take the place of what is no copy."""
    if not target.parent.is_dir():
        raise CommandError(f"{target.parent} não existe. Crie a pasta antes.")
    if target.suffix != suffix:
        raise CommandError(
            f"{target}: se for uma pasta, crie-a antes; se for um arquivo, termine-o em {suffix}."
        )
    if belongs_to(target, database):
        raise CommandError(f"{target} é o próprio banco. Escolha outro destino.")
    if not target.exists():
        return
    try:
        with open_copy(target):
            pass
    except PermissionError as error:
        raise CommandError(
            f"{target} já existe, e este usuário não pode lê-lo. Rode como o usuário das outras "
            "cópias, ou use outra pasta."
        ) from error
    except (OSError, sqlite3.Error, StoreError, TransferError) as error:
        raise CommandError(
            f"{target} já existe e não é uma cópia nossa, ou está danificado. "
            "Escolha outro nome ou tire-o dali."
        ) from error
