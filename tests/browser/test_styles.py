"""What is not sent of the theme's styles is missed by no page: nothing looks different."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import material
import pytest
import yaml
from playwright.sync_api import expect
from tests.browser.everything import ARTICLE, PAGES

from helpcenter.brand import brand_css
from helpcenter.commands.montar import build
from helpcenter.settings import Brand
from helpcenter.styles import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent
THEIRS = Path(material.__file__).parent / "templates/assets/stylesheets"
OURS = ROOT / "overrides/assets/stylesheets"
COMPARE = (Path(__file__).parent / "compare_styles.js").read_text("utf-8")
NAMED = ",".join(f'.{name},[class*="{name}__"],[class*="{name}--"]' for name in LEFT_OUT)
LOOKS = [
    {"width": 390, "color_scheme": "dark"},
    {"width": 1280, "color_scheme": "light"},
]


def whole_stylesheet(brand: Brand) -> str:
    """All that the theme would send, the brand and ours, as they are written."""
    theirs = [next(THEIRS.glob(f"{name}.*.min.css")) for name in ("main", "palette")]
    ours = sorted(OURS.glob("*.css"))
    texts = [path.read_text("utf-8") for path in theirs]
    return "\n".join([*texts, brand_css(brand), *(path.read_text("utf-8") for path in ours)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory, make_project_in) -> Path:
    """Every way to a person, a destination for answers, a notice, and an article of everything."""
    folder = tmp_path_factory.mktemp("central-inteira")
    settings = yaml.safe_load((ROOT / "tests/fixtures/panel.yml").read_text("utf-8"))
    settings["feedback"] = {"destination": "http", "url": "https://respostas.exemplo.com.br/r"}
    settings["notice"] = {"text": "Manutenção no domingo.", "until": "2099-12-31"}
    project = make_project_in(folder, help_center=settings)
    (project / "docs/conversas/tudo.md").write_text(ARTICLE, "utf-8")
    build(project, project / "site")
    return project / "site"


@pytest.fixture(scope="module")
def raw() -> str:
    return whole_stylesheet(Brand(name="Central de Teste"))


@pytest.fixture
def look(
    open_browser: Callable[..., Page], serve_folder: Callable[[Path], str], folder: Path, raw: str
) -> Callable[..., tuple[Page, Callable[..., None]]]:
    """Return a function that opens a page and gives it with one that compares it as it stands."""
    base = serve_folder(folder)

    def open_(address: str, **options) -> tuple[Page, Callable[..., None]]:
        page = open_browser(address, base=base, bypass_csp=True, **options)  # For the other styles.
        page.route("https://respostas.exemplo.com.br/**", lambda route: route.abort())

        def compare(*media: str) -> None:
            for medium in ("screen", *media):
                page.emulate_media(media=medium)
                found = page.evaluate(COMPARE, raw)
                assert found == [], "\n".join(found)
            page.emulate_media(media="screen")
            assert page.locator(NAMED).count() == 0

        return page, compare

    return open_


@pytest.mark.parametrize("options", LOOKS, ids=["phone", "desk"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_looks_the_same(look, address: str, options) -> None:
    page, compare = look(address, **options)
    if "q=" in address:
        expect(page.locator(".hc-search-page__list > li").first).to_be_visible()
    compare(*(["print"] if options is LOOKS[1] else []))


@pytest.mark.parametrize("options", LOOKS, ids=["phone", "desk"])
def test_what_opens_looks_the_same(look, options) -> None:
    page, compare = look("/conversas/abrir-um-chat/", **options)
    page.get_by_role("button", name="Não", exact=True).click()
    expect(page.locator(".hc-feedback__reasons")).to_be_visible()
    page.locator("summary").last.click()
    compare()
    page.locator("a.hc-zoom").first.click()
    expect(page.locator(".hc-lightbox__stage img")).to_be_visible()
    compare()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("chat")
    expect(page.get_by_role("option").first).to_be_visible()
    compare()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '#suporte/mensagem'")
    panel = page.get_by_role("dialog", name="Central de suporte")
    panel.get_by_role("link", name="Preciso de suporte").click()
    compare()


def test_the_menu_of_phones_looks_the_same(look) -> None:
    page, compare = look("/conversas/abrir-um-chat/", **LOOKS[0])
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Todas as coleções").first).to_be_visible()
    compare()


def test_a_difference_would_be_seen(look, raw: str) -> None:
    page, _ = look("/conversas/tudo/", **LOOKS[1])
    for selector in (".bug > .admonition-title::before", ".highlight .k", ".md-typeset summary"):
        assert page.evaluate(COMPARE, raw + f"{selector} {{ opacity: 0.5 }}")
