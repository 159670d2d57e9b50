"""A folder of files turned into one that browsers open without a server."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from helpcenter.offline import Page, file_address, make_offline

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("conta/", "conta/index.html"),
        ("../conta/senha/", "../conta/senha/index.html"),
        ("conta/senha/#passo-2", "conta/senha/index.html#passo-2"),
        ("busca/?q=a/b#c/", "busca/index.html?q=a/b#c/"),
        ("../?q=.", "../index.html?q=."),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        (" ../ ", "../index.html"),
        ("senha:nova/", "senha:nova/"),
    ],
)
def test_an_address_names_its_file(address: str, file: str) -> None:
    assert file_address(address) == file


@pytest.mark.parametrize(
    "address",
    [
        "", "#passo-2", "#a/", "?q=/", "conta/index.html", "img/tela.png", "img/..png", "/",
        "/conta/", "//outro.com.br/", "https://outro.com.br/", "HTTPS://outro.com.br/",
        "mailto:a@b.com.br", "tel:+55/",
    ],
)  # fmt: skip
def test_other_addresses_stay(address: str) -> None:
    assert file_address(address) == address


PAGE = """<!doctype html>
<title>1 &lt; 2 é</title><link rel="stylesheet" href="../a.css"><link rel=next href=../b/>
<!-- <a href="x/"> --><script>const a = '<a href="x/">';</script>
<A  class='é "x"' HREF="conta/?a=1&amp;b=2" hidden
  title="a &gt; b">Conta</A><a>nada</a><svg><a href="y/"/></svg>
<template><a href="./">t</a></template><form action="busca/" method=get></form>
<script type="application/json">{"page": "busca/"}</script>
<script src="../assets/javascripts/notice.js"></script>
"""
ELEMENTS = """<link rel="next" href="../b/index.html"/>
<a class="é &quot;x&quot;" href="conta/index.html?a=1&amp;b=2" hidden title="a &gt; b">
<a href="y/index.html"/>
<a href="./index.html">
<form action="busca/index.html" method="get">"""


def test_links_and_forms_change_and_nothing_else() -> None:
    page = Page(PAGE)
    assert [text for *_, text in page.edits] == ELEMENTS.split("\n")
    rest, at = "", 0
    for start, end, text in page.edits:
        assert PAGE[start:end].startswith("<")
        assert PAGE[start:end].endswith(">")
        rest += PAGE[at:start] + text
        at = end
    assert page.changed() == rest + PAGE[at:]
    assert page.modules == []
    links = BeautifulSoup(page.changed(), "html.parser")("a", href=True)
    pages = ["conta/index.html?a=1&b=2", "y/index.html", "./index.html"]
    assert [link["href"] for link in links] == pages


def test_a_page_that_is_changed_stays_as_it_is() -> None:
    once = Page(PAGE).changed()
    assert Page(once).changed() == once


def test_modules_are_scripts_after_the_one_that_has_them_all() -> None:
    module = '<script type="module" src="../../assets/javascripts/{}.js"></script>'
    page = Page(f"<p>{module.format('b')}</p>{module.format('a')}<p></p>{module.format('b')}")
    assert page.modules == ["b.js", "a.js", "b.js"]
    scripts = BeautifulSoup(page.changed(), "html.parser")("script")
    assert [script["src"].removeprefix("../../assets/javascripts/") for script in scripts] == [
        "offline.js", "b.js", "a.js", "b.js",
    ]  # fmt: skip
    assert all(script.has_attr("defer") and not script.has_attr("type") for script in scripts)


def test_a_person_is_told_of_the_published_site_and_not_of_the_readers_device() -> None:
    page = Page(
        '<link rel="canonical" href="https://ajuda.com.br/x/suporte/">'
        '<a href="https://chat.com.br/" data-hc-search="../busca/">Escrever</a>'
    )
    link = BeautifulSoup(page.changed(), "html.parser").a
    assert link["href"] == "https://chat.com.br/"
    assert link["data-hc-search"] == "https://ajuda.com.br/x/busca/"


def test_a_site_becomes_scripts_that_any_browser_runs(tmp_path: Path) -> None:
    scripts, search = tmp_path / "assets/javascripts", tmp_path / "assets/search/pt-BR"
    files = {
        "index.html": '<script type="module" src="assets/javascripts/a.js"></script>',
        "conta/index.html": "<a href='../'></a>",
        "assets/javascripts/a.js": 'import("./a/b.js");',
        "assets/javascripts/a/b.js": "export const b = 1;",
        "assets/javascripts/bundle.min.js": "theme()",
        "assets/search/pt-BR/index.json": '{"folder": "f0"}',
        "assets/search/pt-BR/f0/core.bin": "é",
        **dict.fromkeys(("_headers", "_redirects", "widget.js"), "só de um servidor"),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    make_offline(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"assets", "conta", "index.html"}
    assert (tmp_path / "conta/index.html").read_text("utf-8") == '<a href="../index.html"></a>'
    assert {path.name for path in scripts.iterdir()} == {"a.js", "bundle.min.js", "offline.js"}
    assert (scripts / "a.js").read_text("utf-8") == 'hcModule("a.js");'
    assert (scripts / "bundle.min.js").read_text("utf-8") == "theme()"
    assert "import" not in (scripts / "offline.js").read_text("utf-8")
    names = {path.relative_to(search).as_posix() for path in search.rglob("*.*")}
    assert names == {"index.json.js", "f0/core.bin.js"}
    data = base64.b64encode("é".encode()).decode()
    assert (search / "f0/core.bin.js").read_text(
        "utf-8"
    ) == f'hcSearchFile("f0/core.bin","{data}");'


def test_a_folder_names_no_manifest() -> None:
    """Browsers refuse to read one there, and say so."""
    page = Page('<link rel="icon" href="a.png"><link rel="manifest" href="a.webmanifest">')
    assert page.changed() == '<link rel="icon" href="a.png">'


def test_a_folder_has_no_policy() -> None:
    """Browsers do not agree on what `'self'` is there."""
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    page = Page(f'<meta charset="utf-8">{policy}<p>Texto</p>')
    assert page.changed() == '<meta charset="utf-8"><p>Texto</p>'
