"""What is looked at besides the pages of a published site: search, feeds, sitemap, robots.txt."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from helpcenter.verifying.finding import Finding
from helpcenter.verifying.published import at, host_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.verifying.asking import Answer
    from helpcenter.verifying.checks import Site

SEARCH = "/assets/search"
CORE = "core.bin"
SITEMAP = "/sitemap.xml"
OK, ABSENT = 200, (404, 410)


def look_at_search(site: Site, language: str) -> Iterator[Finding]:
    """The search of a language finds its index."""
    pointer = f"{SEARCH}/{language}/index.json"
    answer = site.get(pointer)
    try:
        folder = json.loads(answer.body)["folder"] if answer.status == OK else None
    except (ValueError, KeyError, TypeError, RecursionError):
        folder = None
    if not isinstance(folder, str):
        said = answer.said if answer.status != OK else "não diz onde está o índice"
        yield Finding(
            "pesquisa", f"a pesquisa não funciona: o arquivo {said}.", answer.fix, pointer
        )
        return
    names = [CORE]
    for name in names:  # The first one names the others.
        path = f"{SEARCH}/{language}/{folder}/{name}"
        answer = site.get(path)
        try:
            text = zlib.decompress(answer.body) if answer.status == OK else None
            if text is not None and name == CORE:
                names += parts_of(text)
        except (zlib.error, ValueError, LookupError, TypeError, RecursionError):
            text = None
        if text is None:
            said = answer.said if answer.status != OK else "está danificado"
            yield Finding(
                "pesquisa", f"a pesquisa falha: um arquivo dela {said}.", answer.fix, path
            )


def parts_of(core: bytes) -> list[str]:
    """The names of an index's other files, as helpcenter/search/index.py writes them.

    Raises:
        ValueError, LookupError, TypeError: it is no index.
    """
    length = int.from_bytes(core[:4], "little")
    head = json.loads(core[4 : 4 + length])
    counts = {
        "t": len(head["titles"]),
        "b": len(head["texts"]),
        "c": dict(head["arrays"])["groups"],
    }
    return ["units.bin", *(f"{kind}{at}.bin" for kind in counts for at in range(counts[kind]))]


def look_at_feed(site: Site, path: str) -> Iterator[Finding]:
    """The news of a language or a collection can be followed."""
    answer = site.get(path)
    root = parsed(answer)
    if root is None or not root.tag.endswith("}feed"):
        said = answer.said if answer.status != OK else "não é um documento Atom"
        yield Finding("novidades", f"o arquivo de novidades {said}.", answer.fix, path)


def look_at_file(site: Site, path: str) -> Iterator[Finding]:
    """A file that other programs name answers, and is no page that answers for everything."""
    answer = site.get(path)
    page = answer.text.lstrip()[:1] == "<"
    if answer.status != OK or page:
        said = "é uma página" if page and answer.status == OK else answer.said
        yield Finding("arquivo", f"o arquivo {said}.", answer.fix, path)


def look_at_sitemap(site: Site) -> Iterator[Finding]:
    """The sitemap lists every article, at the address that is its own."""
    answer = site.get(SITEMAP)
    root = parsed(answer)
    if root is None:
        said = answer.said if answer.status != OK else "não é XML"
        yield Finding("sitemap", f"o mapa do site {said}.", answer.fix, SITEMAP)
        return
    listed = {
        unquote((each.text or "").strip()) for each in root.iter() if each.tag.endswith("}loc")
    }
    own = site.manifest.site_url or site.root
    for article in site.manifest.articles:
        if unquote(at(own, article.address)) not in listed:
            said = "o mapa do site não tem este artigo."
            yield Finding("sitemap", said, answer.fix, article.address)


def look_at_robots(site: Site) -> Iterator[Finding]:
    """Search engines may come in; without a robots.txt they may."""
    answer = site.ask(f"{host_root(site.root)}/robots.txt")
    path = "/robots.txt"
    if answer.status in ABSENT:
        return
    if answer.status != OK:
        said = f"o robots.txt {answer.said}, e os buscadores deixam de vir."
        yield Finding("robots", said, "faça o servidor responder 200 ou 404.", path)
        return
    rules = RobotFileParser()
    rules.parse(answer.text.splitlines())
    if not rules.can_fetch("*", urlsplit(at(site.root, "/")).path):
        said = "o robots.txt não deixa os buscadores verem a central."
        yield Finding("robots", said, "apague a linha “Disallow” que vale para ela.", path)


def parsed(answer: Answer) -> ElementTree.Element | None:
    """The XML of an answer; None if it is none. Expat itself bounds what entities grow to."""
    try:
        return ElementTree.fromstring(answer.body) if answer.status == OK else None  # noqa: S314
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
