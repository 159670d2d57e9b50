"""`central mcp` over a real build, asked by the protocol's own client, in both its ways."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from helpcenter import cli
from helpcenter.commands.mcp import domain_of
from helpcenter.machines.built import BuiltError, BuiltSite
from helpcenter.search.ask import ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT = "https://ajuda.exemplo.com.br/"
CENTRAL = [sys.executable, "-c", "from helpcenter.cli import main; main()", "mcp"]
PATIENCE = 60.0


@pytest.fixture(scope="module")
def stdio(site: Path) -> StdioServerParameters:
    return StdioServerParameters(command=CENTRAL[0], args=[*CENTRAL[1:], "--site", str(site)])


@pytest.fixture(scope="module")
def http(site: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    server = subprocess.Popen(
        [*CENTRAL, "--site", str(site), "--porta", port], stderr=subprocess.PIPE, text=True
    )
    try:
        assert server.stderr
        assert f":{port}/mcp" in server.stderr.readline()
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(port))) == 0:
                    break
            assert server.poll() is None
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        server.terminate()
        server.wait(PATIENCE)
        if server.stderr:
            server.stderr.close()


async def talk(server: Any, site: Path) -> None:
    async with Client(server, read_timeout_seconds=PATIENCE) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"pesquisar", "ler_artigo", "listar_colecoes"}
        assert all(tool.annotations.read_only_hint for tool in tools.values())

        found = await client.call_tool("pesquisar", {"consulta": "abrir chat"})
        hits = found.structured_content["result"]
        (readers,) = ask(site, "pt-BR", ["abrir chat"], limit=5)
        assert [hit["titulo"] for hit in hits] == [hit["title"] for hit in readers["hits"]]
        assert hits[0]["endereco"].startswith(f"{ROOT}conversas/abrir-um-chat/")

        read = await client.call_tool("ler_artigo", {"endereco": hits[0]["endereco"]})
        text = (site / "conversas/abrir-um-chat/index.md").read_text("utf-8")
        assert read.content[0].text == text

        listed = await client.call_tool("listar_colecoes", {"idioma": "en"})
        (collection,) = listed.structured_content["result"]
        assert collection["titulo"] == "Conversations"
        (article,) = collection["artigos"]
        assert article["endereco"] == f"{ROOT}en/conversas/abrir-um-chat/index.md"
        english = await client.call_tool("ler_artigo", {"endereco": article["endereco"]})
        assert "# How to start a new chat" in english.content[0].text

        lost = await client.call_tool("ler_artigo", {"endereco": f"{ROOT}conta/ainda-nao/"})
        assert lost.is_error
        assert "Não há artigo nesse endereço" in lost.content[0].text
        long = await client.call_tool("pesquisar", {"consulta": "a" * 401})
        assert long.is_error


def test_over_standard_input_and_output(stdio: StdioServerParameters, site: Path) -> None:
    asyncio.run(talk(stdio, site))


def test_whoever_starts_it_alone_may_leave(site: Path) -> None:
    main, terminal = pty.openpty()
    server = subprocess.Popen(
        [*CENTRAL, "--site", str(site)], stdin=terminal, stdout=subprocess.PIPE, stderr=terminal
    )
    try:
        assert b"veja deploy/ASSISTENTES.md" in os.read(main, 1000)
        os.write(main, b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n')
        assert server.stdout
        assert b'"id":1' in server.stdout.readline()  # It waits for the next line.
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == -signal.SIGINT
    finally:
        server.kill()
        server.communicate()
        os.close(main)
        os.close(terminal)


def test_over_http(http: str, site: Path) -> None:
    asyncio.run(talk(http, site))


def test_no_other_site_reaches_it_through_a_browser(http: str) -> None:
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode()
    kinds = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    for more, status in (
        ({}, 200),
        ({"Host": "mau.exemplo.com"}, 421),
        ({"Origin": "https://mau.exemplo.com"}, 403),
    ):
        server = HTTPConnection(urlsplit(http).netloc, timeout=PATIENCE)
        server.request("POST", "/mcp", body, {**kinds, **more})
        assert server.getresponse().status == status, more
        server.close()


@pytest.mark.parametrize(
    "asked",
    [
        "conta/excluir-a-conta",
        "/conta/excluir-a-conta/",
        "/conta/excluir-a-conta/index.md",
        f"{ROOT}conta/excluir-a-conta/index.html#x",
        f"{ROOT}pt-BR/articles/123-excluir",
    ],
)
def test_an_article_is_read_by_any_of_its_addresses(site: Path, asked: str) -> None:
    assert "# Como excluir a conta" in BuiltSite(site).read(asked)


@pytest.mark.parametrize(
    "asked", ["", "/", "../manifest.json", "conta", "manifest.json", "http://[", "/etc/passwd"]
)
def test_nothing_else_is_read(site: Path, asked: str) -> None:
    with pytest.raises(BuiltError):
        BuiltSite(site).read(asked)


def test_a_site_below_another_is_read_too(site: Path, tmp_path: Path) -> None:
    told = json.loads((site / "manifest.json").read_text("utf-8"))
    told["site_url"] = "https://exemplo.com.br/ajuda/"
    (tmp_path / "manifest.json").write_text(json.dumps(told), "utf-8")
    twin = tmp_path / "conta/excluir-a-conta/index.md"
    twin.parent.mkdir(parents=True)
    twin.write_text("# Aqui", "utf-8")
    asked = "https://exemplo.com.br/ajuda/conta/excluir-a-conta/"
    assert BuiltSite(tmp_path).read(asked) == "# Aqui"
    twin.unlink()  # As it is for a moment while a site is copied over another.
    with pytest.raises(BuiltError, match="Tente de novo"):
        BuiltSite(tmp_path).read(asked)


def test_a_name_may_be_typed_as_an_address() -> None:
    assert domain_of("https://Ajuda.exemplo.com.br/") == "ajuda.exemplo.com.br"


def test_the_operator_is_told_what_is_missing(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["mcp", "--site", str(tmp_path)]) == 1
    assert "Não há central montada" in capsys.readouterr().err
    for name in ("https://a.exemplo.com.br/mcp", "*", "a b", ""):
        assert cli.main(["mcp", "--site", str(site), "--porta", "8801", "--dominio", name]) == 1
        assert "Escreva só o domínio" in capsys.readouterr().err
    for name in ("manifest.json", "llms.txt"):
        (tmp_path / name).write_text("[]", "utf-8")
    assert cli.main(["mcp", "--site", str(tmp_path)]) == 1
    assert "não pode ser lida agora" in capsys.readouterr().err
    monkeypatch.setattr("helpcenter.commands.mcp.SDK", "um_pacote_que_nao_existe")
    assert cli.main(["mcp", "--site", str(site)]) == 1
    assert "Rode make setup" in capsys.readouterr().err
