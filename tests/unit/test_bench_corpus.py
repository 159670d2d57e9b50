"""The made-up articles of `make bench-build`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from bench.build.corpus import Writer, write_corpus

from helpcenter import cli
from helpcenter.front_matter import DESCRIPTION

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
MAKE = "import sys, pathlib; from bench.build.corpus import write_corpus; "
MAKE += "write_corpus(pathlib.Path(sys.argv[1]), 40)"


def in_another_process(docs: Path, seed: str) -> dict[str, bytes]:
    """What a process with this seed of hashes writes."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}:{ROOT / 'hooks'}"}
    subprocess.run([sys.executable, "-c", MAKE, docs], env=environment, check=True)
    return {str(file.relative_to(docs)): file.read_bytes() for file in sorted(docs.rglob("*.md"))}


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    one = in_another_process(tmp_path / "one", "1")
    assert one == in_another_process(tmp_path / "other", "2")
    assert len([path for path in one if not path.endswith("index.md")]) == 40


@pytest.mark.parametrize(
    ("number", "fewest", "most"),
    [(100, 8, 9), (1000, 20, 35), (2400, 20, 35), (10_000, 60, 70)],
)
def test_no_folder_holds_too_many(number: int, fewest: int, most: int) -> None:
    paths = [place.path for place in Writer(number).places]
    assert len({path.casefold() for path in paths}) == number
    folders = Counter(path.rpartition("/")[0] for path in paths)
    assert fewest <= min(folders.values()) <= max(folders.values()) <= most
    assert max(folder.count("/") for folder in folders) < 2  # Two levels of folders.


def links(docs: Path, path: str) -> Iterator[Path]:
    """The files that an article leads to."""
    for link in re.findall(r"\]\(([^)]+)\)", (docs / path).read_text("utf-8")):
        yield docs / Path(path).parent / link


def test_links_lead_to_files_that_exist(tmp_path: Path) -> None:
    paths = write_corpus(tmp_path, 100)
    found = [link for path in paths for link in links(tmp_path, path)]
    assert len(found) > 50
    assert all(link.is_file() for link in found)


def test_titles_and_descriptions_have_the_length_that_the_checker_wants(tmp_path: Path) -> None:
    write_corpus(tmp_path, 300)
    titles = []
    for file in tmp_path.rglob("*.md"):
        matter = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
        assert DESCRIPTION[0] <= len(matter["description"]) <= DESCRIPTION[1]
        if file.name != "index.md":
            titles.append(matter["title"])
    assert len({*titles}) == 300
    assert all(10 <= len(title) <= 70 for title in titles)


def test_the_checker_has_nothing_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_corpus(tmp_path / "docs", 150)
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["conferir", "--estrito"]) == 0
    assert capsys.readouterr().out == "Nenhum problema em 150 artigos.\n"
