"""Make the pictures of CONTRIBUTING.md: what a writer sees, in a help center of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build  # noqa: TID251, the preview is MkDocs' own.
from mkdocs.config import load_config  # noqa: TID251

import terminal
from helpcenter.preview import VARIABLE
from serving import browsing, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FloatRect

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).with_name("writer")
ARTICLE = "conta/trocar-a-minha-senha"
ANSWERS = ("conta", "Como trocar a minha senha", "", "", "")
"""To the questions of `central novo`: collection, title, summary, author, kind."""
SCREENS = ("escrever-novo", "escrever-conferir")
"""Pictures of the terminal: `central novo`, then `central conferir` on what was written."""
WIDTH, MARGIN = 1280, 16
PARTS = {
    "escrever-colecao": ("/conta/", ".hc-articles", ".hc-edit"),
    "escrever-previa": (f"/{ARTICLE}/", ".hc-problems", ".hc-lead"),
    "escrever-rascunho": ("/conversas/sair-de-um-chat/", ".hc-trail", ".hc-body"),
}
"""Of each picture: the page, and its first and last elements."""


def take(target: Path) -> None:
    """Do what a writer does, and keep a picture of each step in `target`."""
    article = f"docs/{ARTICLE}.md"
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        project = lay_out(Path(folder, "central"))
        screens = [terminal.typed(project, "novo", ANSWERS)]
        shutil.copy(SAMPLE / Path(article).name, project / article)
        screens += [terminal.typed(project, f"conferir {article}")]
        for name, text in zip(SCREENS, screens, strict=True):
            terminal.photograph(browser, text, target / f"{name}.png")
        with preview(project) as address:
            for name, (path, *parts) in PARTS.items():
                photograph(browser, address + path, parts, target / f"{name}.png")


def lay_out(project: Path) -> Path:
    """Make a help center of the sample articles."""
    shutil.copytree(SAMPLE, project)
    for name in ("hooks", "overrides"):
        (project / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "marca", project / "marca")  # A link out of a project is not published.
    return project


@contextmanager
def preview(project: Path) -> Iterator[str]:
    """Build the pages as `central servir` does, and give the address of a server of them."""
    os.environ[VARIABLE] = "1"
    site = project / "previa"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1/")
    del os.environ[VARIABLE]
    with serving(site) as address:
        yield address


def photograph(browser: Browser, address: str, parts: list[str], target: Path) -> None:
    """Keep a picture of a page, from the first to the last of two elements."""
    page = browser.new_page(
        viewport={"width": WIDTH, "height": 1600}, color_scheme="light", locale="pt-BR"
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    boxes = [box for part in parts if (box := page.locator(part).first.bounding_box())]
    page.screenshot(path=target, clip=around(boxes))
    page.close()


def around(boxes: list[FloatRect]) -> FloatRect:
    """The smallest rectangle with all of them in it, and a margin."""
    left, top = (min(box[side] for box in boxes) - MARGIN for side in ("x", "y"))
    right = max(box["x"] + box["width"] for box in boxes) + MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
