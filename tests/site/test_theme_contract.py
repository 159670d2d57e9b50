"""Fails when a Material upgrade changes what our templates stand in for or lean on."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from helpcenter.styles import CLASS, ICON, LEFT_OUT, is_left_out

TEMPLATES = Path(material.__file__).parent / "templates"
OVERRIDES = Path(__file__).parent.parent.parent / "overrides"
BASE = (TEMPLATES / "base.html").read_text("utf-8")
STYLES = next((TEMPLATES / "assets" / "stylesheets").glob("main.*.css")).read_text("utf-8")
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


def test_the_styles_that_we_join_are_all_that_the_theme_links() -> None:
    linked = re.findall(r"'assets/stylesheets/(\w+)\.\w+\.min\.css'", BASE)
    assert linked == ["main", "palette"]
    assert block("styles").count("<link") == 2
    assert re.findall(r'include "([^"]+)"', block("styles")) == ["partials/icons.html"]


def test_what_we_leave_out_of_the_styles_is_there_and_no_template_asks_for_it() -> None:
    classes = set(CLASS.findall(STYLES))
    for part in LEFT_OUT:
        assert [name for name in classes if name == part or name.startswith(f"{part}_")], part
    ours = "".join(path.read_text("utf-8") for path in OVERRIDES.rglob("*.*"))
    named = set(re.findall(r"\bmd-[\w-]+", BASE + ours))
    assert [name for name in named if is_left_out(name)] == []
    assert "md-header" in named


def test_pictures_left_out_of_the_styles_are_those_of_parts_left_out() -> None:
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"url\([^)]*\)", "", STYLES))
    for icon in ICON.findall(STYLES):
        used = [selector for selector, body in rules if f"var({icon})" in body]
        for selector in ",".join(used).split(",") if used else []:
            assert any(is_left_out(name) for name in CLASS.findall(selector)), (icon, selector)


def test_no_theme_template_is_shadowed_but_main_and_404() -> None:
    ours = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    theirs = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
    assert ours & theirs == {"main.html", "404.html"}


def test_no_template_has_lines_whose_white_space_is_seen() -> None:
    templates = [*TEMPLATES.rglob("*.html"), *OVERRIDES.rglob("*.html")]
    kept = re.compile(r"<(pre|textarea)\b(?:(?!</\1>).)*\n", re.DOTALL)
    assert [path for path in templates if kept.search(path.read_text("utf-8"))] == []


def test_the_themes_search_starts_only_where_its_form_is() -> None:
    """Without a form of that name it fetches no index, and without the component no worker."""
    assert 'document.forms.namedItem("search")?' in SCRIPT
    assert '"search-query"' in SCRIPT
    assert re.search(r'me\("search"\)\.map', SCRIPT)


def test_the_themes_script_is_told_what_it_needs_besides_the_search() -> None:
    told = set(re.findall(r'^          "(\w+)":', block("config"), re.MULTILINE))
    assert told == {"base", "features", "translations", "search", "annotate", "tags", "version"}
    words = set(re.findall(r'\bMe\("([\w.]+)"', SCRIPT))
    ours = (OVERRIDES / "main.html").read_text("utf-8")
    for word in words:
        known = word.startswith(("search.", "select.version"))
        assert known or f'"{word}": t(' in ours, word


def test_the_theme_still_asks_for_exact_alternates_only() -> None:
    """The space in rel=" alternate" keeps it from fetching sitemaps on every page."""
    assert "link[rel=alternate]" in SCRIPT


def test_the_theme_asks_for_no_word_that_we_lack() -> None:
    asking = re.compile(r"lang\.t\(['\"]([\w.]+)['\"]\)")
    toc = (TEMPLATES / "partials" / "toc.html").read_text("utf-8")
    asked = set(asking.findall(BASE.replace(block("config"), "") + toc))
    from helpcenter.texts import texts_in

    unused = {"language", "direction", "announce.dismiss", "select.version", "search.share"}
    feeds = {"rss.created", "rss.updated"}
    assert asked - unused - feeds <= set(texts_in("pt-BR").section("theme"))


def test_what_is_published_of_the_theme_is_found_without_its_icons() -> None:
    config = load_config(str(OVERRIDES.parent / "mkdocs.yml"))
    theme = config.theme

    def published() -> list[str]:
        files = get_files(config)
        files.add_files_from_theme(config.theme.get_env(), config)
        return [file.src_uri for file in files]

    expected, listed = published(), theme.get_env().list_templates()
    (ours,) = (hook for name, hook in config.hooks.items() if name.endswith("templates.py"))
    ours.on_config(config)
    env = config.theme.get_env()
    assert published() == expected
    icon = ".icons/material/check.svg"
    assert icon in listed
    assert icon not in env.list_templates()
    assert "<svg" in env.get_template(icon).render()
    assert (config.theme.name, config.theme["font"]) == (theme.name, False)
