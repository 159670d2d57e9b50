"""Old addresses in a built site, in both languages, below a sub-path."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from helpcenter.commands.montar import build
from helpcenter.content import read_content
from helpcenter.lint.site import other_files
from helpcenter.offline import make_offline
from helpcenter.redirects.hosts import nginx_map
from helpcenter.redirects.table import make_table
from nginx import nginx_program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUMMARY = "Uma descrição que tem tudo o que a conferência pede, do começo ao fim dela."
ROOT = "https://empresa.exemplo.com.br/ajuda/"


def page(title: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndescription: {SUMMARY}\n{more}---\n\n## Parte\n\nTexto.\n"


FILES = {
    "conta/index.md": page("Contas", "enderecos_antigos: [/contas/]\n"),
    "conta/index.en.md": page("Accounts"),
    "conta/trocar.md": page(
        "Como trocar <b>a senha</b>",
        "enderecos_antigos:\n  - /pt-BR/articles/123-trocar\n  - /senha\n  - /artigos/ação $1/\n"
        "  - /velho.html\n",
    ),
    "conta/trocar.en.md": page("How to change it", "enderecos_antigos: [/en/articles/123-x/]\n"),
    "conta/rascunho.md": page(
        "Como esperar um pouco", "rascunho: true\nenderecos_antigos: [/cedo/]\n"
    ),
    "_dados/despedidas.yml": (
        "- endereco: /conta/antigo/\n  titulo: O recurso saiu do ar\n"
        "  enderecos_antigos: [/mais-antigo/]\n"
        "- { endereco: /en/conta/antigo/, titulo: It is gone, texto: Since March. }\n"
    ),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, make_project_in: Callable[..., Path]) -> Path:
    docs = tmp_path_factory.mktemp("fonte") / "docs"
    for path, text in FILES.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, "utf-8")
    folder = make_project_in(tmp_path_factory.mktemp("mudados"), docs=docs, site_url=ROOT)
    build(folder, folder / "site", strict=True)
    return folder


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    return project / "site"


def follow(built: Path, read_built, address: str) -> str:
    """Where a reader without scripts arrives, from the site's root."""
    old = read_built(built, address)
    refresh = old.select_one("noscript meta[http-equiv=refresh]")["content"]
    link = old.select_one("a[data-hc-moved]")["href"]
    assert refresh == f"0; url={link}"
    there = urljoin(urljoin(ROOT, address.lstrip("/")), link)
    assert old.select_one("link[rel=canonical]")["href"] == there
    return "/" + there.removeprefix(ROOT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/pt-BR/articles/123-trocar/", "/conta/trocar/"),
        ("/pt-BR/articles/123/", "/conta/trocar/"),
        ("/en/articles/123-x/", "/en/conta/trocar/"),
        ("/en/articles/123/", "/en/conta/trocar/"),
        ("/senha/", "/conta/trocar/"),
        ("/artigos/ação $1/", "/conta/trocar/"),
        ("/velho.html", "/conta/trocar/"),
        ("/contas/", "/conta/"),
        ("/mais-antigo/", "/conta/antigo/"),
    ],
)
def test_an_old_address_leads_to_its_page(built: Path, read_built, old: str, new: str) -> None:
    assert follow(built, read_built, old) == new
    assert read_built(built, new).select_one("h1")


def test_the_page_says_it_in_its_language_and_runs_one_script(built: Path, read_built) -> None:
    old = read_built(built, "/pt-BR/articles/123/")
    assert old.html["lang"] == "pt-BR"
    text = " ".join(old.p.get_text(" ").split())
    told = "Ela agora está em Como trocar <b>a senha</b> ."
    assert text == told  # Escaped: there is no <b>.
    assert old.select_one("meta[name=robots]")["content"] == "noindex"
    (script,) = old.select("script")
    path = urlsplit(urljoin(ROOT + "pt-BR/articles/123/", script["src"])).path
    assert (built / path.removeprefix("/ajuda/")).is_file()
    english = read_built(built, "/en/articles/123/")
    assert english.html["lang"] == "en"
    assert "This page has moved" in english.text


def test_drafts_take_no_address(built: Path) -> None:
    assert not (built / "cedo").exists()


def test_goodbyes_are_pages_that_nobody_lists(built: Path, read_built) -> None:
    goodbye = read_built(built, "/conta/antigo/")
    assert goodbye.select_one("h1").text == "O recurso saiu do ar"
    assert goodbye.select_one("meta[name=robots]")["content"] == "noindex"
    assert goodbye.select_one("form.hc-search-box")
    assert "Esta página não faz mais parte" in goodbye.text
    assert "Since March." in read_built(built, "/en/conta/antigo/").text
    listed = [
        path.relative_to(built).as_posix()
        for path in built.rglob("*.*")
        if b"recurso saiu" in path.read_bytes()
    ]
    assert sorted(listed) == ["conta/antigo/index.html", "mais-antigo/index.html"]
    assert "antigo" not in (built / "sitemap.xml").read_text("utf-8")


def test_hosts_are_told(built: Path) -> None:
    lines = (built / "_redirects").read_text("utf-8").splitlines()
    assert "/ajuda/senha /ajuda/conta/trocar/ 301" in lines
    assert "/ajuda/artigos/a%C3%A7%C3%A3o%20%241/ /ajuda/conta/trocar/ 301" in lines
    assert "/ajuda/velho.html /ajuda/conta/trocar/ 301" in lines
    assert lines[-2:] == [
        "/ajuda/en/articles/123-* /ajuda/en/conta/trocar/ 301",
        "/ajuda/pt-BR/articles/123-* /ajuda/conta/trocar/ 301",
    ]
    assert not any("cedo" in line for line in lines)


def test_the_error_page_looks_for_numbers(built: Path, read_built) -> None:
    sources = [script.get("src", "") for script in read_built(built, "/404.html").select("script")]
    assert "/ajuda/assets/javascripts/nearly.js" in sources


def test_a_folder_has_no_old_addresses(built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    make_offline(site)
    assert not (site / "_redirects").exists()
    assert not (site / "senha/index.html").exists()
    assert (site / "conta/trocar/index.html").is_file()


def test_nginx_takes_the_map(project: Path, tmp_path: Path) -> None:
    docs = project / "docs"
    table = make_table(read_content(docs), other_files(docs))
    text = nginx_map(table.redirects, "")
    assert "123-trocar" not in text  # Its number stands there, once.
    (tmp_path / "mapa.conf").write_text(text, "utf-8")
    answers = ask_nginx(
        tmp_path,
        [
            "/pt-BR/articles/123-outro-titulo?a=1",
            "/pt-BR/articles/123",
            "/en/articles/123-y/",
            "/senha",
            "/artigos/a%C3%A7%C3%A3o%20%241/",
            "/velho.html",
            "/pt-BR/articles/1234-outro",
            "/conta/trocar/",
        ],
    )
    assert answers == [
        "301 /conta/trocar/?a=1",
        "301 /conta/trocar/",
        "301 /en/conta/trocar/",
        "301 /conta/trocar/",
        "301 /conta/trocar/",
        "301 /conta/trocar/",
        "204 ",
        "204 ",
    ]


def ask_nginx(folder: Path, paths: list[str]) -> list[str]:
    """Status and target that a real nginx answers with, over a socket in `folder`."""
    (folder / "nginx.conf").write_text(
        f"""daemon off; pid {folder}/pid; error_log stderr;
        events {{}}
        http {{
          access_log off; absolute_redirect off;
          client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
          fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
          include {folder}/mapa.conf;
          server {{
            listen unix:{folder}/s;
            if ($central_destino) {{ return 301 $central_destino$is_args$args; }}
            location / {{ return 204; }}
          }}
        }}""",
        "utf-8",
    )
    command = [nginx_program(), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert "syntax is ok" in tried.stderr, tried.stderr
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        return [ask(folder / "s", path) for path in paths]
    finally:
        server.terminate()
        server.wait()


def ask(place: Path, path: str) -> str:
    """`301 /x/`, for one path."""
    with socket.socket(socket.AF_UNIX) as there:
        while True:
            try:
                there.connect(str(place))
                break
            except (FileNotFoundError, ConnectionRefusedError):
                time.sleep(0.02)  # It is starting.
        connection = HTTPConnection("x")
        connection.sock = there
        connection.request("GET", path)
        answer = connection.getresponse()
        return f"{answer.status} {answer.getheader('Location') or ''}"
