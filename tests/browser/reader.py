"""A reader in front of a vendor's messenger: a built site, and a stand-in of the vendor's script.

Nothing reaches the network: the site and the stand-ins are served by the browser's own routes, at
their real addresses, and any other request is refused and kept.
"""

from __future__ import annotations

import functools
import mimetypes
import re
import shutil
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from tests.browser.waiting import PATIENCE, until

from helpcenter.commands.montar import build
from helpcenter.messenger.policy import sources
from messengers import parse, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route

VENDORS = Path(__file__).parent / "vendors"
SITE = "https://ajuda.exemplo.com.br"
ARTICLE = "/conversas/abrir-um-chat/"
CONTACTS = """window.hcContacts = [];
document.addEventListener("help-center:feedback", (event) => {
    if (event.detail.kind === "contact") window.hcContacts.push(event.detail);
});"""
KINDS = ["intercom", "chatwoot", "zendesk", "crisp", "custom"]
NAMES = {
    "intercom": "Intercom",
    "chatwoot": "Chatwoot",
    "zendesk": "Zendesk",
    "crisp": "Crisp",
    "custom": "Chat da casa",
}
SCRIPTS = {
    "intercom": "https://widget.intercom.io/widget/ab12cd34",
    "chatwoot": "https://conversas.servidor.com.br/packs/js/sdk.js",
    "zendesk": (
        "https://static.zdassets.com/ekr/snippet.js?key=0a1b2c3d-0000-4000-8000-000000000000"
    ),
    "crisp": "https://client.crisp.chat/l.js",
    "custom": "https://chat.casa.com.br/123/sdk.js",
}
"""What the adapters have to load; written here by hand."""


