"""llms.txt and llms-full.txt: what the site has, for programs that read it whole.

The form is that of https://llmstxt.org (September 2024): a title, a summary as a quote, text
without headings, then a section of links for each collection.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from helpcenter.addresses import SUPPORT, absolute, address
from helpcenter.machines.twin import NAME, one_line
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from helpcenter.catalog import Catalog
    from helpcenter.pages import Article

INDEX, FULL = "llms.txt", "llms-full.txt"
OPTIONAL = "Optional"
"""The section that a program in a hurry leaves out: the form's own word, in every language."""
LINK = re.compile(r"- \[((?:\\.|[^\]\\])*)\]\((\S+)\)(?:: (.*))?")
ESCAPED = re.compile(r"\\(.)")
HEADING = re.compile(
    r"\n(?:[ >]*(?P<fence>`{3,}|~{3,})[\s\S]*?\n[ >]*(?P=fence)|(?P<mark>#{1,6}) )"
)
DEEPER, DEEPEST = 2, 6
"""An article's headings stand below its title, and that below its collection's."""


class Listed(NamedTuple):
    """A link of llms.txt."""

    title: str
    url: str
    description: str


class Site(NamedTuple):
    """What both files say of the site."""

    catalog: Catalog
    language: str
    name: str
    url: str | None


def index(site: Site) -> str:
    """The text of llms.txt in a language."""
    texts = texts_in(site.language)
    parts = [head(site), texts("machines.links"), person(site)]
    for title, articles in sections(site.catalog, site.language):
        links = (
            link(article.title, absolute(site.url, article.address + NAME), article.description)
            for article in articles
        )
        parts.append("\n".join((f"## {one_line(title)}", "", *links)))
    own = absolute(site.url, address("", site.language) + FULL)
    more = [link(FULL, own, texts("machines.full"))]
    for language in site.catalog.languages:
        if language != site.language:
            other = absolute(site.url, address("", language) + INDEX)
            more.append(link(texts_in(language)("language.name"), other))
    return "\n\n".join([*parts, "\n".join((f"## {OPTIONAL}", "", *more))]) + "\n"


def full(site: Site, text_of: Callable[[Article], str]) -> str:
    """The text of llms-full.txt in a language; `text_of` gives what an article says."""
    parts = [head(site), person(site)]
    for title, articles in sections(site.catalog, site.language):
        parts.append(f"## {one_line(title)}")
        for article in articles:
            where = f"<{absolute(site.url, article.address)}>"
            parts += [f"### {one_line(article.title)}", where, below(text_of(article))]
    return "\n\n".join(filter(None, parts)) + "\n"


def head(site: Site) -> str:
    """Title and summary."""
    home = site.catalog.home(site.language)
    return f"# {one_line(site.name)}\n\n> {one_line(home.description)}"


def person(site: Site) -> str:
    """The way to a person."""
    there = absolute(site.url, address(SUPPORT, site.language))
    texts = texts_in(site.language)
    return texts("machines.person", url=there)


def sections(catalog: Catalog, language: str) -> Iterator[tuple[str, list[Article]]]:
    """Yield collections and their sections, each with its own articles; last, those in none."""
    waiting = catalog.collections(language)[::-1]
    while waiting:
        collection = waiting.pop()
        waiting += catalog.collections(language, collection.id)[::-1]
        if articles := catalog.articles_of(collection):
            above = [*catalog.trail(collection), collection]
            yield " › ".join(one.title for one in above), articles
    loose = [a for a in catalog.articles() if a.language == language and not a.collection]
    if loose:
        texts = texts_in(language)
        yield texts("machines.loose"), loose


def link(title: str, url: str, description: str = "") -> str:
    """An item of a list of links."""
    told = f": {one_line(description)}" if description else ""
    return f"- [{one_line(title)}]({url}){told}"


def below(text: str) -> str:
    """An article's text with its headings two levels deeper; code stays as it is."""

    def deeper(found: re.Match[str]) -> str:
        mark = found["mark"]
        return f"\n{'#' * min(len(mark) + DEEPER, DEEPEST)} " if mark else found[0]

    return HEADING.sub(deeper, f"\n{text}").strip("\n")


def read_index(text: str) -> dict[str, list[Listed]]:
    """The links of an llms.txt by section, without the optional one."""
    found: dict[str, list[Listed]] = {}
    links: list[Listed] = []
    for line in text.split("\n"):
        if line.startswith("## "):
            links = found.setdefault(ESCAPED.sub(r"\1", line.removeprefix("## ")), [])
        elif item := LINK.fullmatch(line):
            title, url, description = (ESCAPED.sub(r"\1", part or "") for part in item.groups())
            links.append(Listed(title, url, description))
    found.pop(OPTIONAL, None)
    return found
