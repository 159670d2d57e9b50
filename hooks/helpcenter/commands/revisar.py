"""`central revisar`: what somebody should read again, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands.conferir import existing, is_among
from helpcenter.commands.options import add_settings, setting
from helpcenter.commands.project import content_of, docs_folder, project_root
from helpcenter.commands.relatorio import manifest_of, summary_of
from helpcenter.languages import with_language
from helpcenter.lint.page import read_page
from helpcenter.lint.problem import shown
from helpcenter.lint.site import Site
from helpcenter.report.period import DAYS
from helpcenter.report.statistics import MINIMUM
from helpcenter.review import Due, behind, overdue, unlinked, untouched

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

HELP = "mostra o que reler: prazos vencidos, traduções atrasadas, artigos esquecidos"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "caminhos", nargs="*", metavar="CAMINHO", help="só o que há nestes arquivos ou pastas"
    )
    add_settings(parser, "banco", "manifesto")
    parser.set_defaults(banco=None, manifesto=None)


def run(arguments: argparse.Namespace) -> int:
    """List what waits, the most pressing first.

    Raises:
        CommandError: a path does not exist, or the answers that were asked for cannot be read.
    """
    docs = docs_folder(project_root())
    chosen = [existing(path, docs) for path in arguments.caminhos] or [docs.resolve()]
    content = content_of(docs)
    today = date.today()
    site = Site(content, [read_page(source) for source in content.sources.values()], docs)
    found = {
        "Prazo de revisão vencido": overdue(content, today),
        "Leitores sem resposta": badly_answered(arguments),
        "Traduções": behind(content),
        "Sem mudança há mais de um ano": untouched(content, today),
        "Sem nenhum link que leve até eles": unlinked(content, site),
    }
    lines = [line for title, dues in found.items() for line in told(title, dues, docs, chosen)]
    print("\n".join(lines) or "Nada espera por revisão.")
    return 0


def told(title: str, dues: Iterable[Due], docs: Path, chosen: list[Path]) -> list[str]:
    """A heading with a line for each article below it; nothing if there is none."""
    rows = sorted(due for due in dues if is_among(docs / due.path, chosen))
    lines = [f"  {shown(docs / due.path)}: {due.why}" for due in rows]
    return [f"{title} ({len(rows)})", *lines] if rows else []


def badly_answered(arguments: argparse.Namespace) -> list[Due]:
    """Articles that leave many readers without an answer, where answers are at hand."""
    asked = arguments.banco or arguments.manifesto
    database, manifest = setting(arguments, "banco"), setting(arguments, "manifesto")
    there = "://" in database or Path(database).exists()
    if not asked and not (there and Path(manifest).exists()):
        return []
    from helpcenter.report.render import is_bad

    for name in ("desde", "ate", "idioma"):
        setattr(arguments, name, None)
    arguments.minimo = MINIMUM
    summary = summary_of(arguments, manifest_of(arguments))
    return [
        Due(
            f"{place:05}",
            with_language(f"{article.id}.md", article.language),
            f"{article.votes.nao} não e {article.votes.em_parte} em parte, "
            f"de {article.votes.total} respostas em {DAYS} dias",
        )
        for place, article in enumerate(summary.articles)
        if is_bad(article)
    ]
