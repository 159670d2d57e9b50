"""Ask for every page of other sites that ours links to, and write down which are gone: outside.py.

    .venv/bin/python tools/outside.py site RELATORIO.md

Once a week and never on a pull request: a site that is down for an hour is nobody's mistake.
"""

from __future__ import annotations

import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

AT_ONCE = 8
PATIENCE = 20.0
"""Seconds to wait for an answer."""
PAUSE = 5.0
"""Seconds before a second try."""
GONE = (404, 410)
CLOSED = (401, 403, 405, 406, 429, 999)
"""What sites answer to programs, and not to readers: it says nothing of the page."""
AGENT = "Mozilla/5.0 (compatible; central-de-conhecimento)"


class Links(HTMLParser):
    """The addresses of other sites that a page leads to."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.canonical = ""
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what links lead to."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href", "")
        if tag == "a" and given.get("href", "").startswith(("http://", "https://")):
            self.found.add(urldefrag(given["href"]).url)


def links_of(site: Path) -> dict[str, list[str]]:
    """From each address of another site to the pages that lead there, in order."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in site.rglob("index.html"):
        page = Links(path.read_text("utf-8"))
        own = urlsplit(page.canonical).netloc
        for link in page.found:
            if not own or own not in link:  # Ways to a person take the page's own address along.
                found[link].add(f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/"))
    return {link: sorted(pages) for link, pages in sorted(found.items())}


def trouble(link: str, pause: float = PAUSE) -> str:
    """What is wrong with an address, in Portuguese; nothing if it answers, or is closed to us."""
    said = ""
    for wait in (0.0, pause):
        time.sleep(wait)
        try:
            request = urllib.request.Request(link, headers={"User-Agent": AGENT})  # noqa: S310
            with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
                return ""
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in CLOSED:
                return ""
            said = f"responde {error.code}"
            if error.code in GONE:
                return f"{said}: a página não existe mais"
        except (OSError, HTTPException, ValueError) as error:
            said = f"não responde ({getattr(error, 'reason', None) or error})"
    return said


def report(links: dict[str, list[str]], pause: float = PAUSE) -> str:
    """What is to be mended, as Markdown; nothing if all is well."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = dict(zip(links, pool.map(lambda link: trouble(link, pause), links), strict=True))
    lines = [
        f"- <{link}> {said[link]}. Está em: {', '.join(f'`{page}`' for page in pages)}"
        for link, pages in links.items()
        if said[link]
    ]
    if not lines:
        return ""
    head = f"Dos {len(links)} endereços de outros sites, {len(lines)} pedem atenção:"
    return "\n".join([head, "", *lines, ""])


def main() -> int:
    """Write the report, empty if there is nothing to tell."""
    site, target = Path(sys.argv[1]), Path(sys.argv[2])
    text = report(links_of(site))
    target.write_text(text, encoding="utf-8")
    print(text or "Todos os endereços de outros sites respondem.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
