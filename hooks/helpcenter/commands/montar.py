"""`central montar`: build the site beside the last one, and swap them only when all went well."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.built_site import check_built
from helpcenter.commands import CommandError
from helpcenter.commands.project import docs_folder, project_root, run_mkdocs
from helpcenter.lint.problem import shown
from helpcenter.search.ask import AskError
from helpcenter.search.wanted import FILE, Wanted, failures, read_wanted

if TYPE_CHECKING:
    import argparse

SOURCES = ("docs", "hooks", "overrides", "marca")
"""What a site is made from: a site in there would be part of the next one."""
HELP = "monta a central; se algo falhar, a montagem anterior fica como estava"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--estrito", action="store_true", help="qualquer aviso interrompe a montagem"
    )
    parser.add_argument(
        "--offline", action="store_true", help="para ler de uma pasta, sem servidor nem internet"
    )
    parser.add_argument(
        "--destino", type=Path, metavar="PASTA", help="onde pôr a central (se omitido, site/)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build, then swap."""
    root = project_root()
    target = Path(os.path.realpath(root / (arguments.destino or "site")))
    build(root, target, strict=arguments.estrito, offline=arguments.offline)
    print(f"Pronto: {target / 'index.html' if arguments.offline else target}")
    return 0


def build(root: Path, target: Path, *, strict: bool = False, offline: bool = False) -> None:
    """Build the project at `root` into `target`, which changes only if the build succeeds.

    Raises:
        CommandError: the build failed; MkDocs has said why.
    """
    if target.is_dir() and any(target.iterdir()) and not (target / "manifest.json").exists():
        raise CommandError(f"{target} já existe e não é uma central montada; escolha outra pasta.")
    inside = next((name for name in SOURCES if target.is_relative_to((root / name).resolve())), "")
    if inside:
        raise CommandError(f"{target} fica dentro de {inside}/; escolha outra pasta.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as workshop:
        fresh = Path(workshop) / "site"
        strictly = ["--strict"] if strict else []
        # A site for reading from a folder is changed in place once more: it shares no files.
        previous = target if target.exists() and not offline else None
        if run_mkdocs(root, "build", "--site-dir", str(fresh), *strictly, previous=previous):
            raise CommandError("A montagem falhou; a anterior, se havia, ficou como estava.")
        check_searches(fresh, docs_folder(root), strict=strict)
        if strict:
            check_pages(fresh)
        if offline:
            make_offline(fresh)
        if target.exists():
            target.rename(Path(workshop) / "previous")
        shutil.move(fresh, target)


def make_offline(site: Path) -> None:
    """Turn a fresh site into one that is read from a folder.

    Raises:
        CommandError: a script is not as it must be for that.
    """
    # Loaded for this alone: it brings a library with threads, beside which nothing is copied.
    from helpcenter import offline
    from helpcenter.javascript import ScriptError

    try:
        offline.make_offline(site)
    except ScriptError as error:
        raise CommandError(f"A montagem falhou: {error}") from error


def check_searches(site: Path, docs: Path, *, strict: bool) -> None:
    """Put the writers' searches to a fresh site, with the JavaScript that readers run.

    Raises:
        CommandError: one fails and the build is strict, or the search does not work.
    """
    searches = [(line, wanted) for line, wanted in read_wanted(docs)[0] if published(site, wanted)]
    try:
        failed = list(failures(site, searches))
    except AskError as error:
        raise CommandError(f"A pesquisa da central montada não respondeu: {error}") from error
    for failure in failed:
        print(f"{shown(docs / FILE)}:{failure.line}: {failure}", file=sys.stderr)
    if failed and strict:
        raise CommandError("Há pesquisas que não acham o seu artigo; nada foi publicado.")


def check_pages(site: Path) -> None:
    """Look at every page of a fresh site as browsers and search engines will.

    Raises:
        CommandError: something is broken; each page has been named.
    """
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    found = check_built(site, manifest["site_url"])
    for finding in found:
        print(finding, file=sys.stderr)
    if any(finding.broken for finding in found):
        raise CommandError("Há páginas montadas com problemas; nada foi publicado.")


def published(site: Path, wanted: Wanted) -> bool:
    """Whether the article of a search is there; `central conferir` tells of one that is not."""
    return (site / wanted.address / "index.html").exists()
