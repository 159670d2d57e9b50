"""What a page asks for before the reader does anything, and that nothing on it jumps."""

from __future__ import annotations

import time
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from tests.browser.hosting import serving

from weighing import scripts_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"
PAGES = ["/", "/conversas/", ARTICLE]
SHIFTS = """() => new Promise((done) => {
    let moved = 0;
    const add = (list) => {
        for (const shift of list) moved += shift.hadRecentInput ? 0 : shift.value;
    };
    const watch = new PerformanceObserver((list) => add(list.getEntries()));
    watch.observe({ type: "layout-shift", buffered: true });
    const shown = () => requestAnimationFrame(() => requestAnimationFrame(() => {
        add(watch.takeRecords());
        done(moved);
    }));
    setTimeout(shown, 100);
})"""


@pytest.mark.parametrize("address", PAGES)
def test_nothing_but_the_page_its_styles_its_scripts_and_pictures(
    open_browser, site: Path, address: str
) -> None:
    page = open_browser(address, width=390, has_touch=True, is_mobile=True)
    page.wait_for_load_state("networkidle")
    paths = [urlsplit(url).path for url in page.watched.requests]
    assert len(paths) == len(set(paths)), "something is fetched twice"
    kinds = {PurePosixPath(path).suffix for path in paths}
    assert kinds <= {"", ".css", ".js", ".svg", ".png", ".jpg", ".webp"}
    scripts = sorted(path for path in paths if path.endswith(".js"))
    assert scripts == sorted(scripts_of(site, address))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps(open_browser, address: str, width: int) -> None:
    page = open_browser(address, width=width)
    page.wait_for_load_state("networkidle")
    page.mouse.wheel(0, 20_000)
    assert page.evaluate(SHIFTS) == 0


PLACES = {
    "header": b'<ul class="hc-languages"',
    "scheme": b'<a class="hc-support-button"',
    "sidebars": b'<div class="md-content"',
    "path": b'<a href="../../conversas/">Conversas</a></li>\n <li aria-current',
    "dates": b'<span class="hc-byline__date"',
    "menu": b'<summary aria-label="Op\xc3\xa7\xc3\xb5es do artigo"',
}
"""Where a page may have to wait for its rest, and what stands there has company to come."""
PAUSE = 0.6
"""Seconds for the browser to paint what it has."""


@pytest.fixture
def serve_in_halves(site: Path):
    """Return a function that serves the site so that an article comes up to a place, and waits."""
    with ExitStack() as stack:

        def start(place: bytes) -> str:
            class Halves(SimpleHTTPRequestHandler):
                def log_message(self, *args: object) -> None: ...

                def do_GET(self) -> None:
                    if self.path != ARTICLE:
                        return super().do_GET()
                    page = (site / ARTICLE.strip("/") / "index.html").read_bytes()
                    half = page.index(place)
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html; charset=utf-8")
                    self.send_header("Content-Length", str(len(page)))
                    self.end_headers()
                    self.wfile.write(page[:half])
                    self.wfile.flush()
                    time.sleep(PAUSE)
                    self.wfile.write(page[half:])
                    return None

            return stack.enter_context(serving(site, Halves))

        yield start


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("width", [390, 1280])
def test_half_a_page_does_not_jump_when_the_rest_comes(
    open_browser, serve_in_halves, place: str, width: int
) -> None:
    page = open_browser(ARTICLE, width=width, base=serve_in_halves(PLACES[place]))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) == 0
