"""What is published of hostile articles is whole and harmless, whoever builds it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.hostile.publishing import FALSE, articles, lay_out, preview_site, readers_site
from tests.hostile.telling import harm

from helpcenter.policy import DATA

LINE_OF_REDIRECTS = re.compile(r"(?:/[\w.~%-]*)+\*? (?:/[\w.~%-]*)+ 301")


@pytest.fixture(scope="module", params=[readers_site, preview_site])
def site(request, tmp_path_factory, make_project_in) -> Path:
    """A built site of many hostile articles."""
    return request.param(make_project_in, tmp_path_factory.mktemp("hostil"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Its pages, parsed."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    assert len(paths) > 100
    return {
        name: BeautifulSoup(path.read_text("utf-8"), "html.parser") for name, path in paths.items()
    }


def test_bodies_hold_nothing_that_harms(pages: dict[str, BeautifulSoup]) -> None:
    bodies = {name: page.select_one(".hc-body") for name, page in pages.items()}
    assert [(name, found) for name, body in bodies.items() if body and (found := harm(body))] == []


def test_pages_run_and_fetch_only_what_is_ours(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for tag in page.find_all(True):
            assert not [key for key in tag.attrs if key.startswith("on")], name
            for key in ("src", "srcset", "action", "data", "poster", "formaction"):
                assert "mau.exemplo" not in tag.get(key, ""), name
            if tag.get("type") in DATA:
                assert "<" not in tag.text, name  # It is read, not run, and cannot end early.
            elif tag.name in ("script", "style", "base", "iframe", "object"):
                assert "hacked" not in str(tag), name
            if tag.name in ("link", "meta") and tag.get("rel") != ["canonical"]:
                assert "mau.exemplo" not in str(tag), name


def test_pages_are_whole(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        if "/caso-" in name:
            assert len(page.select("title")) == 1, name
            assert page.select(".hc-feedback, .hc-draft"), name
            assert page.select("footer.hc-footer"), name
            assert len(page.select("#__config")) == 1, name


def test_docs_give_no_orders_and_take_no_place(site: Path) -> None:
    published = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
    for name, text in FALSE.items():
        if name in published:
            assert text not in published[name].read_text("utf-8", errors="replace"), name
    rules = (site / "_redirects").read_text("utf-8") if (site / "_redirects").exists() else ""
    assert all(LINE_OF_REDIRECTS.fullmatch(line) for line in rules.splitlines())


def test_no_link_of_the_file_system_is_followed(site: Path) -> None:
    texts = (path.read_bytes() for path in site.rglob("*") if path.is_file())
    assert not [text for text in texts if b"SEGREDO" in text]
    assert not list(site.rglob("vaza*"))


def test_a_build_for_readers_refuses_them_by_name(tmp_path: Path, make_project_in) -> None:
    project = lay_out(make_project_in, tmp_path, {**articles(), **FALSE})
    (project / "site").mkdir()
    (project / "site" / "manifest.json").write_text("o anterior", "utf-8")
    command = [str(Path(sys.executable).with_name("central")), "montar"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "Traceback" not in said
    assert re.search(r"docs/conta/caso-\d+\.md:6: AJ012 a tag <script> não é permitida\.", said)
    assert re.search(r"docs/sw\.js:1: AJ016 ", said)
    assert [path.name for path in (project / "site").iterdir()] == ["manifest.json"]
