"""Authors of imported articles, added to docs/_dados/autores.yml; what is there stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from helpcenter.folding import fold
from helpcenter.importing.export import ExportError
from helpcenter.lint.names import kebab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpcenter.authors import Author


def author_keys(names: Mapping[str, str], known: Mapping[str, Author]) -> dict[str, str]:
    """A key for each author by the platform's id; one of that name may be there already."""
    by_name = {fold(name): key for key, author in known.items() for name in names_of(author)}
    taken, keys = set(known), {}
    for identity, name in sorted(names.items(), key=lambda item: (len(item[0]), item[0])):
        if not name:
            continue
        if fold(name) not in by_name:
            key, number = kebab(name), 1
            while key in taken:
                number += 1
                key = f"{kebab(name)}-{number}"
            taken.add(key)
            by_name[fold(name)] = key
        keys[identity] = by_name[fold(name)]
    return keys


def names_of(author: Author) -> list[str]:
    """What an author is called, in all languages."""
    return [author.nome] if isinstance(author.nome, str) else list(author.nome.values())


def with_authors(text: str, added: Mapping[str, str]) -> str:
    """Add names by key below what the file says.

    Raises:
        ExportError: the file is written in a way that nothing can be added below it.
    """
    if not added:
        return text
    new = {key: {"nome": name} for key, name in added.items()}
    old = yaml.safe_load(text) or {}
    before = text if old else "".join(line for line in text.splitlines(True) if line[:1] == "#")
    before = before if not before or before.endswith("\n") else f"{before}\n"
    whole = before + yaml.safe_dump(new, allow_unicode=True, sort_keys=False)
    try:
        same = yaml.safe_load(whole) == {**old, **new}
    except yaml.YAMLError:
        same = False
    if not same:
        raise ExportError(
            "docs/_dados/autores.yml: não consegui acrescentar autores a este arquivo. Escreva "
            "cada autor em linhas próprias, como em “equipe-suporte:” e, abaixo, “  nome: …”."
        )
    return whole
