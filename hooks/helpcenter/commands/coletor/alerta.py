"""`central coletor alerta`: articles whose answers turned bad, for a daily workflow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.answers import answers, read_day
from helpcenter.commands.conferir import escape
from helpcenter.commands.options import add_settings, setting
from helpcenter.languages import DEFAULT
from helpcenter.lint.problem import printable
from helpcenter.report import words
from helpcenter.report.alert import BEFORE, RECENT, find_alerts
from helpcenter.report.statistics import MINIMUM

if TYPE_CHECKING:
    import argparse

    from helpcenter.report.alert import Alert
    from helpcenter.report.statistics import Votes

HELP = "diz que artigos passaram a receber respostas ruins desde ontem"
DESCRIPTION = (
    f"Compara os últimos {RECENT} dias completos (em UTC) com os {BEFORE} anteriores e diz que "
    f"artigos pioraram com segurança, ou já começaram mal, com pelo menos {MINIMUM} respostas. "
    "Rodando uma vez por dia, cada artigo é dito uma vez. Termina com 0 se nenhum piorou, 3 se "
    "algum piorou, 1 se não conseguiu ler as respostas e 2 se não entendeu o comando."
)
FOUND = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_settings(parser, "banco")
    parser.add_argument("--ate", metavar="DIA", help="último dia, como 2026-03-12 (padrão: ontem)")
    parser.add_argument(
        "--desde",
        metavar="DIA",
        help="só os que ainda não estavam assim neste dia (padrão: a véspera do último)",
    )
    parser.add_argument(
        "--formato", choices=("texto", "github"), default="texto", help="texto, ou github (para CI)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell the articles, and by the exit code whether there are any.

    Raises:
        CommandError: the answers cannot be read, or a day is none.
    """
    last = read_day("--ate", arguments.ate) or datetime.now(UTC).date() - timedelta(days=1)
    known = read_day("--desde", arguments.desde) or last - timedelta(days=1)
    if known >= last:
        raise CommandError("--desde: use um dia anterior ao de --ate.")
    with answers(setting(arguments, "banco")) as records:
        alerts = find_alerts(records, last, known)
    shown = words.day(known)
    if not alerts:
        print(f"Nenhum artigo piorou desde {shown}.")
        return 0
    count = words.counted(len(alerts), "artigo piorou", "artigos pioraram")
    print(f"{count} desde {shown}:")
    for alert in alerts:
        print(annotation(alert) if arguments.formato == "github" else f"  {told(alert)}")
    return FOUND


def told(alert: Alert) -> str:
    """`conversas/abrir-um-chat: nos últimos 7 dias, Não 7, Em parte 2, Sim 1; …`."""
    language = "" if alert.language == DEFAULT else f" ({words.LANGUAGES[alert.language]})"
    recent, before = alert.windows
    was = "poucas respostas" if before.total < MINIMUM else votes(before)
    return printable(
        f"{alert.article}{language}: nos últimos {RECENT} dias, {votes(recent)}; "
        f"nos {BEFORE} anteriores, {was}."
    )


def votes(counts: Votes) -> str:
    """`Não 7, Em parte 2, Sim 1`."""
    return ", ".join(f"{name} {getattr(counts, vote)}" for vote, name in words.VOTES.items())


def annotation(alert: Alert) -> str:
    """A line that GitHub shows as a warning."""
    return f"::warning title={escape('Respostas ruins', ':,')}::{escape(told(alert))}"
