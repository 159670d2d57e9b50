"""`central coletor`: receive the answers to "Respondeu à sua pergunta?", and look after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.commands.coletor import alerta, apagar, copia, exportar, importar, restaurar
from helpcenter.commands.coletor.receber import run
from helpcenter.commands.options import LISTS, SETTINGS, add_settings, open_store, variable
from helpcenter.feedback.open import make_store

if TYPE_CHECKING:
    import argparse

__all__ = ["COMMANDS", "HELP", "add_arguments", "make_store", "open_store", "run"]

HELP = "recebe e guarda as respostas a “Respondeu à sua pergunta?”"
COMMANDS = {
    "copia": copia,
    "restaurar": restaurar,
    "exportar": exportar,
    "importar": importar,
    "apagar": apagar,
    "alerta": alerta,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments, and the commands with theirs."""
    parser.usage = f"{parser.prog} [opções]\n     {parser.prog} COMANDO [opções]"
    parser.description = (
        "Sem COMANDO, recebe e guarda as respostas a “Respondeu à sua pergunta?”. "
        "Com um deles, cuida do que foi guardado; o coletor pode continuar ligado."
    )
    add_settings(parser, *SETTINGS)
    parser.set_defaults(**dict.fromkeys(name.replace("-", "_") for name in SETTINGS))
    for name, (value, text) in LISTS.items():
        shown = f"{text} (ou {variable(name)}, com vírgulas)"
        parser.add_argument(f"--{name}", metavar=value, action="append", help=shown)
    title = "comandos (veja cada um com --help)"
    commands = parser.add_subparsers(metavar="COMANDO", title=title, prog=parser.prog)
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=module.HELP, description=module.DESCRIPTION)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
