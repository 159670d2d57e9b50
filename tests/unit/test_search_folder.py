"""The preview's indexes outlive the builds that empty the folder of the site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from helpcenter.search.folder import FOLDER, put_aside, put_back, write

if TYPE_CHECKING:
    from pathlib import Path


def index_in(site: Path) -> dict[str, bytes]:
    """The files that a reader's search would ask for."""
    folder = site / FOLDER / "pt-BR"
    current = json.loads((folder / "index.json").read_text())["folder"]
    return {file.name: file.read_bytes() for file in (folder / current).iterdir()}


def test_the_last_index_comes_back_and_those_before_it_do_not(tmp_path: Path) -> None:
    for files in ({"a": b"1"}, {"a": b"2", "b": b"3"}):
        write(files, tmp_path / FOLDER / "pt-BR")
    put_aside(tmp_path)
    assert [path.name[0] for path in tmp_path.iterdir() if path.name != "assets"] == ["."]
    assert not (tmp_path / FOLDER).exists()
    put_back(tmp_path)
    assert index_in(tmp_path) == {"a": b"2", "b": b"3"}
    assert len([*(tmp_path / FOLDER / "pt-BR").iterdir()]) == 2  # index.json and one folder.


def test_a_build_that_failed_in_between_loses_nothing(tmp_path: Path) -> None:
    write({"a": b"1"}, tmp_path / FOLDER / "pt-BR")
    put_aside(tmp_path)
    put_aside(tmp_path)
    put_back(tmp_path)
    assert index_in(tmp_path) == {"a": b"1"}


def test_an_index_that_is_written_meanwhile_stops_nothing(tmp_path: Path) -> None:
    write({"a": b"1"}, tmp_path / FOLDER / "pt-BR")
    put_aside(tmp_path)
    (tmp_path / FOLDER / "pt-BR" / "half").mkdir(parents=True)  # As its writer leaves it.
    (tmp_path / FOLDER / "pt-BR" / "index.json").write_text("{")
    put_back(tmp_path)
    assert index_in(tmp_path) == {"a": b"1"}
    (tmp_path / FOLDER / "pt-BR" / "index.json").write_text("{")
    put_aside(tmp_path)
    put_back(tmp_path)
    write({"a": b"2"}, tmp_path / FOLDER / "pt-BR")
    assert index_in(tmp_path) == {"a": b"2"}


def test_a_site_without_an_index_stays_without(tmp_path: Path) -> None:
    put_aside(tmp_path)
    put_back(tmp_path)
    assert not [*tmp_path.iterdir()]
