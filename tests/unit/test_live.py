"""Pages of the preview, drawn when they are asked for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from helpcenter.live import Live

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def live() -> Live:
    return Live()


class Files:
    """What serves a folder: 404 for what is not there, as MkDocs' server."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.meanwhile = None

    def __call__(self, environ, start_response):
        if self.meanwhile:
            self.meanwhile, do = None, self.meanwhile
            do()
        path = environ["PATH_INFO"].removeprefix("/ajuda/")
        file = self.site / path if path.endswith(".md") else self.site / path / "index.html"
        start_response("200 OK" if file.exists() else "404 Not Found", [])
        return [file.read_bytes() if file.exists() else b""]


def ask(app, path: str) -> tuple[str, bytes]:
    said = []
    body = app({"PATH_INFO": path}, lambda *args: said.append(args))
    ((status, _),) = said
    return status, b"".join(body)


def test_a_page_is_drawn_once_when_somebody_asks(live: Live, tmp_path: Path) -> None:
    drawn = []
    app = live.serve(Files(tmp_path), tmp_path, "/ajuda/")
    assert live.serving
    page = tmp_path / "conta/abrir/index.html"
    live.wait({page: lambda: drawn.append(1) or "<h1>Conta</h1>"})
    assert not page.exists()
    for _ in range(2):
        assert ask(app, "/ajuda/conta/abrir/") == ("200 OK", b"<h1>Conta</h1>")
    assert drawn == [1]
    assert ask(app, "/ajuda/nada/")[0] == "404 Not Found"


def test_the_markdown_of_an_article_comes_with_its_page(live: Live, tmp_path: Path) -> None:
    app = live.serve(Files(tmp_path), tmp_path, "/ajuda/")
    page = tmp_path / "conta/abrir/index.html"

    def draw() -> str:
        page.with_name("index.md").write_text("# Conta", "utf-8")
        return "<h1>Conta</h1>"

    live.wait({page: draw})
    assert ask(app, "/ajuda/conta/abrir/index.md") == ("200 OK", b"# Conta")


def test_who_asks_during_a_build_gets_the_new_page(live: Live, tmp_path: Path) -> None:
    app = live.serve(Files(tmp_path), tmp_path, "/ajuda/")
    page = tmp_path / "a/index.html"
    live.begin()
    got = []
    asking = threading.Thread(target=lambda: got.append(ask(app, "/ajuda/a/")))
    asking.start()
    live.wait({page: lambda: "nova"})
    assert got == []
    live.end()
    asking.join(30)
    assert got == [("200 OK", b"nova")]


def test_a_build_that_ran_while_the_server_waited_is_noticed(live: Live, tmp_path: Path) -> None:
    files = Files(tmp_path)
    app = live.serve(files, tmp_path, "/ajuda/")
    files.meanwhile = lambda: live.wait({tmp_path / "a/index.html": lambda: "nova"})
    assert ask(app, "/ajuda/a/") == ("200 OK", b"nova")


def test_a_new_build_forgets_what_waited(live: Live, tmp_path: Path) -> None:
    page = tmp_path / "a/index.html"
    live.wait({page: lambda: "velha"})
    live.begin()
    live.end()
    live.draw(page)
    assert not page.exists()


def test_what_can_wait_is_done_beside_and_may_lose_its_folder(live: Live, tmp_path: Path) -> None:
    done = threading.Event()

    def lose() -> None:
        (tmp_path / "sumiu/a").write_text("")

    live.later(lose)
    live.later(done.set)
    assert done.wait(30)


def test_a_new_build_forgets_what_an_earlier_one_left_for_later(live: Live, monkeypatch) -> None:
    monkeypatch.setattr("helpcenter.live.QUIET", 0.2)
    done, last = [], threading.Event()
    live.later(lambda: done.append("first"))
    live.begin()
    live.later(lambda: done.append("second") or last.set())
    assert last.wait(30)
    assert done == ["second"]
