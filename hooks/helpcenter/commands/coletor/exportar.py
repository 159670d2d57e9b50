"""`central coletor exportar`: the rows of one moment, for another database or a spreadsheet."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from pathlib import Path
from typing import IO, TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.options import add_settings, counted, explained, setting
from helpcenter.feedback.files import belongs_to, fresh_file
from helpcenter.feedback.open import open_to_read
from helpcenter.feedback.transfer import write_csv, write_lines
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse

    from helpcenter.feedback.store import Store

HELP = "escreve os registros em JSON Lines (para importar) ou CSV (para planilhas)"
DESCRIPTION = (
    "Escreve os registros de um só momento. JSON Lines leva a outro banco, com central coletor "
    "importar. CSV é para planilhas: em UTF-8, com ponto e vírgula, e com um apóstrofo antes do "
    "que a planilha tomaria por fórmula."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_settings(parser, "banco")
    parser.add_argument("--formato", choices=("jsonl", "csv"), default="jsonl", help="jsonl ou csv")
    parser.add_argument(
        "--saida", type=Path, metavar="ARQUIVO", help="onde escrever (se omitido, na saída padrão)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the rows; how many goes to standard error, out of the way.

    Raises:
        CommandError: the database cannot be read, or the file not written.
    """
    target: Path | None = arguments.saida
    if target and belongs_to(target, setting(arguments, "banco")):
        raise CommandError(f"--saida: {target} é o próprio banco. Escolha outro arquivo.")
    with explained(), closing(open_to_read(setting(arguments, "banco"))) as store:
        try:
            if target is None:
                count = write(store, sys.stdout.buffer, arguments.formato)
            else:
                with fresh_file(target) as fresh, fresh.open("wb") as file:
                    count = write(store, file, arguments.formato)
        except BrokenPipeError:  # Whoever was reading has had enough: `| head`.
            return 1
        except OSError as error:
            raise CommandError(f"--saida: não consegui escrever ({cause(error)}).") from error
    print(f"Escrito: {counted(count)}", file=sys.stderr)
    return 0


def write(store: Store, file: IO[bytes], form: str) -> int:
    """Write all rows in one of the two forms, and return how many."""
    if form == "jsonl":
        count = write_lines(store.records(), file).count
    else:
        text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
        count = write_csv(store.records(), text)
        text.detach()
    file.flush()
    return count
