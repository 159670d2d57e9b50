"""Hostile and clumsy input is told at its file and line, in Portuguese, and published harmless."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from tests.hostile.bodies import BODIES
from tests.hostile.files import AUTHORS, DATA, HEADS, NAMES, PAIRS, PICTURES, PLAIN, WHOLE
from tests.hostile.telling import article, assert_told, harm, told, write

from helpcenter.authors import read_authors
from helpcenter.rendering import ArticleText, Renderer

ROOT = Path(__file__).parents[2]
PLACE = "conta/caso.md"
MOST_SECONDS = 10
"""Of processor for one case; what grows with the square of a text takes minutes."""


@pytest.fixture(autouse=True)
def bounded():
    """Ask of each case that it takes no time and no memory to speak of."""
    start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - start < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024  # In KB.


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """The converter of a build."""
    base = yaml.safe_load((ROOT / "hooks" / "base.yml").read_text("utf-8"))
    return Renderer(base["markdown_extensions"], base["markdown_extensions"], [])


@pytest.mark.parametrize(("wanted", "body"), BODIES.values(), ids=BODIES)
def test_bodies(tmp_path: Path, renderer: Renderer, wanted: str, body: str) -> None:
    docs = write(tmp_path, {PLACE: article(body)})
    assert_told(docs, wanted, PLACE)
    if not wanted.startswith("AJ014"):  # What is not read is not published either.
        done = renderer.render(ArticleText(PLACE, "pt-BR", "a", body), docs, lambda _: None)
        assert harm(BeautifulSoup(done.html, "html.parser")) == []


@pytest.mark.parametrize(("wanted", "head"), HEADS.values(), ids=HEADS)
def test_heads(tmp_path: Path, wanted: str, head: str) -> None:
    docs = write(tmp_path, {PLACE: f"---\n{head}---\n\nAbra o menu.\n"})
    assert_told(docs, wanted, PLACE)


@pytest.mark.parametrize(("wanted", "text"), WHOLE.values(), ids=WHOLE)
def test_whole_files(tmp_path: Path, wanted: str, text: str | bytes) -> None:
    assert_told(write(tmp_path, {PLACE: text}), wanted, PLACE)


@pytest.mark.parametrize(("wanted", "svg"), PICTURES.values(), ids=PICTURES)
def test_pictures(tmp_path: Path, wanted: str, svg: str | bytes) -> None:
    docs = write(tmp_path, {PLACE: article("![a](caso.svg)"), "conta/caso.svg": svg})
    assert_told(docs, wanted, "conta/caso.svg")
    if wanted == "-":
        assert "AJ012" not in {problem.code for problem in told(docs)}


@pytest.mark.parametrize(("wanted", "path"), NAMES.values(), ids=NAMES)
def test_names(tmp_path: Path, wanted: str, path: str) -> None:
    said = told(write(tmp_path, {path: PLAIN}))
    if wanted == "-":
        assert not said
    else:
        assert any(problem.code == wanted for problem in said)


@pytest.mark.parametrize("paths", PAIRS.values(), ids=PAIRS)
def test_names_that_some_computers_take_for_one(tmp_path: Path, paths: tuple[str, str]) -> None:
    docs = write(tmp_path, dict.fromkeys(paths, PLAIN))
    assert "AJ016" in {problem.code for problem in told(docs)}


@pytest.mark.parametrize(("wanted", "name", "text"), DATA.values(), ids=DATA)
def test_data(tmp_path: Path, wanted: str, name: str, text: str | bytes) -> None:
    docs = write(tmp_path, {PLACE: PLAIN, f"_dados/{name}": text})
    assert_told(docs, wanted, f"_dados/{name}")


@pytest.mark.parametrize("text", AUTHORS.values(), ids=AUTHORS)
def test_authors(tmp_path: Path, text: str | bytes) -> None:
    docs = write(tmp_path, {"_dados/autores.yml": text})
    with pytest.raises(ValueError, match=r"autores\.yml: [^\n]+\Z") as refused:
        read_authors(docs / "_dados" / "autores.yml")
    assert "constructor" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "target", "words"),
    [
        ("conta/vaza.md", "/etc/passwd", "fora de docs/"),
        ("conta/vaza.txt", "/proc/self/environ", "fora de docs/"),
        ("conta/vaza.svg", "/proc/self/environ", "fora de docs/"),
        ("conta/fora", "/etc", "a pasta leva para fora de docs/"),
        ("conta/cima.md", "../../fora.md", "fora de docs/"),
        ("conta/laco", "..", "é um atalho para outra"),
        ("conta/eu.md", "eu.md", "não leva a nada"),
        ("conta/nada.md", "sumiu.md", "não leva a nada"),
        ("_dados/autores.yml", "/proc/self/environ", "fora de _dados/"),
        ("_dados/termos.yml", "termos.yml", "não leva a nada"),
        ("_dados/palavras.txt", "/etc/passwd", "fora de _dados/"),
    ],
)
def test_links_in_the_file_system(tmp_path: Path, name: str, target: str, words: str) -> None:
    docs = write(tmp_path / "docs", {PLACE: PLAIN})
    (tmp_path / "fora.md").write_text(PLAIN, "utf-8")
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).symlink_to(target)
    (problem,) = (p for p in told(docs) if p.path == name and p.code == "AJ016")
    assert words in problem.message


@pytest.mark.parametrize("name", ["conta/cano.md", "cano.png", "_dados/termos.yml"])
def test_pipes_are_not_opened(tmp_path: Path, name: str) -> None:
    docs = write(tmp_path, {"_dados/palavras.txt": ""})
    os.mkfifo(docs / name)
    assert [(problem.path, problem.code) for problem in told(docs)] == [(name, "AJ016")]


@pytest.mark.parametrize("name", ["autores.yml", "sinonimos.yml", "enderecos.txt"])
def test_a_folder_in_the_place_of_a_list_is_told(tmp_path: Path, name: str) -> None:
    docs = write(tmp_path, {f"_dados/{name}/a.md": PLAIN})
    assert [(problem.path, problem.code) for problem in told(docs)] == [(f"_dados/{name}", "AJ014")]


@pytest.mark.parametrize("link", ["[a](a.pdf)", '<a href="a.pdf">a</a>'])
def test_an_attachment_that_is_not_published_is_told(tmp_path: Path, link: str) -> None:
    docs = write(tmp_path, {"index.md": f"{PLAIN}\n{link}\n", "a.pdf": "a"})
    (problem,) = told(docs)
    assert (problem.code, problem.line) == ("AJ010", 8)
    assert "“a.pdf” não é publicado" in problem.message


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "conta").mkdir()
    assert [problem.code for problem in told(tmp_path)] == ["AJ016"]


@pytest.mark.skipif(os.geteuid() == 0, reason="access(2) tells root that it may read every file")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    docs = write(tmp_path, {PLACE: PLAIN})
    (docs / PLACE).chmod(0)
    assert [(problem.path, problem.code) for problem in told(docs)] == [(PLACE, "AJ014")]


def test_a_marked_section_inside_of_html_keeps_its_text(renderer: Renderer) -> None:
    article = ArticleText(PLACE, "pt-BR", "a", "<div>\nantes <![ depois\n</div>\n\nfim")
    html = renderer.render(article, Path("não-existe"), lambda _: None).html
    assert "antes &lt;![ depois" in html
    assert "<p>fim</p>" in html
