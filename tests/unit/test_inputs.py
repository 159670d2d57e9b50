"""What finished pages depend on is told as text that differs whenever it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helpcenter import kept
from helpcenter.asked import NOTES
from helpcenter.content import Content
from helpcenter.inputs import Answers, UndescribableError, described, settings_in, structure
from helpcenter.sources import parse_source

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "---\ntitle: Uma dúvida\ndescription: Resumo.\nautor: bia\n---\n\nUm texto.\n"
CHANGES = {
    "title": ("Uma dúvida", "Outra dúvida"),
    "description": ("Resumo", "Outro resumo"),
    "order": ("autor: bia", "autor: bia\nordem: 2"),
    "featured": ("autor: bia", "autor: bia\ndestaque: true"),
}


def content(text: str = ARTICLE, **more: str) -> Content:
    """Content of one article, and of others."""
    files = {"conta/a.md": text, **{f"{path}.md": other for path, other in more.items()}}
    return Content(sources={path: parse_source(path, said) for path, said in files.items()})


@pytest.mark.parametrize("change", CHANGES)
def test_what_lists_show_of_a_page_is_of_the_structure(change: str) -> None:
    before, after = content(), content(ARTICLE.replace(*CHANGES[change]))
    assert structure(before.catalog) != structure(after.catalog)


def test_so_are_pages_that_come_and_go_but_not_texts() -> None:
    before = structure(content().catalog)
    assert structure(content(b=ARTICLE).catalog) != before
    assert structure(content(**{"conta/a.en": ARTICLE}).catalog) != before
    assert structure(content(ARTICLE.replace("Um texto", "Outro texto")).catalog) == before


def test_a_text_is_asked_for_and_noted() -> None:
    before, after = content(), content(ARTICLE.replace("Um texto", "Outro texto"))
    article = before.catalog.article("conta/a", "pt-BR")
    assert article

    def read() -> str:
        return f"{article.source} {article.title}"

    (asked,) = NOTES.listen(None, read)[1]
    assert NOTES.listen(article, read)[1] == []  # The page's own.
    assert asked[-1] == "source"
    answers = [Answers(one.catalog)(asked) for one in (before, before, after)]
    assert answers[0] == answers[1] != answers[2]


def test_answers_differ_from_no_answer() -> None:
    assert Answers(content().catalog)(("page", "Article", "conta/x", "pt-BR", "updated")) == ""
    assert Answers(content().catalog)(("related", "conta/x", "pt-BR")) == ""


@pytest.mark.parametrize(
    "pair",
    [
        ({"a": 1}, {"a": "1"}),
        ({"a": None}, {}),
        (["a", "b"], ["b", "a"]),
        (["ab"], ["a", "b"]),
        ({"a": True}, {"a": 1}),
        ({"a": "b,c:d"}, {"a": "b", "c": "d"}),
    ],
)
def test_other_settings_are_told_otherwise(pair: tuple[Any, Any]) -> None:
    assert described(pair[0]) != described(pair[1])


def test_settings_are_read_with_what_they_inherit(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("a: 1\n", "utf-8")
    file = tmp_path / "mkdocs.yml"
    file.write_text("INHERIT: base.yml\nb: 2\n", "utf-8")
    assert settings_in(file) == [{"INHERIT": "base.yml", "b": 2}, {"a": 1}]


@pytest.mark.parametrize("text", ["a: !ENV NOME\n", "a: [\n", "- a\n", "INHERIT: outro.yml\n"])
def test_what_cannot_be_told_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(UndescribableError):
        settings_in(file)
    with pytest.raises(UndescribableError):
        described({"a": object()})


def test_every_file_of_the_package_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PACKAGE", tmp_path)
    found = set()
    for name, text in (("a.py", "1"), ("a.py", "2"), ("modelo.md", "2"), ("outro.md", "")):
        (tmp_path / name).write_text(text, "utf-8")
        found.add(kept.program.__wrapped__())
    assert len(found) == 4
    (tmp_path / "a.pyc").write_text("3", "utf-8")
    assert kept.program.__wrapped__() in found
