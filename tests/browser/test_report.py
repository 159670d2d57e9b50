"""The report in Chromium: harmless, silent, accessible, readable on a phone and on paper."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.waiting import until

from helpcenter.feedback.known import Manifest, Published
from helpcenter.feedback.store import Record
from helpcenter.report.period import last_days
from helpcenter.report.render import render
from helpcenter.report.summary import summarise

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser
TODAY = date(2026, 11, 22)
HOSTILE = "</p><script>window.__x=1</script><img src=//mau.exemplo/x onerror=window.__x=1>"
TITLES = ["Como abrir um chat", "Onde ficam os tickets", "Uma-palavra-bem-comprida" * 3, HOSTILE]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def records() -> list[Record]:
    """Twelve weeks of answers to each article, with all that readers can write."""
    rows = []

    def add(kind: str, ago: int, **values) -> None:
        key = str(UUID(int=len(rows), version=4))
        day = (TODAY - timedelta(days=ago)).isoformat()
        rows.append(Record(key, 1, kind, day, "pt-BR", **values))

    for index in range(len(TITLES)):
        article = {"article": f"a/{index}", "revision": "0" * 16}
        for ago in range(120):
            vote = ("nao", "em_parte", "sim", "sim")[(ago + index) % (index + 2) % 4]
            reason = "faltou_passo" if vote != "sim" else None
            comment = HOSTILE if ago % 20 == 0 else ""
            add("answer", ago, **article, vote=vote, reason=reason, comment=comment)
        add("contact", 1, article=f"a/{index}", channel="link", topic=HOSTILE)
    for text in ("boleto", HOSTILE, "palavra" * 11):
        add("search_empty", 1, query=text[:80])
        add("not_found", 1, path=f"/{text[:80]}")
    return rows


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    """The full report and the empty one, as files."""
    folder = tmp_path_factory.mktemp("relatorio")
    articles = [
        Published(f"a/{index}", "pt-BR", f"/a/{index}/", title, review_by=date(2026, 1, 1))
        for index, title in enumerate(TITLES)
    ]
    manifest = Manifest(1, "https://ajuda.exemplo.com.br/", articles)
    for name, rows in (("cheio", records()), ("vazio", [])):
        base = "https://git.exemplo.com.br/edit/"
        period = last_days(TODAY)
        summary = summarise(rows, manifest, period, today=TODAY, edit_base=base)
        (folder / f"{name}.html").write_text(render(summary, manifest.site_url), "utf-8")
    return folder


@pytest.fixture
def open_report(open_browser, pages):
    """Open one of the reports from its file; nothing else may be asked for, nothing be said."""

    def open_(name: str = "cheio", **options):
        page = open_browser(**options)
        page.goto((pages / f"{name}.html").as_uri())
        assert page.watched.requests == [page.url]
        assert page.watched.console == []
        return page

    return open_


def test_what_readers_wrote_is_harmless(open_report) -> None:
    page = open_report()
    expect(page.locator("#comentarios blockquote").first).to_have_text(HOSTILE)
    assert page.evaluate("window.__x") is None
    assert page.locator("script, img, iframe").count() == 0


def test_not_even_markup_would_run(open_report) -> None:
    """The page's own policy is the second lock."""
    page = open_report()
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend',"
        "'<img src=https://mau.exemplo/x onerror=window.__x=1><p style=color:red id=novo>')"
    )
    drawn = "document.images.length === 1 && document.images[0].complete"
    until(page, lambda: page.evaluate(drawn))
    assert page.evaluate("window.__x") is None
    assert page.evaluate("getComputedStyle(document.all.novo).color") != "rgb(255, 0, 0)"
    for blocked in ("inline event handler", "https://mau.exemplo/x", "inline style"):
        assert any(
            blocked in line and "Content Security Policy" in line for line in page.watched.console
        )
    page.watched.console.clear()


@pytest.mark.parametrize("name", ["cheio", "vazio"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation_and_nothing_sideways(open_report, name, scheme, width) -> None:
    page = open_report(name, width=width, color_scheme=scheme)
    for details in page.locator("details").all():
        details.locator("summary").click()
    found = Axe().run(page, options=OPTIONS).response["violations"]
    assert [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (1280, "wide")])
def test_one_plot_for_each_width_in_the_pages_colours(open_report, width, shown) -> None:
    page = open_report(width=width, color_scheme="dark")
    plot = page.get_by_role("img", name=re.compile("Respostas a cada semana"))
    expect(plot).to_have_count(1)
    expect(plot).to_have_class(f"chart chart--{shown}")
    bar, dot = plot.locator(".color-0 rect").first, page.locator(".legend .dot--nao")
    color = dot.evaluate("element => getComputedStyle(element).backgroundColor")
    expect(bar).to_have_css("fill", color)
    size = plot.locator("text").first.evaluate("element => element.getBoundingClientRect().height")
    assert size >= 10


@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_screen_says_what_to_mend(open_report, width) -> None:
    page = open_report(width=width)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.locator(".mend > li").first).to_be_in_viewport()


def test_the_menu_by_keyboard(open_report) -> None:
    page = open_report()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("navigation").get_by_role("link", name="Pesquisas sem resultado").press(
        "Enter"
    )
    expect(page.get_by_role("heading", name="Pesquisas sem resultado")).to_be_in_viewport()


def test_on_paper_it_is_dark_on_white_and_whole(open_report) -> None:
    page = open_report(color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("body")).to_have_css("color", "rgb(27, 32, 48)")
    expect(page.locator("#tempo table")).to_be_visible()
    expect(page.locator(".jump")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")
