"""A newcomer's own answers: `central servir` keeps them on this computer."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

CENTRAL = Path(sys.executable).with_name("central")
ARTICLE = "conversas/abrir-um-chat"


class Preview:
    """A running `central servir`."""

    def __init__(self, project: Path, process: subprocess.Popen, port: int) -> None:
        self.project, self.process = project, process
        self.port, self.origin = port, f"http://127.0.0.1:{port}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode(errors="replace")
        self.kind = response.headers["Content-Type"]
        connection.close()
        return response.status, text

    def is_built(self) -> bool:
        try:
            return self.ask("GET", "/manifest.json")[0] == 200
        except OSError:
            return False

    def post(self, body: dict, origin: str) -> int:
        headers = {"Origin": origin, "Content-Type": "text/plain"}
        return self.ask("POST", "/respostas", json.dumps(body).encode(), **headers)[0]


@pytest.fixture
def preview(new_project, wait_until):
    """Start a preview of the fixtures' site, whose mkdocs.yml sends answers elsewhere."""
    running = []

    def start(before=None) -> Preview:
        elsewhere = {"destination": "http", "url": "https://respostas.exemplo.com.br/respostas"}
        project = new_project(help_center={"feedback": elsewhere})
        if before:
            before(project)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [CENTRAL, "servir", "--porta", str(port)],
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        running.append(process)
        found = Preview(project, process, port)
        wait_until(found.is_built, 60, "the preview")
        return found

    yield start
    for process in running:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def test_an_answer_is_kept_beside_the_project_and_sent_nowhere_else(preview, new_answer) -> None:
    running = preview()
    page = running.ask("GET", f"/{ARTICLE}/")[1]
    assert 'action="/respostas"' in page
    assert "respostas.exemplo.com.br" not in page
    assert (
        f'src="{running.origin}/widget.js"'
        in running.ask("GET", "/_widget/", Host=f"localhost:{running.port}")[1]
    )
    assert "localhost" in running.ask("GET", "/widget.js")[1]  # It may be tried there.
    for name in ("conversas/ver-mensagens/index.md", "llms.txt"):  # Nobody has seen the page.
        assert running.ask("GET", f"/{name}")[0] == 200
        assert running.kind.endswith("; charset=utf-8"), name
    body = new_answer(comment="Faltou a imagem")
    assert running.post(body, "https://outro.exemplo.com.br") == 403
    assert running.post(body, running.origin) == 201
    assert running.post(body, running.origin.replace("127.0.0.1", "localhost")) == 200
    connection = sqlite3.connect(running.project / ".dados/respostas.db")
    assert connection.execute("SELECT key, comment FROM answers").fetchall() == [
        (body["key"], "Faltou a imagem")
    ]
    connection.close()


def test_without_a_database_the_pages_are_shown_all_the_same(preview) -> None:
    running = preview(lambda project: (project / ".dados").write_text("não é pasta", "utf-8"))
    assert "Respondeu" in running.ask("GET", f"/{ARTICLE}/")[1]
    os.killpg(running.process.pid, signal.SIGTERM)
    said = running.process.stdout.read().decode()
    assert "as respostas dadas na prévia não serão guardadas" in said
    assert "Traceback" not in said


def test_a_change_shows_where_it_is_looked_at(preview, wait_until) -> None:
    running = preview()
    file = running.project / f"docs/{ARTICLE}.md"

    def page(address: str = ARTICLE) -> str:
        return running.ask("GET", f"/{address}/")[1]

    def index() -> tuple[int, str]:
        return running.ask("GET", "/assets/search/pt-BR/index.json")

    wait_until(lambda: index()[0] == 200, 60, "the search")
    before = index()
    assert "Uma frase nova" not in page()
    dated = file.read_text("utf-8").replace("---\n", "---\natualizado_em: 2026-11-30\n", 1)
    file.write_text(f"{dated}\nUma frase nova.\n", "utf-8")
    wait_until(lambda: "Uma frase nova" in page(), 60, "the new text")
    for feed in ("/novidades.xml", "/conversas/novidades.xml"):
        assert running.ask("GET", feed)[1].count("<entry>") == 1
    assert index()[0] == 200  # As it was, until there is a new one.
    wait_until(lambda: index() not in (before, (404, "")), 60, "the new index")
    assert "hc-feedback" in page("conta/excluir-a-conta")  # Of which nothing has changed.
    text = file.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    file.write_text(text.replace(title, "title: Um nome novo para o artigo"), "utf-8")
    wait_until(lambda: "Um nome novo" in page("conversas"), 60, "the new title")
    assert "Um nome novo" in page()
    old = json.loads(before[1])["folder"]  # Two changes ago.
    assert running.ask("GET", f"/assets/search/pt-BR/{old}/core.bin")[0] == 404
    assert running.ask("GET", "/nao-ha/")[0] == 404


def test_who_ends_the_command_ends_the_preview(preview, wait_until) -> None:
    running = preview()
    running.process.terminate()
    running.process.wait(30)
    wait_until(lambda: not running.is_built(), 30, "the end")
