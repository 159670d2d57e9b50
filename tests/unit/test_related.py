"""Which articles are about the same thing."""

from __future__ import annotations

import random
from collections import Counter

from helpcenter import related
from helpcenter.related import similar, word_counts


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
