"""What the sidebar shows of small and of large collections."""

from __future__ import annotations

from helpcenter.branches import MOST
from helpcenter.catalog import Catalog
from helpcenter.content import Content
from helpcenter.sources import parse_source


def catalog_of(*paths: str) -> Catalog:
    text = "---\ntitle: {}\n---\n\nTexto.\n"
    sources = {path: parse_source(path, text.format(path)) for path in paths}
    return Catalog(Content(sources=sources))


def many(folder: str, number: int) -> list[str]:
    return [f"{folder}/artigo-{place:04}.md" for place in range(number)]


def test_a_small_collection_is_shown_whole() -> None:
    catalog = catalog_of(*many("conta", 3), *many("conta/senha", 4))
    page = catalog.page("conta/artigo-0000.md")
    branch = catalog.branch(page)
    assert len(branch.articles) == branch.total == 3
    (section,) = branch.sections
    assert len(section.articles) == 4
    assert catalog.branch_key(page) == catalog.branch_key(
        catalog.page("conta/senha/artigo-0001.md")
    )


def test_of_a_large_one_the_surroundings_are_shown_and_the_way_to_the_rest() -> None:
    catalog = catalog_of(*many("conta", 3 * MOST), *many("conta/senha", 5))
    page = catalog.page(f"conta/artigo-{MOST + 2:04}.md")
    branch = catalog.branch(page)
    assert page in branch.articles
    assert (len(branch.articles), branch.total, branch.more) == (MOST, 3 * MOST, True)
    (section,) = branch.sections
    assert section.articles == ()
    assert not section.more
    inside = catalog.branch(catalog.page("conta/senha/artigo-0000.md"))
    assert inside.articles == ()
    assert len(inside.sections[0].articles) == 5


def test_no_page_lists_more_than_so_many_however_large_the_site() -> None:
    catalog = catalog_of(*many("conta", 900), *many("conta/senha", 300))
    shown = [
        len(branch.articles) + sum(len(section.articles) for section in branch.sections)
        for article in catalog.articles()
        if (branch := catalog.branch(article))
    ]
    assert max(shown) <= MOST


def test_outside_of_collections_there_is_none() -> None:
    catalog = catalog_of(*many("conta", 2))
    assert catalog.branch(catalog.home("pt-BR")) is None
    assert catalog.branch_key(catalog.home("pt-BR")) == ("", "", 0)
