"""Which articles are about the same thing."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING
from unittest import mock

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from helpcenter import alike, related
from helpcenter.alike import Alike, Memory, mended, similar_in
from helpcenter.related import similar, word_counts

if TYPE_CHECKING:
    from pathlib import Path

    from helpcenter.alike import Text


def test_the_title_weighs_more_than_the_text() -> None:
    articles = {
        "aqui": word_counts("Como exportar contatos", "", "texto sobre planilha e arquivo"),
        "titulo": word_counts("Contatos para exportar", "", "outra coisa"),
        "texto": word_counts("Trocar senha", "", "planilha arquivo"),
        "nada": word_counts("Cores do painel", "", "tema claro"),
    }
    assert similar(articles, 3)["aqui"] == ["titulo", "texto"]


def test_accents_case_and_plural_do_not_matter() -> None:
    assert set(word_counts("Automações", "", "")) == set(word_counts("automacoe", "", ""))


def test_never_itself_and_the_same_each_time() -> None:
    seeded = random.Random(1)  # noqa: S311
    words = [f"palavra{number}" for number in range(300)]
    articles = {f"a{i}": Counter(seeded.choices(words, k=60)) for i in range(80)}
    found = similar(articles, 4)
    shuffled = similar(dict(sorted(articles.items(), reverse=True)), 4)
    assert found == shuffled
    assert all(key not in others and len(others) <= 4 for key, others in found.items())


def test_work_grows_with_the_articles_not_with_their_square(monkeypatch) -> None:
    """A word that stands everywhere is not followed, so no article meets all others."""
    everywhere = {f"a{i}": Counter({"comum": 1, f"grupo{i % 300}": 3}) for i in range(900)}
    everywhere["sem"] = Counter({"outro": 1})
    monkeypatch.setattr(related, "MOST", 50)
    found = similar(everywhere, 10)
    assert {len(others) for others in found.values()} == {2}


WORDS = [f"palavra{letter}" for letter in "abcdefghijklmnopqrstuvw"]
TEXTS = st.tuples(*3 * [st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)])
CORPORA = st.dictionaries(st.sampled_from("abcdefghijklmnop"), TEXTS, max_size=16)


@given(
    CORPORA, st.dictionaries(st.sampled_from("abcdefghijklmnop"), TEXTS, max_size=3), st.booleans()
)
def test_mending_finds_what_finding_anew_does(
    before: dict[str, Text], changes: dict[str, Text], new: bool
) -> None:
    known = mended(Alike(), before, 3)
    known = msgspec.msgpack.decode(msgspec.msgpack.encode(known), type=Alike)
    after = before | {key: text for key, text in changes.items() if new or key in before}
    with mock.patch.object(alike, "MANY", 1):  # However many vectors change.
        articles = mended(known, after, 3).articles
    found = {key: one.alike for key, one in articles.items() if one.alike}
    expected = similar_in("", after, 3)
    assert found == {key: alike for key, alike in expected.items() if alike}


def test_little_is_done_again_after_a_change(monkeypatch) -> None:
    texts = {f"a{i}": (f"Artigo {i}", "", f"grupo{i // 5} comum{i % 7} outra") for i in range(400)}
    known = mended(Alike(), texts, 4)
    counted, scored = [], []
    monkeypatch.setattr(
        alike, "word_counts", lambda *text: counted.append(text) or word_counts(*text)
    )
    monkeypatch.setattr(
        alike, "scores", lambda *given: scored.append(given) or related.scores(*given)
    )
    after = mended(known, texts | {"a7": ("Artigo 7", "", "grupo1 comum0 outra outra raro")}, 4)
    assert 0 < len(counted) < 20
    assert 0 < len(scored) < 100
    assert after.articles.keys() == texts.keys()


def test_a_memory_of_another_program_counts_for_nothing(tmp_path: Path) -> None:
    texts = {key: ("", "", f"um dois tres {key * 3}") for key in "abcd"}
    file = tmp_path / "parecidos.msgpack"
    memory = Memory(file, b"um")
    expected = memory.similar("pt-BR", texts, 3)
    memory.save()
    assert Memory(file, b"um").known
    assert not Memory(file, b"dois").known
    file.write_bytes(b"nada")
    assert Memory(file, b"um").similar("pt-BR", texts, 3) == expected
