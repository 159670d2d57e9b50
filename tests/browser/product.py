"""A product that shows the center in its pages: another origin, with a policy of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.browser.hosting import serving
from tests.browser.waiting import until

from helpcenter.commands.montar import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Frame, Locator, Page

GUIDE = (Path(__file__).parents[2] / "deploy/WIDGET.md").read_text("utf-8")
PUBLISHED = "https://suporte.exemplo.com.br"
"""The center's address, as the guide writes it."""
LISTEN = "window.told = []; addEventListener('message', ({ data }) => window.told.push(data))"


def blocks(language: str) -> str:
    """The examples of the guide in a language."""
    pattern = rf"^ *```{language}\n(.*?)^ *```"
    return "\n".join(re.findall(pattern, GUIDE, re.DOTALL | re.MULTILINE))


STRICT = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
"""What else a careful product forbids its pages."""
EXAMPLE, POLICY = blocks("html"), f"{STRICT}; {blocks('text').strip()}"
WRITTEN = {"center", "lang", "policy"}
"""What `Product.write` takes."""
SCRIPT = f"<script src='{PUBLISHED}/widget.js' async></script>"


@dataclass
class Product:
    """A product's server, and a center that it may show.

    Attributes:
        url: of the product, which `embed_origins` names.
        stranger: the same server by another name, and so an origin that may show nothing.
        center: the center's address.
        folder: what the product serves.
        site: what the center serves.
    """

    url: str
    stranger: str
    center: str
    folder: Path
    site: Path

    def write(
        self, body: str, *, lang: str = "pt-BR", policy: str = POLICY, center: str = ""
    ) -> None:
        """Make the product's page."""
        page = (
            f"<!doctype html><html lang='{lang}'><title>Produto</title>"
            "<meta name='viewport' content='width=device-width'>"
            f"<main><h1>Produto</h1>{body}</main>"
        )
        for name, text in {
            "_headers": f"/*\n  Content-Security-Policy: {policy}\n" if policy else "",
            "index.html": page,
        }.items():
            told = text.replace(PUBLISHED, center or self.center)
            (self.folder / name).write_text(told, "utf-8")


@pytest.fixture(scope="session")
def product(
    tmp_path_factory: pytest.TempPathFactory, make_project_in: Callable[..., Path]
) -> Iterator[Product]:
    """The fixtures' site, which a product may show; both are served."""
    folder = tmp_path_factory.mktemp("produto")
    with serving(folder) as address:
        url = address.replace("127.0.0.1", "localhost")
        project = make_project_in(
            tmp_path_factory.mktemp("central-do-produto"),
            help_center={
                "embed_origins": [url],
                "feedback": {"destination": "http", "url": "/respostas"},
            },
        )
        build(project, project / "site", strict=True)
        with serving(project / "site") as center:
            yield Product(url, address, center, folder, project / "site")


@pytest.fixture
def use(open_browser: Callable[..., Page], product: Product) -> Callable[..., Page]:
    """Return a function that opens the product, with the guide's example or another body."""

    def open_(body: str = EXAMPLE, *, base: str = "", script: str = LISTEN, **options: Any) -> Page:
        written = {name: options.pop(name) for name in WRITTEN & options.keys()}
        product.write(body, **written)
        page = open_browser(base=base or product.url, **options)
        page.add_init_script(script)
        page.goto("/")
        return page

    return open_


def sheet_of(page: Page, name: str = "Central de Teste") -> Locator:
    """The dialog around the center."""
    return page.get_by_role("dialog", name=name, exact=True)


def out_of(page: Page) -> Locator:
    """The way out of it."""
    return sheet_of(page).get_by_role("link", name="Abrir em outra aba")


def frame_of(page: Page) -> Frame:
    """The center in it."""
    (frame,) = [frame for frame in page.frames if frame.name.startswith("help-center ")]
    return frame


def shown_in(page: Page) -> str:
    """Where the center said last that it is."""
    told = [each for each in page.evaluate("window.told") if each["type"] == "help-center:shown"]
    return told[-1]["address"] if told else ""


def follow(page: Page, name: str, address: str) -> Frame:
    """Open the center by a link or a button, and wait until it is there and has said so."""
    trigger = page.get_by_role("main").get_by_text(name, exact=True)
    trigger.focus()
    page.keyboard.press("Enter")
    expect(page.locator("iframe[name^=help-center]")).to_be_visible()
    until(page, lambda: shown_in(page) == address)
    return frame_of(page)
