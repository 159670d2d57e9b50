"""`central montar`: build the site beside the last one, and swap them only when all went well."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.project import project_root, run_mkdocs

if TYPE_CHECKING:
    import argparse

HELP = "monta a central; se algo falhar, a montagem anterior fica como estava"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--estrito", action="store_true", help="qualquer aviso interrompe a montagem"
    )
    parser.add_argument(
        "--destino", type=Path, metavar="PASTA", help="onde pôr a central (se omitido, site/)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build, then swap."""
    root = project_root()
    target = (root / (arguments.destino or "site")).resolve()
    build(root, target, strict=arguments.estrito)
    print(f"Pronto: {target}")
    return 0


def build(root: Path, target: Path, *, strict: bool = False) -> None:
    """Build the project at `root` into `target`, which changes only if the build succeeds.

    Raises:
        CommandError: the build failed; MkDocs has said why.
    """
    if target.is_dir() and any(target.iterdir()) and not (target / "manifest.json").exists():
        raise CommandError(f"{target} já existe e não é uma central montada; escolha outra pasta.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as workshop:
        fresh = Path(workshop) / "site"
        strictly = ["--strict"] if strict else []
        if run_mkdocs(root, "build", "--site-dir", str(fresh), *strictly):
            raise CommandError("A montagem falhou; a anterior, se havia, ficou como estava.")
        if target.exists():
            target.rename(Path(workshop) / "previous")
        shutil.move(fresh, target)
