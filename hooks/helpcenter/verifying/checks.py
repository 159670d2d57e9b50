"""What is looked at in a published site, one address at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from helpcenter.redirects.old import canonical
from helpcenter.verifying import files
from helpcenter.verifying.asking import joined_address
from helpcenter.verifying.finding import Finding
from helpcenter.verifying.page import Page
from helpcenter.verifying.published import at, same

if TYPE_CHECKING:
    from helpcenter.verifying.asking import Answer, Ask
    from helpcenter.verifying.published import Article, Manifest

Check = Callable[[], Iterator[Finding]]
OK = 200
ABSENT = "central-verificar-endereco-que-nao-existe/"
HOST = (
    "faça o servidor mandar os cabeçalhos que a montagem escreve (deploy/PUBLICAR.md); se ele não "
    "pode, como o GitHub Pages, use --sem-cabecalhos."
)


@dataclass(frozen=True)
class Site:
    """A published site, and what is known of it.

    Attributes:
        root: its address.
        manifest: what it says is there.
        ask: how an address is asked for.
        headers: that each page must have, names in small letters; without a value, any will do.
    """

    root: str
    manifest: Manifest
    ask: Ask
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Ask for a path of the site."""
        return self.ask(at(self.root, path))


def checks(site: Site) -> list[Check]:
    """Everything that is looked at."""
    manifest = site.manifest
    return [
        *(partial(look_at_page, site, path) for path in manifest.pages()),
        *(partial(look_at_page, site, each.address, each) for each in manifest.articles),
        *(
            partial(look_at_old, site, each, old)
            for each in manifest.articles
            for old in each.old_addresses
        ),
        *(partial(files.look_at_search, site, language) for language in manifest.languages),
        *(partial(files.look_at_feed, site, path) for path in manifest.feeds()),
        *(partial(files.look_at_file, site, path) for path in manifest.files()),
        partial(files.look_at_sitemap, site),
        partial(files.look_at_robots, site),
        partial(look_at_errors, site),
    ]


def look_at_page(site: Site, path: str, article: Article | None = None) -> Iterator[Finding]:
    """A page answers, is the one that it should be, and has its headers."""
    answer = site.get(path)
    if answer.status != OK:
        yield Finding("pagina", f"a página {answer.said}.", answer.fix, path)
        return
    if not answer.headers.get("content-type", "text/html").startswith("text/html"):
        said = f"a página vem como {answer.headers['content-type']}, e não como text/html."
        yield Finding("tipo", said, "corrija os tipos de arquivo no servidor.", path)
    page = Page(answer.text)
    if article and not " ".join(page.title.split()).startswith(" ".join(article.title.split())):
        said = f"o título é “{page.title.strip()}”, e devia começar com “{article.title}”."
        yield Finding("titulo", said, answer.fix, path)
    if article and page.language != article.language:
        said = f"a língua é “{page.language}”, e devia ser “{article.language}”."
        yield Finding("lingua", said, answer.fix, path)
    if site.manifest.site_url:
        own = at(site.manifest.site_url, path)
        if not page.canonical:
            said = "o que vem não é a página da central: falta o endereço canônico."
            yield Finding("canonico", said, answer.fix, path)
        elif not same(page.canonical, own):
            said = f"o endereço canônico é “{page.canonical}”, e devia ser “{own}”."
            yield Finding("canonico", said, answer.fix, path)
    if page.insecure and (site.manifest.site_url or site.root).startswith("https:"):
        said = f"a página carrega “{page.insecure[0]}” sem HTTPS, e os navegadores o recusam."
        yield Finding("inseguro", said, "troque http:// por https:// no artigo ou no modelo.", path)
    yield from look_at_headers(site, answer, path)


def look_at_headers(site: Site, answer: Answer, path: str) -> Iterator[Finding]:
    """A page comes with the headers of its build."""
    for name, value in site.headers.items():
        given = answer.headers.get(name)
        if given is None:
            yield Finding("cabecalho", f"falta o cabeçalho {name}.", HOST, path)
        elif value and " ".join(given.split()) != " ".join(value.split()):
            said = f"o cabeçalho {name} não é o da montagem: “{given[:120]}”."
            yield Finding("cabecalho", said, HOST, path)


def look_at_old(site: Site, article: Article, typed: str) -> Iterator[Finding]:
    """An old address leads to its article, at once: by the server, or by the page that is there."""
    path, there = canonical(typed), at(site.root, article.address)
    answer = site.get(path)
    if 300 <= answer.status < 400:
        leads = answer.leads
    elif answer.status == OK:
        leads = joined_address(answer.url, Page(answer.text).moved) or answer.url
    else:
        fix = f"publique a central de novo, com os endereços antigos; ele leva a {article.address}"
        yield Finding("antigo", f"o endereço antigo {answer.said}.", fix, path)
        return
    if not same(leads, there):
        said = f"o endereço antigo leva a “{leads}”, e devia levar direto a “{there}”."
        fix = "corrija a regra do servidor: um passo só, e sem trocar de endereço no caminho."
        yield Finding("antigo", said, fix, path)


def look_at_errors(site: Site) -> Iterator[Finding]:
    """An address that does not exist answers 404, with the site's own page."""
    answer = site.get(ABSENT)
    fix = "faça o servidor mostrar 404.html, com o código 404, no que não existe."
    if answer.status != 404:
        said = f"um endereço que não existe {answer.said}, e devia responder 404."
        yield Finding("erro-404", said, fix, f"/{ABSENT}")
    elif "hc-not-found" not in answer.text:
        said = "a página de endereço não encontrado não é a da central."
        yield Finding("erro-404", said, fix, f"/{ABSENT}")
