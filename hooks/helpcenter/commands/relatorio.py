"""`central relatorio`: which articles to mend, and why, as a page and as JSON."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpcenter.commands import CommandError
from helpcenter.commands.answers import answers, read_day
from helpcenter.commands.options import add_settings, setting
from helpcenter.commands.project import project_root, read_config
from helpcenter.feedback.files import belongs_to, fresh_file
from helpcenter.feedback.known import Manifest, ManifestError, read_manifest
from helpcenter.feedback.open import DATABASE
from helpcenter.languages import LANGUAGES
from helpcenter.report.pages import edit_base
from helpcenter.report.period import DAYS, Period, last_days
from helpcenter.report.statistics import MINIMUM
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse

    from helpcenter.report.shapes import Summary

HELP = "mostra que artigos consertar, pelas respostas dos leitores, em uma página e em JSON"
DESCRIPTION = (
    "Lê as respostas, sem mudá-las, e escreve relatorio.html, uma página que abre sem internet, e "
    "relatorio.json. O BANCO também pode ser um arquivo .jsonl de central coletor exportar. "
    "Os comentários são palavras de leitores: não publique o relatório."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.description = DESCRIPTION
    add_settings(parser, "banco", "manifesto")
    parser.set_defaults(banco=None, manifesto=None)
    parser.add_argument(
        "--desde",
        metavar="DIA",
        help=f"primeiro dia, como 2026-03-12 (padrão: {DAYS} dias no todo)",
    )
    parser.add_argument("--ate", metavar="DIA", help="último dia (padrão: hoje)")
    parser.add_argument("--idioma", choices=LANGUAGES, help="só este idioma (padrão: todos)")
    parser.add_argument(
        "--minimo",
        type=int,
        default=MINIMUM,
        metavar="N",
        help=f"respostas a partir das quais há porcentagens (padrão e mínimo: {MINIMUM})",
    )
    parser.add_argument(
        "--saida",
        type=Path,
        default=Path("relatorio"),
        metavar="PASTA",
        help="onde escrever (padrão: relatorio)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Read, count, write, and say in a line what was found.

    Raises:
        CommandError: an argument cannot be used, or what it names cannot be had.
    """
    from helpcenter.report.render import headline, render
    from helpcenter.report.summary import as_json

    manifest = manifest_of(arguments)
    page, data = (arguments.saida / f"relatorio.{kind}" for kind in ("html", "json"))
    for target in (page, data):
        if belongs_to(target, setting(arguments, "banco")):
            raise CommandError(f"--saida: {target} é o próprio banco. Escolha outra pasta.")
    summary = summary_of(arguments, manifest)
    write(page, render(summary, manifest.site_url).encode())
    write(data, as_json(summary))
    print(f"{headline(summary)}.\nO relatório está em {page} e {data}")
    return 0


def manifest_of(arguments: argparse.Namespace) -> Manifest:
    """Read what the site publishes; raise CommandError."""
    try:
        return read_manifest(Path(setting(arguments, "manifesto")))
    except ManifestError as error:
        raise CommandError(f"--manifesto: {error}") from error


def summary_of(arguments: argparse.Namespace, manifest: Manifest) -> Summary:
    """Read the answers; raise CommandError."""
    from helpcenter.report.summary import summarise

    today = datetime.now(UTC).date()  # As the collector counts days.
    period = period_of(arguments, today)
    if arguments.minimo < MINIMUM:
        raise CommandError(f"--minimo: use {MINIMUM} ou mais.")
    database = setting(arguments, "banco")
    options = {
        "today": today,
        "language": arguments.idioma,
        "minimum": arguments.minimo,
        "edit_base": edit_base_of_project(),
    }
    if database == DATABASE and not Path(database).exists():
        return summarise([], manifest, period, **options)
    with answers(database) as records:
        return summarise(records, manifest, period, **options)


def period_of(arguments: argparse.Namespace, today: date) -> Period:
    """The days that were asked for; raise CommandError if they are none."""
    until = read_day("--ate", arguments.ate) or today
    since = read_day("--desde", arguments.desde) or last_days(until).since
    if since > until:
        raise CommandError("--desde: use um dia que não venha depois do de --ate.")
    return Period(since, until)


def edit_base_of_project() -> str | None:
    """Where mkdocs.yml says that articles are edited; None outside of a project."""
    try:
        given = read_config(project_root())
    except CommandError:
        return None
    ours = inside(given, "extra", "help_center", "repository", "edit")
    uri, repository = (inside(given, name) for name in ("edit_uri", "repo_url"))
    return edit_base(str(ours or uri or ""), str(repository or ""))


def inside(value: Any, *keys: str) -> Any:
    """What stands below keys of YAML, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def write(target: Path, content: bytes) -> None:
    """Write a file that only its owner can read; raise CommandError."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with fresh_file(target) as fresh:
            fresh.write_bytes(content)
    except OSError as error:
        raise CommandError(f"--saida: não consegui escrever {target} ({cause(error)}).") from error