@dataclass
class Reader:
    """A window on a built site.

    Attributes:
        kind: of the messenger that the site is configured with.
        page: the window.
        foreign: requests to other hosts than the site's, in order.
        strangers: those of them that the table does not know.
        console: what was written there.
        script: what answers for the vendor's script; the stand-in, unless a test changes it.
        headers: what the site's pages are served with.
    """

    kind: str
    site: Path
    page: Page = None  # type: ignore[assignment]
    foreign: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    script: Callable[[Route], None] | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def serve(self, context: BrowserContext) -> None:
        """Answer what the window asks for."""
        policy = sources(parse(settings_of(self.kind)))
        self.known = {host for hosts in policy.values() for host in hosts}
        context.add_init_script(path=VENDORS / "stage.js")
        context.add_init_script(CONTACTS)
        context.route("**/*", self.answer)
        self.page = context.new_page()
        self.page.on("websocket", lambda socket: self.notice(socket.url))
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))

    def answer(self, route: Route) -> None:
        """The site, the vendor's script, or an empty thing from one of its hosts."""
        url = route.request.url
        if url.startswith(f"{SITE}/"):
            return self.answer_site(route)
        if not self.notice(url):
            return route.abort()
        if url == SCRIPTS[self.kind]:
            return (self.script or self.stand_in)(route)
        kind = {"image": "image/svg+xml", "document": "text/html", "script": "text/javascript"}
        return route.fulfill(
            content_type=kind.get(route.request.resource_type, "application/json"),
            headers={"Access-Control-Allow-Origin": "*"},
            body='<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
            if route.request.resource_type == "image"
            else "",
        )

    def notice(self, url: str) -> bool:
        """Keep what was asked of another host; tells whether the table knows it."""
        self.foreign.append(url)
        known = self.is_known(url)
        if not known:
            self.strangers.append(url)
        return known

    def answer_site(self, route: Route) -> None:
        """A file of the built site."""
        path = self.site / urlsplit(route.request.url).path.lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        if not file.exists():
            return route.fulfill(status=404, path=self.site / "404.html")
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return route.fulfill(path=file, content_type=kind, headers=self.headers)

    def stand_in(self, route: Route) -> None:
        """The vendor's script."""
        route.fulfill(path=VENDORS / f"{self.kind}.js", content_type="text/javascript")

    def is_known(self, url: str) -> bool:
        """Whether the table has the host, for anything at all."""
        parts = urlsplit(url)
        return any(fnmatch(f"{parts.scheme}://{parts.netloc}", known) for known in self.known)

    @property
    def loaded(self) -> int:
        """How often the vendor's script was asked for."""
        return self.foreign.count(SCRIPTS[self.kind])

    def wait_for_script(self, times: int) -> None:
        """Wait until the vendor's script has been asked for, so often."""
        until(self.page, lambda: self.loaded >= times)
        assert self.loaded == times

    def pause(self) -> None:
        """Stop the page's clock, which `page.clock.install` made ours, a minute from now."""
        self.page.clock.pause_at(self.page.evaluate("Date.now()") / 1000 + 60)

    @property
    def calls(self) -> list[list[Any]]:
        """What the stand-in was asked, without functions."""
        return self.page.evaluate("JSON.parse(JSON.stringify(window.hcCalls))")

    @property
    def panel(self) -> Locator:
        """The dialog over the page."""
        return self.page.get_by_role("dialog", name="Central de suporte")

    @property
    def button(self) -> Locator:
        """The way in, at the top of the page."""
        return self.page.get_by_role("banner").get_by_role("link", name="Fale com o suporte")

    @property
    def vendor(self) -> Locator:
        """What stands for the vendor's window."""
        return self.page.get_by_role("region", name=NAMES[self.kind], exact=True)

    @property
    def enter(self) -> Locator:
        """The way out of the panel, below the finished message."""
        return self.panel.get_by_role("button", name="brir a conversa")  # Copiar e abrir, too.

    @property
    def mail(self) -> Locator:
        """What is offered instead."""
        return self.panel.get_by_role("link", name="Escrever o e-mail")

    def write(self, address: str = ARTICLE, text: str = "Ativava a automação") -> str:
        """Open the panel by its button, and write a message as far as its last step.

        Returns:
            The finished message.
        """
        if not self.page.url.startswith(f"{SITE}{address}"):
            self.page.goto(f"{SITE}{address}")
        self.button.click()
        self.panel.get_by_role("link", name="Envie uma mensagem").click()
        self.panel.get_by_role("link", name="Preciso de suporte").click()
        self.panel.get_by_label("O que você estava fazendo?").fill(text)
        self.panel.get_by_role("button", name="Ver a mensagem").click()
        expect(self.enter).to_be_visible()
        return self.panel.get_by_label("Mensagem", exact=True).input_value()

    def talk(self) -> str:
        """Write a message, and see the messenger open."""
        message = self.write()
        self.enter.click()
        self.expect_the_vendor()
        return message

    def expect_the_vendor(self) -> None:
        """The messenger is there, and the page is as it was before the panel opened."""
        expect(self.vendor).to_be_visible()
        expect(self.panel).not_to_be_visible()
        expect(self.page).to_have_url(re.compile("^[^#]*$"))  # It goes back in a while.

    def enter_again(self) -> None:
        """Take a finished message to a messenger that has been loaded before."""
        self.enter.click()
        self.expect_the_vendor()
        assert self.loaded == 1

    def pasted(self) -> str:
        """What the clipboard holds."""
        return self.page.evaluate("navigator.clipboard.readText()")


@pytest.fixture(scope="session")
def messenger_site(
    tmp_path_factory: pytest.TempPathFactory, make_project_in: Callable[..., Path]
) -> Callable[..., Path]:
    """Return a function that builds the fixtures' site with a messenger, once for each."""

    @functools.cache
    def built(kind: str, sections: tuple[tuple[str, str], ...] = ()) -> Path:
        settings = settings_of(kind, sections=dict(sections))
        folder = tmp_path_factory.mktemp(f"central-{kind}")
        project = make_project_in(folder, help_center={"messenger": settings})
        shutil.copy(VENDORS / "mensageiro.js", project / "marca")
        build(project, project / "site", strict=True)
        return project / "site"

    return built


@pytest.fixture
def meet(browser: Browser, messenger_site: Callable[..., Path]) -> Iterator[Callable[..., Reader]]:
    """Return a function that opens a window on such a site; strangers fail the test."""
    readers: list[Reader] = []
    contexts: list[BrowserContext] = []

    def open_(kind: str, site: Path | None = None) -> Reader:
        context = browser.new_context(
            locale="pt-BR", permissions=["clipboard-read", "clipboard-write"]
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        reader = Reader(kind, site or messenger_site(kind))
        reader.serve(context)
        readers.append(reader)
        return reader

    yield open_
    for context in contexts:
        context.close()
    assert [reader.strangers for reader in readers] == [[] for _ in readers]
