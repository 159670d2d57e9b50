"""Change items of a list in the front matter, or values in a list of YAML, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from helpcenter.front_matter import BLOCK
from helpcenter.writing.keys import composed, on_one_line, with_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Edit = tuple[int, int, str]
"""From where to where, and what stands there instead."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after its edits, which do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def with_items(text: str, key: str, items: list[str]) -> str:
    """Return a file's text whose front matter has further items at the end of a list.

    Raises:
        ValueError: the front matter is missing or cannot be read.
    """
    found = list_of(text, key)
    if not items:
        return text
    if found is None or not found[1].value:
        return with_key(text, key, items)
    base, node = found
    last = node.value[-1]
    typed = [on_one_line([item])[1:-1] for item in items]  # As inside of brackets.
    if node.flow_style:
        added = "".join(f", {item}" for item in typed)
    else:
        dash = "\n" + " " * node.start_mark.column + "- "
        added = "".join(f"{dash}{item}" for item in typed)
    end = base + end_of(last)
    return edited(text, [(end, end, added)])


def with_changed(text: str, key: str, change: Callable[[str], str | None]) -> str:
    """Return a file's text after `change` of each item of a list; None takes an item out.

    So does a change into an item that is there already.

    Raises:
        ValueError: the front matter is missing or cannot be read.
    """
    found = list_of(text, key)
    scalars = [item for item in found[1].value if is_text(item)] if found else []
    if found is None or not scalars:
        return text
    changed = [change(item.value) for item in scalars]
    if None in changed or len({*changed}) < len({item.value for item in scalars}):
        return with_key(text, key, list(dict.fromkeys(filter(None, changed))))
    pairs = zip(scalars, changed, strict=True)
    return edited(text, (replaced(found[0], item, new) for item, new in pairs if new))


def values_of(text: str, key: str) -> Iterator[tuple[int, int, str]]:
    """Yield the values of a key in a list of mappings: line, place in the text, value."""
    node = composed(text)
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        for name, value in entry.value if isinstance(entry, yaml.MappingNode) else ():
            if name.value == key and is_text(value):
                yield value.start_mark.line + 1, value.start_mark.index, value.value


def with_values(text: str, key: str, change: Callable[[str], str]) -> str:
    """Return the text of a list of mappings in YAML after `change` of each value of a key.

    Raises:
        ValueError: it cannot be read.
    """
    node = composed(text)
    entries = node.value if isinstance(node, yaml.SequenceNode) else []
    pairs = [
        pair for entry in entries if isinstance(entry, yaml.MappingNode) for pair in entry.value
    ]
    found = [value for name, value in pairs if name.value == key and is_text(value)]
    return edited(text, (replaced(0, value, change(value.value)) for value in found))


def list_of(text: str, key: str) -> tuple[int, yaml.SequenceNode] | None:
    """A list of the front matter, and where the front matter starts; None if there is none."""
    block = BLOCK.match(text)
    node = composed(block["head"]) if block else None
    if block is None or not isinstance(node, yaml.MappingNode | None):
        raise ValueError("o cabeçalho não pode ser lido")
    pairs = node.value if node else ()
    lists = (v for name, v in pairs if name.value == key and isinstance(v, yaml.SequenceNode))
    found = next(lists, None)
    return (block.start("head"), found) if found else None


def is_text(node: yaml.Node) -> bool:
    """Whether a node is a value, on one line."""
    return isinstance(node, yaml.ScalarNode) and node.start_mark.line == node.end_mark.line


def replaced(base: int, node: yaml.ScalarNode, new: str) -> Edit:
    """The edit that gives a value another text, in the quotes that it has."""
    start, end = base + node.start_mark.index, base + end_of(node)
    if new == node.value:
        return start, start, ""
    quote = node.style if node.style in ("'", '"') else ""
    return start, end, f"{quote}{new}{quote}" if quote else on_one_line([new])[1:-1]


def end_of(node: yaml.Node) -> int:
    """Where a node ends."""
    end: int = node.end_mark.index
    return end
