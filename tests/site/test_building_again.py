"""A site that takes another's place shares with it what did not change, and leaves it as it was."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.site.rebuilding import OTHER, files, put

from helpcenter.commands import CommandError
from helpcenter.commands.montar import build

ROOT = Path(__file__).parents[2]
HOOK = """
from pathlib import Path

def on_post_build(config):
    for page in Path(config.site_dir).rglob("index.html"):
        with page.open("a") as file:
            file.write("<!-- um -->")
"""


@pytest.fixture(scope="module")
def built(make_project_in, commit_all, tmp_path_factory) -> Path:
    """A project with a history, built once."""
    project = make_project_in(tmp_path_factory.mktemp("central"))
    commit_all(project, "Start", "2026-01-10")
    build(project, project / "site")
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """The same, in a folder of the test's own."""
    return shutil.copytree(built, tmp_path / "central", symlinks=True)


def inodes(site: Path) -> dict[str, int]:
    """Which files of the disk a site's are."""
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in found}


def held(site: Path) -> Path:
    """Other names for all files of a site, by which they can be looked at when it is gone."""
    return shutil.copytree(site, site.with_name("de-antes"), copy_function=os.link)


def test_only_what_changed_is_written(project: Path) -> None:
    before = inodes(project / "site")
    put(project, f"docs/{OTHER}.md", "\n---\n\n", "\n---\n\nUm parágrafo novo.\n\n")
    build(project, project / "site")
    after = inodes(project / "site")
    pages = [path for path in after if path.endswith(("index.html", "index.md"))]
    same = [path for path in pages if after[path] == before[path]]
    assert {f"{OTHER}/index.html", f"{OTHER}/index.md"} <= {*pages} - {*same}
    assert len(same) > 0.8 * len(pages)
    parts = {after[path] for path in after if "assets/search/" in path} & {*before.values()}
    assert parts  # Of the search index, which has another name now.
    shutil.rmtree(project / ".cache")
    build(project, project / "nova")
    assert files(project / "nova") == files(project / "site")


def test_a_page_that_was_changed_by_hand_is_written_again(project: Path) -> None:
    page = project / "site/conta/index.html"
    whole = page.read_bytes()
    page.write_bytes(whole[:-1] + b"!")  # As long as before.
    build(project, project / "site")
    assert page.read_bytes() == whole


def test_a_build_that_fails_at_its_end_leaves_the_last_one(project: Path) -> None:
    kept = held(project / "site")
    before = files(kept)
    (project / "docs/_dados").mkdir(exist_ok=True)
    wanted = f"- busca: nada disso\n  artigo: {OTHER}.md\n"
    (project / "docs/_dados/buscas.yml").write_text(wanted, "utf-8")
    with pytest.raises(CommandError, match="Há pesquisas que não acham"):
        build(project, project / "site", strict=True)
    assert files(project / "site") == files(kept) == before


def test_a_site_to_read_from_a_folder_changes_no_other(project: Path) -> None:
    kept = held(project / "site")
    before = files(kept)
    build(project, project / "site", offline=True)
    assert (project / "site/index.html").read_bytes() != before["index.html"]
    assert files(kept) == before


def test_who_changes_files_at_the_end_changes_their_own(project: Path) -> None:
    (project / "hooks").unlink()
    (project / "hooks").mkdir()
    for each in (ROOT / "hooks").iterdir():
        (project / "hooks" / each.name).symlink_to(each)
    (project / "meu.py").write_text(HOOK, "utf-8")
    (project / "hooks/base.yml").unlink()
    base = (ROOT / "hooks/base.yml").read_text("utf-8")
    (project / "hooks/base.yml").write_text(
        base.replace("hooks:\n", "hooks:\n  - meu.py\n"), "utf-8"
    )
    kept = held(project / "site")
    before = files(kept)
    build(project, project / "site")
    assert files(kept) == before
    assert (project / "site/index.html").read_bytes().endswith(b"<!-- um -->")
