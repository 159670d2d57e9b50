"""Each folder of `fixtures/lint` is what writers typed; `esperado.txt` is what they are told."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.toc import unique

from helpcenter.content import Content, read_content
from helpcenter.lint.anchors import unique_ids
from helpcenter.lint.body import read_body
from helpcenter.lint.check import check
from helpcenter.lint.parser import Parser
from helpcenter.lint.problem import SEVERITIES, Problem
from helpcenter.lint.rules import (
    DATA_RULES,
    PAGE_RULES,
    SITE_RULES,
    WHOLE_RULES,
    WORD_RULES,
)
from helpcenter.sources import parse_source

CASES = sorted(folder for folder in (Path(__file__).parents[1] / "fixtures" / "lint").iterdir())
RULES = (*PAGE_RULES, *WORD_RULES, *SITE_RULES, *WHOLE_RULES, *DATA_RULES)
EXTENSIONS = ["admonition", "attr_list", "tables", "toc", "pymdownx.superfences"]
PIECES = (
    *("[", "](", ")", "![", "<", ">", "<script", "`", "```", "~~~", "\n", "\n\n", "    "),
    *("- ", "> ", "#", '!!! dica "', '=== "', "{ ", "#id", " }", "|", "---", "a", "\t", "1. "),
    *("*", "_", "\\", "&#"),
)
MARKDOWN = st.lists(st.sampled_from(PIECES)).map("".join)


def told_about(text: str, path: str = "conversas/a.md") -> list[Problem]:
    content = Content(sources={path: parse_source(path, text)})
    return check(content, Path("não-existe"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_writers_are_told(case: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"  # Where git knows of no earlier state of the case.
    shutil.copytree(case / "docs", docs, symlinks=True)
    told = "".join(f"{problem}\n" for problem in check(read_content(docs), docs))
    assert told == (case / "esperado.txt").read_text("utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case_and_a_severity(rule) -> None:
    code = rule.__doc__.partition(":")[0]
    (case,) = (case for case in CASES if case.name.startswith(f"{code.lower()}-"))
    assert f": {code} " in (case / "esperado.txt").read_text("utf-8")
    assert code in SEVERITIES


def test_no_code_is_without_a_rule() -> None:
    assert {rule.__doc__.partition(":")[0] for rule in RULES} == SEVERITIES.keys()


@settings(deadline=5000)
@given(st.text() | MARKDOWN)
@example("---\n? [a]\n: b\n---\n")
@example("[x](http://[)\n\n![](\x00)")
def test_any_text_is_checked(text: str) -> None:
    for problem in told_about(text.replace("\r\n", "\n").replace("\r", "\n")):
        assert 1 <= problem.line <= text.count("\n") + text.count("\r") + 1
        assert len(str(problem).splitlines()) == 1


@given(MARKDOWN, st.sampled_from(["", "> ", "- "]))
def test_no_tag_is_overlooked_because_of_what_stands_above(text: str, prefix: str) -> None:
    """A fence or a list that Python-Markdown does not see must hide nothing from the rules."""
    body = f"{text}\n\n{prefix}<script>alert(1)</script>\n"
    html = Markdown(extensions=EXTENSIONS).convert(body)
    if "<script>" in html:
        assert any(problem.code in ("AJ012", "AJ014") for problem in told_about(body)), html


@given(st.lists(st.sampled_from(["a", "a_1", "a_2", "b", "", "_1", "a_1_1", "a_01"])))
def test_ids_are_the_librarys(slugs: list[str]) -> None:
    expected = {"a_2", "c"}
    for slug in slugs:
        unique(slug, expected)
    assert unique_ids(slugs, {"a_2", "c"}) == expected


@pytest.mark.parametrize(
    "text",
    [
        "## Título com `código` e **força**",
        "## Ação\n\n## Ação\n\n## Ação_1",
        "## A & B &amp; C <b>d</b>",
        "##Colado\n\n## Próprio { #meu .classe }\n\n## !!!",
        "!!! dica\n\n    ## Dentro\n\n- item\n\n    ## Lista\n\n> ## Citação",
        "Título\n======\n\n## [Link](https://a.b) e ![imagem](x.png)",
        "## 1 < 2 > 0\n\n## a\\_b _c_",
        "```\n## código\n```\n\n## Fora\n\n``` dois três quatro\n\n## Ainda fora",
    ],
)
def test_anchors_are_those_of_the_page(text: str) -> None:
    md = Markdown(extensions=EXTENSIONS)
    md.convert(text)

    def ids(tokens) -> set[str]:
        return {found for t in tokens for found in {t["id"], *ids(t["children"])}}

    assert read_body(text, 1, Parser()).anchors == ids(md.toc_tokens)


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    codes = [problem.code for problem in told_about("---\ntitle: A\n---\n" + "![](x)\n" * 45_000)]
    assert codes.count("AJ014") == 1
    assert "AJ009" not in codes


def test_a_parser_that_fails_is_a_problem_and_no_traceback(monkeypatch) -> None:
    monkeypatch.setattr(Parser, "parse", lambda *_: 1 / 0)
    assert [p.code for p in told_about("Texto.")].count("AJ014") == 1


HOSTILE = {
    "brackets in lines": "\n\n".join(["[" * 4999] * 50),
    "brackets": "[" * 20_000,
    "pictures": "![" * 10_000,
    "quotations": ">" * 10_000,
    "lists": "- " * 9_000,
    "open tags": "\n".join(["<a " * 6_000] * 15),
    "open attributes": "\n".join(['<a b="' * 3_000] * 15),
    "braces": "\n".join(["{" * 19_000] * 15),
    "emphasis": "\n".join(["*a" * 9_000] * 15),
    "backticks": "\n".join("`" * number for number in range(1, 700)),
    "fences": "```a\n" * 50_000,
    "fences in a quotation": "> ```a\n" * 40_000 + "\n```\n",
    "equal headings": "# a_5\n" * 40_000,
    "broken links": "".join(f"[a](nada-{number}.md)\n" for number in range(4_900)),
    "containers": '=== "a"\n' * 37_000,
    "scripts": "<script>\n" * 33_000,
    "spaces": "a" + " " * 19_000 + "**\n" + ("**a" + " " * 19_000 + "\n") * 14,
    "asterisks apart": "\n".join(["**a " * 4_900] * 15),
    "brackets apart": "\n".join(["[a] (" * 900] * 60),
    "attributes apart": "\n".join(["`a` {" * 3_000] * 15),
    "points": "\n".join(["a. " * 6_000] * 15),
    "long words": "\n".join(["A." * 9_000] * 15),
    "addresses": "\n".join(["http://a.b" * 1_900] * 15),
    "addresses apart": "\n".join(["http://a.b) " * 1_600] * 15),
    "links": "\n\n".join(["[a](b)" * 1_600] * 30),
    "comments alone": "---\ntitle: a\n---\n" + "<!---->\n" * 30_000 + "<!--\n" * 10_000,
    "pictures in HTML": "<img src=a.png>\n" * 19_000,
    "links in HTML": "<div>\n" + "<a href=../a/>b</a>\n" * 14_000 + "</div>\n",
    "open links": "\n".join(["[a](b.md " * 2_000] * 15),
    "struck": "\n".join(["~~a" + " " * 19_000] * 15),
    "struck apart": "\n".join(["~~a " * 4_900] * 15),
    "references": "\n\n".join(["[a][b" * 300] * 60),
    "wikis": "\n\n".join(["[[a" * 400] * 60),
    "half tables": "|a|\n" * 30_000,
    "a long half table": ("|" * 19_000 + "a\n") * 15,
    "steps": "2) a\n\nb\n\n" * 30_000,
    "bullets": "• a\n" * 70_000,
    "comments": "<!-- " * 3_900 + "\n\n<!--\n" * 30_000,
    "boxes": "!!! a\n" * 50_000,
    "ids": "a{#a}\n" * 45_000,
    "items": "- a\n\n b\n\n" * 30_000,
    "tabs": "\t- a\n" * 50_000,
    "accents": "a\u0301 " * 100_000,
    "a table": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|\n" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_ends_soon(text: str) -> None:
    start = time.process_time()
    told_about(text)
    assert time.process_time() - start < 10  # Quadratic ways take minutes.
