"""`central enderecos`: keep the list of every address ever published."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from helpcenter.commands import CommandError
from helpcenter.commands.project import CONFIG, content_of, docs_folder, project_root, read_config
from helpcenter.lint.lost import address_lost, published
from helpcenter.lint.page import read_page
from helpcenter.lint.problem import shown
from helpcenter.lint.site import Site
from helpcenter.redirects.hosts import nginx_map
from helpcenter.redirects.ledger import FILE, add_addresses, read_addresses
from helpcenter.redirects.table import make_table
from helpcenter.system import cause

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

HELP = "anota os endereços publicados, para que nenhum se perca"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument(
        "--conferir", action="store_true", help="só diz se algum se perderia; não anota nada"
    )
    chosen.add_argument(
        "--nginx", action="store_true", help="mostra os endereços antigos como um mapa do nginx"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write down what is new, check what is old, or print the map.

    Raises:
        CommandError: docs/ cannot be read or written.
    """
    root = project_root()
    if arguments.nginx:
        print(nginx_rules(root), end="")
        return 0
    site = site_of(docs_folder(root))
    return check(site) if arguments.conferir else note(site)


def nginx_rules(root: Path) -> str:
    """The old addresses as nginx includes them; raise CommandError if docs/ cannot be read."""
    site = site_of(docs_folder(root))
    return nginx_map(make_table(site.content, site.sizes).redirects, site_path(root))


def site_of(docs: Path) -> Site:
    """Everything that the files say; raise CommandError if some of them cannot be used."""
    content = content_of(docs)
    return Site(content, [read_page(source) for source in content.sources.values()], docs)


def note(site: Site) -> int:
    """Write down what is published and not yet in the list."""
    try:
        new = add_addresses(site.docs, published(site))
    except OSError as error:
        raise CommandError(
            f"Não consegui gravar {shown(site.docs / FILE)}: {cause(error)}."
        ) from error
    place = shown(site.docs / FILE)
    if not new:
        print(f"{place} já tem todos os endereços.")
        return 0
    many = "1 endereço novo" if len(new) == 1 else f"{len(new)} endereços novos"
    print(f"{place}: {many}. Guarde o arquivo em um commit.")
    return 0


def check(site: Site) -> int:
    """Tell which addresses would be lost."""
    lost = list(address_lost(site))
    for problem in lost:
        print(f"{shown(site.docs / problem.path)}:{problem.line}: {problem.text}")
    known = {address for _, address in read_addresses(site.docs)}
    missing = len(published(site) - known)
    if not lost:
        print(f"Nenhum dos {len(known)} endereços já publicados se perde.")
    if missing:
        print(f"Faltam na lista: {missing}. Para anotar: .venv/bin/central enderecos")
    return int(bool(lost))


def site_path(root: Path) -> str:
    """The path that the site has on its host, such as `/ajuda`; nothing at the top."""
    try:
        return urlsplit(str(read_config(root).get("site_url") or "")).path.rstrip("/")
    except ValueError as error:
        raise CommandError(
            f"{CONFIG}: não consegui ler site_url. Confira com: make build"
        ) from error
