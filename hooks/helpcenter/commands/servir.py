"""`central servir`: the live preview."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.project import become_mkdocs, project_root

if TYPE_CHECKING:
    import argparse

HELP = "mostra a central neste computador e acompanha cada mudança"
HOST = "127.0.0.1"
PORTS = range(1, 65536)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--porta", default="8000", metavar="PORTA", help="a porta (8000)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until the writer stops it.

    Raises:
        CommandError: the port is taken or is not a number.
    """
    root = project_root()
    port = check_port(arguments.porta)
    print(f"A central vai aparecer em http://{HOST}:{port}/ (Ctrl+C encerra).")
    address = f"{HOST}:{port}"
    return become_mkdocs(root, "serve", "--dev-addr", address, "--livereload")


def check_port(text: str, another: str = "make serve PORT=8001") -> int:
    """Return the port, if it can be listened on; raise CommandError otherwise.

    Args:
        text: as it was typed.
        another: how to say another one.
    """
    if not text.isdecimal() or int(text) not in PORTS:
        raise CommandError(f"A porta “{text}” não serve: escolha um número de 1 a 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(text)))
        except OSError as error:
            raise CommandError(
                f"A porta {text} já está em uso ou não pode ser usada. "
                f"Escolha outra, por exemplo: {another}"
            ) from error
    return int(text)
