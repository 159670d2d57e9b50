"""The policy is in each page, and in the hosts' file, and knows no script but the templates'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.conftest import ANSWERS

from helpcenter.policy import Scripts, hashes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ALONE = {"moved": "data-hc-moved", "panel": '<dialog class="hc-panel'}
"""Marks of pages without a script that is written into them."""


def directives(text: str) -> dict[str, list[str]]:
    """A policy by its directives."""
    parts = (part.strip().split(" ") for part in text.split(";"))
    return {name: sources for name, *sources in parts}


def policy_in(html: str) -> str:
    """What the page says of itself, before anything that it holds for."""
    for tag in BeautifulSoup(html, "html.parser").find_all(["meta", "script", "link", "style"]):
        if str(tag.get("http-equiv", "")).lower() == "content-security-policy":
            return str(tag["content"])
        assert tag.name == "meta"
    raise AssertionError("no policy")


def test_each_page_allows_the_scripts_that_it_has_and_no_other(site_with_answers: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in site_with_answers.rglob("*.html")}
    kinds = set()
    for html in pages.values():
        found = directives(policy_in(html))
        hashes = [source for source in found["script-src"] if source.startswith("'sha256-")]
        assert hashes == hashes_of(html)
        alone = {name for name, mark in ALONE.items() if mark in html}
        assert bool(hashes) is not bool(alone)
        kinds |= alone
        assert found["connect-src"] == ["'self'", ANSWERS] == found["form-action"]
        assert "unsafe" not in "".join(found["script-src"] + found["style-src"])
    assert kinds == {*ALONE}
    scripts = {text for html in pages.values() for text in Scripts(html).texts}
    assert len([text for text in scripts if "__md_scope=" not in text]) <= 3


def test_hosts_are_told_the_same_for_all_pages(site_with_answers: Path) -> None:
    text = (site_with_answers / "_headers").read_text("utf-8")
    lines = text.splitlines()
    assert lines[0] == "/*"
    assert all(len(line) <= 2000 for line in lines)  # Cloudflare Pages reads no more.
    (line,) = [line for line in lines if "Content-Security-Policy: " in line]
    told = directives(line.partition(": ")[2])
    assert told.pop("frame-ancestors") == ["'none'"]
    known = set(told["script-src"])
    for path in site_with_answers.rglob("*.html"):
        found = directives(policy_in(path.read_text("utf-8")))
        assert {*found.pop("script-src")} <= known
        assert {**found, "script-src": []} == {**told, "script-src": []}


def test_only_files_named_after_their_content_are_kept_for_long(site_with_answers: Path) -> None:
    text = (site_with_answers / "_headers").read_text("utf-8")
    kept = [line for line in text.splitlines() if line.startswith("/") and line != "/*"]
    assert len(kept) == 3  # The search of each language, and the theme's script.
    for address in kept:
        path = site_with_answers / address.strip("/*")
        assert path.exists()
        assert any(len(part) >= 8 and not part.isalpha() for part in path.name.split("."))


def test_an_article_cannot_bless_a_script(new_project: Callable[..., Path], monkeypatch) -> None:
    """Even if the sanitizer let one through: the hashes are those of the page of errors."""
    evil = "<script>evil()</script>"
    monkeypatch.setattr("helpcenter.rendering.sanitize", lambda html, _: html + evil)
    project = new_project()
    build(load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site")))
    html = (project / "site/conta/excluir-a-conta/index.html").read_text("utf-8")
    assert evil in html
    assert hashes_of(evil)[0] not in policy_in(html)
    assert hashes_of(evil)[0] not in (project / "site/_headers").read_text("utf-8")
