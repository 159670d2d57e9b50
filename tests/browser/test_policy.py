"""Under the policy that the build writes, everything works, and nothing else does."""

from __future__ import annotations

import functools
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from tests.browser.everything import ARTICLE as EVERYTHING
from tests.browser.everything import PAGES
from tests.browser.panel import button_of, fill, finished, panel_of
from tests.browser.waiting import until

from helpcenter.commands.montar import build
from question import ARTICLE, face, status_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.browser
OLD = "/pt-BR/articles/123-excluir/"
EVIL = {
    "script-src-elem": "<script>window.evil = 1</script>",
    "script-src-attr": "<img src=x onerror='window.evil = 1'>",
    "base-uri": "<base href='https://mau.exemplo.com/'>",
    "img-src": "<img src='https://mau.exemplo.com/x.png'>",
    "frame-src": "<iframe src='https://mau.exemplo.com/'></iframe>",
    "object-src": "<object data='https://mau.exemplo.com/x.swf'></object>",
    "style-src-elem": "<style>body { display: none }</style>",
    "media-src": "<video src='https://mau.exemplo.com/x.mp4'></video>",
    "form-action": "<form action='https://mau.exemplo.com/'><button>Mau</button></form>",
    "connect-src": "",  # Asked by a script that is allowed.
}
"""What must be refused, by the directive that does it."""
LISTEN = """document.addEventListener("securitypolicyviolation", (broken) => {
    (window.refused ||= []).push([broken.effectiveDirective, broken.disposition]);
});"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory, make_project_in) -> Path:
    """The fixtures' site with an article of everything that Markdown can make."""
    project = make_project_in(
        tmp_path_factory.mktemp("central-com-politica"),
        help_center={"messenger": {"url": "https://chat.exemplo.com.br/?de={url}&sobre={message}"}},
    )
    (project / "docs/conversas/tudo.md").write_text(EVERYTHING, "utf-8")
    build(project, project / "site")
    return project / "site"


@pytest.fixture
def look(open_browser, serve_folder, folder: Path) -> Callable[..., Page]:
    """Return a function that opens a page of that site."""
    return functools.partial(open_browser, base=serve_folder(folder))


@pytest.mark.parametrize("address", [*PAGES, OLD, "/suporte/painel.html", "/marca/logo.svg"])
def test_every_kind_of_page_opens(look, address: str) -> None:
    page = look(address)
    page.wait_for_load_state("networkidle")
    missing = address not in PAGES or address == "/nao-ha/"  # The page, or the favicon.ico of none.
    found = page.watched.console
    assert [line for line in found if not (missing and line.endswith("404 (Not Found)"))] == []


def test_the_cells_of_a_table_are_aligned(look) -> None:
    page = look("/conversas/tudo/")
    cell = page.get_by_role("cell", name="3", exact=True)
    expect(cell).to_have_css("text-align", "right")
    assert page.watched.console == []


@pytest.mark.parametrize("width", [390, 1280])
def test_search_scheme_and_panel_work(look, width: int) -> None:
    page = look("/", width=width)
    page.get_by_role("combobox", name="Qual é a sua dúvida?").press_sequentially("chat")
    page.get_by_role("option").first.click()
    expect(page.locator("mark.hc-mark").first).to_be_visible()
    page.locator(".hc-scheme label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    button_of(page).click()
    panel_of(page).get_by_role("link", name="Envie uma mensagem").click()
    panel_of(page).get_by_role("link", name="Preciso de suporte").click()
    fill(panel_of(page))
    expect(finished(panel_of(page))).to_be_visible()
    assert page.watched.console == []


def test_a_video_plays_and_a_picture_opens(look) -> None:
    page = look()
    page.route(
        "https://www.youtube-nocookie.com/**",
        lambda route: route.fulfill(body="player", content_type="text/html"),
    )
    page.goto(ARTICLE)
    page.get_by_role("link", name="Vídeo de exemplo").click()
    expect(page.frame_locator("iframe").locator("body")).to_have_text("player")
    page.get_by_role("link", name="Tela com o ícone no alto").click()
    expect(page.get_by_role("dialog", name="Imagem ampliada")).to_be_visible()
    assert page.watched.console == []


@pytest.mark.parametrize("scripts", [True, False])
def test_an_answer_reaches_another_server(
    open_browser, url_with_answers: str, receiver, scripts: bool
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers, java_script_enabled=scripts)
    face(page, "Sim").click()
    if scripts:
        expect(status_of(page)).to_contain_text("Obrigado")
        page.get_by_role("banner").get_by_role("link", name="Fale com o suporte").click()
    until(page, lambda: receiver.bodies)
    assert receiver.bodies[0].get("vote") == "sim"
    assert page.watched.console == []


@pytest.mark.parametrize("by", ["page", "headers"])
def test_what_should_not_be_there_does_nothing(
    look, folder: Path, serve_folder, tmp_path: Path, by: str
) -> None:
    """As if all else had failed: the text of an article holds what it likes."""
    copy = shutil.copytree(folder, tmp_path / "site")
    path = copy / ARTICLE.strip("/") / "index.html"
    html = path.read_text("utf-8")
    if by == "page":
        (copy / "_headers").unlink()
    else:
        html = html.replace("http-equiv", "data-none")
    path.write_text(html.replace("<h1", "\n".join(EVIL.values()) + "<h1", 1), "utf-8")
    page = look(base=serve_folder(copy))
    page.add_init_script(LISTEN)
    sent = []
    page.route("https://mau.exemplo.com/**", lambda route: (sent.append(route), route.abort()))
    page.goto(ARTICLE)
    page.get_by_role("button", name="Mau").evaluate("button => button.click()")
    page.evaluate("fetch('https://mau.exemplo.com/').catch(() => 0)")
    until(page, lambda: {name for name, _ in page.evaluate("window.refused")} >= {*EVIL})
    assert page.evaluate("window.evil") is None
    assert sent == []
    page.watched.console.clear()


@pytest.mark.parametrize("allowed", [False, True])
def test_only_named_sites_may_show_a_page_in_a_frame(
    open_browser, folder: Path, serve_folder, tmp_path: Path, allowed: bool
) -> None:
    copy = shutil.copytree(folder, tmp_path / "site")
    outside = tmp_path / "portal"
    outside.mkdir()
    portal = serve_folder(outside)
    if allowed:
        text = (copy / "_headers").read_text("utf-8")
        told = text.replace("frame-ancestors 'none'", f"frame-ancestors {portal}")
        (copy / "_headers").write_text(told, "utf-8")
    page = f"<title>Portal</title><iframe src='{serve_folder(copy)}{ARTICLE}'></iframe>"
    (outside / "index.html").write_text(page, "utf-8")
    shown = open_browser("/", base=portal)
    shown.wait_for_load_state("networkidle")
    frame = shown.frames[1]
    assert ("Como abrir um novo chat" in frame.content()) is allowed
    said = [line for line in shown.watched.console if "frame-ancestors" in line]
    assert bool(said) is not allowed
    shown.watched.console.clear()
