"""All builds of one size, in turn: A B C, A B C; what slows the machine slows each of them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.build.corpus import write_corpus
from bench.build.given import copy_articles
from bench.build.measure import Cost, Output, look_at, run
from bench.build.peers import BASE, OURS, SITE, Tool, tools
from bench.build.preview import Waits, measure_preview
from bench.build.projects import commit
from bench.search.project import BuildError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass
class Built:
    """What a tool's builds cost, round after round."""

    cold: list[Cost] = field(default_factory=list)
    same: list[Cost] = field(default_factory=list)  # Again, with nothing changed: ours alone.
    changed: list[Cost] = field(default_factory=list)  # With one article's text changed.
    output: Output | None = None


@dataclass
class Sized:
    """All that was measured of one number of articles."""

    articles: int
    built: dict[str, Built]  # By the tool's name.
    preview: Waits | None


def measure_size(folder: Path, number: int, rounds: int, turns: int, given: Path | None) -> Sized:
    """Lay out projects of so many articles, made up or given, and build them in rounds.

    Args:
        folder: an empty one, for the projects and all that is built.
        number: of articles.
        rounds: how often each tool builds.
        turns: how often a text and a title are changed in our preview.
        given: articles to copy, instead of made-up ones.

    Raises:
        BuildError: our build or the one that all is compared with failed.
    """
    docs = folder / OURS.name / "docs"
    paths = copy_articles(given, docs, number) if given else write_corpus(docs, number)
    homes = lay_out(folder, docs, number)
    built = build_in_turn(homes, paths, rounds)
    preview = None
    if turns:
        say(f"{number} artigos: a prévia")
        preview = measure_preview(homes[OURS], paths[number // 2], turns)
    return Sized(number, built, preview)


def lay_out(folder: Path, docs: Path, number: int) -> dict[Tool, Path]:
    """Make the projects of the tools that can build so many articles."""
    homes = {tool: folder / tool.name for tool in tools() if number <= tool.most}
    for tool, home in homes.items():
        home.mkdir(exist_ok=True)
        tool.make(home, docs)
    return homes


def build_in_turn(homes: dict[Tool, Path], paths: Sequence[str], rounds: int) -> dict[str, Built]:
    """Let each tool build in each round; one that fails is left out, and it is said why."""
    built = {tool.name: Built() for tool in homes}
    for turn in range(rounds):
        for tool in [tool for tool in homes if tool.name in built]:
            say(f"{len(paths)} artigos, rodada {turn + 1} de {rounds}: {tool.name}")
            try:
                build(tool, homes[tool], paths, built[tool.name])
            except BuildError as error:
                if tool in (OURS, BASE):
                    raise
                say(f"{tool.name} fica de fora: {error}")
                del built[tool.name]
    return built


def build(tool: Tool, home: Path, paths: Sequence[str], built: Built) -> None:
    """Build with nothing left of earlier builds; ours also again, with what it has kept."""
    tool.clean(home)
    built.cold.append(run(tool.commands, home))
    if not built.output:
        built.output = look_at(home / SITE, paths)
    if tool is not OURS:
        return
    built.same.append(run(tool.commands, home))
    file = home / "docs" / paths[len(paths) // 2]
    before = file.read_text(encoding="utf-8")
    save(home, file, f"{before}\nMais uma frase, ao fim do texto.\n")
    built.changed.append(run(tool.commands, home))
    save(home, file, before)


def save(home: Path, file: Path, text: str) -> None:
    """Save an article as a commit, which is what a server builds."""
    file.write_text(text, encoding="utf-8")
    commit(home)


def say(text: str) -> None:
    """Tell what is being done."""
    print(text, file=sys.stderr, flush=True)
