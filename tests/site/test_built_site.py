"""The last look at a finished site: nothing on the real one, and each thing that can be wrong."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ANSWERS

from helpcenter.built_site import check_built
from helpcenter.commands import CommandError
from helpcenter.commands.montar import check_pages

if TYPE_CHECKING:
    from pathlib import Path

ROOT = "https://ajuda.exemplo.com.br/"
ARTICLE = "conta/excluir-a-conta/index.html"
TRANSLATED = "conversas/abrir-um-chat/index.html"
HOME = "index.html"


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixtures' site that a test may break, if it mends it."""
    return shutil.copytree(site, tmp_path_factory.mktemp("montada") / "site")


@pytest.mark.parametrize("which", ["site", "site_with_answers"])
def test_nothing_is_wrong_with_what_we_build(request: pytest.FixtureRequest, which: str) -> None:
    assert [str(found) for found in check_built(request.getfixturevalue(which), ROOT)] == []


def test_a_page_of_any_name_is_at_its_encoded_address(tmp_path: Path) -> None:
    own = "https://a.br/conta/com%20espa%C3%A7o%20&%20x/"
    page = tmp_path / "conta/com espaço & x/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(f'<link rel="canonical" href="{own.replace("&", "&amp;")}">', "utf-8")
    listed = own.replace("&", "&amp;")
    (tmp_path / "sitemap.xml").write_text(f"<loc>{listed}</loc>", "utf-8")
    told = "\n".join(map(str, check_built(tmp_path, "https://a.br/")))
    assert told  # Of what else a page must have.
    assert "endereço" not in told


def test_answers_may_be_posted_to_where_there_is_no_file(
    site_with_answers: Path, tmp_path: Path
) -> None:
    """As `feedback.destination: coletor` does: the collector answers at the site's own host."""
    posted = shutil.copytree(site_with_answers, tmp_path / "site")
    page = posted / ARTICLE
    told = page.read_text("utf-8").replace(f'action="{ANSWERS}"', 'action="/respostas"')
    assert 'action="/respostas"' in told
    page.write_text(told, "utf-8")
    assert [str(found) for found in check_built(posted, ROOT)] == []


BROKEN = {
    "link": (ARTICLE, 'href="../../suporte/"', 'href="../../nada/"', "link ../../nada/ não leva"),
    "file": (ARTICLE, "assets/stylesheets/help-center.css", "assets/a.css", "a.css não leva"),
    "anchor": (HOME, '<a href="suporte/"', '<a href="conta/#nada"', "conta/#nada leva a um lugar"),
    "skip link": (ARTICLE, 'href="#hc-conteudo"', 'href="#x"', "#x leva a um lugar"),
    "id": (ARTICLE, "<h1>", '<h1 id="hc-conteudo">', "“hc-conteudo” aparece 2 vezes"),
    "no h1": (ARTICLE, "<h1>", "<h2>", "tem 0 títulos principais"),
    "two h1": (ARTICLE, "<h1>", "<h1></h1><h1>", "tem 2 títulos principais"),
    "alt": (ARTICLE, ' alt="" ', " ", "não tem texto alternativo"),
    "title": (ARTICLE, "title>", "b>", "não tem título"),
    "canonical": (ARTICLE, f'="{ROOT}conta/excluir', f'="{ROOT}conta/x', "o endereço canônico é"),
    "language": (TRANSLATED, '<html lang="pt-BR"', '<html lang="en"', "em outra língua"),
    "one way": (
        TRANSLATED,
        f'hreflang="en" href="{ROOT}en/conversas/abrir-um-chat/"',
        f'hreflang="en" href="{ROOT}en/conversas/"',
        "não leva de volta",
    ),
    "twin": (ARTICLE, 'text/markdown" href="index.md"', 'text/markdown" href="x.md"', "x.md não"),
    "feed": ("conta/index.html", 'novidades.xml"', 'x.xml"', "x.xml não leva a nada"),
    "structured data": (ARTICLE, '{"@context"', "{@context", "JSON-LD) não podem ser lidos"),
    "headline": (ARTICLE, '"headline"', '"head"', "falta headline em Article"),
    "trail": (ARTICLE, f'"item":"{ROOT}conta/"', f'"item":"{ROOT}x/"', "(https://ajuda"),
    "sitemap lacks": ("sitemap.xml", f"<loc>{ROOT}conta/</loc>", "", f"falta o endereço {ROOT}"),
    "sitemap has": ("sitemap.xml", f"{ROOT}conta/<", f"{ROOT}busca/<", "não é de uma página"),
    "noindex": (ARTICLE, "<title>", '<meta name="robots" content="noindex"><title>', "buscadores"),
    "robots": ("robots.txt", "Sitemap:", "Mapa:", "não diz onde está o mapa"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_told_and_stops_a_strict_build(
    copy: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, old, new, said = BROKEN[case]
    whole = (copy / name).read_text("utf-8")
    assert old in whole
    (copy / name).write_text(whole.replace(old, new), "utf-8")
    try:
        with pytest.raises(CommandError, match="nada foi publicado"):
            check_pages(copy)
    finally:
        (copy / name).write_text(whole, "utf-8")
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if said in line], lines


@pytest.mark.parametrize("tag", ["title", "description"])
def test_equal_titles_and_descriptions_are_told_and_stop_nothing(
    copy: Path, tag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page, other = (copy / name for name in (ARTICLE, "conversas/index.html"))
    whole = page.read_text("utf-8")
    start, end = {"title": ("<title>", "<"), "description": (':description" content="', '"')}[tag]
    mine, others = (
        text.partition(start)[2].partition(end)[0] for text in (whole, other.read_text("utf-8"))
    )
    page.write_text(whole.replace(f"{start}{mine}", f"{start}{others}"), "utf-8")
    try:
        check_pages(copy)
    finally:
        page.write_text(whole, "utf-8")
    assert "igual ao de conta/excluir-a-conta/index.html" in capsys.readouterr().err
