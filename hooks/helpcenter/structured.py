"""What a page tells search engines of itself: JSON-LD of schema.org, in one script of the head.

Only what the page shows too. No FAQPage: an article answers one question in steps, and a list of
questions with their answers, which is what FAQPage says of a page, is nowhere on the site.

Sources: https://schema.org/Article, https://schema.org/BreadcrumbList,
https://developers.google.com/search/docs/appearance/structured-data
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpcenter.addresses import SEARCH, address
from helpcenter.pages import Article
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpcenter.authors import Author
    from helpcenter.catalog import Catalog
    from helpcenter.pages import Page

Node = dict[str, Any]


def structured_data(
    page: Page, catalog: Catalog, name: str, absolute: Callable[[str], str]
) -> Node | None:
    """The nodes of a page.

    Args:
        page: what is drawn.
        catalog: knows what is around it.
        name: the site's, in the page's language.
        absolute: makes a whole address of one from the site's root.

    Returns:
        JSON-LD, or None for pages that nobody looks for: support, privacy, results, farewells,
        and drafts.
    """
    nodes: list[Node]
    if isinstance(page, Article) and not page.draft:
        nodes = [article(page), trail(page, catalog, absolute)]
    elif page.kind == "collection":
        nodes = [collection(page, absolute), trail(page, catalog, absolute)]
    elif page.kind == "home":
        nodes = [website(page, name, absolute)]
    else:
        return None
    return {"@context": "https://schema.org", "@graph": nodes}


def article(page: Article) -> Node:
    """An article; what it lacks is left out, and what its trail and its canonical address say."""
    node = {
        **about("Article", page),
        "headline": page.title,
        "author": page.author and author(page.author, page.language),
        "datePublished": page.created and page.created.isoformat(),
        "dateModified": page.updated and page.updated.isoformat(),
    }
    return {key: value for key, value in node.items() if value}


def author(who: Author, language: str) -> Node:
    """A team has a name in each language, and a person has one."""
    kind = "Person" if isinstance(who.nome, str) else "Organization"
    return {"@type": kind, "name": who.name(language)}


def collection(page: Page, absolute: Callable[[str], str]) -> Node:
    """A page that lists articles."""
    return {**about("CollectionPage", page), "name": page.title, "url": absolute(page.address)}


def website(page: Page, name: str, absolute: Callable[[str], str]) -> Node:
    """The site in one language, and how it is searched."""
    return {
        **about("WebSite", page),
        "name": name,
        "url": absolute(page.address),
        "potentialAction": {
            "@type": "SearchAction",
            "target": absolute(address(SEARCH, page.language)) + "?q={search_term_string}",
            "query-input": "required name=search_term_string",
        },
    }


def about(kind: str, page: Page) -> Node:
    """What every node of a page begins with."""
    described = {"description": page.description} if page.description else {}
    return {"@type": kind, "inLanguage": page.language, **described}


def trail(page: Page, catalog: Catalog, absolute: Callable[[str], str]) -> Node:
    """The way from the home page, as partials/help-center/trail.html shows it."""
    home = texts_in(page.language)("collection.all")
    steps = [(home, catalog.home(page.language).address)]
    steps += [(above.title, above.address) for above in catalog.trail(page)]
    items: list[Node] = [{"name": name, "item": absolute(there)} for name, there in steps]
    items.append({"name": page.title})  # Without `item`, the last one is the page itself.
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, **item} for place, item in enumerate(items, 1)
        ],
    }
