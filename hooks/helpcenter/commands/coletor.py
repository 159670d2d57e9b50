"""`central coletor`: receive the answers to "Respondeu à sua pergunta?"."""

from __future__ import annotations

import ipaddress
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from helpcenter.commands import CommandError
from helpcenter.feedback.store import StoreError

if TYPE_CHECKING:
    import argparse

    from helpcenter.feedback.app import Policy
    from helpcenter.feedback.known import Known
    from helpcenter.feedback.limits import Network
    from helpcenter.feedback.store import Store

HELP = "recebe e guarda as respostas a “Respondeu à sua pergunta?”"
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    for name, (default, value, text) in SETTINGS.items():
        shown = f"{text} (padrão: {default}; ou {variable(name)})"
        parser.add_argument(f"--{name}", metavar=value, help=shown)
    for name, (value, text) in LISTS.items():
        shown = f"{text} (ou {variable(name)}, com vírgulas)"
        parser.add_argument(f"--{name}", metavar=value, action="append", help=shown)


def run(arguments: argparse.Namespace) -> int:
    """Collect until the process is told to end.

    Raises:
        CommandError: an argument cannot be used, or what it names cannot be had.
    """
    from helpcenter.feedback.app import Collector
    from helpcenter.feedback.server import listen, serve, set_up_logs
    from helpcenter.feedback.writer import Writer

    known = read_manifest(Path(setting(arguments, "manifesto")))
    policy = read_policy(arguments, known)
    days = number(arguments, "dias-comentarios", 1, 36_500)
    host, port = setting(arguments, "host"), number(arguments, "porta", 0, 65535)
    store = open_store(setting(arguments, "banco"))
    try:
        sockets = [listen(host, port)]
        if policy.metrics_port:
            sockets.append(listen("127.0.0.1", policy.metrics_port))
    except OSError as error:
        raise CommandError(
            f"--porta, --host: não consigo escutar em {host}:{port} ({error.strerror}). "
            "Escolha outra porta."
        ) from error
    set_up_logs()
    where = {"porta": sockets[0].getsockname()[1], "origens": sorted(policy.origins)}
    logging.getLogger("central.coletor").info("coletor no ar", extra=where)
    writer = Writer(store, comment_days=days)
    serve(Collector(known, writer, policy).application(), sockets)
    logging.getLogger("central.coletor").info("coletor encerrado")
    return 0


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
    if not text.isdecimal() or not least <= int(text) <= most:
        raise CommandError(f"--{name}: “{text}” não serve; use um número de {least} a {most}.")
    return int(text)


def read_manifest(path: Path) -> Known:
    """Read the articles; raise CommandError if that cannot be done."""
    from helpcenter.feedback.known import Known, ManifestError

    try:
        return Known(path)
    except ManifestError as error:
        raise CommandError(f"--manifesto: {error}") from error


def read_policy(arguments: argparse.Namespace, known: Known) -> Policy:
    """Read who may send and how often; raise CommandError."""
    from helpcenter.feedback.app import Policy

    origins = {check_origin(value) for value in settings(arguments, "origem")}
    origins |= {known.origin} if known.origin else set()
    if not origins:
        raise CommandError("--origem: falta dizer que site pode enviar, pois não há site_url.")
    return Policy(
        origins=frozenset(origins),
        proxies=tuple(check_network(value) for value in settings(arguments, "proxy")),
        a_minute=number(arguments, "por-minuto", 0, 1_000_000),
        metrics_port=number(arguments, "porta-metricas", 0, 65535),
    )


def check_origin(value: str) -> str:
    """Return an origin as browsers write it; raise CommandError if it is none."""
    parts = urlsplit(value)
    whole: Any = (parts.path.rstrip("/"), parts.query, parts.fragment, parts.username)
    if parts.scheme not in ("http", "https") or not parts.netloc or any(whole):
        raise CommandError(
            f"--origem: “{value}” não serve; use só esquema e servidor, "
            "como https://ajuda.exemplo.com.br"
        )
    return f"{parts.scheme}://{parts.netloc}".lower()


def check_network(value: str) -> Network:
    """Return a network; raise CommandError if it is none."""
    try:
        return ipaddress.ip_network(value)
    except ValueError as error:
        raise CommandError(
            f"--proxy: “{value}” não serve; use um endereço ou uma rede, como 10.0.0.0/8"
        ) from error


def make_store(database: str) -> Store:
    """Choose by the look of `--banco`."""
    if database.startswith(("postgresql://", "postgres://")):
        from helpcenter.feedback.postgres import PostgresStore

        return PostgresStore(database)
    if "://" in database:
        raise CommandError("--banco: use um arquivo ou um endereço postgresql://")
    from helpcenter.feedback.sqlite import SqliteStore

    return SqliteStore(Path(database))


def open_store(database: str) -> Store:
    """Open the database; raise CommandError with what to do."""
    store = make_store(database)
    try:
        store.open()
    except StoreError as error:
        raise CommandError(f"--banco: {error}.") from error
    return store
