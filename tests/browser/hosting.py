"""A host of static files, as Netlify and Cloudflare Pages are: with the site's own `_headers`."""

from __future__ import annotations

import functools
import sys
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.server import BaseHTTPRequestHandler

Rule = tuple[str, list[tuple[str, str]]]


@functools.cache
def rules_of(text: str) -> list[Rule]:
    """What `_headers` says: an address, which may end in `*`, and its headers."""
    rules: list[Rule] = []
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
        else:
            rules.append((line, []))
    return rules


def headers_of(text: str, path: str) -> dict[str, str]:
    """The headers of an answer; those of the same name are joined, as these hosts do it."""
    found: dict[str, str] = {}
    for address, headers in rules_of(text):
        start = address.removesuffix("*")
        if path == address or (address != start and path.startswith(start)):
            for name, value in headers:
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


class HostHandler(SimpleHTTPRequestHandler):
    """No access log between the test dots; the site's own error page and headers."""

    def log_message(self, *args: object) -> None: ...

    def end_headers(self) -> None:
        file = Path(self.directory) / "_headers"
        if file.exists():
            path = urlsplit(self.path).path
            for name, value in headers_of(file.read_text("utf-8"), path).items():
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *args: Any, **options: Any) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, *args, **options)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def point_at(site: Path, old: str, new: str) -> None:
    """Let a built site send its answers elsewhere, and its policy allow that."""
    for file in (*site.rglob("*.html"), site / "_headers"):
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


class Host(ThreadingHTTPServer):
    """Does not complain of browsers that leave before they have been given everything."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve what a handler answers, and tell the address."""
    with Host(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = HostHandler) -> Iterator[str]:
    """Serve a folder, and tell the address."""
    with answering(functools.partial(handler, directory=folder)) as address:
        yield address
