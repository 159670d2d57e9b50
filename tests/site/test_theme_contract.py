"""Fails when a Material upgrade changes what our templates stand in for or lean on."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

TEMPLATES = Path(material.__file__).parent / "templates"
OVERRIDES = Path(__file__).parent.parent.parent / "overrides"
BASE = (TEMPLATES / "base.html").read_text("utf-8")
SCRIPT = next((TEMPLATES / "assets" / "javascripts").glob("bundle.*.js")).read_text("utf-8")


def block(name: str) -> str:
    start = BASE.index(f"{{% block {name} %}}")
    depth = 0
    for tag in re.finditer(r"{%\s*(block|endblock)\b[^%]*%}", BASE[start:]):
        depth += 1 if tag[1] == "block" else -1
        if depth == 0:
            return BASE[start : start + tag.end()]
    raise AssertionError(name)


def test_blocks_that_we_fill_exist() -> None:
    ours = set(re.findall(r"{% block (\w+) %}", (OVERRIDES / "main.html").read_text("utf-8")))
    theirs = set(re.findall(r"{% block (\w+) %}", BASE))
    assert ours - theirs == {"body"}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("header", ["partials/header.html"]),
        ("site_nav", ["partials/nav.html", "partials/toc.html"]),
        ("container", ["partials/path.html", "partials/content.html"]),
        ("footer", ["partials/footer.html"]),
        ("site_meta", []),
        ("htmltitle", []),
    ],
)
def test_what_we_replace_is_still_made_of_the_same_parts(name: str, parts: list[str]) -> None:
    assert re.findall(r'include "([^"]+)"', block(name)) == parts


def test_no_theme_template_is_shadowed_but_main_and_404() -> None:
    ours = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    theirs = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    assert ours & theirs == {"main.html", "404.html"}


def test_the_search_has_the_parts_that_the_themes_script_looks_for() -> None:
    theirs = (TEMPLATES / "partials" / "search.html").read_text("utf-8")
    ours = (OVERRIDES / "partials" / "help-center" / "search.html").read_text("utf-8")
    names = re.compile(
        r'data-md-component="([\w-]+)"|name="(search|query)"|class="(md-search[\w-]*)'
    )
    optional = {"search-share", "search-suggest", "md-search__suggest"}
    wanted = {"".join(match) for match in names.findall(theirs)} - optional
    assert wanted <= {"".join(match) for match in names.findall(ours)}


def test_the_theme_still_asks_for_exact_alternates_only() -> None:
    """The space in rel=" alternate" keeps it from fetching sitemaps on every page."""
    assert "link[rel=alternate]" in SCRIPT


def test_the_theme_asks_for_no_word_that_we_lack() -> None:
    asked = set(re.findall(r"lang\.t\(['\"]([\w.]+)['\"]\)", BASE + block("config")))
    for name in ("toc", "search"):
        asked |= set(
            re.findall(
                r"lang\.t\(['\"]([\w.]+)['\"]\)",
                (TEMPLATES / "partials" / f"{name}.html").read_text("utf-8"),
            )
        )
    from helpcenter.texts import texts_in

    unused = {"language", "direction", "announce.dismiss", "select.version", "search.share"}
    feeds = {"rss.created", "rss.updated"}
    assert asked - unused - feeds <= set(texts_in("pt-BR").section("theme"))
