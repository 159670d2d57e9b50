"""Change one key of a file's front matter, and nothing else of the file."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import yaml

from helpcenter.front_matter import BLOCK, Loader

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 1000  # Of a line, so that none is folded.


def with_key(text: str, key: str, value: Any) -> str:
    """Return the text of a file, with LF for line ends, whose front matter says `key: value`.

    Comments, order and the other keys stay as typed.

    Raises:
        ValueError: the front matter is missing or cannot be read.
    """
    block = BLOCK.match(text)
    node = composed(block["head"]) if block else None
    if block is None or not isinstance(node, yaml.MappingNode | None):
        raise ValueError("o cabeçalho não pode ser lido")
    lines = block["head"].splitlines(keepends=True)
    made = f"{key}: {on_one_line(value)}\n"
    first, last = len(lines), len(lines)
    for name, content in node.value if node else ():
        if name.value == key:
            end = content.end_mark
            first, last = name.start_mark.line, end.line + bool(end.column)
    head = "".join([*lines[:first], made, *lines[last:]])
    return text[: block.start("head")] + head + text[block.end("head") :]


def item_lines(text: str, key: str) -> list[int]:
    """Line in the file of each item of a list in the front matter; none if it is no list."""
    block = BLOCK.match(text)
    node = composed(block["head"]) if block else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    lists = (value for name, value in pairs if name.value == key)
    return [item.start_mark.line + 2 for found in lists for item in found.value]


def composed(head: str) -> yaml.Node | None:
    """The nodes of a front matter; raise ValueError if YAML cannot read it."""
    try:
        return yaml.compose(head, Loader=Loader)
    except yaml.YAMLError as error:
        raise ValueError("o cabeçalho não pode ser lido") from error


def on_one_line(value: Any) -> str:
    """`2026-03-12`, `"1: 2"`, `[a, b]`."""
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=WIDTH)
    return text.partition("\n")[0]  # A scalar alone has an end of document below it.


def rewrite(path: Path, change: Callable[[str], str]) -> bool:
    """Change a text file, keeping its line ends and its BOM; whole, or not at all.

    Returns:
        Whether there was anything to change.

    Raises:
        ValueError: it is not in UTF-8, or `change` has raised it.
    """
    raw = path.read_bytes().decode("utf-8")
    ends = "\r\n" if "\r\n" in raw else "\n"
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    text = raw.removeprefix(mark).replace("\r\n", "\n")
    changed = change(text)
    if changed == text:
        return False
    write_whole(path, mark + changed.replace("\n", ends))
    return True


def write_whole(path: Path, text: str) -> None:
    """Write a file in UTF-8 that is never seen half written."""
    with NamedTemporaryFile("wb", dir=path.parent, prefix=".", delete=False) as file:
        file.write(text.encode())
    made = Path(file.name)
    made.chmod(path.stat().st_mode if path.exists() else 0o644)
    made.replace(path)
