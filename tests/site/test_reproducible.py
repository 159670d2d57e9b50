"""The same commit gives the same bytes: elsewhere, on one processor, and by ProperDocs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bench.build.corpus import write_corpus

from helpcenter.parallel import FEWEST, processors

ELSEWHERE = Path(__file__).parents[1] / "fixtures/elsewhere"
CENTRAL = (sys.executable, Path(sys.executable).with_name("central"), "montar", "--destino")
PROPERDOCS = (sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--site-dir")
ONE_PROCESSOR = """
import os, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.execv(sys.argv[1], sys.argv[1:])
"""
HERE = {"TZ": "America/Sao_Paulo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
THERE = {
    "TZ": "Asia/Tokyo",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "LANG": "pt_BR.ISO-8859-1",
    "PYTHONHASHSEED": "2",
    "PYTHONPATH": str(ELSEWHERE),
}


def run(command: tuple, folder: Path, variables: dict[str, str]) -> str:
    """Run a command in an environment of this test's own."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "CENTRAL_PREVIA": "0", "NO_MKDOCS_2_WARNING": "1", **variables},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(site: Path) -> dict[str, bytes]:
    """All files of a site."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def project(make_project_in, tmp_path_factory, commit_all) -> Path:
    """The fixtures' articles in two languages, and more of them than one process draws alone."""
    folder = make_project_in(
        tmp_path_factory.mktemp("central"),
        help_center={"feedback": {"destination": "coletor"}},
    )
    made = tmp_path_factory.mktemp("corpus")
    write_corpus(made, FEWEST + 12)
    for collection in (path for path in made.iterdir() if path.is_dir()):
        shutil.copytree(collection, folder / "docs" / collection.name)
    commit_all(folder, "Start", "2026-01-10")
    return folder


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory) -> dict[str, bytes]:
    """Built in one place."""
    site = tmp_path_factory.mktemp("site") / "site"
    run((*CENTRAL, site), project, HERE)
    return files(site)


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Names of files that are in one alone, or not the same in both."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_the_other_machine_is_another(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).touch()
    code = "import datetime, os, pathlib; print(datetime.date.today(), datetime.datetime.now(), "
    code += "os.listdir(), [*os.scandir()], [*pathlib.Path().glob('*')], sep='\\n')"
    here, there = (
        run((sys.executable, "-c", code), tmp_path, each).splitlines() for each in (HERE, THERE)
    )
    assert all(one != other for one, other in zip(here, there, strict=True))


def test_another_machine_gives_the_same_bytes(
    project: Path, built: dict[str, bytes], tmp_path: Path
) -> None:
    """Another folder, day, zone, locale, order of files and of hashes; nothing kept in a cache."""
    clone = tmp_path / "em outro lugar"
    run(("git", "clone", "-q", project, clone), tmp_path, {})
    run((*CENTRAL, "publicado"), clone, THERE)
    assert len(built) > 150
    assert differences(built, files(clone / "publicado")) == []


def test_what_was_kept_gives_the_same_bytes(
    project: Path, built: dict[str, bytes], tmp_path: Path
) -> None:
    """Pages that several processes have kept, and several write again."""
    assert [*(project / ".cache/paginas").glob("*.bin")]
    run((*CENTRAL, tmp_path / "site"), project, HERE)
    assert differences(built, files(tmp_path / "site")) == []


@pytest.mark.skipif(processors() < 2, reason="there is only one")
def test_one_processor_gives_the_same_bytes(
    project: Path, built: dict[str, bytes], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.rmtree(project / ".cache", ignore_errors=True)
    run((sys.executable, "-c", ONE_PROCESSOR, *CENTRAL, site), project, HERE)
    assert differences(built, files(site)) == []


def test_properdocs_builds_the_same_site(
    project: Path, built: dict[str, bytes], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.rmtree(project / ".cache", ignore_errors=True)
    run((*PROPERDOCS, site), project, HERE)
    found = files(site)
    assert b'content="mkdocs-ProperDocs ' in found["index.html"]
    assert differences(unsigned(built), unsigned(found)) == []


def unsigned(site: dict[str, bytes]) -> dict[str, bytes]:
    """A site without the generator's name."""
    return {name: GENERATOR.sub(b"", data) for name, data in site.items()}
