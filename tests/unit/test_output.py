"""What the site before holds just so is linked, and never written to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpcenter.output import Output
from helpcenter.search.folder import FOLDER, write

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = "conta/abrir/index.html"


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """A page of the site before."""
    page = tmp_path / "site" / PAGE
    page.parent.mkdir(parents=True)
    page.write_bytes(b"igual")
    os.utime(page, (1, 1))
    return page


@pytest.fixture
def output(tmp_path: Path) -> Output:
    return Output(str(tmp_path / "nova/site"), str(tmp_path / "site"))


def new(output: Output) -> Path:
    return Path(output.site, PAGE)


def test_the_same_page_is_the_same_file(output: Output, last: Path) -> None:
    output.put(str(new(output)), b"igual")
    assert new(output).samefile(last)
    assert new(output).stat().st_mtime == 1


def by_link(page: Path) -> None:
    other = page.with_name("outra.html")
    page.rename(other)
    page.symlink_to(other)


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.write_bytes(b"outra"),
        lambda page: page.write_bytes(b"igual!"),
        lambda page: page.write_bytes(b"igua"),
        lambda page: page.chmod(0o600),
        lambda page: page.unlink(),
        lambda page: (page.unlink(), page.mkdir()),
        by_link,
    ],
    ids=["other", "longer", "shorter", "closed", "gone", "folder", "link"],
)
def test_what_is_not_the_same_is_written(
    output: Output, last: Path, change: Callable[[Path], object]
) -> None:
    change(last)
    before = last.read_bytes() if last.is_file() else None
    output.put(str(new(output)), b"igual")
    assert new(output).read_bytes() == b"igual"
    assert new(output).stat().st_nlink == 1
    assert not new(output).is_symlink()
    assert (last.read_bytes() if last.is_file() else None) == before


def test_a_disk_without_links_gets_files(
    output: Output, last: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    output.put(str(new(output)), b"igual")
    assert new(output).read_bytes() == b"igual"
    assert not new(output).samefile(last)


def test_a_first_site_has_none_before_it(tmp_path: Path) -> None:
    output = Output(str(tmp_path / "site"))
    output.put(str(new(output)), b"igual")
    assert new(output).read_bytes() == b"igual"
    assert output.earlier(str(new(output))) is None


def test_an_index_with_another_name_shares_what_it_can(tmp_path: Path) -> None:
    before, after = tmp_path / "site", tmp_path / "nova/site"
    write({"a": b"1", "b": b"2"}, before / FOLDER / "pt-BR")
    write({"a": b"1", "b": b"3"}, after / FOLDER / "pt-BR", Output(str(after), str(before)))
    (old,), (fresh,) = ([*(site / FOLDER / "pt-BR").glob("*/")] for site in (before, after))
    assert old.name != fresh.name
    assert (fresh / "a").samefile(old / "a")
    assert [(old / "b").read_bytes(), (fresh / "b").read_bytes()] == [b"2", b"3"]


@pytest.mark.parametrize("pointer", ["", "{", "[]", "{}", '{"folder": 3}'])
def test_an_index_that_cannot_be_found_costs_nothing(tmp_path: Path, pointer: str) -> None:
    before, after = tmp_path / "site", tmp_path / "nova/site"
    write({"a": b"1"}, before / FOLDER / "pt-BR")
    (before / FOLDER / "pt-BR/index.json").write_text(pointer)
    write({"a": b"1"}, after / FOLDER / "pt-BR", Output(str(after), str(before)))
    (written,) = (after / FOLDER / "pt-BR").glob("*/a")
    assert written.read_bytes() == b"1"
