"""What an operator says of the rules, and what is kept from one check to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpcenter import cli
from helpcenter.content import read_content
from helpcenter.lint import kept
from helpcenter.lint.check import check
from helpcenter.lint.severities import read_severities

if TYPE_CHECKING:
    from pathlib import Path

SUMMARY = "Uma descrição que tem tudo o que a conferência pede, do começo ao fim dela."
LONG = " ".join(["palavra"] * 40)


def article(body: str) -> str:
    return f"---\ntitle: Como trocar a senha\ndescription: {SUMMARY}\n---\n\n{body}\n"


@pytest.fixture
def project(new_project, write_docs, monkeypatch) -> Path:
    """An article with a long sentence (AJ029) and a bare address (AJ024): two hints."""
    body = f"{LONG.capitalize()}.\n\nVeja https://exemplo.com.br/ajuda em outra aba."
    index = article("").replace("Como trocar a senha", "A sua conta")
    folder = new_project(docs=write_docs({"c/index.md": index, "c/a.md": article(body)}))
    monkeypatch.chdir(folder)
    (folder / "pyproject.toml").unlink()
    return folder


def choose(project: Path, text: str) -> None:
    (project / "pyproject.toml").write_text(f"[tool.central.gravidade]\n{text}\n", "utf-8")


def test_a_rule_weighs_as_the_operator_says(project: Path, capsys) -> None:
    assert cli.main(["conferir"]) == 0
    assert "2 problemas: 2 dicas." in capsys.readouterr().out
    choose(project, 'AJ029 = "erro"\nAJ024 = "nada"')
    assert cli.main(["conferir", "--formato", "github"]) == 1
    told = capsys.readouterr().out
    assert "::error file=docs/c/a.md,line=6,title=AJ029::" in told
    assert "AJ024" not in told
    assert "1 problema: 1 erro." in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('AJ999 = "erro"', "tool.central.gravidade.AJ999: não conheço essa regra"),
        ('aj029 = "erro"', "você quis dizer “AJ029”?"),
        ('AJ029 = "grave"', "AJ029: use “erro”, “aviso”, “dica”, “nada”."),
        ("AJ029 = 3", "AJ029: use “erro”"),
        ('AJ012 = "nada"', "AJ012: esta regra protege os leitores e os textos; não pode mudar."),
        ('AJ016 = "aviso"', "AJ016: esta regra protege"),
        ("AJ029", "pyproject.toml: não consegui ler o arquivo"),
    ],
)
def test_what_cannot_be_chosen_is_told(project: Path, text: str, told: str, capsys) -> None:
    choose(project, text)
    assert cli.main(["conferir"]) == 1
    assert told in capsys.readouterr().err
    assert cli.main(["montar", "--destino", "fora"]) == 1
    assert not (project / "fora").exists()


def test_without_a_choice_nothing_is_chosen(tmp_path: Path) -> None:
    assert read_severities(tmp_path) == {}
    (tmp_path / "pyproject.toml").write_text("[tool]\ncentral = 3\n", "utf-8")
    assert read_severities(tmp_path) == {}


@pytest.fixture
def readings(monkeypatch) -> list[str]:
    """Paths of the pages that were read anew."""
    read: list[str] = []
    real = kept.Readings.get

    def get(self, source, make):
        return real(self, source, lambda: (read.append(source.path), make())[1])

    monkeypatch.setattr(kept.Readings, "get", get)
    return read


def test_only_what_has_changed_is_read_again(project: Path, readings: list[str]) -> None:
    docs, cache = project / "docs", project / kept.FILE
    first = check(read_content(docs), docs, cache=cache)
    assert sorted(readings) == ["c/a.md", "c/index.md"]
    readings.clear()
    assert check(read_content(docs), docs, cache=cache) == first
    assert readings == []
    (docs / "c/a.md").write_text(article("Veja a [conta](conta.md)."), "utf-8")
    codes = [problem.code for problem in check(read_content(docs), docs, cache=cache)]
    assert (readings, codes) == (["c/a.md"], ["AJ010"])


def test_own_words_and_a_broken_cache_are_read_anew(project: Path, readings: list[str]) -> None:
    docs, cache = project / "docs", project / kept.FILE
    check(read_content(docs), docs, cache=cache)
    (docs / "_dados").mkdir()
    (docs / "_dados/palavras.txt").write_text("microfunil\n", "utf-8")
    readings.clear()
    check(read_content(docs), docs, cache=cache)
    assert len(readings) == 2
    cache.write_bytes(b"\x93\x01")
    readings.clear()
    assert len(check(read_content(docs), docs, cache=cache)) == 2
    assert len(readings) == 2


def test_what_is_gone_is_not_kept(project: Path) -> None:
    docs, cache = project / "docs", project / kept.FILE
    check(read_content(docs), docs, cache=cache)
    before = cache.stat().st_size
    (docs / "c/a.md").unlink()
    check(read_content(docs), docs, cache=cache)
    assert cache.stat().st_size < before


def test_a_cache_that_cannot_be_written_stops_nothing(project: Path) -> None:
    (project / ".cache").write_text("um arquivo", "utf-8")
    docs = project / "docs"
    assert len(check(read_content(docs), docs, cache=project / kept.FILE)) == 2
