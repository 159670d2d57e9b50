"""What an import tells: a few lines at the terminal, all of it in a file for who goes on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from helpcenter.importing.links import escaped
from helpcenter.importing.record import LEFT_ALONE
from helpcenter.lint.problem import printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from helpcenter.importing.moving import Moving

REPORT = "importacao-{}.md"
DOWNLOADS = "importacao-{}-baixar.txt"
"""One of each for a platform, at the project's root."""
SHOWN = 3
"""Of each kind at the terminal; the file has them all."""
REASONS = {
    "changed": "mudado depois da importação",
    "removed": "apagado ou movido depois da importação",
    "foreign": "já existia",
}


def missing(moving: Moving, docs: Path) -> list[tuple[str, str]]:
    """Path from docs/ and address of each file that is still to be fetched."""
    wanted = sorted(moving.downloads)
    return [(one.path, one.address) for one in wanted if not (docs / one.path).exists()]


def command(platform: str) -> str:
    """What fetches everything that is listed."""
    return f"curl --config {DOWNLOADS.format(platform)}"


def download_list(moving: Moving, docs: Path) -> str:
    """A configuration of curl that fetches what is missing; nothing if nothing is.

    Source: https://curl.se/docs/manpage.html#-K. Addresses and paths hold no quotation mark.
    """
    rows = [
        f'url = "{escaped(address)}"\noutput = "docs/{path}"\n'
        for path, address in missing(moving, docs)
    ]
    head = (
        f"# Na pasta da central, rode: {command(moving.export.platform)}\n"
        'create-dirs\nfail\nlocation\ngloboff\nproto = "=http,https"\n'
    )
    return "\n".join([head, *rows]) if rows else ""


def short(moving: Moving, docs: Path) -> str:
    """What happened, and what needs a person, each in a line."""
    platform = moving.export.platform
    fates = Counter(found for wanted, found in moving.pages)
    lines = [
        f"Páginas: {fates['new']} novas, {fates['updated']} atualizadas, {fates['same']} sem "
        f"mudança e {sum(fates[found] for found in LEFT_ALONE)} deixadas como estavam."
    ]
    for title, items in groups(moving):
        lines += [f"{title}: {len(items)}", *some(items)]
    pictures = missing(moving, docs)
    if pictures:
        told = f"Imagens e anexos a baixar: {len(pictures)}. Rode: {command(platform)}"
        lines.append(told)
        if platform == "intercom":
            lines.append("Os links de imagens do Intercom vencem em poucos dias; baixe-as logo.")
    if moving.without_alt:
        lines.append(f"Imagens sem descrição: {moving.without_alt}. A conferência diz onde.")
    lines.append(f"Tudo o que pede uma pessoa está em {REPORT.format(platform)}.")
    lines.append("Agora confira os artigos: .venv/bin/central conferir")
    return "\n".join(lines)


def groups(moving: Moving) -> list[tuple[str, list[str]]]:
    """What needs a person, by its kind; kinds without anything are left out."""
    told = [f"docs/{r.path}:{r.line}: {r.text}" for r in sorted(moving.remarks)]
    alone = [
        f"docs/{wanted.path} ({REASONS[found]})"
        for wanted, found in moving.pages
        if found in LEFT_ALONE
    ]
    foreign = [f"{count} em “{locale}”" for locale, count in sorted(moving.export.foreign.items())]
    found = [
        ("Para conferir no texto", told),
        ("Restritos na origem, que vieram como rascunho", named(moving.restricted)),
        ("Rascunhos", named(moving.drafts)),
        ("Deixados como estavam", sorted(alone)),
        ("Textos em outros idiomas, que não vieram", foreign),
    ]
    return [(title, items) for title, items in found if items]


def named(paths: Iterable[str]) -> list[str]:
    """Paths as people see them."""
    return [f"docs/{path}" for path in sorted(paths)]


def some(items: list[str]) -> list[str]:
    """The first of many, a line each."""
    more = [f"… e mais {len(items) - SHOWN}"] if len(items) > SHOWN else []
    return [f"  {printable(item)}" for item in [*items[:SHOWN], *more]]


def report(moving: Moving, docs: Path) -> str:
    """The whole of it, as Markdown."""
    parts = [
        f"# Importação do {moving.export.platform.capitalize()}",
        "O que ainda pede uma pessoa. Quando terminar, apague este arquivo.",
    ]
    for title, items in groups(moving):
        parts += [f"## {title}", "\n".join(f"- {printable(item)}" for item in items)]
        if title.startswith("Restritos"):
            parts.append(
                "Rascunhos não são publicados, mas o texto deles fica no repositório. Se o "
                "repositório é público, apague estes arquivos."
            )
    if pictures := missing(moving, docs):
        rows = "\n".join(f"- docs/{path}" for path, _ in pictures)
        parts += [
            "## Imagens e anexos a baixar",
            f"Rode: `{command(moving.export.platform)}`",
            rows,
        ]
    return "\n\n".join(parts) + "\n"
