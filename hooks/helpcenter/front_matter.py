"""The front matter of articles and collections: its keys, their types, where each was typed.

The models are the one declaration of the keys. What a writer typed wrong is dropped and
reported, never raised: a page with a wrong key is still a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from helpcenter.mistakes import Mistake, explain

Matter = TypeVar("Matter", bound="PageMatter")
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LAST = 1000
"""Place in a list of what has no `ordem` of its own."""

BLOCK = re.compile(r"---[ \t]*\n(?P<head>.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


class PageMatter(BaseModel):
    """What every page of the site may say of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(default="", description="A pergunta, nas palavras do leitor.")
    description: str = Field(
        default="", description="De 50 a 160 caracteres; aparece em listas e resultados."
    )
    ordem: int = Field(default=LAST, description="Posição na lista; sem ela, ordem alfabética.")


class HomeMatter(PageMatter):
    """The home page, `docs/index.md`."""


class CollectionMatter(PageMatter):
    """A category folder's `index.md`."""

    icone: str = Field(default="", description="Ícone do tema, como material/forum-outline.")


class SearchMatter(BaseModel):
    """What an article asks of the search."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exclude: bool = Field(default=False, description="Deixa o artigo fora da pesquisa.")
    boost: float = Field(
        default=1.0, ge=0.1, le=10, description="Peso na pesquisa, de 0.1 a 10; sem ele, 1."
    )


class ArticleMatter(PageMatter):
    """An article."""

    autor: str = Field(default="", description="Chave de docs/_dados/autores.yml.")
    tags: list[str] = Field(default_factory=list, description="Assuntos do artigo.")
    sinonimos: list[str] = Field(
        default_factory=list, description="Palavras que os leitores usam e o texto não."
    )
    search: SearchMatter = Field(
        default_factory=SearchMatter, description="exclude: true deixa o artigo fora da pesquisa."
    )
    relacionados: list[str] = Field(
        default_factory=list, description="Caminhos, a partir de docs/, de artigos para ler depois."
    )
    enderecos_antigos: list[str] = Field(
        default_factory=list, description="Endereços antigos que devem continuar funcionando."
    )
    atualizado_em: date | None = Field(
        default=None, description="Data que vale no lugar da do histórico."
    )
    revisar_em: date | None = Field(default=None, description="Quando reler o artigo.")
    destaque: bool = Field(default=False, description="Mostra o artigo na página inicial.")
    rascunho: bool = Field(default=False, description="Aparece na prévia e não é publicado.")
    traduzido_de: str = Field(
        default="", description="Só em traduções: a revisão do original que foi traduzida."
    )


@dataclass(frozen=True)
class Parsed:
    """A file taken apart."""

    values: dict[str, Any]
    lines: dict[str, int]  # Line in the file of each key.
    body: str
    body_line: int  # Line in the file of the body's first line.
    mistakes: list[Mistake] = field(default_factory=list)
    unreadable: int | None = None  # Line where YAML gave up.


def parse(text: str) -> Parsed:
    """Take the front matter off a file whose line ends are LF; never raises."""
    block = BLOCK.match(text)
    if block is None:
        return Parsed({}, {}, text, 1)
    body_line = text.count("\n", 0, block.end()) + 1
    body = text[block.end() :]
    if line := alias_line(block["head"]):
        return Parsed({}, {}, body, body_line, unreadable=line)
    try:
        loader = Loader(block["head"])
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Parsed({}, {}, body, body_line, unreadable=mark.line + 2 if mark else 2)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError):
        return Parsed({}, {}, body, body_line, unreadable=2)
    if not isinstance(values, dict):
        return Parsed({}, {}, body, body_line, unreadable=2)
    lines = {str(key.value): key.start_mark.line + 2 for key, _ in node.value} if node else {}
    return Parsed({str(key): value for key, value in values.items()}, lines, body, body_line)


def alias_line(head: str) -> int | None:
    """Line in the file of the first YAML alias; ten of them can grow to gigabytes."""
    if "*" not in head:
        return None
    try:
        for event in yaml.parse(head, Loader=Loader):
            if isinstance(event, yaml.AliasEvent) and event.start_mark:
                return event.start_mark.line + 2
    except yaml.YAMLError:
        pass  # parse() says where.
    return None


def validate(model: type[Matter], values: dict[str, Any]) -> tuple[Matter, list[Mistake]]:
    """Return the values as `model` without the wrong ones, and what was wrong with those."""
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        mistakes = explain(error, model)
        wrong = {mistake.path[0] for mistake in mistakes}
        kept = {key: value for key, value in values.items() if key not in wrong}
        return model.model_validate(kept), mistakes
