"""`central verificar`: look at a published site from outside, as readers and search engines do."""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from helpcenter.commands import CommandError
from helpcenter.headers import HEADERS, read_headers
from helpcenter.lint.problem import printable
from helpcenter.setting_values import check_http
from helpcenter.verifying.asking import ask, joined
from helpcenter.verifying.checks import Site, checks
from helpcenter.verifying.finding import Finding, as_json, as_text
from helpcenter.verifying.published import MANIFEST, at, read_manifest

if TYPE_CHECKING:
    import argparse

    from helpcenter.verifying.asking import Answer
    from helpcenter.verifying.checks import Check
    from helpcenter.verifying.published import Manifest

HELP = "confere, de fora, uma central publicada: páginas, endereços, cabeçalhos, pesquisa"
FORMATS = {"texto": as_text, "json": as_json}
EXPECTED = (
    *("content-security-policy", "permissions-policy", "cross-origin-opener-policy"),
    *("referrer-policy", "x-content-type-options"),
)
"""Headers that every build writes, looked for where the build itself is not at hand."""
MOST = 16
"""Requests at a time that no host takes for an attack."""
WIDTH = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("endereco", metavar="ENDEREÇO", help="como https://suporte.exemplo.com.br")
    parser.add_argument(
        "--site",
        type=Path,
        metavar="PASTA",
        help="central montada, para comparar os cabeçalhos (se omitida, site/, se for a mesma)",
    )
    parser.add_argument(
        "--copia",
        action="store_true",
        help="é uma cópia para testes: o endereço não é o site_url",
    )
    parser.add_argument(
        "--sem-cabecalhos", action="store_true", help="a hospedagem não deixa escolher cabeçalhos"
    )
    parser.add_argument(
        "--conexoes",
        type=int,
        default=4,
        metavar="N",
        help=f"pedidos ao mesmo tempo (4, até {MOST})",
    )
    parser.add_argument("--formato", choices=FORMATS, default="texto", help="texto ou json")


def run(arguments: argparse.Namespace) -> int:
    """Look at everything and tell what is wrong.

    Raises:
        CommandError: there is no published site at the address.
    """
    root = root_of(arguments.endereco)
    if not 1 <= arguments.conexoes <= MOST:
        raise CommandError(f"--conexoes: use um número de 1 a {MOST}.")
    built = built_headers(arguments.site) if arguments.site else None
    body = fetch_manifest(root)
    try:
        manifest = read_manifest(body)
    except ValueError as error:
        raise CommandError(f"{root}: {error}. Publique a central de novo.") from error
    headers = {} if arguments.sem_cabecalhos else built or headers_of(body)
    wanted = checks(Site(root, manifest, ask, headers))
    found = [] if arguments.copia else look_at_root(root, manifest)
    found += look(wanted, arguments.conexoes)
    print(FORMATS[arguments.formato](root, len(wanted), manifest.commit, found))
    return int(bool(found))


def root_of(typed: str) -> str:
    """The address of a site as it was typed; raise CommandError if it is none."""
    try:
        parts = urlsplit(check_http(typed))
        if parts.username is not None:
            raise ValueError("tire o usuário e a senha; a central é conferida como um leitor a vê")
        host = parts.netloc.lower().encode("idna").decode()
        return f"{parts.scheme}://{host}{quote(parts.path, safe='/%')}".rstrip("/")
    except UnicodeError as error:
        raise CommandError(
            f"“{printable(typed[:200])}” não pode ser lido como endereço."
        ) from error
    except ValueError as error:
        shown = re.sub(r"//[^/]*@", "//…@", typed[:200])  # A password is not for a log.
        raise CommandError(f"“{printable(shown)}”: {error}.") from error


def fetch_manifest(root: str) -> bytes:
    """What is published; raise CommandError if that cannot be known."""
    answer = ask(at(root, MANIFEST))
    if answer.status != 200:
        raise CommandError(printable(f"{answer.url} {answer.said}. {way_out(root, answer)}"))
    return answer.body


def way_out(root: str, answer: Answer) -> str:
    """What to do where the manifest does not come."""
    site = answer.leads.removesuffix(MANIFEST).rstrip("/")
    if site == root:
        return "Ele leva a si mesmo: corrija o redirecionamento no servidor."
    if site:
        return f"Confira aquele endereço: central verificar {site}"
    if "certificado" in answer.trouble:
        return "Troque o certificado do servidor: com este, os navegadores não abrem a central."
    return "Confira o endereço e se a central está no ar."


def built_headers(site: Path) -> dict[str, str]:
    """The headers of a built site; raise CommandError if it has none."""
    try:
        lines = read_headers((Path(os.path.realpath(site)) / HEADERS).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(
            f"--site: não encontrei uma central montada em “{printable(str(site)[:200])}”. "
            "Monte-a antes: make build"
        ) from error
    return joined(lines)


def headers_of(published: bytes) -> dict[str, str]:
    """What headers to look for: those of site/, if it is what was published, or else any."""
    site = Path("site")
    try:
        same = (site / MANIFEST).read_bytes() == published
    except OSError:
        same = False
    return built_headers(site) if same else dict.fromkeys(EXPECTED, "")


def look_at_root(root: str, manifest: Manifest) -> list[Finding]:
    """The site is at the address that it was built for."""
    own = (manifest.site_url or "").rstrip("/")
    if own == root:
        return []
    said = f"a central foi montada para “{own}”, e os buscadores seriam levados para lá."
    fix = "corrija site_url em mkdocs.yml, ou use --copia se este é um endereço de teste."
    return [Finding("site_url", said, fix, "/")]


def look(wanted: list[Check], at_once: int) -> list[Finding]:
    """Look at everything, some at a time, and say how far we are."""
    found: list[Finding] = []
    with ThreadPoolExecutor(at_once) as pool:
        try:
            for done, part in enumerate(pool.map(lambda check: list(check()), wanted), 1):
                found += part
                show_progress(done, len(wanted))
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            raise
    return found


def show_progress(done: int, total: int) -> None:
    """Draw the bar where somebody sees it, and take it away at the end."""
    if not sys.stderr.isatty():
        return
    full = WIDTH * done // total
    line = f"\r[{'#' * full}{'.' * (WIDTH - full)}] {done}/{total}"
    end = f"\r{' ' * len(line)}\r" if done == total else ""
    print(f"{line}{end}", end="", file=sys.stderr, flush=True)
