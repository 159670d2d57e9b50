"""What pydantic found wrong, in Portuguese, with the key and the nearest right one."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic import ValidationError

EXPECTED = {
    "string_type": "precisa ser um texto",
    "string_too_short": "não pode ficar vazio",
    "int_type": "precisa ser um número inteiro",
    "int_parsing": "precisa ser um número inteiro",
    "int_from_float": "precisa ser um número inteiro",
    "bool_type": "precisa ser true ou false",
    "bool_parsing": "precisa ser true ou false",
    "list_type": "precisa ser uma lista, como [um, dois]",
    "float_type": "precisa ser um número, como 1.5",
    "float_parsing": "precisa ser um número, como 1.5",
    "greater_than_equal": "é menor do que o permitido",
    "less_than_equal": "é maior do que o permitido",
    "dict_type": "precisa de um bloco, com uma chave em cada linha",
    "model_type": "faltam as linhas recuadas com as chaves deste bloco",
    "date_type": "precisa ser uma data, como 2026-03-12",
    "date_parsing": "precisa ser uma data, como 2026-03-12",
    "date_from_datetime_parsing": "precisa ser uma data, como 2026-03-12",
    "date_from_datetime_inexact": "precisa ser uma data sem hora, como 2026-03-12",
    "missing": "falta esta chave",
}
"""Pydantic's error types (docs: Errors, "Validation Errors") that our models can meet."""
MAX_WORD = 100


@dataclass(frozen=True)
class Mistake:
    """One wrong value: where it is, what it is, and what to type instead."""

    path: tuple[str, ...]
    message: str
    fix: str = ""
    unknown: bool = False


def explain(error: ValidationError, model: type[BaseModel]) -> list[Mistake]:
    """Say each error of a validation against `model` in Portuguese."""
    return [to_mistake(item, model) for item in error.errors(include_url=False)]


def to_mistake(item: Any, model: type[BaseModel]) -> Mistake:
    """One entry of pydantic's list, as a mistake."""
    path = tuple(str(part) for part in item["loc"])
    if item["type"] == "extra_forbidden":
        near = nearest(path[-1], keys_at(model, path[:-1]))
        return Mistake(path, "chave desconhecida", near or "confira o nome e o recuo", unknown=True)
    if item["type"] == "literal_error":
        expected = item["ctx"]["expected"].replace(" or ", " ou ")
        near = nearest(str(item["input"]).lower(), re.findall("'([^']*)'", expected))
        if path[-1] == "[key]":  # Pydantic's word for the name of a key, and not its value.
            return Mistake(path[:-1], "chave desconhecida", near or f"use {expected}", unknown=True)
        return Mistake(path, f"precisa ser um destes: {expected}", near)
    if item["type"] == "value_error":  # Raised by our own validators, in Portuguese.
        return Mistake(path, str(item["ctx"]["error"]))
    return Mistake(path, EXPECTED.get(item["type"], "tem um valor que não serve"))


def nearest(word: str, known: list[str]) -> str:
    """Return `você quis dizer “x”?` for the known word most like `word`, or nothing."""
    if len(word) > MAX_WORD:
        return ""  # Its comparison takes long, and nobody mistypes so long a name by a letter.
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"você quis dizer “{near[0]}”?" if near else ""


def keys_at(model: type[BaseModel], path: tuple[str, ...]) -> list[str]:
    """List the keys that `model` knows at `path`; numbers are places in a list."""
    for part in path:
        if part.isdigit():
            continue
        field = model.model_fields.get(part)
        inner = next((k for k in kinds(field and field.annotation) if is_model(k)), None)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def is_model(kind: Any) -> bool:
    """Whether a type is one of our blocks of keys."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def kinds(annotation: Any) -> tuple[Any, ...]:
    """Return a type, or the members of a union or list, as in `Topic | None` or `list[Topic]`."""
    return getattr(annotation, "__args__", None) or (annotation,)
