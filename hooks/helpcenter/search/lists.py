"""Lists that writers keep in YAML, each entry with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from helpcenter.front_matter import TRAP, Loader, trap_line

if TYPE_CHECKING:
    from pathlib import Path

UNREADABLE = "não consegui ler o arquivo a partir daqui; confira o recuo, os hífens e as aspas"
Wrong = tuple[int, str]
"""Line and what is wrong there, in Portuguese."""


def read_data(file: Path) -> str:
    """Return a file's text, nothing if there is no file; what is not UTF-8 is replaced."""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except FileNotFoundError:
        return ""


def read_list(text: str) -> tuple[list[tuple[int, Any]], list[Wrong]]:
    """Return the entries of a YAML list with their lines, or what keeps it from being one."""
    if line := trap_line(text):
        return [], [(line, TRAP)]
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return [], []
        if not isinstance(node, yaml.SequenceNode):
            return [], [(node.start_mark.line + 1, "cada linha precisa começar com um hífen")]
        entries = [
            (item.start_mark.line + 1, loader.construct_document(item)) for item in node.value
        ]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return [], [(mark.line + 1 if mark else 1, UNREADABLE)]
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError):
        return [], [(1, UNREADABLE)]
    return entries, []
