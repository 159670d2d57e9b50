"""`central traducao`: what to translate, what has changed since, and what was only a typo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpcenter import cli
from helpcenter.content import read_content
from helpcenter.writing.keys import rewrite, with_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUMMARY = "Uma descrição que tem tudo o que a conferência pede, do começo ao fim dela."
PATH = "conta/trocar.md"
TRANSLATION = "conta/trocar.en.md"


def article(body: str, more: str = "") -> str:
    return f"---\ntitle: Como trocar\ndescription: {SUMMARY}\n{more}---\n\n{body}"


@pytest.fixture
def project(new_project, write_docs, commit_all, monkeypatch) -> Path:
    """An article translated from its first revision, another one that nobody has translated."""
    docs = {
        PATH: article("Abra a conta.\n\nTroque a senha.\n"),
        TRANSLATION: article("Open it.\n"),
        "conta/sair.md": article("Clique em **Sair**.\n").replace("trocar", "sair"),
        "conta/novo.md": article("Texto.\n", "rascunho: true\n"),
    }
    folder = new_project(docs=write_docs(docs))
    commit_all(folder, "Write", "2026-01-01")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def change(project: Path, commit_all) -> Callable[[str, str], None]:
    """Return a function that changes the original in a commit of its own."""

    def replace(old: str, new: str) -> None:
        path = project / "docs" / PATH
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        commit_all(project, "Change", "2026-02-01")

    return replace


def made_of(project: Path) -> str:
    return read_content(project / "docs").sources[TRANSLATION].article.traduzido_de


def revision(project: Path) -> str:
    return read_content(project / "docs").sources[PATH].revision


@pytest.mark.usefixtures("project")
def test_what_has_to_be_done_is_listed(capsys) -> None:
    assert cli.main(["traducao"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Sem registro (1)",
        "  docs/conta/trocar.en.md",
        "Falta (1)",
        "  docs/conta/sair.en.md",
        "Em dia: 0 de 2.",
    ]


def test_a_change_is_shown_until_it_is_translated(project: Path, change, capsys) -> None:
    assert cli.main(["traducao", "--em-dia", f"docs/{TRANSLATION}"]) == 0
    assert made_of(project) == revision(project)
    change("Troque a senha.", "Troque a senha e saia.")
    capsys.readouterr()
    assert cli.main(["traducao", "docs/conta/trocar.md"]) == 0
    told = capsys.readouterr().out
    assert "Desatualizada (1)\n  docs/conta/trocar.en.md\n" in told
    assert "      -Troque a senha.\n      +Troque a senha e saia.\n" in told
    assert "Abra a conta" not in told  # It has not changed, and is far enough away.
    assert cli.main(["traducao", "--em-dia", f"docs/{PATH}"]) == 0
    assert made_of(project) == revision(project)
    assert "Em dia: 1 de 1." in run(capsys, "docs/conta/trocar.md")


def run(capsys, *paths: str) -> str:
    capsys.readouterr()
    assert cli.main(["traducao", *paths]) == 0
    return capsys.readouterr().out


def test_a_typo_keeps_current_what_was(project: Path, change, capsys) -> None:
    cli.main(["traducao", "--em-dia", f"docs/{TRANSLATION}"])
    change("Abra a conta.", "Abra a sua conta.")
    assert "Desatualizada" in run(capsys)
    assert cli.main(["traducao", "--sem-mudanca", f"docs/{PATH}"]) == 0
    assert made_of(project) == revision(project)


def test_a_typo_of_today_needs_no_commit(project: Path, capsys) -> None:
    cli.main(["traducao", "--em-dia", f"docs/{TRANSLATION}"])
    (project / "docs" / PATH).write_text(article("Abra a conta!\n\nTroque a senha.\n"), "utf-8")
    assert cli.main(["traducao", "--sem-mudanca", f"docs/{PATH}"]) == 0
    assert "Em dia: 1 de 1." in run(capsys, f"docs/{PATH}")


def test_a_typo_does_not_hide_an_earlier_change(project: Path, change, capsys) -> None:
    cli.main(["traducao", "--em-dia", f"docs/{TRANSLATION}"])
    change("Troque a senha.", "Nunca troque a senha.")
    before = made_of(project)
    change("Abra a conta.", "Abra a sua conta.")
    assert cli.main(["traducao", "--sem-mudanca", f"docs/{PATH}"]) == 1
    assert "já estava desatualizada antes da última mudança" in capsys.readouterr().out
    assert made_of(project) == before


def test_the_difference_survives_a_move(project: Path, commit_all, capsys) -> None:
    cli.main(["traducao", "--em-dia", f"docs/{TRANSLATION}"])
    for name in ("trocar.md", "trocar.en.md"):
        path = project / "docs/conta" / name
        path.rename(path.with_name(name.replace("trocar", "mudar")))
    commit_all(project, "Move", "2026-03-01")
    path = project / "docs/conta/mudar.md"
    path.write_text(path.read_text("utf-8").replace("Abra", "Veja"), "utf-8")
    commit_all(project, "Change", "2026-03-02")
    assert "      -Abra a conta.\n      +Veja a conta.\n" in run(capsys)


def test_an_unknown_revision_is_told(project: Path, capsys) -> None:
    rewrite(project / "docs" / TRANSLATION, lambda text: with_key(text, "traduzido_de", "0" * 16))
    assert "o git não conhece a revisão traduzida" in run(capsys)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--em-dia"], "Diga de qual artigo"),
        (["--em-dia", "docs/conta/sair.md"], "Não há tradução destes artigos"),
        (["docs/conta/nada.md"], "Não encontrei “docs/conta/nada.md”"),
    ],
)
def test_what_cannot_be_done_is_told(given: list[str], told: str, capsys) -> None:
    assert cli.main(["traducao", *given]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("key", "told"),
    [("", "ninguém registrou de que versão"), ("a" * 16, "o git não conhece a versão")],
)
def test_what_nobody_knows_is_compared_by_a_person(
    project: Path, key: str, told: str, capsys
) -> None:
    more = f"traduzido_de: {key}\n" if key else ""
    (project / "docs" / TRANSLATION).write_text(article("Open it.\n", more), "utf-8")
    assert cli.main(["traducao", "--sem-mudanca", f"docs/{PATH}"]) == 1
    said = capsys.readouterr().out
    assert told in said
    assert f"rode: .venv/bin/central traducao --em-dia docs/{TRANSLATION}" in said
    assert made_of(project) == key


def test_two_things_cannot_be_said_of_one_change(project: Path) -> None:
    with pytest.raises(SystemExit):
        cli.main(["traducao", "--sem-mudanca", "--em-dia", f"docs/{PATH}"])
    assert made_of(project) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: Um # nota\n---\nTexto\n", "---\ntitle: Um # nota\nkey: x\n---\nTexto\n"),
        ("---\nkey: y\ntitle: Um\n---\n", "---\nkey: x\ntitle: Um\n---\n"),
        ("---\nkey: |\n  y\n  z\n# nota\na: b\n---\n", "---\nkey: x\n# nota\na: b\n---\n"),
        ("---\n---\nTexto\n", "---\nkey: x\n---\nTexto\n"),
        ("---\ntitle: Um\nkey:\n---\n", "---\ntitle: Um\nkey: x\n---\n"),
    ],
)
def test_one_key_changes_and_nothing_else(before: str, after: str) -> None:
    assert with_key(before, "key", "x") == after
    assert with_key(after, "key", "x") == after


def test_a_list_is_written_on_one_line() -> None:
    text = with_key("---\ntitle: Um\n---\n", "enderecos_antigos", ["/a/", "/b: c/"])
    assert text == "---\ntitle: Um\nenderecos_antigos: [/a/, '/b: c/']\n---\n"


@pytest.mark.parametrize("text", ["Texto\n", "---\n[\n---\n", "---\n- a\n---\n", "---\nsem fim\n"])
def test_without_a_front_matter_nothing_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="cabeçalho"):
        with_key(text, "key", "x")


def test_line_ends_and_mode_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeff---\r\ntitle: Um\r\n---\r\nTexto\r\n".encode())
    path.chmod(0o640)
    assert rewrite(path, lambda text: with_key(text, "key", "x"))
    assert path.read_bytes() == "\ufeff---\r\ntitle: Um\r\nkey: x\r\n---\r\nTexto\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert not rewrite(path, lambda text: with_key(text, "key", "x"))
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
