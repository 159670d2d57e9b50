"""What an earlier build has kept never shows in the pages of a later one: one change at a time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import resvg_py
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from collections.abc import Callable

    Built = tuple[Path, dict[str, bytes]]

ROOT = Path(__file__).parents[2]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="48"/>'
ARTICLE = """---
title: Como abrir uma conta
description: Uma descrição com o tamanho certo, entre cinquenta e cento e sessenta caracteres.
---

Veja [a senha](trocar-a-senha.md) e [a lista](img/lista.csv).

![Tela](img/tela.svg)

## Um passo

Um texto.
"""


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a change of one file of a project."""

    def change(project: Path) -> None:
        text = (project / path).read_text("utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new), "utf-8")

    return change


def configure(**settings: object) -> Callable[[Path], None]:
    """Return a change of mkdocs.yml."""

    def change(project: Path) -> None:
        file = project / "mkdocs.yml"
        file.write_text(yaml.safe_dump({**yaml.safe_load(file.read_text("utf-8")), **settings}))

    return change


def help_center(**settings: object) -> Callable[[Path], None]:
    """Return a change of `extra.help_center`."""

    def change(project: Path) -> None:
        said = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
        configure(extra={"help_center": {**said["extra"]["help_center"], **settings}})(project)

    return change


def say(*lines: str) -> Callable[[Path], None]:
    """Return a change of an article's front matter."""

    def change(project: Path) -> None:
        path = project / "docs/conta/trocar-a-senha.md"
        _, matter, body = path.read_text("utf-8").split("---\n", 2)
        new = [line.partition(":")[0] for line in lines]
        kept = [line for line in matter.splitlines() if line.partition(":")[0] not in new]
        path.write_text("\n".join(["---", *kept, *lines, "---", body]), "utf-8")

    return change


def move(project: Path) -> None:
    """Take away the article that another one links to."""
    (project / "docs/conta/trocar-a-senha.md").rename(project / "docs/conta/mudar-a-senha.md")


CHANGES = {
    "text": edit("docs/conta/abrir.md", "Um texto.", "Outro **texto**."),
    "heading": edit("docs/conta/abrir.md", "## Um passo", "## Dois passos"),
    "title": edit("docs/conta/abrir.md", "uma conta", "a minha conta"),
    "title-of-another": edit("docs/conta/trocar-a-senha.md", "Como trocar", "Como mudar"),
    "link": move,
    "picture": edit("docs/conta/img/tela.svg", 'width="64"', 'width="640"'),
    "attachment": edit("docs/conta/img/lista.csv", "a", "b" * 300_000),
    "translation": edit("docs/conta/abrir.en.md", "A text.", "Another text."),
    "extension": configure(markdown_extensions={"toc": {"toc_depth": "2-2", "permalink": "¶"}}),
    "author": edit("docs/_dados/autores.yml", "pt-BR: Equipe", "pt-BR: Nova equipe"),
    "matter": say("description: Outra descrição.", "ordem: 1", "destaque: true", "autor: bia"),
    "date": say("atualizado_em: 2026-02-02"),
    "related": say("relacionados: [conta/excluir-a-conta.md]"),
    "synonym": say("sinonimos: [credencial]", "enderecos_antigos: [/senha/]"),
    "removed": lambda project: (project / "docs/conta/excluir-a-conta.md").unlink(),
    "translated": lambda project: shutil.copy(
        project / "docs/conta/abrir.en.md", project / "docs/conta/trocar-a-senha.en.md"
    ),
    "template": edit("overrides/partials/help-center/trail.html", "<ol>", "<ol class='x'>"),
    "favicon": lambda project: (project / "marca/favicon.svg").write_text(SVG.format(0), "utf-8"),
    "colour": help_center(brand={"name": "Central", "primary": "#123456"}),
    "notice": help_center(notice={"text": "Um aviso.", "until": "2099-01-01"}),
    "settings": configure(site_name="Outra", site_url="https://outra.exemplo.com.br/ajuda/"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory, make_project_in) -> Built:
    """A project that has been built once, with what the build has kept."""
    project = make_project_in(tmp_path_factory.mktemp("central"))
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    folder = project / "docs/conta"
    (folder / "img").mkdir(exist_ok=True)
    (folder / "img/tela.svg").write_text(SVG.format(64), "utf-8")
    (folder / "img/lista.csv").write_text("a", "utf-8")
    (folder / "abrir.md").write_text(ARTICLE, "utf-8")
    english = ARTICLE.replace("Um texto.", "A text.")
    (folder / "abrir.en.md").write_text(english, "utf-8")
    other = ARTICLE.replace("abrir uma conta", "trocar a senha").partition("Veja")[0]
    (folder / "trocar-a-senha.md").write_text(f"{other}Texto.\n", "utf-8")
    site = run(project)
    assert (project / ".cache/textos.msgpack").exists()
    return project, site


def run(project: Path) -> dict[str, bytes]:
    """Build a project and return its files."""
    target = project / "saida"
    build(load_config(str(project / "mkdocs.yml"), site_dir=str(target)))
    files = (path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}


def copied(built: Built, folder: Path) -> Built:
    """The project in a folder of a test's own, with what was built."""
    project, site = built
    return shutil.copytree(project, folder / "central", symlinks=True), site


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_after_a_change_is_as_if_it_were_the_first(
    built: Built, tmp_path: Path, change: str
) -> None:
    project, before = copied(built, tmp_path)
    CHANGES[change](project)
    after = run(project)
    shutil.rmtree(project / ".cache")
    cold = run(project)
    assert after == cold
    assert before != after  # Or the change would show nothing.


def test_a_file_that_is_no_store_is_passed_over(built: Built, tmp_path: Path) -> None:
    project, before = copied(built, tmp_path)
    (project / ".cache/textos.msgpack").write_bytes(b"\xff\x00 nada")
    assert run(project) == before


def test_pictures_of_both_languages_are_drawn_once(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, _ = copied(built, tmp_path)
    real = resvg_py.svg_to_bytes

    def draw(**given: Any) -> Any:
        assert given["width"] == 1, "only whether the favicon can be drawn is asked again"
        return real(**given)

    monkeypatch.setattr(resvg_py, "svg_to_bytes", draw)
    found = {path for path in run(project) if path.endswith(".png")}
    assert {f"assets/cards{place}card.png" for place in ("/", "/conta/", "/en/")} <= found
    assert "assets/icons/512.png" in found
    shutil.rmtree(project / ".cache")
    with pytest.raises(AssertionError, match="favicon"):
        run(project)
