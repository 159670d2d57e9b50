"""Real builds: a project of its own in a temporary folder, with the fixtures' articles."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import settings

from helpcenter.commands.montar import build

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "tests" / "fixtures" / "site" / "docs"
HELP_CENTER: dict[str, Any] = {
    "brand": {"name": {"pt-BR": "Central de Teste", "en": "Test Center"}},
    "messenger": {"url": "https://chat.exemplo.com.br/?de={url}&sobre={title}"},
    "video_hosts": ["www.youtube-nocookie.com"],
    "repository": {
        "edit": "https://git.exemplo.com.br/central/edit/main/docs",
        "new": "https://git.exemplo.com.br/new/{collection}?filename=novo.md&value={template}",
    },
}
SEVERITIES = """
[tool.central.gravidade] # One title is long on purpose, and has words that are none.
AJ020 = "dica"
AJ031 = "dica"
"""
ANSWERS = "https://respostas.exemplo.com.br/respostas"


settings.register_profile("suite", deadline=None)  # No test fails because a machine is busy.
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open the browser last: Playwright keeps an event loop running from then on."""
    items.sort(key=lambda item: "browser" in item.path.parts)


def make_project(
    folder: Path, docs: Path = DOCS, help_center: dict[str, Any] | None = None, **config: Any
) -> Path:
    """Lay out an operator's project: its own docs and mkdocs.yml, this project's code."""
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "tests" / "fixtures" / "site" / "marca", folder / "marca")
    shutil.copytree(docs, folder / "docs")
    settings = {
        "INHERIT": "hooks/base.yml",
        "site_name": "Central de Teste",
        "site_url": "https://ajuda.exemplo.com.br/",
        "extra": {"help_center": {**HELP_CENTER, **(help_center or {})}},
        **config,
    }
    (folder / "pyproject.toml").write_text(SEVERITIES, "utf-8")
    (folder / ".gitignore").write_text(".cache/\n", "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    return folder


def commit(folder: Path, message: str, day: str) -> str:
    """Commit everything below `folder` on a given day; make the repository if there is none."""
    when = f"{day}T12:00:00-03:00"
    environment = {**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    identity = ["-c", "user.name=Teste", "-c", "user.email=teste@exemplo.com.br"]
    if not (folder / ".git").exists():
        subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    command = ["git", *identity, "commit", "-q", "--allow-empty", "-m", message]
    subprocess.run(command, cwd=folder, check=True, env=environment)
    head = ["git", "rev-parse", "HEAD"]
    return subprocess.run(
        head, cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def read_page(site: Path, address: str) -> BeautifulSoup:
    """Parse the page at an address of a built site."""
    path = site / address.strip("/")
    file = path if path.suffix == ".html" else path / "index.html"
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixtures' site, built strictly, without a destination for answers."""
    project = make_project(tmp_path_factory.mktemp("central"))
    commit(project, "Start", "2026-01-10")
    article = project / "docs" / "conta" / "excluir-a-conta.md"
    article.write_text(article.read_text("utf-8") + "\nA exclusão é definitiva.\n", "utf-8")
    commit(project, "Say that it is final", "2026-02-20")
    build(project, project / "site", strict=True)
    return project / "site"


@pytest.fixture(scope="session")
def site_with_answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a destination for answers, a notice and topics."""
    project = make_project(
        tmp_path_factory.mktemp("central-com-respostas"),
        help_center={
            "feedback": {"destination": "http", "url": ANSWERS},
            "notice": {
                "text": {"pt-BR": "Manutenção no domingo.", "en": "Maintenance on Sunday."},
                "until": "2099-12-31",
                "url": "https://status.exemplo.com.br/",
            },
            "assistants": [
                {"name": "Ajudante", "url": "https://ia.exemplo.com.br/novo?q=Leia%20{url}"}
            ],
            "messenger": {
                "url": "mailto:ajuda@exemplo.com.br?subject={title}",
                "topics": [{"label": "Suporte", "help": "Dúvidas."}, {"label": "Financeiro"}],
            },
        },
    )
    build(project, project / "site", strict=True)
    return project / "site"


@pytest.fixture
def open_page(site: Path) -> Callable[[str], BeautifulSoup]:
    """Return a function from a page's address to its parsed HTML."""
    return lambda address: read_page(site, address)


@pytest.fixture
def new_project(tmp_path: Path) -> Callable[..., Path]:
    """Return `make_project` bound to this test's own folder."""

    def make(name: str = "central", **options: Any) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        return make_project(folder, **options)

    return make


@pytest.fixture
def write_docs(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Return a function that writes a docs folder from path to text."""

    def write(files: dict[str, str]) -> Path:
        docs = tmp_path / "docs-fonte"
        for path, text in files.items():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            (docs / path).write_text(text, encoding="utf-8")
        docs.mkdir(exist_ok=True)
        return docs

    return write


@pytest.fixture(scope="session")
def commit_all() -> Callable[[Path, str, str], str]:
    """Return `commit`."""
    return commit


@pytest.fixture
def read_built() -> Callable[[Path, str], BeautifulSoup]:
    """Return `read_page`, for sites other than the first."""
    return read_page


@pytest.fixture(scope="session")
def make_project_in() -> Callable[..., Path]:
    """Return `make_project`, for fixtures that outlive a test."""
    return make_project
