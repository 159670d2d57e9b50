"""`central`: the command line. Each command is a module of `helpcenter.commands`."""

from __future__ import annotations

import argparse
import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from helpcenter.commands import CommandError
from helpcenter.lint.problem import printable
from helpcenter.mistakes import nearest
from helpcenter.system import cause

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    *("novo", "conferir", "revisar", "traducao", "mover", "remover", "enderecos", "importar"),
    *("montar", "servir", "publicar", "verificar", "buscar", "comecar", "atualizar", "coletor"),
    *("relatorio", "mcp"),
)
"""Modules of `helpcenter.commands`, in the order of the help."""


PROG = "central"
LONGEST = 200
"""Characters of a path that are shown."""
COMPLAINTS = {
    r"the following arguments are required: (.+)": "Falta dizer: {}.",
    r"unrecognized arguments: (.+)": "Não conheço: {}.",
    r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)": "{}: “{}” não serve; use {}.",
    r"argument (\S+): expected .+ argument.*": "{}: falta o valor.",
    r"argument (\S+): not allowed with argument (\S+)": "{} e {} não servem juntas.",
    r"ambiguous option: (\S+) could match (.+)": "{} pode ser {}: escreva a opção inteira.",
}
"""What argparse says in English, and what it means."""


class Formatter(argparse.HelpFormatter):
    """Help whose own words are in Portuguese."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Start with "Uso:"."""
        super().add_usage(usage, actions, groups, "Uso: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and complaints are in Portuguese."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=Formatter)
        self._positionals.title, self._optionals.title = "argumentos", "opções"
        self.add_argument("-h", "--help", action="help", help="mostra esta ajuda")

    def error(self, message: str) -> NoReturn:
        """Say what of the call was not understood, and how to see what is."""
        words = [word for word in sys.argv[1:] if not word.startswith("-")]
        known = words and words[0] in COMMANDS
        hint = "" if known or not words else nearest(words[0], list(COMMANDS))
        told = hint or complaint(message) if known or hint else ""
        print(f"Não entendi o comando. {told[:1].upper()}{told[1:]}".strip(), file=sys.stderr)
        prog = f"{self.prog} {words[0]}" if known and self.prog == PROG else self.prog
        print(f"Para ver o que existe: .venv/bin/{prog} --help", file=sys.stderr)
        raise SystemExit(2)


def complaint(message: str) -> str:
    """What argparse complains of, in Portuguese; nothing of what is not in `COMPLAINTS`."""
    for pattern, told in COMPLAINTS.items():
        match = re.fullmatch(pattern, message)
        if match:
            return told.format(*(group.replace("'", "") for group in match.groups()))
    return ""


def build_parser(names: Sequence[str]) -> Parser:
    """Make the parser of some commands."""
    parser = Parser(prog=PROG, description="Cuida da Central de Conhecimento.")
    commands = parser.add_subparsers(metavar="COMANDO", required=True, title="comandos")
    for name in names:
        module = import_module(f"helpcenter.commands.{name}")
        command = commands.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a known failure is a sentence, no traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    asked = [name for name in given[:1] if name in COMMANDS]
    # Only what was asked for is loaded: together, the commands take half a second.
    parsed = build_parser(asked or COMMANDS).parse_args(given)
    try:
        code: int = parsed.run(parsed)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(refused(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def refused(error: OSError) -> str:
    """What the system did not let a command do, for the paths that it has not foreseen."""
    path = str(error.filename or "")
    if len(path) > LONGEST:
        path = f"{path[:LONGEST]}…"
    named = f"“{printable(path)}”" if path else "um arquivo"
    return f"Não consegui usar {named}: {cause(error)}. Confira o caminho e as permissões."
