"""Files taken apart: front matter, kind, language, revision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.content import Content
from helpcenter.history import History
from helpcenter.sources import identify, parse_source, read_sources

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "---\ntitle: Um\ndescription: Dois\n---\n\nTrês\n"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", ("home", "", "pt-BR")),
        ("index.en.md", ("home", "", "en")),
        ("conta/index.md", ("collection", "conta", "pt-BR")),
        ("conta/senhas/index.en.md", ("collection", "conta/senhas", "en")),
        ("conta/senhas/trocar.md", ("article", "conta/senhas/trocar", "pt-BR")),
        ("conta/trocar.en.md", ("article", "conta/trocar", "en")),
        ("conta/versao-1.2.md", ("article", "conta/versao-1.2", "pt-BR")),
    ],
)
def test_what_a_path_says(path: str, expected: tuple[str, str, str]) -> None:
    assert identify(path) == expected


def test_keys_know_their_lines_and_the_body_where_it_starts() -> None:
    source = parse_source("a.md", "---\ntitle: Um\n# nota\ntags:\n  - x\nautor: bia\n---\nTexto\n")
    assert source.lines == {"title": 2, "tags": 4, "autor": 6}
    assert (source.body, source.body_line) == ("Texto\n", 8)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("title: Dúvida: como faço?", 2),
        ("title: Um\ntags: [a\nautor: b", 4),
        ("- uma\n- lista", 2),
        ("data: 2026-13-45", 2),
        ("? [a, b]\n: c", 2),
        ("title: &a Um\ndescription: *a", 3),
        ('title: "a\tb\x00"', 2),
    ],
)
def test_unreadable_front_matter_is_not_text(head: str, line: int) -> None:
    source = parse_source("a.md", f"---\n{head}\n---\nTexto\n")
    assert source.unreadable == line
    assert source.body == "Texto\n"


def test_a_wrong_value_is_dropped_and_the_others_stay() -> None:
    source = parse_source(
        "a.md", "---\ntitle: Um\ntags: chat\nrevisar_em: 2026-05-01\ncor: azul\n---\n"
    )
    assert source.matter.title == "Um"
    assert source.article.tags == []
    assert source.article.revisar_em == date(2026, 5, 1)
    assert [mistake.path for mistake in source.mistakes] == [("tags",), ("cor",)]


def test_a_line_that_looks_like_data_is_text() -> None:
    assert parse_source("a.md", "Dica: leia tudo.\n\nMais.\n").body.startswith("Dica:")


def test_revision_follows_title_description_and_body_alone() -> None:
    base = parse_source("a.md", ARTICLE).revision
    assert len(base) == 16
    same = (
        ARTICLE.replace("description", "autor: bia\ndescription"),
        ARTICLE.replace("\nTrês\n", " \nTrês\n\n"),
        ARTICLE.replace("Três", "Tre\u0302s"),
    )
    assert {parse_source("a.md", text).revision for text in same} == {base}
    other = (ARTICLE.replace("Um", "1"), ARTICLE.replace("Dois", "2"), ARTICLE.replace("Três", "3"))
    assert base not in {parse_source("a.md", text).revision for text in other}


def test_windows_files_and_byte_order_marks_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode())
    (tmp_path / "b.md").write_bytes("---\ntitle: Ação\n---\n".encode("latin-1"))
    first, second = read_sources(tmp_path)
    assert first.revision == parse_source("a.md", ARTICLE).revision
    assert not first.encoding_error
    assert second.encoding_error


def test_data_and_hidden_folders_are_not_pages(tmp_path: Path) -> None:
    for path in ("_dados/nota.md", ".oculta/a.md", "c/a.md"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(ARTICLE, "utf-8")
    assert [source.path for source in read_sources(tmp_path)] == ["c/a.md"]


@given(st.text())
def test_any_text_can_be_taken_apart(text: str) -> None:
    parse_source("a.md", text)
    parse_source("a.md", f"---\n{text}\n---\n{text}")


@pytest.mark.parametrize(
    "typed",
    [
        *("rascunho: true", "rascunho: sim", "Rascunho: true", "draft: true"),
        *("publicar_em: amanhã", "publicar_em: 2099-01-01", "published: false", "hide: true"),
    ],
)
def test_a_draft_said_with_a_wrong_word_is_still_a_draft(typed: str) -> None:
    source = parse_source("c/a.md", f"---\ntitle: Um\n{typed}\n---\n")
    translation = parse_source("c/a.en.md", "---\ntitle: One\n---\n")
    content = Content({"c/a.md": source, "c/a.en.md": translation})
    assert content.drafts == {"c/a.md", "c/a.en.md"}


@pytest.mark.parametrize(
    ("today", "kept"),
    [(date(2026, 3, 11), True), (date(2026, 3, 12), False), (None, True)],
)
def test_an_article_waits_for_its_day(today: date | None, kept: bool) -> None:
    source = parse_source("c/a.md", "---\ntitle: Um\npublicar_em: 2026-03-12\n---\n")
    content = Content({"c/a.md": source}, history=History(day=today))
    assert content.drafts == ({"c/a.md"} if kept else set())
    assert content.scheduled == (["c/a.md"] if kept else [])


def test_what_hides_nothing_hides_nothing() -> None:
    text = "---\ntitle: Um\npublished: true\nhide: [toc]\n---\n"
    assert not parse_source("c/a.md", text).is_draft
