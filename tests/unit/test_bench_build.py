"""The parts of `make bench-build`: what it lays out, what it counts, how it tells."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from bench.build.__main__ import numbers
from bench.build.given import copy_articles
from bench.build.machine import describe
from bench.build.measure import Cost, Output, end_session, look_at, run, session_mb, start_session
from bench.build.peers import BASE, OURS, Tool, tools
from bench.build.preview import Waits
from bench.build.report import report
from bench.build.rounds import Built, Sized, build_in_turn
from bench.search.project import BuildError

if TYPE_CHECKING:
    from pathlib import Path

MATTER = "---\ntitle: {}\ndescription: Uma descrição.\n---\n\nTexto.\n"
WORK = """
import subprocess, sys, time
if sys.argv[1:]:
    bytearray(150_000_000)
    while time.process_time() < 0.5:
        pass
else:
    subprocess.run([sys.executable, __file__, "child"], check=True)
"""
SHARE = """
import os, time
kept = bytearray(b"x" * 100_000_000)
for _ in range(2):
    if not os.fork():
        break
os.write(1, b".")
time.sleep(600)
"""


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A folder of three articles that somebody has written."""
    docs = tmp_path / "real"
    for path in (
        "index.md",
        "solto.md",
        "conta/index.md",
        "conta/senha.md",
        "conta/senha.en.md",
        "conta/fim.md",
        "_dados/autores.yml",
        "conta/img/tela.png",
    ):
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(MATTER.format(f"Sobre {path}"), "utf-8")
    return docs


