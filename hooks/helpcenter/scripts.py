"""The scripts that readers are sent: modules put together, and made small.

A module and the folder of its name, such as `search/engine.js` and `search/engine/`, are published
as one file. Each part becomes a function that returns what it exports, called where the browser
would have run it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

import minify

from helpcenter.javascript import ScriptError, read_module
from helpcenter.languages import LANGUAGES
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from helpcenter.javascript import Module, Need

    Find = Callable[[str], Module]

FOLDER = "assets/javascripts/"
TEXTS = "search/texts.js"
"""The module in the place of which `texts_module` is published."""

minify.config({"js-version": 2022})  # Nothing newer than what Safari 16.4 understands.


def publish(sources: Mapping[str, str]) -> dict[str, str]:
    """Turn the files of the folder of scripts into those of the site, both by path.

    Raises:
        ScriptError: a file cannot be read, or imports what it cannot have.
    """
    return dict(published(tuple(sorted(sources.items()))))


@lru_cache(maxsize=1)  # The preview's builds differ in articles.
def published(files: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """What `publish` returns."""
    sources = dict(files)
    wholes = {path: whole_of(path, sources) for path in sources}
    modules = Modules(lambda path: read_module(path, sources[path]))
    modules.enter_all(sources)
    for module in modules.values():
        check_borders(module, wholes)
    return {path: bundle(path, wholes, modules) for path, whole in wholes.items() if not whole}


def texts_module() -> str:
    """What the scripts of the search say, in each language, as a module.

    They are asked for with those scripts: as a part of each page, which needs none of them before
    the search is opened, they were 370 bytes of every one, compressed.
    """
    said = {language: texts_in(language).section("search.live") for language in LANGUAGES}
    return f"export const texts = {json.dumps(said, ensure_ascii=False)};"


def whole_of(path: str, paths: Iterable[str]) -> str:
    """The module in whose folder a file is and with which it is published, if there is one."""
    wholes = (whole for whole in paths if path.startswith(f"{whole.removesuffix('.js')}/"))
    return min(wholes, key=len, default="")


def check_borders(module: Module, wholes: Mapping[str, str]) -> None:
    """Refuse imports into the parts of another module, and from parts to the outside."""
    own = wholes[module.path]
    for need in (*module.needs, *module.later):
        other = wholes[need.path]
        where = f"{module.path}:{need.line}: “{need.path}”"
        if other not in ("", own, module.path):
            raise ScriptError(f"{where} é publicado dentro de “{other}”: importe deste.")
        if own and other != own:
            raise ScriptError(f"{where} está fora da pasta de que este módulo faz parte.")
        if other and need in module.later:
            raise ScriptError(f"{where} vem junto com este módulo: importe-o no começo.")


def bundle(entry: str, wholes: Mapping[str, str], known: Mapping[str, Module]) -> str:
    """Put a module together with the parts that it imports."""
    modules = Modules(known.__getitem__, lambda path: wholes[path] == entry)
    modules.enter(entry)
    mark = free_mark(modules.values())
    called = {path: f"{mark}{number}" for number, path in enumerate(modules)}
    parts = []
    for path, module in modules.items():
        needs = [need for need in module.needs if need.path in modules]
        code = received(needs, called.__getitem__)
        if path == entry:
            parts.append(code + without(module, needs))
        else:
            parts.append(f"const {called[path]}=(()=>{{{code}{as_function(module)}}})();")
    return small(entry, "\n".join(parts))


def registry(entries: Iterable[str], read: Callable[[str], str]) -> tuple[str, set[str]]:
    """Make one classic script of modules and all that they import, now and later.

    Where scripts cannot be modules, in a folder of the reader's device, `hcModule("header.js")`
    runs one, once.

    Returns:
        The script, and the paths of the modules that are in it.
    """
    modules = Modules(lambda path: read_module(path, read(path)))
    modules.enter_all(entries)
    mark = free_mark(modules.values())
    made = []
    for path, module in modules.items():
        code = received(module.needs, lambda other: f'{mark}("{other}")')
        code += as_function(module, f"{mark}later")
        made.append(f'"{path}":()=>{{{code}}}')
    script = f"""
        "use strict";
        const hcModule = (() => {{
          const {mark}made = {{{",".join(made)}}};
          const {mark}kept = new Map();
          const {mark} = (path) => {{
            if (!{mark}kept.has(path)) {mark}kept.set(path, {mark}made[path]());
            return {mark}kept.get(path);
          }};
          const {mark}later = async (path) => {mark}(path);
          return {mark};
        }})();
    """
    return small("offline.js", script), set(modules)


class Modules(dict[str, "Module"]):
    """Modules by path, in the order in which a browser would run them."""

    def __init__(self, find: Find, inside: Callable[[str], bool] = lambda _: True) -> None:
        """Say how a module is found, and which of those that are imported belong."""
        super().__init__()
        self.find, self.inside = find, inside
        self.open: list[str] = []

    def enter_all(self, paths: Iterable[str]) -> None:
        """Add modules, and then those that they may import later."""
        for path in paths:
            self.enter(path)
        seen = 0
        while seen < len(self):
            module = list(self.values())[seen]
            for need in module.later:
                self.follow(module, need)
            seen += 1

    def enter(self, path: str) -> None:
        """Add a module after those that it imports.

        Raises:
            ScriptError: something that is imported does not exist, or two modules need each other.
        """
        if path in self:
            return
        self.open.append(path)
        module = self.find(path)
        for need in module.needs:
            if self.inside(need.path):
                self.follow(module, need)
        self.open.pop()
        self[path] = module

    def follow(self, module: Module, need: Need) -> None:
        """Add what a module imports."""
        where = f"{module.path}:{need.line}"
        if need.path in self.open:
            raise ScriptError(f"{where}: “{need.path}” também precisa deste módulo.")
        try:
            self.enter(need.path)
        except (KeyError, FileNotFoundError) as error:
            raise ScriptError(f"{where}: não encontrei o módulo “{need.path}”.") from error
        for name, _ in need.names:
            if name not in self[need.path].gives:
                raise ScriptError(f"{where}: “{need.path}” não exporta {name}.")


def small(path: str, text: str) -> str:
    """A script without comments and blanks, with short names inside its functions.

    Raises:
        ScriptError: the minifier does not understand it.
    """
    try:
        short: str = minify.string("application/javascript", text)
    except minify.MinifyError as error:
        reason = str(error).partition("\n")[0]
        raise ScriptError(f"{path}: não consegui reduzir este JavaScript ({reason}).") from error
    return short


def free_mark(modules: Iterable[Module]) -> str:
    """A beginning of names that no module uses."""
    mark = "$_"
    while any(mark.encode() in module.code for module in modules):
        mark += "_"
    return mark


def received(needs: Iterable[Need], module: Callable[[str], str]) -> str:
    """What a module imports, as constants; `module` gives the expression of another."""
    lines = []
    for need in needs:
        names = ",".join(a if a == b else f"{a}:{b}" for a, b in need.names)
        lines.append(f"const{{{names}}}={module(need.path)};")
    return "".join(lines)


def as_function(module: Module, later: str = "") -> str:
    """A module as the body of a function."""
    gives = ",".join(module.gives)
    return f"{without(module, module.needs, later, exports=False)}\nreturn{{{gives}}}"


def without(module: Module, needs: Iterable[Need], later: str = "", *, exports: bool = True) -> str:
    """A module's code without some of its imports, and without the word `export` if asked.

    Args:
        module: whose code.
        needs: the imports that are left out.
        later: the function in the place of `import()`, or nothing; it is given the path from the
            folder of scripts.
        exports: whether the word stays.
    """
    edits = {need.span: "" for need in needs}
    if later:
        edits |= {need.span: f'{later}("{need.path}")' for need in module.later}
    if not exports:
        edits |= dict.fromkeys(module.exports, "")
    code, at = b"", 0
    for (start, end), text in sorted(edits.items()):
        code += module.code[at:start] + text.encode()
        at = end
    return (code + module.code[at:]).decode()
