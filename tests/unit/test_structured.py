"""What pages tell search engines, and the check of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from helpcenter.authors import Author
from helpcenter.built_structured import mistakes_of
from helpcenter.catalog import Catalog
from helpcenter.content import Content
from helpcenter.history import Dates, History
from helpcenter.sources import parse_source
from helpcenter.structured import structured_data

FILES = {
    "index.md": "title: Como ajudar?",
    "conta/index.md": "title: Conta\ndescription: Tudo sobre a conta.",
    "conta/senhas/trocar.md": "title: Trocar\ndescription: Como se troca.\nautor: equipe",
    "conta/senhas/trocar.en.md": "title: Change\nautor: bia",
    "conta/rascunho.md": "title: Rascunho\nrascunho: true",
}
AUTHORS = {
    "bia": Author(nome="Bia"),
    "equipe": Author(nome={"pt-BR": "Equipe", "en": "Team"}),
}
ROOT = "https://a.example"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    texts = (parse_source(path, f"---\n{head}\n---\nTexto.\n") for path, head in FILES.items())
    days = {"conta/senhas/trocar.md": Dates(date(2026, 1, 2), date(2026, 3, 4))}
    known = History("abc", date(2026, 3, 5), days)
    return Catalog(Content({text.path: text for text in texts}, AUTHORS, known), drafts=True)


def told(catalog: Catalog, path: str) -> Any:
    page = catalog.page(path)
    assert page
    return structured_data(page, catalog, "Central", ROOT.__add__)


def test_an_article_tells_what_it_shows(catalog: Catalog) -> None:
    data = told(catalog, "conta/senhas/trocar.md")
    article, trail = data["@graph"]
    assert article == {
        "@type": "Article",
        "headline": "Trocar",
        "description": "Como se troca.",
        "inLanguage": "pt-BR",
        "datePublished": "2026-01-02",
        "dateModified": "2026-03-04",
        "author": {"@type": "Organization", "name": "Equipe"},
    }
    assert [(step["name"], step.get("item")) for step in trail["itemListElement"]] == [
        ("Todas as coleções", f"{ROOT}/"),
        ("Conta", f"{ROOT}/conta/"),
        ("Senhas", f"{ROOT}/conta/senhas/"),
        ("Trocar", None),
    ]


def test_what_is_not_known_is_not_told(catalog: Catalog) -> None:
    article, trail = told(catalog, "conta/senhas/trocar.en.md")["@graph"]
    assert article == {
        "@type": "Article",
        "headline": "Change",
        "inLanguage": "en",
        "author": {"@type": "Person", "name": "Bia"},
    }
    assert trail["itemListElement"][1]["item"] == f"{ROOT}/en/conta/"


def test_home_says_how_to_search_in_its_language(catalog: Catalog) -> None:
    (site,) = told(catalog, "index.en.md")["@graph"]
    assert (site["@type"], site["url"], site["name"]) == ("WebSite", f"{ROOT}/en/", "Central")
    assert site["potentialAction"]["target"] == f"{ROOT}/en/busca/?q={{search_term_string}}"


def test_pages_that_nobody_looks_for_tell_nothing(catalog: Catalog) -> None:
    for path in ("suporte.md", "privacidade.en.md", "busca.md", "conta/rascunho.md"):
        assert told(catalog, path) is None


@pytest.mark.parametrize("path", ["index.md", "conta/index.md", "conta/senhas/trocar.md"])
def test_what_is_told_passes_the_check(catalog: Catalog, path: str) -> None:
    page = catalog.page(path)
    assert page
    assert list(mistakes_of(told(catalog, path), ROOT + page.address, lambda _: True)) == []


def graph(**node: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": [node]}


STEP = {"position": 1, "name": "A", "item": "/a/"}
ARTICLE = {"@type": "Article", "headline": "A", "inLanguage": "en"}
COLLECTION = {"@type": "CollectionPage", "inLanguage": "en", "name": "A", "url": "/b/"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "falta @context"),
        ({"@graph": []}, "falta @context"),
        (graph(**{"@type": "FAQPage"}), "o tipo FAQPage"),
        (graph(**{"@type": "Article"}, inLanguage="en"), "falta headline em Article"),
        (graph(**ARTICLE, dateModified="2026-02-30"), "uma data que não existe"),
        (
            graph(**ARTICLE, datePublished="2026-03-02", dateModified="2026-03-01"),
            "vem antes da publicação",
        ),
        (graph(**COLLECTION), "o endereço de CollectionPage é /b/"),
        (
            graph(**{"@type": "BreadcrumbList"}, itemListElement=[STEP, STEP]),
            "o passo 2 do caminho está fora de ordem",
        ),
        (
            graph(**{"@type": "BreadcrumbList"}, itemListElement=[{**STEP, "item": "/x/"}]),
            "(/x/) não leva a nada",
        ),
        (
            graph(
                **{"@type": "BreadcrumbList"},
                itemListElement=[{"position": 1, "name": "A"}, {"position": 2, "name": "B"}],
            ),
            "falta o endereço do passo 1",
        ),
        (
            graph(
                **{"@type": "WebSite"},
                inLanguage="en",
                name="A",
                url="/c/",
                potentialAction={"target": "/a/?q="},
            ),
            "a pesquisa (/a/?q=)",
        ),
    ],
)
def test_the_check_tells_each_mistake(data: Any, said: str) -> None:
    (mistake,) = mistakes_of(data, "/c/", lambda address: address == "/a/")
    assert said in mistake
