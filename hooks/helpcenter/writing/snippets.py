"""What a writer types often, as snippets of Visual Studio Code."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from helpcenter.addresses import SUPPORT
from helpcenter.front_matter import ArticleMatter, CollectionMatter
from helpcenter.writing.article import KINDS
from helpcenter.writing.declared import example

PIECES = {
    "dica": ("Caixa de dica", ["!!! dica", "", "    $0"]),
    "atencao": ("Caixa de atenção", ["!!! atenção", "", "    $0"]),
    "nota": ("Caixa de nota", ["!!! nota", "", "    $0"]),
    "recolhido": ("Texto que abre com um clique", ['??? nota "${1:Título}"', "", "    $0"]),
    "abas": (
        "Abas",
        ['=== "${1:Computador}"', "", "    $2", "", '=== "${3:Celular}"', "", "    $0"],
    ),
    "passo": ("Passo com imagem", ["1. $1", "", "    ![${2:O que ela mostra}](img/${3:nome}.png)"]),
    "botao": ("Botão", ["[${1:Texto}](${2:endereço}){ .md-button }"]),
    "pessoa": (
        "Link para falar com a equipe",
        [f"[${{1:fale com a equipe}}](../{SUPPORT}.md#{SUPPORT}/mensagem)"],
    ),
}

COLLECTION = ("title", "description", "ordem", "icone")
"""Keys that a new collection starts with."""


def snippets() -> dict[str, Any]:
    """The content of a `.code-snippets` file: articles, a collection, pieces of text."""
    whole = {f"artigo-{kind}": (f"Artigo: {what}", typed(kind)) for kind, what in KINDS.items()}
    keys = CollectionMatter.model_fields
    lines = ["---", *(example(name, keys[name]) for name in COLLECTION), "---", ""]
    pieces = {**whole, "colecao": ("index.md de uma coleção", lines), **PIECES}
    return {
        label: {"scope": "markdown", "prefix": name, "description": label, "body": body}
        for name, (label, body) in pieces.items()
    }


def typed(kind: str) -> list[str]:
    """An article of a kind, with stops for what is always typed."""
    autor = example("autor", ArticleMatter.model_fields["autor"]).partition(": ")[2]
    head = [
        "---",
        "title: ${1:Como trocar a minha senha}",
        "description: ${2:De 50 a 160 caracteres}",
        f"autor: ${{3:{autor}}}",
        "---",
        "",
    ]
    body = files("helpcenter.writing").joinpath("models", f"{kind}.md").read_text("utf-8")
    return [*head, *body.replace("${suporte}", f"../{SUPPORT}.md").splitlines()]
