"""Finished pages of an earlier build are shown again only if all that they say still holds."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from tests.site.rebuilding import OTHER, cold, files, put, run

from helpcenter.finished import Finished
from helpcenter.keeping import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable

    Files = dict[str, bytes]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which pages are drawn, and not taken from an earlier build."""
    real, found = Keeper.draw, []

    def draw(self: Keeper, draw: Any, page: Any) -> Any:
        found.append(page.file.src_uri)
        return real(self, draw, page)

    monkeypatch.setattr(Keeper, "draw", draw)
    return found


@pytest.fixture(scope="module")
def built(make_project_in, commit_all, tmp_path_factory) -> tuple[Path, Files]:
    """A project with a history and without drafts, built once."""
    project = make_project_in(tmp_path_factory.mktemp("central"))
    (project / "docs/conta/ainda-nao.md").unlink()
    commit_all(project, "Start", "2026-01-10")
    return project, run(project)


@pytest.fixture
def project(built: tuple[Path, Files], tmp_path: Path) -> Path:
    """The same, in a folder of the test's own."""
    return shutil.copytree(built[0], tmp_path / "central", symlinks=True)


def test_only_pages_that_say_something_new_are_drawn(
    project: Path, built: tuple[Path, Files], drawn: list[str]
) -> None:
    assert run(project) == built[1]
    assert drawn == []
    put(project, f"docs/{OTHER}.md", "\n---\n\n", "\n---\n\nUm parágrafo novo.\n\n")
    after = run(project)
    assert f"{OTHER}.md" in drawn
    assert len(drawn) < 3  # And a page for which it is more related now.
    drawn.clear()
    put(project, f"docs/{OTHER}.md", "\n---\n\n", "\natualizado_em: 2026-01-09\n---\n\n")
    dated = run(project)
    assert {f"{OTHER}.md", "conta/index.md"} <= {*drawn}
    assert "conversas/ver-mensagens.md" not in drawn
    assert dated == cold(project) != after


def test_a_commit_of_another_day_is_shown_wherever_it_matters(
    project: Path, drawn: list[str], commit_all: Callable[..., str]
) -> None:
    put(project, f"docs/{OTHER}.md", "\n---\n\n", "\n---\n\nUm parágrafo novo.\n\n")
    commit_all(project, "Change", "2026-03-03")
    after = run(project)
    assert f"{OTHER}.md" in drawn
    assert "conta/index.md" in drawn  # It shows the date.
    assert "conversas/ver-mensagens.md" not in drawn
    assert after == cold(project)


def test_a_day_brings_its_articles_and_takes_its_notice(
    make_project_in, tmp_path: Path, commit_all, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = {"text": {"pt-BR": "Aviso."}, "until": "2026-02-01"}
    project = make_project_in(tmp_path, help_center={"notice": notice})
    put(project, "docs/conta/ainda-nao.md", "rascunho: true", "publicar_em: 2026-02-02")
    commit_all(project, "Start", "2026-01-10")
    before = run(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770033600")  # 2026-02-02
    after = run(project)
    assert "conta/ainda-nao/index.html" in after.keys() - before.keys()
    assert b"hc-aviso" in before["index.html"]
    assert b"hc-aviso" not in after["index.html"]
    assert after == cold(project)


HOOK = """
from pathlib import Path

def on_post_page(output, page, config):
    return output + Path("{}").read_text("utf-8")
"""


def test_a_hook_of_the_operator_is_heard_each_time(
    project: Path, tmp_path: Path, drawn: list[str]
) -> None:
    said = tmp_path / "dito.txt"
    said.write_text("um", "utf-8")
    (project / "meu.py").write_text(HOOK.format(said), "utf-8")
    base = (ROOT / "hooks/base.yml").read_text("utf-8")
    ours = [line for line in base.splitlines() if line.startswith("  - hooks/")]
    more = "\n".join(["hooks:", *ours, "  - meu.py", ""])
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(more)
    run(project)
    said.write_text("dois", "utf-8")
    after = run(project)
    assert b"dois" in after["index.html"]
    assert drawn == []  # MkDocs has drawn them.


def test_what_is_broken_is_made_again_without_a_word(
    project: Path, built: tuple[Path, Files], drawn: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    folder = project / ".cache/paginas"
    (pages,) = folder.glob("*.bin")
    whole, index = pages.read_bytes(), (folder / "indice.msgpack").read_bytes()
    middle = len(whole) // 2
    caplog.set_level(logging.WARNING)
    for data, places in (
        (whole[:middle], index),
        (whole[:middle] + bytes(9) + whole[middle + 9 :], index),
        (None, index),
        (whole, b"\xff nada"),
        (whole, index[: len(index) // 2]),
    ):
        shutil.rmtree(folder)
        folder.mkdir()
        if data is not None:
            pages.write_bytes(data)
        (folder / "indice.msgpack").write_bytes(places)
        drawn.clear()
        assert run(project) == built[1]
        assert drawn
        drawn.clear()
        assert run(project) == built[1]
        assert drawn == []  # Mended.
    assert [record.getMessage() for record in caplog.records] == []


def test_another_version_of_the_program_draws_everything(
    project: Path, built: tuple[Path, Files], drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpcenter.kept.program", lambda: b"another")
    assert run(project) == built[1]
    assert {f"{OTHER}.md", "index.md", "conta/index.md", "novidades.en.md"} <= {*drawn}


def test_two_builds_at_once_do_each_other_no_harm(project: Path, drawn: list[str]) -> None:
    put(project, "docs/conta/index.md", "ordem: 2", "ordem: 3")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir"]
    both = [subprocess.Popen([*command, name], cwd=project) for name in ("uma", "outra")]
    assert [one.wait() for one in both] == [0, 0]
    third = run(project)
    fourth = run(project)
    drawn.clear()
    expected = cold(project)
    assert expected == files(project / "uma") == files(project / "outra") == third == fourth


def test_what_is_needed_no_more_is_dropped(
    project: Path, monkeypatch: pytest.MonkeyPatch, drawn: list[str]
) -> None:
    monkeypatch.setattr("helpcenter.finished.CHUNK", 0)
    sizes = []
    for turn in range(4):
        put(project, "mkdocs.yml", "site_name: Central", f"site_name: {turn} Central")
        run(project)
        put(project, "mkdocs.yml", f"site_name: {turn} Central", "site_name: Central")
        sizes.append(sum(file.stat().st_size for file in (project / ".cache/paginas").iterdir()))
    assert max(sizes) < 2.5 * sizes[0]
    drawn.clear()
    put(project, "mkdocs.yml", "site_name: Central", "site_name: 3 Central")
    run(project)
    assert drawn == []


def test_every_hook_is_known(built: tuple[Path, Files]) -> None:
    config = load_config(str(built[0] / "mkdocs.yml"))
    finished = next(hook for name, hook in config.hooks.items() if name.endswith("finished.py"))
    assert {Path(name).stem for name in config.hooks} == finished.OURS


def test_a_build_that_fails_leaves_no_file_open(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpcenter.manifest.unpublished", lambda *_: ["conta/a.md"])
    put(project, f"docs/{OTHER}.md", "\n---\n\n", "\n---\n\nUm parágrafo novo.\n\n")
    opened = []
    real = Finished.append
    monkeypatch.setattr(Finished, "append", lambda self, *a: opened.append(self) or real(self, *a))
    with pytest.raises(Abort):
        run(project)
    assert opened[0]._open is None
