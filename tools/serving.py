"""Serve a built site to a browser, for the pictures and the bench."""

from __future__ import annotations

import functools
import json
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from chromium import find

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

SAMPLE = "/conversas/abrir-um-chat/"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]


class QuietHandler(SimpleHTTPRequestHandler):
    """No access log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Give the address of a server of `site` on this machine."""
    handler = functools.partial(QuietHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def first_article(site: Path) -> str:
    """Return the address of the sample article, or of the first one when it is gone."""
    articles = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["articles"]
    addresses = [article["address"] for article in articles if article["language"] == "pt-BR"]
    return SAMPLE if SAMPLE in addresses else (addresses or ["/suporte/"])[0]


@contextmanager
def browsing() -> Iterator[Browser]:
    """Give a headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield browser
        browser.close()
