"""The front matter of articles and collections: its keys, their types, where each was typed.

The models are the one declaration of the keys. What a writer typed wrong is dropped and
reported, never raised: a page with a wrong key is still a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from helpcenter.mistakes import Mistake, explain

Matter = TypeVar("Matter", bound="PageMatter")
Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2999, 12, 31))]
"""A day that somebody may have meant."""
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

SHALLOW, DEEPEST = 1000, 50
"""Characters in which YAML cannot nest enough to do harm, and levels that no list of ours has."""

TRAP = "não use * nem & fora de aspas, nem listas dentro de listas"
"""What to do at `trap_line`."""

LAST = 1000
"""Place in a list of what has no `ordem` of its own."""
MOST = 1_000_000
"""The furthest place that may be asked for, to either side."""

BLOCK = re.compile(r"---[ \t]*\n(?P<head>.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


TITLE = (10, 70)
DESCRIPTION = (50, 160)
"""Shortest and longest, in characters: what search engines and our lists show in full."""


class PageMatter(BaseModel):
    """What every page of the site may say of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(
        default="",
        description="A pergunta, nas palavras de quem lê.",
        examples=["Como trocar a minha senha"],
        json_schema_extra={"maxLength": TITLE[1]},
    )
    description: str = Field(
        default="",
        description="De 50 a 160 caracteres; aparece em listas e resultados.",
        examples=["Veja onde trocar a senha da sua conta e o que fazer se a esqueceu."],
        json_schema_extra={"minLength": DESCRIPTION[0], "maxLength": DESCRIPTION[1]},
    )
    ordem: int = Field(
        default=LAST,
        ge=-MOST,
        le=MOST,
        description="Posição na lista (1, 2, 3…); sem ela, a ordem alfabética, no fim.",
        examples=[10],
    )
    enderecos_antigos: list[str] = Field(
        default_factory=list,
        description="Endereços que a página já teve e que devem continuar a levar a ela.",
        examples=[["/artigos/123/"]],
    )


class HomeMatter(PageMatter):
    """The home page, `docs/index.md`."""


class CollectionMatter(PageMatter):
    """A category folder's `index.md`."""

    icone: str = Field(
        default="", description="Ícone do tema.", examples=["material/forum-outline"]
    )


class SearchMatter(BaseModel):
    """What an article asks of the search."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exclude: bool = Field(default=False, description="Deixa o artigo fora da pesquisa.")
    boost: float = Field(
        default=1.0, ge=0.1, le=10, description="Peso na pesquisa, de 0.1 a 10; sem ele, 1."
    )


class ArticleMatter(PageMatter):
    """An article."""

    autor: str = Field(
        default="", description="Chave de docs/_dados/autores.yml.", examples=["equipe-suporte"]
    )
    tags: list[str] = Field(
        default_factory=list,
        description=(
            "Assuntos, também para a pesquisa; “aviso” e “novidade” deixam o artigo depois dos "
            "outros."
        ),
        examples=[["messenger", "tickets"]],
    )
    sinonimos: list[str] = Field(
        default_factory=list,
        description="Palavras que as pessoas usam e que não estão no texto.",
        examples=[["bate-papo", "contato"]],
    )
    search: SearchMatter = Field(
        default_factory=SearchMatter,
        description=(
            "“exclude: true” deixa o artigo fora da pesquisa; “boost: 2” dobra o seu peso."
        ),
        examples=[{"boost": 2}],
    )
    relacionados: list[str] = Field(
        default_factory=list,
        description="Artigos para ler depois: caminhos a partir de docs/.",
        examples=[["conversas/abrir-um-chat.md"]],
    )
    atualizado_em: Day | None = Field(
        default=None,
        description="Data que vale no lugar da do histórico.",
        examples=["2026-03-12"],
    )
    revisar_em: Day | None = Field(
        default=None, description="Dia em que o artigo deve ser relido.", examples=["2027-03-12"]
    )
    publicar_em: Day | None = Field(
        default=None,
        description="Até esse dia, aparece na prévia e não é publicado.",
        examples=["2026-12-01"],
    )
    destaque: bool = Field(
        default=False, description="Mostra o artigo na página inicial.", examples=[True]
    )
    rascunho: bool = Field(
        default=False, description="Aparece na prévia e não é publicado.", examples=[True]
    )
    traduzido_de: str = Field(
        default="",
        description="Só em traduções, escrita por “central traducao”: a revisão do original.",
        examples=["4f2a9c81d07be635"],
    )


class Repeated(NamedTuple):
    """A key that stands in a front matter once more: the line before, and the last one."""

    key: str
    before: int
    last: int


@dataclass(frozen=True)
class Parsed:
    """A file taken apart."""

    values: dict[str, Any]
    lines: dict[str, int]  # Line in the file of each key.
    body: str
    body_line: int  # Line in the file of the body's first line.
    unreadable: int | None = None  # Line where YAML gave up.
    repeated: tuple[Repeated, ...] = ()


def parse(text: str) -> Parsed:
    """Take the front matter off a file whose line ends are LF; never raises."""
    block = BLOCK.match(text)
    if block is None:
        return Parsed({}, {}, text, 1)
    body_line = text.count("\n", 0, block.end()) + 1
    body = text[block.end() :]
    if line := trap_line(block["head"]):
        return Parsed({}, {}, body, body_line, unreadable=line + 1)
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
    lines: dict[str, int] = {}
    repeated: dict[str, Repeated] = {}
    for key, _ in node.value if node else ():
        name, line = str(key.value), key.start_mark.line + 2
        if name in lines:
            repeated[name] = Repeated(name, lines[name], line)
        lines[name] = line
    named = {str(key): value for key, value in values.items()}
    return Parsed(named, lines, body, body_line, repeated=tuple(repeated.values()))


def trap_line(text: str) -> int | None:
    """Line of what YAML's own tools do not survive: an alias, or values inside of many others.

    Ten aliases can grow to gigabytes; a hundred thousand brackets end the process, because the C
    loader calls itself for each. Events are read one after the other and cost neither.
    """
    if "*" not in text and len(text) < SHALLOW:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > DEEPEST:
                return event.start_mark.line + 1 if event.start_mark else 1
    except yaml.YAMLError:
        pass  # Who reads it whole says where.
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
