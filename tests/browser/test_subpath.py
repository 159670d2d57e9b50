"""Below another site: the guide's lines for nginx, a real nginx, and a reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from helpcenter.commands.enderecos import nginx_rules
from helpcenter.commands.montar import build
from nginx import EXAMPLE, nginx_server
from swapping import publish_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser
GUIDE = EXAMPLE.with_name("PUBLICAR.md")


def example_below() -> str:
    """The example with the guide's lines in the place of those that they stand for."""
    (told,) = re.findall(r"```nginx\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    text = EXAMPLE.read_text("utf-8")
    for line in ("    root /srv/central/atual/site;\n", "    error_page 403 404 =404 /404.html;\n"):
        assert line in text
        text = text.replace(line, "")
    text = text.replace("location = /404.html", "location = /ajuda/404.html")
    (own,) = re.findall(r"    location = /ajuda/404.html {.*?}\n", text, re.DOTALL)
    return text.replace(own, told)


@pytest.fixture(scope="module")
def below(tmp_path_factory, make_project_in: Callable[..., Path]) -> Iterator[str]:
    """The address of the fixtures' site at /ajuda/ of another."""
    project = make_project_in(
        tmp_path_factory.mktemp("central-abaixo"), site_url="https://www.exemplo.com.br/ajuda/"
    )
    build(project, project / "site")
    home, folder = tmp_path_factory.mktemp("publicada"), tmp_path_factory.mktemp("nginx")
    publish_copy(home, project / "site", nginx_rules(project))
    with nginx_server(folder, home, example_below()) as server:
        yield server.address


@pytest.fixture
def go(open_browser: Callable[..., Page], below: str) -> Callable[[str], Page]:
    """Return a function that opens an address below /ajuda/."""
    return lambda path: open_browser(f"/ajuda/{path}", base=below, ignore_https_errors=True)


def test_search_links_and_languages(go: Callable[[str], Page], below: str) -> None:
    page = go("")
    page.get_by_role("combobox", name="Qual é a sua dúvida?").press_sequentially("chat")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile(f"^{below}/ajuda/conversas/abrir-um-chat/"))
    page.get_by_role("link", name="English").first.click()
    expect(page).to_have_url(re.compile(f"^{below}/ajuda/en/conversas/abrir-um-chat/"))
    page.get_by_role("link", name="Test Center: Home").or_(page.locator(".hc-brand")).first.click()
    expect(page).to_have_url(f"{below}/ajuda/en/")
    assert page.watched.console == []


def test_the_error_page_helps_from_any_depth(go: Callable[[str], Page], below: str) -> None:
    for path in ("nao-ha", "nao-ha/nem/aqui/"):
        page = go(path)
        expect(page.get_by_role("heading", level=1)).to_have_text("Página não encontrada")
        page.keyboard.press("/")
        page.get_by_role("dialog").get_by_role("combobox").press_sequentially("chat")
        page.get_by_role("option").first.click()
        expect(page).to_have_url(re.compile(f"^{below}/ajuda/conversas/abrir-um-chat/"))


def test_old_addresses_and_folders_stay_below(go: Callable[[str], Page], below: str) -> None:
    for path in ("pt-BR/articles/123-outro-titulo", "conta/excluir-a-conta"):
        page = go(path)
        expect(page).to_have_url(f"{below}/ajuda/conta/excluir-a-conta/")
