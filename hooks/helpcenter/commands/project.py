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


def run_mkdocs(root: Path, *arguments: str, preview: bool = False) -> int:
    """Run MkDocs in `root`, without its sponsors' banner, and return its exit code."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", VARIABLE: str(int(preview))}
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode
