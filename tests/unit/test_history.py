"""Dates from a real repository."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from helpcenter.history import Dates, History, read_history

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Commit = Callable[[Path, str, str], str]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def write(docs: Path, path: str, text: str) -> None:
    (docs / path).parent.mkdir(parents=True, exist_ok=True)
    (docs / path).write_text(text, encoding="utf-8")


def test_first_and_last_commit_of_a_file(docs: Path, commit_all: Commit) -> None:
    write(docs, "ação é.md", "um\n")
    commit_all(docs.parent, "Write", "2025-01-02")
    write(docs, "ação é.md", "dois\n")
    head = commit_all(docs.parent, "Change", "2025-03-04")
    history = read_history(docs)
    assert history.commit == head
    assert history.day == date(2025, 3, 4)
    assert history.files == {"ação é.md": Dates(date(2025, 1, 2), date(2025, 3, 4))}


def test_the_day_can_be_chosen(docs: Path, commit_all: Commit, monkeypatch) -> None:
    write(docs, "a.md", "um\n")
    commit_all(docs.parent, "Write", "2025-01-02")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")  # 2026-03-01T00:00:00Z
    assert read_history(docs).day == date(2026, 3, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "ontem")
    assert read_history(docs).day == date(2025, 1, 2)


def test_a_move_is_followed_and_is_no_change(docs: Path, commit_all: Commit) -> None:
    write(docs, "antes.md", "texto\n" * 20)
    commit_all(docs.parent, "Write", "2025-01-01")
    write(docs, "pasta/.gitkeep", "")
    (docs / "antes.md").rename(docs / "pasta" / "depois.md")
    commit_all(docs.parent, "Move", "2025-06-01")
    dates = read_history(docs).files["pasta/depois.md"]
    assert dates == Dates(date(2025, 1, 1), date(2025, 1, 1))


def test_a_move_with_a_change_is_both(docs: Path, commit_all: Commit) -> None:
    write(docs, "antes.md", "texto\n" * 20)
    commit_all(docs.parent, "Write", "2025-01-01")
    (docs / "antes.md").rename(docs / "depois.md")
    write(docs, "depois.md", "texto\n" * 20 + "mais\n")
    commit_all(docs.parent, "Move and change", "2025-06-01")
    assert read_history(docs).files["depois.md"] == Dates(date(2025, 1, 1), date(2025, 6, 1))


def test_a_new_file_with_an_old_name_has_its_own_dates(docs: Path, commit_all: Commit) -> None:
    write(docs, "a.md", "primeiro\n" * 9)
    commit_all(docs.parent, "Write", "2025-01-01")
    (docs / "a.md").unlink()
    commit_all(docs.parent, "Delete", "2025-02-01")
    write(docs, "a.md", "outro assunto\n" * 5)
    commit_all(docs.parent, "Write another", "2025-03-01")
    assert read_history(docs).files["a.md"] == Dates(date(2025, 3, 1), date(2025, 3, 1))


def test_ignored_commits_do_not_count(docs: Path, commit_all: Commit) -> None:
    write(docs, "a.md", "um\n")
    commit_all(docs.parent, "Write", "2025-01-01")
    write(docs, "a.md", "um  \n")
    bulk = commit_all(docs.parent, "Reformat everything", "2025-05-01")
    (docs.parent / ".git-blame-ignore-revs").write_text(f"# formatação\n{bulk}\n", "utf-8")
    assert read_history(docs).files["a.md"].updated == date(2025, 1, 1)


def test_what_is_not_committed_has_no_date(docs: Path, commit_all: Commit) -> None:
    write(docs, "a.md", "um\n")
    commit_all(docs.parent, "Write", "2025-01-01")
    write(docs, "nova.md", "dois\n")
    assert "nova.md" not in read_history(docs).files


def test_a_shallow_clone_gives_nothing_rather_than_a_wrong_date(
    docs: Path, commit_all: Commit, tmp_path: Path
) -> None:
    write(docs, "a.md", "um\n")
    commit_all(docs.parent, "Write", "2025-01-01")
    write(docs, "b.md", "dois\n")
    head = commit_all(docs.parent, "Write more", "2025-02-01")
    clone = tmp_path / "clone"
    source = docs.parent.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", source, str(clone)], check=True)
    history = read_history(clone / "docs")
    assert history == History(head, date(2025, 2, 1))


def test_outside_a_repository_there_is_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path) == History()
