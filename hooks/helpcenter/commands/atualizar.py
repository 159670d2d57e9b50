"""`central atualizar`: merge the project's next version; what is the operator's stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.git import changed_files, git
from helpcenter.commands.project import project_root

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

HELP = "traz a versão nova do projeto sem tocar em docs/, marca/ e mkdocs.yml"
OWNED = ("docs", "marca", "mkdocs.yml")
"""What belongs to the operator. Everything else belongs to the project."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "versao", metavar="VERSÃO", help="ramo ou etiqueta, como projeto/main ou v1.2.0"
    )


def run(arguments: argparse.Namespace) -> int:
    """Merge and say what remains to be done."""
    root = project_root()
    merge(root, arguments.versao)
    print("Pronto. Confira com: make check")
    return 0


def merge(root: Path, version: str) -> None:
    """Merge `version`, keeping the operator's files exactly as they are.

    git alone would bring sample articles back and stop at those that were deleted here.

    Raises:
        CommandError: something is not committed, the version does not exist, or the operator
            has changed files of the project that the version changes too.
    """
    if changed_files(root):
        raise CommandError("Há mudanças sem commit. Faça o commit delas e tente de novo.")
    if not git(root, "rev-parse", "--verify", "--quiet", f"{version}^{{commit}}", check=False):
        raise CommandError(
            f"Não encontrei a versão “{version}”. Rode antes: git fetch --all --tags"
        )
    if is_ancestor(root, version):
        return
    git(root, "merge", "--no-commit", "--no-ff", version, check=False)
    if not merging(root):
        raise CommandError(
            f"O git não conseguiu juntar “{version}”: esta cópia e o projeto não têm história em "
            "comum. Comece de um fork ou clone do projeto, e não de um modelo copiado."
        )
    keep(root)
    conflicts = git(root, "diff", "--name-only", "--diff-filter=U").split()
    if conflicts:
        raise CommandError(
            "Estes arquivos do projeto também foram mudados aqui; resolva-os e faça o commit, "
            "ou desista com “git merge --abort”:\n  " + "\n  ".join(conflicts)
        )
    git(root, "commit", "--no-edit", "-m", f"Take {version} of the project")


def is_ancestor(root: Path, version: str) -> bool:
    """Whether this copy already has `version`."""
    return not git(root, "rev-list", "-1", version, "^HEAD").strip()


def merging(root: Path) -> bool:
    """Whether git is in the middle of a merge."""
    return (root / git(root, "rev-parse", "--git-path", "MERGE_HEAD").strip()).exists()


def keep(root: Path) -> None:
    """Put the operator's files back as the last commit has them, conflicts and all."""
    owned = git(root, "ls-tree", "--name-only", "HEAD", "--", *OWNED).split()
    git(root, "rm", "-r", "-q", "-f", "--cached", "--ignore-unmatch", "--", *OWNED)
    git(root, "checkout", "-q", "HEAD", "--", *owned)
    # Nothing was untracked before the merge, so what is untracked now came with it.
    git(root, "clean", "-f", "-d", "-q", "--", *OWNED)
