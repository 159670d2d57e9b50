"""`central remover`: take an article or a collection away, and lead its readers on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.applying import carry_out, refuse_conflict
from helpcenter.commands.asking import ask
from helpcenter.commands.conferir import counted
from helpcenter.commands.git import changed_files
from helpcenter.commands.mover import place
from helpcenter.commands.project import content_of, docs_folder, project_root
from helpcenter.history import git
from helpcenter.lint.problem import shown
from helpcenter.moving.move import pages_below
from helpcenter.moving.relink import PlanError
from helpcenter.moving.removal import Heir, plan_removal

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from helpcenter.moving.plan import Plan

HELP = "remove um artigo ou uma coleção e leva os leitores a outra página ou a uma despedida"
QUESTION = (
    "Para onde devem ir os leitores? O caminho de um artigo, ou Enter para uma página de despedida:"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("artigo", metavar="ARTIGO", help="artigo (conta/senha.md) ou pasta (conta)")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--para", metavar="PÁGINA", help="artigo ou coleção que fica com os leitores e os endereços"
    )
    chosen.add_argument(
        "--despedida",
        nargs="?",
        const="",
        metavar="TÍTULO",
        help="no lugar fica uma página que diz o que aconteceu",
    )


def run(arguments: argparse.Namespace) -> int:
    """Ask where readers go, work everything out, do it, and tell what was done.

    Raises:
        CommandError: it cannot be done; nothing was changed.
    """
    docs = docs_folder(project_root())
    refuse_conflict(docs)
    content = content_of(docs)
    old = place(docs, arguments.artigo)
    try:
        pages_below(docs, content, old)  # Before anybody is asked.
        to = heir(docs, arguments)
        plan = plan_removal(docs, content, old, to)
    except PlanError as error:
        raise CommandError(str(error)) from error
    refuse_unsaved(docs, plan)
    carry_out(docs, plan)
    print("\n".join(told(docs, plan, joined=bool(to.path) and old.endswith(".md"))))
    return 0


def heir(docs: Path, arguments: argparse.Namespace) -> Heir:
    """Where readers go, as told or as asked."""
    if arguments.despedida is not None:
        return Heir(title=arguments.despedida.strip())
    chosen = arguments.para if arguments.para is not None else ask(QUESTION)
    if not chosen.strip():
        return Heir()
    path = place(docs, chosen.strip())
    return Heir(path if path.endswith(".md") else f"{path}/index.md")


def refuse_unsaved(docs: Path, plan: Plan) -> None:
    """Refuse to remove what no commit has; raise CommandError."""
    tracked = git(docs, "ls-files", "-z").split("\0")
    unsaved = [shown(docs / path) for path in plan.removed if path not in tracked]
    unsaved = unsaved or changed_files(docs, *plan.removed)
    if unsaved:
        raise CommandError(
            f"Nenhum commit guardou {unsaved[0]} como está, e não haveria como voltar atrás. Faça "
            "antes um commit. Nada foi mudado."
        )


def told(docs: Path, plan: Plan, *, joined: bool) -> list[str]:
    """What was done, in a few lines, and what is left to do."""
    lines = [f"Removi {shown(docs / path)}" for path in plan.removed if path.endswith(".md")]
    files = len(plan.removed) - len(lines)
    if files:
        lines.append(f"Com isso {went(files)} que mais ninguém usava.")
    lines += [f"Ficou {shown(docs / path)}, que outras páginas ainda usam" for path in plan.kept]
    lines += [f"Mudei {shown(docs / path)}" for path in plan.mended]
    if plan.left:
        lines.append("Estas linhas ainda levam ao que saiu; acerte-as ou apague-as:")
        lines += listed(docs, plan.left)
    if plan.own:
        lines.append("Estas linhas agora levam à própria página; acerte-as ou apague-as:")
        lines += listed(docs, plan.own)
    if joined:
        lines.append("O texto não foi junto. Para copiar o que dele ainda vale:")
        lines.append(f"  git show HEAD:./{shown(docs / plan.removed[0])}")
    return [*lines, "Quem guardou os endereços antigos ainda chega a uma página."]


def listed(docs: Path, found: list[tuple[str, int]]) -> list[str]:
    """Places in files, each once."""
    return [f"  {shown(docs / path)}:{line}" for path, line in sorted(set(found))]


def went(files: int) -> str:
    """`saiu 1 arquivo`, `saíram 2 arquivos`."""
    return f"{'saiu' if files == 1 else 'saíram'} {counted(files, 'arquivo')}"
