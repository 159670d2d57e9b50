"""The arguments of `central coletor` and its commands: from the line, or from the environment."""

from __future__ import annotations

import argparse
import os
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.feedback.open import make_store
from helpcenter.feedback.store import Refused, StoreError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.feedback.store import Store

DATABASE = ".dados/respostas.db"
SETTINGS: dict[str, tuple[str, str, str]] = {
    "banco": (
        DATABASE,
        "BANCO",
        "arquivo SQLite ou endereço postgresql://usuario:senha@servidor/banco",
    ),
    "manifesto": ("site/manifest.json", "ARQUIVO", "manifest.json da central montada"),
    "host": ("127.0.0.1", "ENDEREÇO", "endereço em que escuta"),
    "porta": ("8787", "PORTA", "porta em que escuta"),
    "por-minuto": ("60", "N", "respostas por minuto de um mesmo endereço; 0, sem limite"),
    "dias-comentarios": ("180", "DIAS", "dias até apagar o texto dos comentários"),
    "porta-metricas": ("0", "PORTA", "porta local com métricas para o Prometheus; 0, nenhuma"),
}
"""Argument: its default, what stands for its value, what it is."""
LISTS = {
    "origem": ("ORIGEM", "site que pode enviar, além do site_url; pode repetir"),
    "proxy": (
        "REDE",
        "proxy cujo X-Forwarded-For vale, como 127.0.0.1 ou 10.0.0.0/8; pode repetir",
    ),
}
"""Arguments that may be repeated."""


def variable(name: str) -> str:
    """The environment's name of an argument: `CENTRAL_POR_MINUTO` of `por-minuto`."""
    return f"CENTRAL_{name.upper().replace('-', '_')}"


def add_settings(parser: argparse.ArgumentParser, *names: str) -> None:
    """Declare some of SETTINGS; what was given before the command's name is kept."""
    for name in names:
        default, value, text = SETTINGS[name]
        shown = f"{text} (padrão: {default}; ou {variable(name)})"
        parser.add_argument(f"--{name}", metavar=value, help=shown, default=argparse.SUPPRESS)


def setting(arguments: argparse.Namespace, name: str) -> str:
    """What was given on the command line, or else in the environment, or else the default."""
    given: str | None = getattr(arguments, name.replace("-", "_"))
    return given or os.environ.get(variable(name)) or SETTINGS[name][0]


def settings(arguments: argparse.Namespace, name: str) -> list[str]:
    """The values of an argument that may be repeated."""
    given: list[str] | None = getattr(arguments, name)
    found = given or os.environ.get(variable(name), "").split(",")
    return [value.strip() for value in found if value.strip()]


def number(arguments: argparse.Namespace, name: str, least: int, most: int) -> int:
    """Read a whole number; raise CommandError if it is none or out of bounds."""
    text = setting(arguments, name)
    if not (text.isascii() and text.isdecimal()) or len(text) > 9 or not least <= int(text) <= most:
        raise CommandError(f"--{name}: “{text}” não serve; use um número de {least} a {most}.")
    return int(text)


def oldest_day(arguments: argparse.Namespace) -> str:
    """The first day whose comments are still kept: `2026-03-12`."""
    days = number(arguments, "dias-comentarios", 1, 36_500)
    return f"{datetime.now(UTC) - timedelta(days=days):%Y-%m-%d}"


@contextmanager
def explained() -> Iterator[None]:
    """Turn what a database complains of into one sentence."""
    try:
        yield
    except StoreError as error:
        raise CommandError(f"--banco: {error}.") from error
    except Unavailable as error:
        raise CommandError(
            f"--banco: não consegui agora ({error}). Nada ficou pela metade; tente de novo."
        ) from error
    except Refused as error:
        raise CommandError("--banco: o banco recusou uma linha, e nada mudou.") from error


def open_store(database: str) -> Store:
    """Open the database; raise CommandError with what to do."""
    with explained():
        store = make_store(database)
        store.open()
    return store


def named(database: str) -> str:
    """A database as a message names it: a URL without user and password."""
    scheme, found, rest = database.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if found else database


def grouped(number: int) -> str:
    """`12.345`."""
    return f"{number:,}".replace(",", ".")


def counted(number: int) -> str:
    """`1 registro`, `12.345 registros`."""
    return f"{grouped(number)} registro{'' if number == 1 else 's'}"
