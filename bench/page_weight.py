"""What a reader's phone transfers for each kind of page and the panel of support, by kind of file.

Sizes are those of gzip, level 6, of each body that Chromium asked for, in thousands of bytes. Then
come the grades of Lighthouse, where npm can install it.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bench import grades

from helpcenter.commands.montar import build
from serving import browsing, first_article, serving
from weighing import compressed, file_at

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
KINDS = {".css": "CSS", ".js": "JavaScript", ".json": "índice de pesquisa"}
PICTURES = {".svg", ".png", ".jpg", ".webp"}


def kind_of(path: str) -> str:
    """Name the kind of a file by its address."""
    suffix = Path(path).suffix
    return "imagens" if suffix in PICTURES else KINDS.get(suffix, "HTML")


def asked_for(browser: Browser, address: str) -> tuple[list[str], list[str]]:
    """Open a page on a phone, then the panel; return what each asked for until all was quiet."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    requests: list[str] = []
    page.on("requestfinished", lambda request: requests.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    seen = len(requests)
    page.locator(".hc-header .hc-support-button").tap()
    page.locator(".hc-panel[open]").wait_for()
    page.wait_for_load_state("networkidle")
    page.close()
    return requests[:seen], requests[seen:]


def report(site: Path, name: str, requests: list[str]) -> None:
    """Print one table."""
    sizes: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for url in requests:
        path = urlsplit(url).path
        sizes[kind_of(path)] += compressed(file_at(site, path).read_bytes())
        counts[kind_of(path)] += 1
    print(f"\n{name} (gzip):")
    for kind, size in [*sizes.most_common(), ("total", sizes.total())]:
        number = counts[kind] or counts.total()
        weight = f"{size / 1000:7.1f}".replace(".", ",")
        print(f"  {kind:20} {number:3} {'arquivo ' if number == 1 else 'arquivos'} {weight} kB")


def main() -> None:
    """Build, open, report."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build(ROOT, site)
        article = first_article(site)
        pages = {"início": "/", "coleção": f"/{article.split('/')[1]}/", "artigo": article}
        with serving(site) as address, browsing() as browser:
            for name, path in pages.items():
                opened, panel = asked_for(browser, address + path)
                report(site, f"{name} ({path}), no celular, antes de qualquer toque", opened)
            report(site, "Central de suporte, aberta pela primeira vez", panel)
        grades.report(site, pages)


if __name__ == "__main__":
    main()
