"""`central verificar` against a host that serves a real build, whole and damaged."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from tests.browser.hosting import HostHandler

from helpcenter import cli
from helpcenter.commands.verificar import show_progress
from helpcenter.verifying.asking import ask_once, reason
from helpcenter.verifying.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DOMAIN = "https://ajuda.exemplo.com.br"


class Host(HostHandler):
    """A host that can be told to answer in other ways; `rules` are by path."""

    rules: dict[str, tuple[int, dict[str, str], bytes]] = {}  # noqa: RUF012, each host has its own
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:  # noqa: N802, as http.server names it
        self.asked.append(self.path)
        if self.path not in self.rules:
            super().do_GET()
            return
        status, headers, body = self.rules[self.path]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[str, list[str]]]]:
    """Return a function that serves a folder: its address, and the paths that are asked for."""
    hosts: list[ThreadingHTTPServer] = []

    def start(folder: Path, **rules: tuple[int, dict[str, str], bytes]) -> tuple[str, list[str]]:
        kind = type("Own", (Host,), {"rules": rules, "asked": []})
        host = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder)))
        threading.Thread(target=host.serve_forever, args=(0.02,), daemon=True).start()
        hosts.append(host)
        return f"http://127.0.0.1:{host.server_port}", kind.asked

    yield start
    for host in hosts:
        host.shutdown()
        host.server_close()


@pytest.fixture
def verify(capsys) -> Callable[..., tuple[int, str]]:
    """Return a function that runs the command: its code, and what it printed."""

    def run(*words: str) -> tuple[int, str]:
        code = cli.main(["verificar", *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_a_whole_site_is_in_order(site: Path, serve, verify) -> None:
    root, asked = serve(site)
    code, said = verify(root, "--copia", "--site", str(site))
    assert code == 0, said
    assert "Tudo em ordem." in said
    manifest = json.loads((site / "manifest.json").read_text("utf-8"))
    for article in manifest["articles"]:
        assert article["address"] in asked
    for path in (
        *("/pt-BR/articles/123-excluir/", "/conta/senhas/", "/en/conversas/", "/novidades.xml"),
        *("/en/novidades.xml", "/sitemap.xml", "/robots.txt", "/assets/search/en/index.json"),
    ):
        assert path in asked
    assert any(path.endswith("/core.bin") for path in asked)


def test_a_site_below_another_path_is_found(site: Path, serve, verify, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "host" / "ajuda")
    shutil.copy(site / "_headers", tmp_path / "host")
    shutil.copy(site / "404.html", tmp_path / "host")
    root, _ = serve(tmp_path / "host")
    assert verify(f"{root}/ajuda/", "--copia")[0] == 0


def test_each_damage_is_told_with_what_to_do(site: Path, serve, verify, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    shutil.rmtree(copy / "conta" / "senhas" / "trocar-a-senha")
    (copy / "novidades.xml").write_text("<rss/>")
    page = copy / "conversas" / "ver-mensagens" / "index.html"
    html = page.read_text("utf-8").replace("<title>", "<title>Outra: ")
    html = html.replace(f"{DOMAIN}/conversas/ver-mensagens/", f"{DOMAIN}/outra/")
    page.write_text(
        html.replace("<h1", '<img src="http://fotos.exemplo.com.br/a.png"><h1'), "utf-8"
    )
    headers = copy / "_headers"
    lines = headers.read_text("utf-8").splitlines(keepends=True)
    kept = (line for line in lines if "nosniff" not in line)
    headers.write_text("".join(kept).replace("strict-origin-when-cross-origin", "no-referrer"))
    (pointer,) = copy.glob("assets/search/en/index.json")
    pointer.unlink()
    old = "/pt-BR/articles/123-excluir/"
    rules = {
        old: (301, {"Location": "/pt-BR/articles/123/"}, b""),
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /\n"),
        "/sitemap.xml": (500, {}, b""),
        "/central-verificar-endereco-que-nao-existe/": (200, {}, b"ok"),
    }
    root, _ = serve(copy, **rules)
    code, said = verify(root, "--copia", "--site", str(site), "--formato", "json")
    assert code == 1
    found = {(each["code"], each["address"]): each for each in json.loads(said)["problems"]}
    article = "/conversas/ver-mensagens/"
    for key, told in {
        ("pagina", "/conta/senhas/trocar-a-senha/"): "responde 404",
        ("titulo", article): "Outra: Onde ficam",
        ("canonico", article): f"{DOMAIN}/outra/",
        ("inseguro", article): "http://fotos.exemplo.com.br/a.png",
        ("novidades", "/novidades.xml"): "não é um documento Atom",
        ("pesquisa", "/assets/search/en/index.json"): "responde 404",
        ("antigo", old): f"leva a “{root}/pt-BR/articles/123/”",
        ("robots", "/robots.txt"): "não deixa os buscadores",
        ("sitemap", "/sitemap.xml"): "responde 500",
        ("erro-404", "/central-verificar-endereco-que-nao-existe/"): "devia responder 404",
    }.items():
        assert told in found.pop(key)["message"], key
    assert {code for code, _ in found} == {"cabecalho"}
    assert all(each["fix"] for each in found.values())
    code, said = verify(root, "--copia", "--site", str(site))
    assert code == 1
    assert said.count("O que fazer:") == 12
    assert "Falta o cabeçalho x-content-type-options.\n  /\n" in said
    assert "O cabeçalho referrer-policy não é o da montagem: “no-referrer”." in said
    assert "\n  e mais " in said
    assert said.endswith("12 problemas.\n")


def test_a_host_without_headers_is_told_once_or_not_at_all(
    site: Path, serve, verify, tmp_path: Path
) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("_headers"))
    root, _ = serve(copy)
    code, said = verify(root, "--copia")
    assert code == 1
    assert said.count("Falta o cabeçalho") == 5
    assert "--sem-cabecalhos" in said
    assert verify(root, "--copia", "--sem-cabecalhos")[0] == 0


def test_a_site_built_for_another_address_is_told(site: Path, serve, verify) -> None:
    root, _ = serve(site)
    code, said = verify(root)
    assert code == 1
    assert f"A central foi montada para “{DOMAIN}”" in said
    assert "--copia" in said


def test_an_old_address_may_be_led_on_by_the_host(site: Path, serve, verify) -> None:
    rule = (301, {"Location": "/conta/excluir-a-conta/"}, b"")
    root, _ = serve(site, **{"/pt-BR/articles/123-excluir/": rule})
    assert verify(root, "--copia")[0] == 0


def test_where_no_central_is(site: Path, serve, verify, tmp_path: Path) -> None:
    for body, told in (
        (b"<html>", "não é o de uma central"),
        (b'{"schema": 9, "site_url": "", "languages": [], "articles": []}', "da versão 9"),
    ):
        root, _ = serve(site, **{"/manifest.json": (200, {}, body)})
        code, said = verify(root)
        assert code == 1
        assert told in said
    for led, told in (
        ("https://outra/manifest.json", "aquele endereço: central verificar https://outra\n"),
        ("/manifest.json", "Ele leva a si mesmo"),
        ("http://[", "e leva a “http://[”"),
    ):
        root, _ = serve(tmp_path, **{"/manifest.json": (302, {"Location": led}, b"")})
        code, said = verify(root)
        assert code == 1
        assert told in said
    assert "recusa a conexão" in verify("http://127.0.0.1:9")[1]
    assert "precisa ser um endereço completo" in verify("suporte.exemplo.com.br")[1]
    assert "de 1 a 16" in verify(root, "--conexoes", "17")[1]
    assert "Monte-a antes" in verify(root, "--site", str(tmp_path))[1]
    said = verify("http://ana:segredo@localhost/")[1]
    assert "tire o usuário e a senha" in said
    assert "segredo" not in said
    assert "montada para" not in said


def test_a_host_that_answers_everything_with_its_own_page(
    site: Path, serve, verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpcenter.verifying.finding.SHOWN", 2)
    manifest = (200, {}, (site / "manifest.json").read_bytes())
    page = b"<![oi]><html><title>Portal</title>"  # Browsers take the first for a comment.
    root, asked = serve(site, **{"/manifest.json": manifest})
    verify(root, "--copia")
    rules = {path: (200, {}, page) for path in asked if path != "/manifest.json"}
    root, _ = serve(site, **{**rules, "/manifest.json": manifest})
    code, said = verify(root, "--copia")
    assert code == 1
    assert said.count("falta o endereço canônico") == 1
    assert said.count("O título é") == 2
    assert "como os que estão acima; --formato json mostra todos.\n" in said
    assert said.count("O arquivo é uma página.") == 1


def test_what_programs_read_is_looked_at_too(site: Path, serve, verify, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (units,) = copy.glob("assets/search/en/*/units.bin")
    units.unlink()
    (core,) = copy.glob("assets/search/pt-BR/*/core.bin")
    core.write_bytes(core.read_bytes()[:40])
    lost = ("conta/senhas/novidades.xml", "en/conversas/novidades.xml", "en/llms.txt", "widget.js")
    for name in lost:
        (copy / name).unlink()
    rules = {
        "/conta/": (302, {"Location": "/login/"}, b""),
        "/suporte/": (500, {}, b""),
        "/conversas/": (200, {"Content-Type": "text/plain"}, b""),
    }
    root, asked = serve(copy, **rules)
    code, said = verify(root, "--copia", "--sem-cabecalhos", "--formato", "json")
    assert code == 1
    problems = json.loads(said)["problems"]
    fixes = {each["address"]: each["fix"] for each in problems}
    assert "tire do servidor a regra" in fixes["/conta/"]
    assert "confira o servidor" in fixes["/suporte/"]
    assert "publique a central de novo" in fixes["/en/llms.txt"]
    found = {each["address"]: each["message"] for each in problems}
    assert {f"/{name}" for name in lost} < set(found)
    assert "A página vem como text/plain" in verify(root, "--copia")[1]
    assert f"leva a “{root}/login/”" in found["/conta/"]
    assert "responde 404" in found[f"/{units.relative_to(copy).as_posix()}"]
    assert "está danificado" in found[f"/{core.relative_to(copy).as_posix()}"]
    whole = {path.name for path in site.glob("assets/search/en/*/*")}
    assert {path.rsplit("/")[-1] for path in asked if "/search/en/" in path} == {
        *whole,
        "index.json",
    }


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"", "encerra a conexão sem responder"),
        (b"\x00 oi\r\n\r\n", "responde o que não é HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\noi", "responde só em parte"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", "302"),
    ],
)
def test_an_answer_that_is_none_is_told_in_portuguese(sent: bytes, told: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as host:
        threading.Thread(target=answer_with, args=(host, [sent]), daemon=True).start()
        answer = ask_once(f"http://127.0.0.1:{host.getsockname()[1]}/")
    assert told in answer.said


def test_an_answer_that_trickles_in_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpcenter.verifying.asking.LONGEST", 0)
    sent = [b"HTTP/1.1 200 OK\r\n\r\n", *[b"a"] * 200]
    with socket.create_server(("127.0.0.1", 0)) as host:
        threading.Thread(target=answer_with, args=(host, sent), daemon=True).start()
        answer = ask_once(f"http://127.0.0.1:{host.getsockname()[1]}/")
    assert answer.said == "demora demais a responder"


def answer_with(host: socket.socket, sent: list[bytes]) -> None:
    """Answer one request with some bytes, one part after the other."""
    with host.accept()[0] as connection, suppress(OSError):
        connection.recv(10_000)
        for part in sent:
            connection.sendall(part)
            time.sleep(0.001)


def test_why_there_is_no_answer_is_said_in_portuguese() -> None:
    unknown = ssl.SSLCertVerificationError()
    unknown.verify_code, unknown.verify_message = 18, "self-signed certificate"
    for cause, told in (
        (socket.gaierror(-2, "Name or service not known"), "o domínio não existe"),
        (ssl.SSLError("UNEXPECTED_EOF_WHILE_READING"), "não fala HTTPS"),
        (ConnectionResetError(104, "Connection reset by peer"), "interrompe a conexão"),
        (unknown, "foi assinado por si mesmo"),
    ):
        assert told in reason(cause)


def test_a_busy_host_is_asked_once_more(site: Path, serve, verify) -> None:
    busy = (503, {"Retry-After": "0"}, b"")
    root, asked = serve(site, **{"/conta/": busy})
    assert "A página responde 503." in verify(root, "--copia")[1]
    assert asked.count("/conta/") == 2
    assert asked.count("/conversas/") == 1


def test_whoever_looks_on_sees_how_far_it_is(capsys, monkeypatch) -> None:
    show_progress(1, 2)
    assert capsys.readouterr().err == ""  # Nobody: it goes to a file.
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    show_progress(1, 2)
    assert capsys.readouterr().err == f"\r[{'#' * 15}{'.' * 15}] 1/2"
    show_progress(2, 2)
    assert capsys.readouterr().err.endswith(" \r")


def test_what_a_page_loads_over_http() -> None:
    html = (
        '<img srcset="a.png 1x, http://a/b.png 2x"><script src=" HTTP://c/d.js"></script>'
        '<link rel="icon" href="http://e/"><a href="http://f/"><link rel=canonical href=http://g/>'
        '<form action="http://h/"><img src="?de=http://i/">'
    )
    assert Page(html).insecure == ["http://a/b.png", "HTTP://c/d.js", "http://e/", "http://h/"]
