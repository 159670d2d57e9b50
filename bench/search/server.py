"""A server that counts what it sends, compressed as hosts do."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TOOLS = "/__bench__/"
"""Where the bench's own scripts are; they do not count."""

PAGE = (
    b'<!doctype html><html lang="pt-BR"><title>-</title>'
    b'<script type="module" src="page.js"></script>'
)
TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}
"""Kinds of text, which hosts compress; other files go as they are."""


class CountingServer(ThreadingHTTPServer):
    """Serves a folder and remembers the size of every body."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.site = site
        self.bodies: dict[str, bytes] = {}
        self.sizes: list[int] = []

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.server_port}"

    def take(self) -> tuple[int, int]:
        """Return bytes and number of bodies since the last time."""
        sizes, self.sizes = self.sizes, []
        return sum(sizes), len(sizes)

    def body(self, path: str) -> bytes | None:
        """Return a file as it is sent, or None if there is none."""
        if path not in self.bodies:
            file = self.file(path)
            if not file.is_file():
                return PAGE if path == TOOLS else None
            data = file.read_bytes()
            text = file.suffix in TYPES
            self.bodies[path] = gzip.compress(data, 6, mtime=0) if text else data
        return self.bodies[path]

    def file(self, path: str) -> Path:
        """Return the file that an address means."""
        if path.startswith(TOOLS):
            return Path(__file__).parent / "browser" / path.removeprefix(TOOLS)
        file = self.site / path.lstrip("/")
        return file / "index.html" if file.is_dir() else file


class Handler(BaseHTTPRequestHandler):
    """Answers with the bodies of a CountingServer."""

    protocol_version = "HTTP/1.1"
    server: CountingServer

    def do_GET(self) -> None:
        """Send a file."""
        path = unquote(urlsplit(self.path).path)
        body = self.server.body(path)
        if body is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        suffix = self.server.file(path).suffix or ".html"
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600")
        if suffix in TYPES and body is not PAGE:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if not path.startswith(TOOLS):
            self.server.sizes.append(len(body))
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def counting(site: Path) -> Iterator[CountingServer]:
    """Give a server of a built site."""
    with CountingServer(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
