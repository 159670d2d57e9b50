"""`central mcp`: the published articles for assistants that speak MCP."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.project import project_root
from helpcenter.commands.servir import HOST, check_port
from helpcenter.machines.built import BuiltError, BuiltSite

if TYPE_CHECKING:
    import argparse

HELP = "deixa assistentes pesquisarem e lerem a central montada (MCP)"
SDK = "mcp"


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
        CommandError: there is no site, no SDK, or the port cannot be used.
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
    from helpcenter.machines.server import serve  # Only now is the SDK known to be there.

    if port:
        print(f"Respondendo em http://{HOST}:{port}/mcp (Ctrl+C encerra).", file=sys.stderr)
    try:
        serve(site, port, arguments.dominio)
    except BuiltError as error:
        raise CommandError(str(error)) from error
    return 0
