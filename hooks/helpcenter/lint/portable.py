"""Names of files that not every computer can hold, and files that only seem to be published."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import TYPE_CHECKING

from helpcenter.lint.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from helpcenter.lint.site import Site

DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
REFUSED = re.compile(r"[<>:\"|?*\\\x00-\x1f]|[ .]\Z")
"""Source of both: Microsoft, "Naming Files, Paths, and Namespaces"."""
ALMOST_PAGES = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}
"""In small letters; those that MkDocs takes for Markdown (`mkdocs.utils.is_markdown_file`)."""

HOST_FILES = {
    *("_headers", "_redirects", "_routes.json", "_worker.js", "CNAME", "netlify.toml"),
    *("vercel.json", "staticwebapp.config.json", "robots.txt", "ads.txt", "app-ads.txt"),
}
"""What hosts and robots obey (documentation of Cloudflare Pages, Netlify, Vercel, Azure, GitHub
Pages; RFC 9309; IAB Tech Lab, "ads.txt")."""
RUNNING = {
    *(".htm", ".html", ".shtml", ".xht", ".xhtml", ".js", ".mjs", ".cjs", ".wasm", ".css", ".php"),
}
"""Pages, scripts and styles; the site has its own."""


def unportable(site: Site) -> Iterator[Problem]:
    """Yield what is wrong with names for which it does not matter what stands in the file."""
    for path in sorted(site.sizes):
        name = posixpath.basename(path)
        suffix = posixpath.splitext(name)[1]
        if path in HOST_FILES:
            message = "este arquivo daria ordens à hospedagem; em docs/, ele se perderia."
            yield Problem(path, 1, "AJ016", message, "tire-o daqui e configure isso na hospedagem.")
        elif suffix.lower() in RUNNING:
            message = f"arquivos terminados em “{suffix}” não são publicados, e este se perderia."
            fix = "tire-o de docs/; escreva o texto em um arquivo .md."
            yield Problem(path, 1, "AJ016", message, fix)
        elif suffix.lower() in ALMOST_PAGES:
            message = f"arquivos terminados em “{suffix}” não são lidos, e esta página se perderia."
            right = f"{name.removesuffix(suffix)}.md"
            yield Problem(path, 1, "AJ016", message, f"mude o nome para “{right}”.")
        elif not fits_windows(name):
            message = f"o Windows não aceita o nome “{name}”, e quem o usa não abriria o projeto."
            yield Problem(path, 1, "AJ013", message, "escolha outro nome, sem sinais.")
    yield from same_elsewhere([*site.pages, *site.sizes])


def fits_windows(name: str) -> bool:
    """Whether a name can be that of a file on Windows."""
    return not DEVICE.fullmatch(name) and not REFUSED.search(name)


def same_elsewhere(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield each file that Windows and macOS take for one before it."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        before = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if before != path:
            both = {unicodedata.normalize("NFC", one) for one in (before, path)}
            differ = "em maiúsculas" if len(both) > 1 else "no modo como os acentos são gravados"
            message = (
                f"o nome só é diferente do de “{before}” {differ}; "
                "no Windows e no macOS, um dos arquivos se perderia."
            )
            yield Problem(path, 1, "AJ016", message, "dê a este outro nome, ou junte os dois.")
