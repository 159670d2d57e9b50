"""The rule on what writers keep for the search and the checker in docs/_dados/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.languages import split_language
from helpcenter.lint.problem import Problem
from helpcenter.lint.terms import FILE as TERMS
from helpcenter.lint.terms import read_terms
from helpcenter.mistakes import nearest
from helpcenter.search.publish import read_synonyms, synonyms_path
from helpcenter.search.wanted import FILE, read_wanted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from helpcenter.content import Content

FORMS = {
    "terms": "escreva “- use: ticket” e, abaixo, “em_vez_de: [chamado]”; ou “- botao: Responder”.",
    "synonyms": "escreva “- excluir, apagar” ou “- nfe > nota fiscal”.",
    "wanted": "escreva “- { busca: esqueci a senha, artigo: conta/trocar-a-senha.md, ate: 1 }”.",
}


def data_broken(content: Content, docs: Path) -> Iterator[Problem]:
    """AJ018: a line of sinonimos.yml, buscas.yml or termos.yml that cannot be used is left out."""
    for line, message in read_terms(docs)[1]:
        yield Problem(TERMS, line, "AJ018", f"{message}.", FORMS["terms"])
    for language in content.languages:
        path = synonyms_path(language)
        for line, message in read_synonyms(docs, language)[1]:
            yield Problem(path, line, "AJ018", f"{message}.", FORMS["synonyms"])
    searches, wrong = read_wanted(docs)
    for line, message in wrong:
        yield Problem(FILE, line, "AJ018", f"{message}.", FORMS["wanted"])
    articles = [path for path, source in content.sources.items() if source.kind == "article"]
    for line, wanted in searches:
        if wanted.artigo not in articles:
            originals = [path for path in articles if split_language(path)[0] == path]
            hint = nearest(wanted.artigo, originals)
            message = f"não encontrei o artigo “{wanted.artigo}”."
            fix = hint or "escreva o caminho a partir de docs/."
            yield Problem(FILE, line, "AJ018", message, fix)
