"""An index that is mended after a change is the one that would have been made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from helpcenter.search import texts as module
from helpcenter.search.analysis import analysis_of
from helpcenter.search.extract import Section
from helpcenter.search.index import build_index
from helpcenter.search.texts import Memory, Text
from helpcenter.search.units import SearchPage

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ["conta", "contas", "senha", "a", "NF-e", "12,5", "exportação", "exportar", "zzz", ""]
LONG = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
PAGES = st.lists(st.lists(LONG, min_size=1, max_size=3), min_size=1, max_size=20)
ANALYSIS = analysis_of("pt-BR")


def index(pages: list[list[str]], memory: Memory) -> dict[str, bytes]:
    """The index of made-up pages."""
    made = [
        SearchPage(
            f"p{at:03}/",
            f"Página {at}",
            [Section(f"s{n}", f"Seção {n}", text) for n, text in enumerate(own)],
        )
        for at, own in enumerate(pages)
    ]
    return build_index(made, ANALYSIS, [], {}, memory)


@given(before=PAGES, changes=st.dictionaries(st.integers(0, 19), LONG, max_size=3), new=PAGES)
def test_mending_gives_the_same_bytes(tmp_path_factory, before, changes, new) -> None:
    file = tmp_path_factory.mktemp("memoria") / "pesquisa.msgpack"
    after = [[*own] for own in before]
    for at, text in changes.items():
        if at < len(after):
            after[at][-1] = text
    with mock.patch.object(module, "MANY", 1):  # However many pages have changed.
        for pages in (before, after, after, before, new, after):
            assert index(pages, Memory(file, b"programa")) == index(pages, Memory(None))


def test_only_what_has_changed_is_read(tmp_path: Path, monkeypatch) -> None:
    pages = [
        ["Um texto sobre a conta. " * 40, f"Outro texto, número {at}. " * 40] for at in range(50)
    ]
    file = tmp_path / "pesquisa.msgpack"
    index(pages, Memory(file))
    read = []
    monkeypatch.setattr(
        module, "Text", lambda text, analysis: read.append(text) or Text(text, analysis)
    )
    pages[7][1] += "Mais uma frase."
    changed = index(pages, Memory(file))
    assert len(read) == 2
    assert changed == index(pages, Memory(None))


def test_what_another_program_has_kept_counts_for_nothing(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "pesquisa.msgpack"
    pages = [["Um texto."], ["Outro texto."]]
    expected = index(pages, Memory(file, b"um"))
    read = []
    monkeypatch.setattr(
        module, "Text", lambda text, analysis: read.append(text) or Text(text, analysis)
    )
    assert index(pages, Memory(file, b"um")) == expected
    assert read == []
    assert index(pages, Memory(file, b"dois")) == expected
    assert len(read) == 2
    file.write_bytes(file.read_bytes()[:-5])
    assert index(pages, Memory(file, b"dois")) == expected
    assert len(read) == 4
