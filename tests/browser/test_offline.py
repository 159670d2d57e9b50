"""The site in a folder, opened by a double click: no server, no module scripts, no fetch()."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from helpcenter.commands.montar import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser
ARTICLE = "conversas/abrir-um-chat/index.html"
TITLE = "Como abrir um novo chat"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, make_project_in: Callable[..., Path]) -> Path:
    """The fixtures' site, built for a folder whose name has a blank and an accent."""
    project = make_project_in(tmp_path_factory.mktemp("central-sem-servidor"))
    build(project, project / "Ajuda à mão", strict=True, offline=True)
    return project / "Ajuda à mão"


@pytest.fixture
def open_file(open_browser: Callable[..., Page], folder: Path) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a file; nothing may complain, or ask for another thing."""
    pages: list[Page] = []

    def open_(path: str = "index.html", rest: str = "") -> Page:
        pages.append(open_browser(f"{(folder / path).as_uri()}{rest}"))
        return pages[-1]

    yield open_
    for page in pages:
        assert page.watched.console == []
        asked = {url for url in page.watched.requests if not url.startswith(folder.as_uri())}
        assert asked == set()


def expect_file(page: Page, folder: Path, path: str, rest: str = "") -> None:
    """Wait until a file is open; `rest` is the beginning of its query or anchor."""
    address = f"{folder.as_uri()}/{path}"
    expect(page).to_have_url(re.compile(f"^{re.escape(address + rest)}" + "$" * (not rest)))
    page.wait_for_load_state()


def test_every_link_names_a_file_that_is_there(folder: Path) -> None:
    pages = [path for path in folder.rglob("*.html") if path.name != "404.html"]
    led = set()
    for page in pages:
        html = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        values = [tag["href"] for tag in html("a", href=True)]
        for value in values + [tag["action"] for tag in html("form", action=True)]:
            address = urlsplit(value)
            if not address.scheme and not address.netloc and address.path:
                led.add((page.parent / unquote(address.path)).resolve())
    assert [path for path in led if not path.is_file()] == []
    assert led >= {path.resolve() for path in pages}


def test_from_home_to_an_article_and_back(open_file: Callable[..., Page], folder: Path) -> None:
    page = open_file()
    page.get_by_role("link", name="Conversas").first.click()
    page.get_by_role("link", name=re.compile(TITLE)).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect_file(page, folder, ARTICLE)
    page.get_by_role("link", name="Central de Teste: página inicial").click()
    expect_file(page, folder, "index.html")


def test_an_article_takes_an_answer_and_keeps_it(open_file: Callable[..., Page]) -> None:
    page = open_file(ARTICLE)
    page.get_by_role("button", name="Em parte").click()
    expect(page.locator(".hc-feedback__person .hc-support-button")).to_be_visible()
    page.reload()
    chosen = page.get_by_role("button", name="Em parte")
    expect(chosen).to_have_attribute("aria-pressed", "true")


def test_the_other_language_and_its_search(open_file: Callable[..., Page], folder: Path) -> None:
    page = open_file(ARTICLE)
    page.get_by_role("link", name="English").first.click()
    expect_file(page, folder, f"en/{ARTICLE}")
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("combobox").press_sequentially("chats")
    page.get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect_file(page, folder, f"en/{ARTICLE}", "?busca=chats")


@pytest.mark.parametrize("query", ["chat", "EXCLUIR a conta", "exclui a conta", "ecluir"])
def test_the_home_page_finds_as_one_types(
    open_file: Callable[..., Page], folder: Path, query: str
) -> None:
    page = open_file()
    page.get_by_role("combobox", name="Qual é a sua dúvida?").press_sequentially(query)
    title = TITLE if query == "chat" else "Como excluir a conta"
    path = ARTICLE if query == "chat" else "conta/excluir-a-conta/index.html"
    page.get_by_role("option").filter(has_text=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator("mark.hc-mark").first).to_be_visible()
    expect_file(page, folder, path, "?busca=")


def test_from_the_box_to_the_page_of_results(open_file: Callable[..., Page], folder: Path) -> None:
    page = open_file(ARTICLE)
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("combobox").press_sequentially("senha")
    page.keyboard.press("Enter")
    expect(page.locator(".hc-search-page__list li").first).to_be_visible()
    expect_file(page, folder, "busca/index.html", "?q=senha")


def test_the_page_of_results_can_be_opened(open_file: Callable[..., Page]) -> None:
    page = open_file("busca/index.html", "?q=conta")
    hits = page.locator(".hc-search-page__list a")
    expect(hits.first).to_be_visible()
    page.get_by_role("combobox").or_(page.get_by_role("textbox")).first.fill("senha")
    expect(page).to_have_url(re.compile(r"/busca/index\.html\?q=senha$"))
    hits.filter(has_text="Como trocar a senha").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Como trocar a senha")
    expect(page).to_have_url(re.compile(r"/index\.html\?busca=senha"))


def test_the_way_to_a_person_takes_the_search_along(
    open_file: Callable[..., Page], folder: Path
) -> None:
    page = open_file("busca/index.html", "?q=xilofone")
    page.get_by_role("article").get_by_role("link", name="Fale com o suporte").first.click()
    expect(page.get_by_text("Você pesquisou por “xilofone”.")).to_be_visible()
    expect_file(page, folder, "suporte/index.html", "?busca=xilofone")
    page.get_by_role("link", name="Preciso de suporte").click()
    told = page.get_by_role("link", name="Pular as perguntas").get_attribute("href") or ""
    results = "https://ajuda.exemplo.com.br/busca/?q=xilofone"
    assert told.startswith(f"https://chat.exemplo.com.br/?de={quote(results, safe='')}&")
