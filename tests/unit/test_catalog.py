"""Collections, trails, translations and what to read next."""

from __future__ import annotations

from datetime import date

from helpcenter.authors import Author
from helpcenter.catalog import Catalog
from helpcenter.content import Content
from helpcenter.history import Dates, History
from helpcenter.pages import Article, Collection
from helpcenter.sources import parse_source

FILES = {
    "index.md": "title: Início",
    "conta/index.md": "title: Conta\nordem: 2\nicone: material/account",
    "conta/index.en.md": "title: Account",
    "conta/sair.md": "title: Sair\nautor: bia\nrelacionados: [conta/sair.md]",
    "conta/senhas/trocar.md": "title: Trocar a senha\nautor: ana\ndestaque: true",
    "conta/senhas/trocar.en.md": "title: Change the password",
    "avisos/índice.md": "title: Índice de avisos\nautor: bia\nrelacionados: [conta/sair.md]",
    "avisos/atraso.md": "title: Atraso\nautor: bia",
    "avisos/zelo.md": "title: Zelo\nordem: 1\nrascunho: true",
}
AUTHORS = {"bia": Author(nome="Bia"), "ana": Author(nome={"pt-BR": "Ana", "en": "Ann"})}


def content(history: History | None = None) -> Content:
    sources = (parse_source(path, f"---\n{head}\n---\nTexto.\n") for path, head in FILES.items())
    return Content({source.path: source for source in sources}, AUTHORS, history or History())


def titles(pages: list[Article]) -> list[str]:
    return [page.title for page in pages]


def collection(catalog: Catalog, path: str) -> Collection:
    page = catalog.page(path)
    assert isinstance(page, Collection)
    return page


def test_collections_are_ordered_and_those_without_a_file_exist() -> None:
    catalog = Catalog(content())
    found = catalog.collections("pt-BR")
    assert [(c.title, c.order) for c in found] == [("Conta", 2), ("Avisos", 1000)]
    assert [c.title for c in catalog.collections("pt-BR", "conta")] == ["Senhas"]


def test_articles_are_in_portuguese_alphabetical_order() -> None:
    catalog = Catalog(content())
    assert titles(catalog.articles_of(collection(catalog, "avisos/index.md"))) == [
        "Atraso",
        "Índice de avisos",
    ]


def test_a_collection_counts_its_sections_and_lists_its_authors_once() -> None:
    catalog = Catalog(content())
    conta = collection(catalog, "conta/index.md")
    assert titles(catalog.all_articles_of(conta)) == ["Sair", "Trocar a senha"]
    assert [author.name("pt-BR") for author in catalog.authors_of(conta)] == ["Ana", "Bia"]
    assert titles(catalog.featured("pt-BR")) == ["Trocar a senha"]


def test_drafts_appear_only_when_asked_for() -> None:
    assert Catalog(content()).page("avisos/zelo.md") is None
    assert Catalog(content(), drafts=True).page("avisos/zelo.md") is not None


def test_the_trail_leads_from_the_outermost_collection() -> None:
    catalog = Catalog(content())
    page = catalog.page("conta/senhas/trocar.md")
    assert page
    assert [c.id for c in catalog.trail(page)] == ["conta", "conta/senhas"]
    top = catalog.top_of(page)
    assert top
    assert top.id == "conta"


def test_the_switch_leads_to_the_nearest_page_that_exists() -> None:
    catalog = Catalog(content())
    leads = {}
    for path in ("index.md", "conta/senhas/trocar.md", "conta/sair.md", "avisos/atraso.md"):
        page = catalog.page(path)
        assert page
        other = catalog.translation(page, "en")
        leads[path] = (other.address, other.exact)
    assert leads == {
        "index.md": ("/en/", True),
        "conta/senhas/trocar.md": ("/en/conta/senhas/trocar/", True),
        "conta/sair.md": ("/en/conta/", False),
        "avisos/atraso.md": ("/en/", False),
    }


def test_alternates_name_only_pages_that_exist() -> None:
    catalog = Catalog(content())
    page = catalog.page("conta/sair.md")
    assert page
    assert catalog.alternates(page) == []


def test_order_and_icon_are_said_once_in_the_default_language() -> None:
    english = collection(Catalog(content()), "conta/index.en.md")
    assert (english.order, english.icon) == (2, "material/account")


def test_related_starts_with_what_the_writer_named() -> None:
    catalog = Catalog(content())
    page = catalog.page("avisos/índice.md")
    assert isinstance(page, Article)
    assert titles(catalog.related(page))[0] == "Sair"
    itself = catalog.page("conta/sair.md")
    assert isinstance(itself, Article)
    assert itself not in catalog.related(itself)


def test_the_writers_date_stands_before_gits() -> None:
    day = Dates(date(2025, 1, 1), date(2025, 2, 2))
    source = parse_source("a/b.md", "---\ntitle: B\natualizado_em: 2024-12-01\n---\n")
    known = History(files={"a/b.md": day})
    page = Catalog(Content({"a/b.md": source}, {}, known)).page("a/b.md")
    assert isinstance(page, Article)
    assert (page.created, page.updated) == (date(2024, 12, 1), date(2024, 12, 1))


def test_a_language_without_pages_does_not_exist() -> None:
    source = parse_source("a/b.md", "---\ntitle: B\n---\n")
    catalog = Catalog(Content({"a/b.md": source}))
    assert catalog.languages == ("pt-BR",)
    assert {page.language for page in catalog.pages()} == {"pt-BR"}
