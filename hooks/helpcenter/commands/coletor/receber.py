"""`central coletor` without a command: run the collector."""

from __future__ import annotations

import ipaddress
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.options import number, open_store, setting, settings
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse

    from helpcenter.feedback.app import Policy
    from helpcenter.feedback.known import Known
    from helpcenter.feedback.limits import Network

ORIGIN = re.compile(
    r"https?://(?:[a-z\d](?:[a-z\d_.-]*[a-z\d])?|\[[\da-f:.]+\])(?::\d{1,5})?/*",
    re.IGNORECASE | re.ASCII,
)
"""Scheme, server and perhaps a port; a name with accents as browsers send it (`xn--…`)."""


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
            f"--porta, --host: não consigo escutar em {host}:{port} ({cause(error)}). "
            "Escolha outra porta."
        ) from error
    set_up_logs()
    where = {"porta": sockets[0].getsockname()[1], "origens": sorted(policy.origins)}
    logging.getLogger("central.coletor").info("coletor no ar", extra=where)
    writer = Writer(store, comment_days=days)
    serve(Collector(known, writer, policy).application(), sockets)
    logging.getLogger("central.coletor").info("coletor encerrado")
    return 0


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
    if not ORIGIN.fullmatch(value):
        raise CommandError(
            f"--origem: “{value}” não serve; use só esquema e servidor, "
            "como https://ajuda.exemplo.com.br"
        )
    return value.rstrip("/").lower()


def check_network(value: str) -> Network:
    """Return a network; raise CommandError if it is none."""
    try:
        return ipaddress.ip_network(value)
    except ValueError as error:
        raise CommandError(
            f"--proxy: “{value}” não serve; use um endereço ou uma rede, como 10.0.0.0/8"
        ) from error
