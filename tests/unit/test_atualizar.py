"""Taking the project's next version, in real repositories with a made-up next version."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from helpcenter.commands import CommandError
from helpcenter.commands.atualizar import merge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Commit = Callable[[Path, str, str], str]


@pytest.fixture
def fork(tmp_path: Path, commit_all: Commit) -> tuple[Path, Path]:
    """A made-up project and an operator's copy that has emptied the samples."""
    project = tmp_path / "projeto"
    for path, text in {
        "hooks/a.py": "um = 1\n",
        "mkdocs.yml": "site_name: Exemplo\n",
        "docs/exemplo.md": "exemplo\n" * 5,
        "docs/outro.md": "outro\n" * 5,
        "marca/logo.svg": "<svg/>\n",
    }.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, "utf-8")
    commit_all(project, "Version 1", "2026-01-01")
    mine = tmp_path / "minha"
    subprocess.run(["git", "clone", "-q", str(project), str(mine)], check=True)
    for key, value in {"user.name": "Teste", "user.email": "teste@exemplo.com.br"}.items():
        subprocess.run(["git", "config", key, value], cwd=mine, check=True)
    (mine / "docs" / "exemplo.md").unlink()
    (mine / "docs" / "outro.md").write_text("o meu\n", "utf-8")
    (mine / "mkdocs.yml").write_text("site_name: Minha\n", "utf-8")
    commit_all(mine, "Make it mine", "2026-01-02")
    (project / "hooks" / "a.py").write_text("um = 2\n", "utf-8")
    (project / "hooks" / "b.py").write_text("dois = 2\n", "utf-8")
    (project / "mkdocs.yml").write_text("site_name: Exemplo novo\n", "utf-8")
    (project / "docs" / "exemplo.md").write_text("exemplo mudado\n" * 5, "utf-8")
    (project / "docs" / "outro.md").write_text("outro mudado\n" * 5, "utf-8")
    (project / "docs" / "mais-um.md").write_text("mais um\n", "utf-8")
    commit_all(project, "Version 2", "2026-02-01")
    subprocess.run(["git", "fetch", "-q"], cwd=mine, check=True)
    return project, mine


def test_the_next_version_comes_in_and_what_is_mine_stays(fork: tuple[Path, Path]) -> None:
    _, mine = fork
    merge(mine, "origin/main")
    assert (mine / "hooks" / "a.py").read_text("utf-8") == "um = 2\n"
    assert (mine / "hooks" / "b.py").exists()
    assert (mine / "mkdocs.yml").read_text("utf-8") == "site_name: Minha\n"
    assert sorted(path.name for path in (mine / "docs").iterdir()) == ["outro.md"]
    assert (mine / "docs" / "outro.md").read_text("utf-8") == "o meu\n"
    status = ["git", "status", "--porcelain"]
    assert not subprocess.run(status, cwd=mine, capture_output=True, check=True).stdout
    merged = ["git", "merge-base", "--is-ancestor", "origin/main", "HEAD"]
    assert subprocess.run(merged, cwd=mine, check=False).returncode == 0
    merge(mine, "origin/main")  # Again: nothing to do, and no complaint.


def test_a_change_to_the_projects_own_files_is_named(
    fork: tuple[Path, Path], commit_all: Commit
) -> None:
    _, mine = fork
    (mine / "hooks" / "a.py").write_text("um = 3\n", "utf-8")
    commit_all(mine, "Change the code", "2026-02-02")
    with pytest.raises(CommandError, match=r"hooks/a\.py"):
        merge(mine, "origin/main")


def test_merging_waits_for_a_clean_tree_and_a_known_version(fork: tuple[Path, Path]) -> None:
    _, mine = fork
    with pytest.raises(CommandError, match="Não encontrei a versão"):
        merge(mine, "v9")
    (mine / "novo.md").write_text("x", "utf-8")
    with pytest.raises(CommandError, match="sem commit"):
        merge(mine, "origin/main")


def test_a_copy_without_common_history_is_told_so(
    fork: tuple[Path, Path], tmp_path: Path, commit_all: Commit
) -> None:
    project, _ = fork
    copy = tmp_path / "modelo"
    copy.mkdir()
    (copy / "docs").mkdir()
    (copy / "docs" / "meu.md").write_text("meu", "utf-8")
    commit_all(copy, "Copied from a template", "2026-01-01")
    subprocess.run(["git", "fetch", "-q", str(project), "main:projeto"], cwd=copy, check=True)
    with pytest.raises(CommandError, match="não têm história em comum"):
        merge(copy, "projeto")