def test_what_a_grandchild_takes_is_counted(tmp_path: Path) -> None:
    (tmp_path / "work.py").write_text(WORK, "utf-8")
    command = (sys.executable, tmp_path / "work.py")
    once, twice = run([command], tmp_path), run([command, command], tmp_path)
    assert once.cpu_seconds >= 0.5
    assert once.process_mb > 150
    assert twice.cpu_seconds >= 1  # Commands are added up, and the memory of the larger one told.
    assert twice.process_mb < once.process_mb + 100  # Both count from the memory of this process.
    assert twice.wall_seconds >= 1


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "raise SystemExit('não deu')")
    with pytest.raises(BuildError, match="não deu"):
        run([command], tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell")
def test_memory_that_processes_share_counts_once(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    process = start_session((sys.executable, "-c", SHARE), tmp_path, writer)
    try:
        for _ in range(3):  # All three processes are there.
            assert os.read(reader, 1) == b"."
        assert 100 < session_mb(process.pid) < 190
    finally:
        end_session(process)
        os.close(reader)
        os.close(writer)
    assert session_mb(process.pid) == 0


def test_an_output_is_counted(tmp_path: Path) -> None:
    for path, size in {"a/um/index.html": 1000, "a/dois/index.html": 3000, "x.css": 500}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(bytes(size))
    assert look_at(tmp_path, ["a/um.md", "a/dois.md"]) == Output(0.0045, 3, 2.0)
    with pytest.raises(BuildError, match="a/tres"):
        look_at(tmp_path, ["a/um.md", "a/tres.md"])


def test_some_of_the_given_articles_are_taken(real: Path, tmp_path: Path) -> None:
    assert copy_articles(real, tmp_path / "docs", 2) == ["conta/fim.md", "conta/senha.md"]
    copied = {
        file.relative_to(tmp_path / "docs").as_posix()
        for file in (tmp_path / "docs").rglob("*")
        if file.is_file()
    }
    assert copied == {
        "index.md",
        "conta/index.md",
        "conta/fim.md",
        "conta/senha.md",
        "conta/img/tela.png",
    }


def test_given_articles_are_repeated_under_other_names(real: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    paths = copy_articles(real, docs, 7)
    assert len({*paths}) == 7
    assert {"solto-2.md", "conta-2/senha.md"} < {*paths}
    titles = [
        yaml.safe_load((docs / path).read_text("utf-8").split("---")[1])["title"] for path in paths
    ]
    assert len({*titles}) == 7
    assert "Sobre conta/senha.md (2)" in titles
    assert (docs / "conta-2/img/tela.png").exists()
    assert not (docs / "index-2.md").exists()


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="não há artigos"):
        copy_articles(tmp_path, tmp_path / "docs", 3)


def test_a_cold_build_finds_nothing_of_earlier_ones(tmp_path: Path) -> None:
    home = tmp_path / "Central"
    for path in ("site/index.html", ".cache/x", "docs/a.md"):
        (home / path).parent.mkdir(parents=True)
        (home / path).touch()
    (home / ".hugo_build.lock").touch()
    OURS.clean(home)
    OURS.clean(home)
    assert [file.name for file in home.iterdir()] == ["docs"]
    assert len([*tmp_path.glob("*/site/index.html")]) == 1  # Nothing is deleted meanwhile.


def test_a_generator_that_fails_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def tool(name: str, code: str) -> Tool:
        (tmp_path / name).mkdir()
        return Tool(name, lambda *_: None, ((sys.executable, "-c", code),))

    page = "import pathlib; page = pathlib.Path('site/a/index.html'); "
    page += "page.parent.mkdir(parents=True); page.write_text('.')"
    homes = {each: tmp_path / each.name for each in (tool("Bom", page), tool("Mau", "1 / 0"))}
    built = build_in_turn(homes, ["a.md"], 2)
    assert [*built] == ["Bom"]
    assert len(built["Bom"].cold) == 2
    assert "Mau fica de fora" in capsys.readouterr().err


def test_without_others_ours_and_material_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [tool.name for tool in tools()] == ["Central", "Material, prune", "Material"]


def sized(articles: int, ours: list[float], base: list[float]) -> Sized:
    """Figures that one can work out by hand: only CPU time differs."""

    def built(seconds: list[float], files: int) -> Built:
        cold = [Cost(each, 10, 100, None) for each in seconds]
        return Built(cold, cold, cold, Output(2, files, 30))

    waits = Waits(3.0, [0.2, 0.4, 0.9], [1.0, 2.0, 3.0])
    return Sized(articles, {OURS.name: built(ours, 50), BASE.name: built(base, 100)}, waits)


def test_ratios_are_of_the_same_round_and_come_first() -> None:
    said = report([sized(1000, [6.0, 9.0], [10.0, 20.0])], describe())
    (ours,) = [line for line in said.splitlines() if line.startswith("| Central ")]
    (base,) = [line for line in said.splitlines() if line.startswith("| Material, prune ")]
    assert ours.split(" | ")[1:4] == [
        "0,53 (0,45–0,60) · 7,5 s",
        "1,00 (1,00–1,00) · 10,0 s",
        "1,00 (1,00–1,00) · 100 MB",
    ]
    assert ours.endswith(" | – | 1,00 · 2,0 MB | 0,50 · 50 | 1,00 · 30,0 kB |")
    assert base.startswith("| Material, prune | 1 · 15,0 s | 1 · 10,0 s | ")
    assert "| 1.000 | 3,0 s | 0,40 (0,20–0,90) s | 2,00 (1,00–3,00) s |" in said


def test_growth_is_told_from_a_thousand_articles() -> None:
    sizes = [sized(100, [1.0], [1.0]), sized(1000, [4.0], [5.0]), sized(10_000, [42.0], [90.0])]
    said = report(sizes, describe())
    assert "### De 1.000 a 10.000 artigos" in said
    assert "| Central | 10,5 | 1,0 | 1,0 | – |" in said
    assert "| Material, prune | 18,0 | 1,0 | 1,0 | – |" in said


@pytest.mark.parametrize("typed", ["0", "-1", "mil", "100,,1000"])
def test_sizes_are_numbers(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="de 1 em diante"):
        numbers(typed)
    assert numbers("100, 2400") == [100, 2400]


def test_the_machine_is_described() -> None:
    machine = describe()
    assert machine.processors >= 1
    assert machine.versions["mkdocs"].startswith("1.")
    assert machine.python.startswith(".".join(map(str, sys.version_info[:3])))
