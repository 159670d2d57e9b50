"""`central buscar`: what a reader would find, and why."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpcenter.commands import CommandError
from helpcenter.commands.project import project_root
from helpcenter.languages import DEFAULT, LANGUAGES
from helpcenter.search.ask import AskError, ask

if TYPE_CHECKING:
    import argparse

HELP = "mostra o que um leitor encontraria ao pesquisar, e por quê"
KINDS = {
    "own": "a própria palavra",
    "joined": "junta ou separada",
    "completion": "completada",
    "longer": "completada",
    "correction": "corrigida",
    "synonym": "sinônimo",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("consulta", nargs="+", metavar="CONSULTA", help="o que o leitor digita")
    parser.add_argument("--idioma", choices=LANGUAGES, default=DEFAULT, help="idioma da pesquisa")
    parser.add_argument("--quantos", type=int, default=5, metavar="N", help="artigos mostrados (5)")
    parser.add_argument(
        "--site", type=Path, metavar="PASTA", help="central montada (se omitida, site/)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Ask the built site and explain the answer."""
    site = Path(os.path.realpath(project_root() / (arguments.site or "site")))
    if not (site / "manifest.json").exists():
        raise CommandError(f"Não há central montada em {site}. Monte-a antes: make build")
    query = " ".join(arguments.consulta)
    limit = max(1, arguments.quantos)
    try:
        (found,) = ask(site, arguments.idioma, [query], limit=limit)
    except AskError as error:
        raise CommandError(
            f"A pesquisa de {site} não respondeu. Monte a central de novo: make build"
        ) from error
    print("\n".join(explained(query, found)))
    return 0


def explained(query: str, found: dict[str, Any]) -> list[str]:
    """Say how the query was read, then what it found."""
    lines = [f"“{query}”: {counted(found['total'])}"]
    if found["suggestion"]:
        lines.append(f"Você quis dizer “{found['suggestion']}”?")
    if found["total"] and not found["exact"]:
        lines.append("Nenhum artigo tem todas essas palavras; estes são os mais próximos.")
    lines.append("\nPalavras (raiz, como foi lida, peso):")
    for slot in found["slots"]:
        lines.append(f"  {slot['word']}  [{slot['weight']:.2g}]".replace(".", ","))
        for other in slot["alternatives"]:
            weight = f"{other['weight']:.2f}".replace(".", ",")
            lines.append(f"    {' + '.join(other['stems']):24} {KINDS[other['kind']]:18} {weight}")
    if found["hits"]:
        lines.append("\nArtigos (pontos, título, seção, endereço):")
    for hit in found["hits"]:
        section = f" › {hit['heading']}" if hit["heading"] else ""
        score = f"{hit['score']:7.2f}".replace(".", ",")
        lines.append(f"{score}  {hit['title']}{section}\n         /{hit['address']}")
    return lines


def counted(total: int) -> str:
    """How many articles were found, in words."""
    return {0: "nenhum artigo", 1: "1 artigo"}.get(total, f"{total} artigos")
