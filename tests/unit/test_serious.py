"""What stops a build is found although harmless articles are not parsed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.content import Content, read_content
from helpcenter.lint import serious as module
from helpcenter.lint.check import check
from helpcenter.lint.harmless import Harmless
from helpcenter.lint.problem import STOPS_BUILD
from helpcenter.lint.serious import glance, is_plain, serious
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
def test_it_tells_what_all_rules_would_tell(case: str, tmp_path: Path) -> None:
    docs = CASES / case / "docs"
    content = read_content(docs)
    for _ in range(2):  # The second time much is known to be harmless.
        harmless = Harmless(tmp_path / "inofensivos.msgpack", b"regras")
        problems = serious(content, docs, harmless)
        harmless.save()
        assert [str(problem) for problem in problems] == stopping(content, docs)


def test_only_what_has_changed_is_looked_through(tmp_path: Path, monkeypatch) -> None:
    looked, file, docs = [], tmp_path / "inofensivos.msgpack", Path("não-existe")
    monkeypatch.setattr(
        module, "glance", lambda source: looked.append(source.path) or glance(source)
    )
    texts = {f"conta/{name}.md": f"---\ntitle: {name}\n---\n\nUm texto.\n" for name in "abc"}

    def problems(program: bytes = b"regras") -> list[str]:
        looked.clear()
        sources = {path: parse_source(path, text) for path, text in texts.items()}
        harmless = Harmless(file, program)
        found = serious(Content(sources=sources), docs, harmless)
        harmless.save()
        return [problem.code for problem in found]

    assert problems() == []
    assert looked == [*texts]
    assert problems() == []
    assert looked == []
    texts["conta/b.md"] += "<script>alert(1)</script>"
    for _ in range(2):
        assert "AJ012" in problems()
        assert looked == ["conta/b.md"]
    assert "AJ012" in problems(b"outras regras")
    assert looked == [*texts]
    file.write_bytes(b"nada")
    assert "AJ012" in problems()


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_what_looks_harmless_is(text: str) -> None:
    source = parse_source("conta/a.md", f"---\ntitle: Uma dúvida\n---\n\n{text}\n")
    content, docs = Content(sources={source.path: source}), Path("não-existe")
    assert [str(problem) for problem in serious(content, docs)] == stopping(content, docs)


def test_ordinary_articles_are_not_parsed() -> None:
    text = "Abra **Conta**, [veja](b.md) ou [fora](https://a.com).\n\n![Tela](img/tela.png)\n"
    assert is_plain(text)
