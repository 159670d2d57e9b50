"""A new article: the name of its file and the text it starts with."""

from __future__ import annotations

from importlib.resources import files
from string import Template

import yaml

from helpcenter.addresses import SUPPORT
from helpcenter.folding import fold
from helpcenter.lint.names import kebab
from helpcenter.lint.portable import fits_windows

LONGEST = 60
"""Characters of a file's name: an address that still fits in a message."""
OPENINGS = ("como ", "o que e ", "how to ", "how do i ")
"""Of titles; an address says as much without them."""
KINDS = {
    "passo-a-passo": "como fazer algo, em passos numerados",
    "pergunta-e-resposta": "uma dúvida e a sua resposta",
    "solucao-de-problema": "um erro e como sair dele",
}
WIDTH = 1000


def file_name(title: str) -> str:
    """`Como trocar a minha senha?` becomes `trocar-a-minha-senha`; at most 60 characters."""
    opening = next((word for word in OPENINGS if fold(title).startswith(word)), "")
    name = kebab(title[len(opening) :]) if fold(title) != opening.strip() else kebab(title)
    if len(name) > LONGEST:
        name = name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]
    return name if fits_windows(name) else f"{name}-1"


def article(kind: str, collection: str, **matter: str) -> str:
    """The text of a new article.

    Args:
        kind: one of `KINDS`.
        collection: its folder, from docs/.
        **matter: keys of the front matter; the empty ones are left out, but for the description,
            which the checker asks for.
    """
    depth = collection.count("/") + 1
    body = files("helpcenter.writing").joinpath("models", f"{kind}.md").read_text("utf-8")
    kept = {key: text for key, text in matter.items() if text or key == "description"}
    head = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=WIDTH)
    text = Template(body).substitute(suporte=f"{'../' * depth}{SUPPORT}.md")
    return f"---\n{head}---\n\n{text}"


def new_article(collection: str) -> str:
    """The text that a new article starts with when it is written in the browser."""
    kind, title = next(iter(KINDS)), "A pergunta, nas palavras de quem lê"
    summary = "Em uma frase de 50 a 160 caracteres, o que a pessoa encontra neste artigo."
    return article(kind, collection, title=title, description=summary)
