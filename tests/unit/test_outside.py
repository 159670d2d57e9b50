"""Addresses of other sites, asked for at a real server."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from outside import links_of, report, trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANSWERS = {"/a": [200], "/b": [404], "/c": [503, 200], "/d": [503, 500], "/e": [403], "/f": [301]}


@pytest.fixture
def server() -> Iterator[str]:
    left = {path: [*codes] for path, codes in ANSWERS.items()}

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_GET(self) -> None:
            codes = left[self.path]
            self.send_response(codes.pop(0) if len(codes) > 1 else codes[0])
            self.send_header("Location", "/a")
            self.send_header("Content-Length", "0")
            self.end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()


def test_only_what_readers_would_miss_is_told(server: str) -> None:
    links = {f"{server}{path}": ["/conta/"] for path in ANSWERS} | {
        "http://127.0.0.1:9/": ["/", "/x/"]
    }
    lines = report(links, pause=0).splitlines()
    assert lines[0] == "Dos 7 endereços de outros sites, 3 pedem atenção:"
    gone, broken, silent = lines[2:]
    assert gone == f"- <{server}/b> responde 404: a página não existe mais. Está em: `/conta/`"
    assert f"<{server}/d> responde 500" in broken
    assert "não responde" in silent
    assert silent.endswith("Está em: `/`, `/x/`")


def test_nothing_is_told_if_all_is_well(server: str) -> None:
    assert report({f"{server}/a": ["/"]}) == ""
    assert trouble("http://[mal", pause=0).startswith("não responde")  # No traceback.


def test_links_are_those_of_the_pages_to_other_sites(site: Path) -> None:
    found = links_of(site)
    assert found["https://www.youtube.com/watch?v=aqz-KE-bpKQ"] == ["/conversas/abrir-um-chat/"]
    assert not [link for link in found if "ajuda.exemplo.com.br" in link or "#" in link]
