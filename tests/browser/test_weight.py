"""What a page asks for before the reader does anything, and that nothing on it jumps."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from weighing import scripts_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
PAGES = ["/", "/conversas/", "/conversas/abrir-um-chat/"]
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
