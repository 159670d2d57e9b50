"""`central mover`: give an article or a collection another place, and lose no reader."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.applying import carry_out, refuse_conflict
from helpcenter.commands.conferir import counted
from helpcenter.commands.project import content_of, docs_folder, project_root
from helpcenter.languages import split_language
from helpcenter.lint.problem import shown
from helpcenter.moving.move import plan_move
from helpcenter.moving.relink import PlanError

if TYPE_CHECKING:
    import argparse

    from helpcenter.content import Content
    from helpcenter.moving.plan import Plan

HELP = "muda um artigo ou uma coleção de lugar, acerta os links e guarda o endereço antigo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("antigo", metavar="ANTIGO", help="artigo (conta/senha.md) ou pasta (conta)")
    parser.add_argument(
        "novo", metavar="NOVO", help="novo lugar; uma pasta guarda o nome do arquivo"
    )


def run(arguments: argparse.Namespace) -> int:
    """Work everything out, do it, and tell what was done.

    Raises:
        CommandError: it cannot be done; nothing was changed.
    """
    docs = docs_folder(project_root())
    refuse_conflict(docs)
    content = content_of(docs)
    old = place(docs, arguments.antigo)
    new = place(docs, arguments.novo)
    if old.endswith(".md") and ((docs / new).is_dir() or arguments.novo.endswith("/")):
        new = posixpath.join(new, posixpath.basename(old))
    try:
        plan = plan_move(docs, content, old, new)
    except PlanError as error:
        raise CommandError(str(error)) from error
    carry_out(docs, plan)
    print("\n".join(told(docs, content, plan)))
    return 0


def place(docs: Path, typed: str) -> str:
    """A path from docs/, without language, typed from there, from here or with `docs/`.

    Raises:
        CommandError: it is not inside of docs/.
    """
    for base in (Path.cwd(), docs.parent, docs):
        whole = Path(os.path.normpath(base / typed))
        if whole.is_relative_to(docs) and whole != docs:
            return split_language(whole.relative_to(docs).as_posix())[0]
    raise CommandError(f"“{typed}” não fica dentro de docs/. Diga um artigo ou uma pasta de lá.")


def told(docs: Path, content: Content, plan: Plan) -> list[str]:
    """What was done, in a few lines."""
    lines = [f"{shown(docs / old)} → {shown(docs / new)}" for old, new in shortened(plan, content)]
    files = len(plan.moves) - len(lines)
    if files:
        lines.append("Foi junto 1 arquivo." if files == 1 else f"Foram juntos {files} arquivos.")
    if plan.mended:
        lines.append(f"Acertei os links em {counted(len(plan.mended), 'arquivo')}:")
        lines += [f"  {shown(docs / path)}" for path in plan.mended]
    return [*lines, "Os endereços antigos continuam a levar os leitores ao lugar certo."]


def shortened(plan: Plan, content: Content) -> list[tuple[str, str]]:
    """The moves of pages; files that go with them are counted."""
    return [(old, new) for old, new in plan.moves.items() if old in content.sources]
