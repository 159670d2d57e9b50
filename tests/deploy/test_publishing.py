"""Versions are swapped as one; readers never see half of one, and can be led back."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from helpcenter import cli
from helpcenter.publishing import PublishError, check_site, current, switch, versions
from swapping import publish_copy, swap_under_load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deploy.conftest import Published


ARTICLE = "---\ntitle: Uma pergunta\ndescription: Uma só.\n---\n\nUma resposta.\n"


@pytest.fixture(scope="module")
def changed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with other bytes in every page and another index, as after a change of all."""
    copy = tmp_path_factory.mktemp("mudada") / "site"
    shutil.copytree(site, copy)
    for page in copy.rglob("*.html"):
        page.write_text(page.read_text("utf-8") + "<!-- depois -->" * 200, "utf-8")
    for pointer in copy.glob("assets/search/*/index.json"):
        (version,) = (path for path in pointer.parent.iterdir() if path.is_dir())
        version.rename(version.with_name(version.name[::-1]))
        pointer.write_text(pointer.read_text("utf-8").replace(version.name, version.name[::-1]))
    return copy


def test_no_reader_gets_a_bad_answer_while_versions_are_swapped(
    published: Published, changed: Path
) -> None:
    sites = (published.site, changed)
    times, crowd = swap_under_load(
        published.server.port, published.home, sites, swaps=20, answers=1000
    )
    assert times >= 20
    assert crowd.answers >= 1000
    assert crowd.bad == []
    assert len(versions(published.home)) == 3


def seen(home: Path) -> str:
    version = current(home)
    assert version
    return version.name


@pytest.fixture
def inside(new_project, write_docs, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and the folder that one is in."""
    project = new_project(docs=write_docs({"geral/pergunta.md": ARTICLE}))
    monkeypatch.chdir(project)
    return project


def test_publish_break_and_go_back(inside: Path, tmp_path: Path, capfd) -> None:
    home = tmp_path / "srv"
    publish = ["publicar", str(home), "--manter", "2"]
    assert cli.main(publish) == 0
    first = seen(home)
    assert (home / "atual/site/index.html").exists()
    assert "add_header Content-Security-Policy" in (home / "atual/nginx/cabecalhos.conf").read_text(
        "utf-8"
    )
    assert "map $uri" in (home / "atual/nginx/enderecos.conf").read_text("utf-8")
    assert (home / "versoes").stat().st_mode & 0o777 == 0o755
    assert (home / "atual/site").stat().st_mode & 0o755 == 0o755

    config = inside / "mkdocs.yml"
    right = config.read_text("utf-8")
    config.write_text(right.replace("brand:", "brnd:"), "utf-8")
    before = {path: path.stat().st_mtime_ns for path in home.rglob("?*/**/*")}
    assert cli.main(publish) == 1
    assert {path: path.stat().st_mtime_ns for path in home.rglob("?*/**/*")} == before
    assert {path.name for path in (home / "versoes").iterdir()} == {first}

    config.write_text(right, "utf-8")
    assert cli.main([*publish, "--depois", "false"]) == 1
    assert seen(home) == first
    assert f"os leitores continuam a ver {first}" in capfd.readouterr().err

    told = tmp_path / "contado"
    assert cli.main([*publish, "--depois", f"readlink {home}/atual > {told}"]) == 0
    third = seen(home)
    assert told.read_text("utf-8").strip() == f"versoes/{third}"
    assert third > first
    assert len(versions(home)) == 2

    started = time.monotonic()
    assert cli.main(["publicar", str(home), "--voltar"]) == 0
    assert time.monotonic() - started < 5
    assert seen(home) < third
    assert cli.main(["publicar", str(home), "--voltar"]) == 1
    assert "Não há versão anterior guardada" in capfd.readouterr().err
    shutil.rmtree(home / "versoes" / third)


def test_going_back_needs_no_build(inside: Path, site: Path, tmp_path: Path) -> None:
    """Not even a project that can be built."""
    home = tmp_path / "srv"
    for _ in range(2):
        publish_copy(home, site, "")
    (inside / "mkdocs.yml").write_text("isto: [não se lê", "utf-8")
    before, now = versions(home)
    assert current(home) == now
    assert cli.main(["publicar", str(home), "--voltar"]) == 0
    assert current(home) == before


@pytest.mark.usefixtures("inside")
def test_two_at_a_time_are_refused(tmp_path: Path, capfd) -> None:
    home = tmp_path / "srv"
    home.mkdir()
    hold = "import fcntl, sys; f = open(sys.argv[1], 'w'); fcntl.flock(f, 2); print(); input()"
    other = subprocess.Popen(
        [sys.executable, "-c", hold, str(home / ".publicando")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout
    other.stdout.readline()
    assert cli.main(["publicar", str(home)]) == 1
    other.communicate(b"\n")
    assert "Já há uma publicação em andamento" in capfd.readouterr().err
    assert not (home / "versoes").exists()


def test_what_is_left_of_a_killed_build_goes(tmp_path: Path, site: Path) -> None:
    (tmp_path / "versoes/.nova-1/site").mkdir(parents=True)
    publish_copy(tmp_path, site, "")
    assert [path.name for path in (tmp_path / "versoes").iterdir()] == [seen(tmp_path)]


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--manter", "1"], "--manter: use 2 ou mais"),
        (["--voltar"], "Não há versão anterior guardada: nada mudou."),
    ],
)
def test_mistakes_are_told(tmp_path: Path, capfd, arguments: list[str], told: str) -> None:
    assert cli.main(["publicar", str(tmp_path / "srv"), *arguments]) == 1
    assert told in capfd.readouterr().err


@pytest.mark.usefixtures("inside")
def test_a_folder_in_the_place_of_the_link_is_left_alone(tmp_path: Path, capfd) -> None:
    (tmp_path / "srv/atual").mkdir(parents=True)
    assert cli.main(["publicar", str(tmp_path / "srv")]) == 1
    assert "não é um link feito por este comando" in capfd.readouterr().err


@pytest.mark.usefixtures("inside")
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capfd) -> None:
    (tmp_path / "arquivo").write_text("x", "utf-8")
    assert cli.main(["publicar", str(tmp_path / "arquivo" / "srv")]) == 1
    assert re.search(r"Não consegui publicar em \S+: ", capfd.readouterr().err)


@pytest.mark.parametrize("name", ["404.html", "_headers", "conta/excluir-a-conta/index.html"])
def test_half_a_site_is_refused(site: Path, tmp_path: Path, name: str) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    check_site(copy)
    (copy / name).unlink()
    with pytest.raises(PublishError, match=f"incompleta: falta {name}"):
        check_site(copy)


def test_a_swap_leaves_no_moment_without_a_link(tmp_path: Path) -> None:
    versions = [tmp_path / "versoes" / name for name in ("1", "2")]
    for version in versions:
        version.mkdir(parents=True)
    switch(tmp_path, versions[0])
    missed, looks, done = [], [], threading.Event()

    def look() -> None:
        while not done.is_set():
            looks.append(1)
            try:
                (tmp_path / "atual").readlink()
            except OSError as error:
                missed.append(error)

    looking = threading.Thread(target=look)
    looking.start()
    for number in range(3000):
        switch(tmp_path, versions[number % 2])
    done.set()
    looking.join()
    assert len(looks) > 100
    assert missed == []
    assert seen(tmp_path) == "2"
    assert not (tmp_path / ".atual").exists()
