"""The front matter's declaration in the forms that people and editors read.

Everything here is made from the models of `helpcenter.front_matter`; `tools/generated.py` writes it
down, and a test holds what is written equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpcenter.front_matter import ArticleMatter, CollectionMatter, HomeMatter, PageMatter
from helpcenter.writing.keys import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLACES: dict[type[PageMatter], str] = {
    HomeMatter: "toda página",
    CollectionMatter: "coleção",
    ArticleMatter: "artigo",
}
REQUIRED = ["title", "description"]
QUOTES = "'"  # Of a date, which JSON has as text.


def keys_table() -> str:
    """The keys as a table of Markdown: name, where it stands, what it is, how it is typed."""
    rows = ["| Chave | Onde | O que é | Como se escreve |", "| --- | --- | --- | --- |"]
    for place, name, field in declared():
        help_text = field.description.replace("“", "`").replace("”", "`")
        rows.append(f"| `{name}` | {place} | {help_text} | `{example(name, field)}` |")
    return "\n".join(rows) + "\n"


def declared() -> Iterator[tuple[str, str, Any]]:
    """Yield place, name and declaration of each key, those of every page first."""
    known: set[str] = set()
    for model, place in PLACES.items():
        for name, field in model.model_fields.items():
            if name not in known:
                yield place, name, field
        known.update(model.model_fields)


def example(name: str, field: Any) -> str:
    """`tags: [messenger, tickets]`: a line that a writer can copy."""
    return f"{name}: {on_one_line(field.examples[0]).strip(QUOTES)}"


def json_schema(model: type[PageMatter], title: str) -> dict[str, Any]:
    """The keys of one kind of page, for editors that read JSON Schema."""
    properties = {name: with_help(model, name) for name in model.model_fields}
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "required": REQUIRED,
        "properties": properties,
    }


def with_help(model: type[PageMatter], name: str) -> dict[str, Any]:
    """One key: type, limits, help and examples, without what only pydantic reads."""
    schema = model.model_json_schema()
    declared = dict(schema["properties"][name])
    if "$ref" in declared:
        inner = schema["$defs"][declared.pop("$ref").rpartition("/")[2]]
        declared = {**inner, **declared}
        declared["properties"] = {key: plain(part) for key, part in inner["properties"].items()}
    return plain(declared)


def plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out titles, defaults and the choice of null, which YAML writers have no use for."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "default")}
    real: dict[str, Any] = next(
        (kind for kind in kept.pop("anyOf", ()) if kind != {"type": "null"}), {}
    )
    return {**real, **kept}
