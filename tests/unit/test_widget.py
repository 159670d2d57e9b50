"""What the scripts of both sides are given, and the example beside the preview."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from helpcenter.javascript import parse
from helpcenter.settings import parse_settings
from helpcenter.widget.example import example
from helpcenter.widget.made import framed, hosts_of, widget

if TYPE_CHECKING:
    from pathlib import Path

NAME = "Ajuda da Íris 😀 </script>"


@pytest.mark.parametrize(
    ("servers", "allowed", "refused"),
    [
        ([], [], ["https://app.exemplo.com.br", "null", ""]),
        (
            ["https://app.exemplo.com.br"],
            ["https://app.exemplo.com.br"],
            [
                "http://app.exemplo.com.br",
                "https://app.exemplo.com.br:8443",
                "https://app.exemplo.com.br.mau.com",
                "https://mau.com/https://app.exemplo.com.br",
                "https://appxexemplo.com.br",
                "https://x.app.exemplo.com.br",
            ],
        ),
        (
            ["https://*.exemplo.com.br:8443"],
            ["https://a.exemplo.com.br:8443", "https://a.b.exemplo.com.br:8443"],
            ["https://exemplo.com.br:8443", "https://a.exemplo.com.br", "https://mau.com:8443"],
        ),
        (
            ["http://intranet", "https://outro-app.com:443"],
            ["http://intranet", "https://intranet", "https://outro-app.com"],
            ["https://outro-app.com:443", "https://intranet.com"],
        ),
    ],
)
def test_who_may_show_the_center(
    servers: list[str], allowed: list[str], refused: list[str]
) -> None:
    hosts = re.compile(hosts_of(servers))
    assert [origin for origin in allowed if not hosts.search(origin)] == []
    assert [origin for origin in refused if hosts.search(origin)] == []


def test_the_preview_may_be_tried_by_this_computer_alone() -> None:
    hosts = re.compile(hosts_of([], preview=True))
    assert hosts.search("http://localhost:3000")
    assert hosts.search("https://127.0.0.1")
    assert not hosts.search("http://localhost.mau.com:3000")
    assert not hosts.search("http://127a0b0c1")


def test_the_script_is_read_alike_in_every_page() -> None:
    settings = parse_settings({"brand": {"name": NAME, "primary": "#0f766e"}})
    code = 'const a = "“é” 😀"; document.title = a + hcData.languages[0].name;'
    script = widget(code, settings, ["pt-BR", "en"], "https://ajuda.exemplo.com.br/", "(?!)")
    assert script.isascii()  # Whatever the encoding of a product's page.
    (whole,) = parse("widget.js", script).named_children
    assert whole.type == "expression_statement"  # It leaves no name behind.
    (name,) = re.findall(r'name:"(Ajuda[^"]*)"', script)[:1]
    assert json.loads(f'"{name}"') == NAME
    assert "--primary:#0f766e" in script
    assert re.search(r"dark\)\s*\{\s*\.sheet", script)
    assert not re.search(r"\?\?=|\|\|=|&&=", script)  # Browsers of 2020 read it.


def test_the_frame_s_script_knows_the_same() -> None:
    script = framed("export const a = hcData.hosts;", hosts_of(["https://a.com.br"]))
    assert not parse("framed.js", script).has_error
    assert script.startswith('const hcData={"hosts":"^https://a\\\\.com\\\\.br$"};export')


@pytest.mark.parametrize("mount", ["/", "/ajuda/"])
@pytest.mark.parametrize("embedders", [[], ["https://app.exemplo.com.br"]])
def test_the_example_is_of_another_origin(site: Path, mount: str, embedders: list[str]) -> None:
    said: list[tuple[str, list[tuple[str, str]]]] = []
    there = "https://ajuda.exemplo.com.br"
    shown = example(
        lambda *_: [b"preview"], site=site, mount=mount, published=there, embedders=embedders
    )

    def ask(path: str, host: str) -> str:
        environ = {"PATH_INFO": path, "HTTP_HOST": host}
        return b"".join(shown(environ, lambda *told: said.append(told))).decode()

    assert ask(mount, "localhost:8000") == "preview"
    for host, other in (("localhost", "127.0.0.1"), ("127.0.0.1", "localhost")):
        page = ask(f"{mount}_widget/", f"{host}:8000")
        center = f"http://{other}:8000{mount}"
        assert f'<script src="{center}widget.js" async></script>' in page
        assert 'data-artigo="conta/excluir-a-conta"' in page
        assert f'&lt;a href="{there}/" data-central&gt;' in page
        assert ("Falta dizer" in page) is not bool(embedders)
        policy = dict(said[-1][1])["Content-Security-Policy"]
        assert f"script-src http://{other}:8000; frame-src http://{other}:8000" in policy
