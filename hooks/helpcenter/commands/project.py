"""Where the project lies, and how MkDocs is called from a command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from helpcenter.commands import CommandError
from helpcenter.preview import VARIABLE

CONFIG = "mkdocs.yml"


def project_root() -> Path:
    """The nearest folder, from here upwards, with a mkdocs.yml.

    Raises:
        CommandError: there is none.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise CommandError(
        f"Não encontrei {CONFIG} aqui nem acima de {here}. Entre na pasta da central."
    )


def docs_folder(root: Path) -> Path:
    """The folder of the articles.

    Raises:
        CommandError: it is not there; git keeps no empty folders.
    """
    docs = root / "docs"
    if not docs.is_dir():
        raise CommandError("Não encontrei a pasta docs/, onde ficam os artigos. Crie-a.")
    return docs


def run_mkdocs(root: Path, *arguments: str, preview: bool = False) -> int:
    """Run MkDocs in `root`, without its sponsors' banner, and return its exit code."""
    docs_folder(root)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", VARIABLE: str(int(preview))}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode
