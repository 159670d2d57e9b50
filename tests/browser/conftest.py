"""A local server, a real Chromium, and a real receiver of answers."""

from __future__ import annotations

import functools
import json
import shutil
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
import yaml
from playwright.sync_api import expect, sync_playwright
from tests.browser.hosting import answering, point_at, serving
from tests.browser.panel import visit, write  # noqa: F401 (fixtures)
from tests.browser.product import product, use  # noqa: F401 (fixtures)
from tests.browser.reader import meet, messenger_site  # noqa: F401 (fixtures)
from tests.browser.waiting import PATIENCE

from helpcenter.commands.montar import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
ANSWERS = "https://respostas.exemplo.com.br/respostas"
expect.set_options(timeout=PATIENCE * 1000)


@dataclass
class Receiver:
    """A server that keeps the answers it is sent, and can be told to fail."""

    address: str = ""
    bodies: list[dict[str, Any]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    status: int = 201


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


REPORTS = 32


@pytest.fixture(scope="session")
def search_url(
    tmp_path_factory: pytest.TempPathFactory, make_project_in: Callable[..., Path]
) -> Iterator[str]:
    """A site with more articles than a list of results shows, below another one, at /ajuda/."""
    folder = tmp_path_factory.mktemp("central-para-pesquisar")
    docs = folder / "fonte"
    texts = {path.name: path.read_text("utf-8") for path in (FIXTURES / "reports").iterdir()}
    pages = {f"faturas/{name}": texts[name] for name in ("nota.md", "nota.en.md")}
    for number in range(1, REPORTS + 1):
        report = texts["relatorio.md"].format(number=number)
        pages[f"relatorios/relatorio-{number}.md"] = report
    summary = "O que há nesta coleção, do começo ao fim, com exemplos e passos para cada caso."
    for name, title in (("faturas", "Faturas"), ("relatorios", "Vendas")):
        pages[f"{name}/index.md"] = f"---\ntitle: {title}\ndescription: {summary}\n---\n"
    for path, text in pages.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, "utf-8")
    (folder / "projeto").mkdir()
    project = make_project_in(
        folder / "projeto", docs=docs, site_url="https://www.exemplo.com.br/ajuda/"
    )
    build(project, folder / "raiz" / "ajuda")
    with serving(folder / "raiz") as address:
        yield f"{address}/ajuda/"


@pytest.fixture
def desk(open_browser: Callable[..., Page], search_url: str) -> Page:
    """A window of 1280 px on an article of that site."""
    return open_browser("faturas/nota/", base=search_url)


@pytest.fixture(name="field")
def field_of_the_dialog() -> Callable[[Page], Locator]:
    """The field of the search's dialog."""

    def find(page: Page) -> Locator:
        dialog = page.get_by_role("dialog", name="Pesquisa")
        return dialog.get_by_role("combobox", name="Pesquise por assunto ou dúvida")

    return find


@pytest.fixture
def options() -> Callable[[Page], Locator]:
    """The articles of the list below a search box."""

    def find(page: Page) -> Locator:
        results = page.get_by_role("listbox", name="Resultados da pesquisa")
        return results.get_by_role("option")

    return find


@pytest.fixture(scope="session")
def site_with_panel(
    tmp_path_factory: pytest.TempPathFactory, make_project_in: Callable[..., Path]
) -> Path:
    """The fixtures' site with a way to a person of every kind that needs no script."""
    settings = yaml.safe_load((FIXTURES / "panel.yml").read_text("utf-8"))
    folder = tmp_path_factory.mktemp("central-com-painel")
    project = make_project_in(folder, help_center=settings)
    build(project, project / "site", strict=True)
    return project / "site"


@pytest.fixture(scope="session")
def panel_url(site_with_panel: Path) -> Iterator[str]:
    """That site, served."""
    with serving(site_with_panel) as address:
        yield address


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    kept = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None: ...

        def do_GET(self) -> None:  # A browser that shows the answer asks for /favicon.ico too.
            self.send_response(204)
            self.end_headers()

        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            kind = self.headers["Content-Type"]
            kept.types.append(kind)
            form = {key: values[0] for key, values in parse_qs(text).items()}
            kept.bodies.append(json.loads(text) if kind.startswith("text/plain") else form)
            self.send_response(kept.status)
            if kept.status in (302, 307):
                self.send_header("Location", "/outro")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Content-Length", "0")
            self.end_headers()

    with answering(Handler) as address:
        kept.address = f"{address}/respostas"
        yield kept


@pytest.fixture
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder until the test ends, and tells the address."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@pytest.fixture
def url_with_answers(site_with_answers: Path, receiver: Receiver, tmp_path: Path) -> Iterator[str]:
    """The site with a destination, which is this test's receiver."""
    copy = shutil.copytree(site_with_answers, tmp_path / "site")
    point_at(copy, ANSWERS, receiver.address)
    with serving(copy) as address:
        yield address


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Return a function that starts a Chromium."""
    try:
        from chromium import find
    finally:
        sys.path.pop(0)
    path = find(headless=True) or pytest.fail("Não encontrei um Chromium: rode make test")
    with sync_playwright() as playwright:
        yield functools.partial(playwright.chromium.launch, executable_path=path, args=FLAGS)


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    browser = launch()
    yield browser
    browser.close()


@dataclass
class Watched:
    """What pages said and asked for."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def open_browser(browser: Browser, base_url: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a window; in none may a page break the site's policy."""
    contexts: list[BrowserContext] = []
    watched = Watched()

    def open_(
        address: str | None = None, *, width: int = 1280, base: str = base_url, **options: Any
    ) -> Page:
        size = {"width": width, "height": 844 if width < 600 else 800}
        context = browser.new_context(
            base_url=base, viewport=size, locale="pt-BR", timezone_id="America/Sao_Paulo", **options
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: watched.console.append(message.text))
        page.on("pageerror", lambda error: watched.console.append(str(error)))
        page.on("request", lambda request: watched.requests.append(request.url))
        if address:
            page.goto(address)
        page.watched = watched
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [line for line in watched.console if "Content Security Policy" in line] == []


@pytest.fixture
def page(open_browser: Callable[..., Page]) -> Page:
    """A window of 1280 px."""
    return open_browser()


@pytest.fixture
def phone(open_browser: Callable[..., Page]) -> Page:
    """A window of 390 px with touch."""
    return open_browser(width=390, has_touch=True, is_mobile=True)
