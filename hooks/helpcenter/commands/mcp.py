"""`central mcp`: the published articles for assistants that speak MCP."""

from __future__ import annotations

import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.project import project_root
from helpcenter.commands.servir import HOST, check_port
from helpcenter.lint.problem import printable
from helpcenter.machines.built import BuiltError, BuiltSite

if TYPE_CHECKING:
    import argparse

HELP = "deixa assistentes pesquisarem e lerem a central montada (MCP)"
SDK = "mcp"
ALONE = (
    "Este comando espera um assistente, que o abre sozinho: veja deploy/ASSISTENTES.md. "
    "Ctrl+C encerra; com --porta, ele responde por HTTP."
)
DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]+)?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--site", type=Path, metavar="PASTA", help="central montada (se omitida, site/)"
    )
    parser.add_argument(
        "--porta",
        metavar="PORTA",
        help="responde por HTTP em 127.0.0.1 (se omitida, pela entrada e pela saída padrão)",
    )
    parser.add_argument(
        "--dominio",
        action="append",
        default=[],
        metavar="NOME",
        help="nome pelo qual um proxy encaminha pedidos, como ajuda.exemplo.com.br; pode repetir",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is ended.

    Raises:
        CommandError: there is no site, no SDK, or the port or a name cannot be used.
    """
    folder = arguments.site or project_root() / "site"
    # Not resolved: `central publicar` swaps a link, and the new version is to answer.
    site = BuiltSite(Path(os.path.abspath(folder)))  # noqa: PTH100, which would resolve `..` too
    if not site.is_there():
        raise CommandError(f"Não há central montada em {site.folder}. Monte-a antes: make build")
    if find_spec(SDK) is None:
        raise CommandError(
            f"Falta o pacote “{SDK}”, que fala com os assistentes. Rode make setup; fora do "
            "projeto, instale central-de-conhecimento[mcp]."
        )
    port = check_port(arguments.porta, "--porta 8801") if arguments.porta else None
    domains = [domain_of(typed) for typed in arguments.dominio]
    from helpcenter.machines.server import serve  # Only now is the SDK known to be there.

    if port:
        print(f"Respondendo em http://{HOST}:{port}/mcp (Ctrl+C encerra).", file=sys.stderr)
    elif sys.stdin.isatty():
        print(ALONE, file=sys.stderr)
    try:
        serve(site, port, domains)
    except BuiltError as error:
        raise CommandError(str(error)) from error
    return 0


def domain_of(typed: str) -> str:
    """A name as requests have it; raise CommandError if it is none."""
    name = typed.lower().removeprefix("https://").rstrip("/")
    if not DOMAIN.fullmatch(name):
        raise CommandError(
            f"--dominio: “{printable(typed[:200])}” não é um nome. Escreva só o domínio, como "
            "ajuda.exemplo.com.br"
        )
    return name
