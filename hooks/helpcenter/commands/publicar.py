"""`central publicar`: build, check, and let readers see the new version at once; or go back."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.commands import CommandError
from helpcenter.commands.enderecos import nginx_rules
from helpcenter.commands.montar import build
from helpcenter.commands.project import project_root
from helpcenter.publishing import (
    SITE,
    PublishError,
    carry_over,
    check_site,
    current,
    earlier,
    finish,
    new_version,
    prune,
    switch,
    versions,
    write_nginx,
)
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

HELP = "monta, confere e troca a central publicada de uma só vez; --voltar desfaz"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "destino", type=Path, metavar="PASTA", help="onde ficam as versões, como /srv/central"
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--voltar", action="store_true", help="não monta nada: volta à versão anterior"
    )
    chosen.add_argument(
        "--estrito", action="store_true", help="qualquer aviso interrompe a montagem"
    )
    parser.add_argument(
        "--manter", type=int, default=5, metavar="N", help="quantas versões guardar (5)"
    )
    parser.add_argument(
        "--depois",
        metavar="COMANDO",
        help="roda depois da troca; se falhar, a troca é desfeita: 'nginx -t && nginx -s reload'",
    )


def run(arguments: argparse.Namespace) -> int:
    """Publish, or go back.

    Raises:
        CommandError: in Portuguese; readers see what they saw before.
    """
    if arguments.manter < 2:
        raise CommandError("--manter: use 2 ou mais, para que haja a que versão voltar.")
    root = project_root()
    home = Path(os.path.realpath(arguments.destino))
    try:
        home.mkdir(parents=True, exist_ok=True)
        with alone(home):
            before = current(home)
            version = (
                earlier(home) if arguments.voltar else make(root, home, strict=arguments.estrito)
            )
            swap(home, version, before, arguments.depois)
            prune(home, arguments.manter)
            kept = len(versions(home))
    except PublishError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        place = error.filename or home
        raise CommandError(f"Não consegui publicar em {place}: {cause(error)}.") from error
    what = "De volta à versão" if arguments.voltar else "Publicada a versão"
    print(f"{what} {version.name}. Guardadas: {kept}.")
    return 0


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Keep others from publishing there at the same time; raise CommandError if one does."""
    try:
        import fcntl
    except ImportError as error:
        raise CommandError("central publicar precisa de Linux ou macOS.") from error
    with (home / ".publicando").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError("Já há uma publicação em andamento nessa pasta.") from error
        yield


def make(root: Path, home: Path, *, strict: bool) -> Path:
    """Build and check a new version beside the others, and return it."""
    before = current(home)
    with new_version(home) as workshop:
        site = workshop / SITE
        build(root, site, strict=strict)
        check_site(site)
        if before:
            carry_over(before / SITE, site)
        write_nginx(workshop, nginx_rules(root))
        return finish(workshop)


def swap(home: Path, version: Path, before: Path | None, command: str | None) -> None:
    """Let readers see a version; if the command that comes after fails, what they saw before."""
    switch(home, version)
    if not command or not subprocess.run(command, shell=True, check=False).returncode:  # noqa: S602, the operator's own
        return
    if before:
        switch(home, before)
        subprocess.run(command, shell=True, check=False)  # noqa: S602
        raise PublishError(f"“{command}” falhou: os leitores continuam a ver {before.name}.")
    raise PublishError(f"“{command}” falhou. A versão {version.name} está em {home}.")
