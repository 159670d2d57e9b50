"""hooks/lint.py, with MkDocs' own objects and its own loading."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import get_files

from helpcenter.languages import LANGUAGES
from helpcenter.preview import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    NewProject = Callable[..., Path]


def build_files(config: MkDocsConfig) -> None:
    """What happens up to `on_files` in the build of each language."""
    for language in LANGUAGES:
        config.plugins["i18n"].current_language = language
        config.plugins.on_config(config)
        files = get_files(config)
        files.add_files_from_theme(config.theme.get_env(), config)
        config.plugins.on_files(files, config=config)


@pytest.fixture
def project(new_project: NewProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one mistake, and its folder as the current one."""
    project = new_project()
    monkeypatch.chdir(project)
    article = next(path for path in sorted(project.glob("docs/*/*.md")) if path.stem != "index")
    article.rename(article.with_name("com-engano.md"))
    with article.with_name("com-engano.md").open("a", encoding="utf-8") as file:
        file.write("\n[Sumiu](nada-parecido-com-isto.md)\n")
    return project


def test_each_problem_is_told_once_a_strict_build(project: Path, caplog) -> None:
    config = load_config(str(project / "mkdocs.yml"), strict=True)
    config = config.plugins.on_config(config)
    with caplog.at_level(logging.WARNING):
        build_files(config)
    told = [r for r in caplog.records if "AJ010 não encontrei “nada-parecido" in r.getMessage()]
    assert len(told) == 1
    assert told[0].levelno == logging.WARNING
    assert told[0].name == "mkdocs.plugins.artigos"
    place = told[0].getMessage().partition(" AJ010")[0]
    assert "docs/" in place
    assert str(project) not in place
    build_files(config)
    assert sum("nada-parecido" in record.getMessage() for record in caplog.records) == 2


def test_a_build_for_readers_is_silent_about_what_can_wait(project: Path, caplog) -> None:
    config = load_config(str(project / "mkdocs.yml"))
    with caplog.at_level(logging.WARNING):
        build_files(config.plugins.on_config(config))
    assert caplog.records == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("perigoso.md", "<script>alert(1)</script>"),
        ("perdido.fr.md", "Texto."),
    ],
)
def test_what_is_dangerous_or_would_be_lost_is_not_published(
    new_project: NewProject, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    project = new_project()
    (project / "docs" / "conta" / name).write_text(f"---\ntitle: X\n---\n\n{text}\n", "utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    with pytest.raises(Abort, match=r"não foi montada: .* AJ01[26]"):
        build_files(config)
    monkeypatch.setenv(VARIABLE, "1")
    build_files(config)


@pytest.mark.parametrize("text", ["# Só o texto\n", "Nota: isto é texto.\n"])
def test_a_page_without_front_matter_is_published(new_project: NewProject, text: str) -> None:
    project = new_project()
    (project / "docs" / "conta" / "sem-cabecalho.md").write_text(text, "utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    build_files(config.plugins.on_config(config))


def test_a_front_matter_without_its_lines_is_not_published(new_project: NewProject) -> None:
    project = new_project()
    (project / "docs" / "conta" / "segredo.md").write_text("rascunho: true\n\nSegredo.\n", "utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    with pytest.raises(Abort, match=r"não foi montada: .* AJ001"):
        build_files(config)
