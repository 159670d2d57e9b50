"""The modules of our scripts as JavaScript's grammar has them: what each one needs and gives.

Words such as `import` stand in strings, comments and regular expressions too, and only a grammar
tells a division from a regular expression: so tree-sitter reads, and nothing is guessed.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import tree_sitter_javascript
from tree_sitter import Language, Parser, Query, QueryCursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

LANGUAGE = Language(tree_sitter_javascript.language())
UNUSUAL = Query(
    LANGUAGE,
    """
    (call_expression function: (import)) @later
    (meta_property) @meta
    (await_expression) @await
    (for_in_statement "await") @await
    """,
)
"""What may stand anywhere in a module and matters where modules are put together."""
FUNCTIONS = {
    "arrow_function",
    "function_declaration",
    "function_expression",
    "generator_function",
    "generator_function_declaration",
    "method_definition",
}
DECLARATIONS = {"class_declaration", "function_declaration"}


class ScriptError(ValueError):
    """A script that cannot be published, said in Portuguese with file and line."""


@dataclass(frozen=True)
class Need:
    """An import of a module."""

    path: str
    """Of the module, from the folder of scripts."""
    line: int
    span: tuple[int, int]
    names: tuple[tuple[str, str], ...] = ()
    """As the other module has them, and as they are called here."""


@dataclass(frozen=True)
class Module:
    """A file and how it hangs together with others; spans are of its bytes."""

    path: str
    code: bytes
    needs: tuple[Need, ...]
    later: tuple[Need, ...]
    """Those of `import("./x.js")`."""
    gives: tuple[str, ...]
    exports: tuple[tuple[int, int], ...]
    """Where the word stands."""


def parse(path: str, text: str) -> Node:
    """Return the syntax tree of a file.

    Raises:
        ScriptError: it is no JavaScript.
    """
    root = Parser(LANGUAGE).parse(text.encode()).root_node
    if root.has_error:
        wrong = next(node for node in walk(root) if node.is_error or node.is_missing)
        refuse(path, wrong, "isto não é JavaScript que eu entenda.")
    return root


def refuse(path: str, node: Node, reason: str) -> NoReturn:
    """Say what is wrong with a file, and where."""
    raise ScriptError(f"{path}:{node.start_point.row + 1}: {reason}")


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it in the order of the text."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)


def text_of(node: Node | None) -> str:
    """The text of a node."""
    return (node.text or b"").decode() if node else ""


def read_module(path: str, text: str) -> Module:
    """Read the imports and exports of a file written as ours are.

    Raises:
        ScriptError: it has an import or export of another kind.
    """
    root = parse(path, text)
    needs, exports = [], []
    gives: list[str] = []
    for node in root.children:
        if node.type == "import_statement":
            needs.append(need_of(path, node))
        if node.type == "export_statement":
            gives += names_given(path, node)
            exports.append((node.start_byte, node.named_children[0].start_byte))
    unusual = QueryCursor(UNUSUAL).captures(root)
    later = tuple(
        later_of(path, node) for node in unusual.get("later", []) if not is_computed(node)
    )
    for node in unusual.get("meta", []):
        if text_of(node) == "import.meta":
            refuse(path, node, "não sei reunir com outros um módulo com import.meta.")
    for node in unusual.get("await", []):
        if not is_in_function(node):
            refuse(path, node, "não sei reunir com outros um módulo com await fora de uma função.")
    return Module(path, text.encode(), tuple(needs), later, tuple(gives), tuple(exports))


def need_of(path: str, node: Node) -> Need:
    """Read `import { a, b as c } from "./x.js";`."""
    clause = next((child for child in node.children if child.type == "import_clause"), None)
    named = clause.named_children if clause else []
    if len(named) != 1 or named[0].type != "named_imports" or node.named_child_count != 2:
        refuse(path, node, 'só entendo importações como import { a, b as c } from "./x.js";')
    specifiers = [child for child in named[0].children if child.type == "import_specifier"]
    names = []
    for specifier in specifiers:
        name = text_of(specifier.child_by_field_name("name"))
        names.append((name, text_of(specifier.child_by_field_name("alias")) or name))
    source = node.child_by_field_name("source")
    return Need(target(path, source, node), line_of(node), span_of(node), tuple(names))


def is_computed(node: Node) -> bool:
    """Whether it is `import(address)`, of a name alone: a module that is not one of ours."""
    arguments = node.child_by_field_name("arguments")
    named = arguments.named_children if arguments else []
    return [child.type for child in named] == ["identifier"]


def later_of(path: str, node: Node) -> Need:
    """Read `import("./x.js")`."""
    arguments = node.child_by_field_name("arguments")
    named = arguments.named_children if arguments else []
    source = named[0] if len(named) == 1 else None
    return Need(target(path, source, node), line_of(node), span_of(node))


def target(path: str, source: Node | None, node: Node) -> str:
    """The path of an imported module, from the folder of scripts."""
    written = text_of(source)[1:-1]
    if not source or source.type != "string" or not written.startswith(("./", "../")):
        refuse(path, node, "escreva entre aspas o caminho do módulo, a começar por ./ ou ../")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), written))


def names_given(path: str, node: Node) -> Iterator[str]:
    """Read `export function f`, `export async function f`, `export class C`, `export const a`."""
    declaration = node.child_by_field_name("declaration")
    plain = node.children[1] == declaration
    if declaration and plain and declaration.type in DECLARATIONS:
        yield text_of(declaration.child_by_field_name("name"))
        return
    if not declaration or not plain or text_of(declaration.children[0]) != "const":
        refuse(path, node, "só entendo export antes de function, async function, class ou const.")
    for part in declaration.named_children:
        name = part.child_by_field_name("name")
        if name and name.type != "identifier":
            refuse(path, node, "dê um nome a cada const exportada, sem { } nem [ ].")
        if name:
            yield text_of(name)


def is_in_function(node: Node) -> bool:
    """Whether a function is around a node."""
    above = node.parent
    while above and above.type not in FUNCTIONS:
        above = above.parent
    return above is not None


def line_of(node: Node) -> int:
    """The line of a node, from 1."""
    return node.start_point.row + 1


def span_of(node: Node) -> tuple[int, int]:
    """Where a node begins and ends."""
    return node.start_byte, node.end_byte
