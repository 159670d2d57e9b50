"""What stops a build is found although harmless articles are not parsed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.content import Content, read_content
from helpcenter.lint.check import check
from helpcenter.lint.problem import STOPS_BUILD
from helpcenter.lint.serious import is_plain, serious
from helpcenter.sources import parse_source

CASES = Path(__file__).parent.parent / "fixtures" / "lint"
PARTS = [
    *("[x](", "![x](", "![", "][a]", "[a]: ", "](", ")", "<", ">", "{", "}", "\n\n", "\n", " "),
    *(
        "javascript:",
        "java\\script:",
        "javascript&colon;",
        "data:",
        "da\\ta:",
        "data\\:",
        "vbscript:",
    ),
    *("java\tscript:", "https://x.com/a.png", "//x.com/a.png", "img/a.png", "onclick=a", "style=b"),
    *("script", "iframe", "/", "!", "[", "]", "`", "    ", "- ", "```", "!!! nota", "\\", "&#58;"),
    *("\u202e", "Um texto. ", "a", "1. ", "src=", "'", '"', "%6aavascript:", "JAVASCRIPT:"),
]


def stopping(content: Content, docs: Path) -> list[str]:
    return [str(p) for p in check(content, docs) if p.code in STOPS_BUILD]


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_it_tells_what_all_rules_would_tell(case: str) -> None:
    docs = CASES / case / "docs"
    content = read_content(docs)
    assert [str(problem) for problem in serious(content, docs)] == stopping(content, docs)


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_what_looks_harmless_is(text: str) -> None:
    source = parse_source("conta/a.md", f"---\ntitle: Uma dúvida\n---\n\n{text}\n")
    content, docs = Content(sources={source.path: source}), Path("não-existe")
    assert [str(problem) for problem in serious(content, docs)] == stopping(content, docs)


def test_ordinary_articles_are_not_parsed() -> None:
    text = "Abra **Conta**, [veja](b.md) ou [fora](https://a.com).\n\n![Tela](img/tela.png)\n"
    assert is_plain(text)
