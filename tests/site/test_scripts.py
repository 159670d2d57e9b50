"""The scripts of a built site: few, small, and all there."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpcenter.commands import CommandError
from helpcenter.commands.montar import build
from helpcenter.javascript import read_module
from helpcenter.languages import LANGUAGES
from helpcenter.scripts import TEXTS
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
SOURCES = ROOT / "overrides/assets/javascripts"
MOST = 10_000
"""Bytes of the search's engine, compressed: it comes with a reader's first key."""

MOST_WIDGET = 4000
"""Bytes of what a product's page loads before a click, compressed."""


def scripts_of(site: Path) -> dict[str, str]:
    """Our scripts by path, without the theme's."""
    folder = site / "assets/javascripts"
    paths = [path for path in folder.rglob("*.js") if not path.name.endswith(".min.js")]
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def test_a_module_and_its_folder_are_one_file(site: Path) -> None:
    written = {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.js")}
    folders = ("feedback/", "header/", "messenger/", "search/engine/", "widget/", "words/")
    parts = {path for path in written if path.startswith(folders)}
    assert sorted({f"{path.rpartition('/')[0]}/" for path in parts}) == sorted(folders)
    assert set(scripts_of(site)) == written - parts - {"widget.js"}  # Products load that one.


def test_every_module_finds_what_it_imports(site: Path) -> None:
    scripts = scripts_of(site)
    modules = {path: read_module(path, text) for path, text in scripts.items()}
    for module in modules.values():
        for need in (*module.needs, *module.later):
            assert need.path in modules
            assert {name for name, _ in need.names} <= set(modules[need.path].gives)
    assert modules["header.js"].later
    assert "openSearch" in modules["search/engine.js"].gives


def test_what_the_search_says_comes_with_its_scripts_and_with_no_page(site: Path) -> None:
    told = scripts_of(site)[TEXTS]
    for language in LANGUAGES:
        for text in texts_in(language).section("search.live").values():
            assert text in told
    meant = {texts_in(language)("search.live.advice") for language in LANGUAGES}
    pages = [page.read_text("utf-8") for page in site.rglob("*.html")]
    assert [page for page in pages if any(text in page for text in meant)] == []


def test_scripts_are_sent_without_what_is_for_us(site: Path) -> None:
    scripts = scripts_of(site)
    assert all("/**" not in text and "@ts-check" not in text for text in scripts.values())
    for path, text in scripts.items():
        if path == TEXTS:  # The build fills it.
            continue
        parts = (SOURCES / path.removesuffix(".js")).glob("*.js")
        written = [SOURCES / path, *parts]
        assert len(text) < sum(len(part.read_text("utf-8")) for part in written)
    assert len(gzip.compress(scripts["search/engine.js"].encode(), 9)) < MOST
    assert len(gzip.compress((site / "widget.js").read_bytes(), 9)) < MOST_WIDGET


def test_a_script_that_cannot_be_published_stops_the_build(
    new_project: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    project = new_project()
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    script = project / "overrides/assets/javascripts/dates.js"
    script.write_text(f"export default 1;\n{script.read_text('utf-8')}", "utf-8")
    with pytest.raises(CommandError):
        build(project, project / "site")
    said = "".join(capfd.readouterr())
    assert "overrides/assets/javascripts/dates.js:1: só entendo export antes de" in said
    assert "Traceback" not in said
