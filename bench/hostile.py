"""Whether anything that is typed ends the checker or a build: thousands of spoilt articles.

Real articles are cut, doubled, shuffled and sown with what parsers dislike. Each is checked in all
ways and converted; some are built into whole sites, for readers and for the preview. The same seed
gives the same articles. What crashes is kept beside the figures, to be looked at.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from bench.spoiling import spoilt

from helpcenter.content import Content, read_content
from helpcenter.lint.check import check
from helpcenter.lint.problem import STOPS_BUILD
from helpcenter.lint.serious import serious
from helpcenter.preview import VARIABLE
from helpcenter.rendering import ArticleText, Renderer
from helpcenter.sources import parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
CENTRAL = Path(sys.executable).with_name("central")
IN_A_BUILD = 50
SLOW = 10.0
"""Seconds of processor that no article may take."""
HEAD = "---\ntitle: Uma página\ndescription: {}\n---\n\n"


@dataclass
class Found:
    """What a run has met."""

    checks: int = 0
    builds: int = 0
    refused: int = 0  # Builds that were not published, and said so.
    slowest: float = 0.0  # Seconds of processor, of one check.
    told: Counter[str] = field(default_factory=Counter)
    crashes: list[dict[str, str]] = field(default_factory=list)


def main() -> int:
    """Spoil, check and build; write the figures; 1 if anything crashed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--builds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=8)
    given = parser.parse_args()
    found = Found()
    began = time.perf_counter()
    renderer = make_renderer()
    for number in range(given.seed, given.seed + given.runs - given.builds):
        check_one(spoilt(number), renderer, found, number)
    for number in range(given.builds):
        build_one(given.seed + number * IN_A_BUILD, found, preview=bool(number % 2))
    minutes = (time.perf_counter() - began) / 60
    report(found, minutes, given.out)
    return int(bool(found.crashes))


def make_renderer() -> Renderer:
    """The converter of a build."""
    base = yaml.safe_load((ROOT / "hooks" / "base.yml").read_text("utf-8"))
    return Renderer(base["markdown_extensions"], base["markdown_extensions"], [])


def check_one(text: str, renderer: Renderer, found: Found, number: int) -> None:
    """Check one article in all ways, and convert what would be published."""
    began = time.process_time()
    try:
        for problem in judged(text, renderer):
            found.told[problem] += 1
    except Exception as error:  # Whatever it is, it is what is looked for.
        found.crashes.append({"number": str(number), "error": repr(error), "text": text})
    took = time.process_time() - began
    found.slowest = max(found.slowest, took)
    if took > SLOW:
        found.crashes.append({"number": str(number), "error": f"{took:.0f} s", "text": text})
    found.checks += 1


def judged(text: str, renderer: Renderer) -> Iterator[str]:
    """Yield the codes that are told; raise AssertionError if two ways tell different things."""
    raw = text.encode("utf-8", errors="replace").decode("utf-8")
    source = parse_source("conta/a.md", raw.replace("\r\n", "\n").replace("\r", "\n"))
    content, docs = Content(sources={source.path: source}), Path("não-existe")
    problems = check(content, docs)
    stopping = [str(problem) for problem in problems if problem.code in STOPS_BUILD]
    if [str(problem) for problem in serious(content, docs)] != stopping:
        raise AssertionError("serious")
    if not all(str(problem).isprintable() for problem in problems):
        raise AssertionError("printable")
    if not any(problem.code == "AJ014" for problem in problems):
        renderer.render(ArticleText("conta/a.md", "pt-BR", "", source.body), docs, lambda _: None)
    yield from (problem.code for problem in problems)


def build_one(first: int, found: Found, *, preview: bool) -> None:
    """Build a site of many spoilt articles; for readers, of those that do not stop a build."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        lay_out(project, [spoilt(number) for number in range(first, first + IN_A_BUILD)])
        if not preview:
            docs = project / "docs"
            for path in {problem.path for problem in serious(read_content(docs), docs)}:
                (docs / path).unlink()
        command = [str(CENTRAL), "montar"]
        if preview:
            command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        environment = {**os.environ, VARIABLE: str(int(preview)), "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(
            command, cwd=project, env=environment, capture_output=True, text=True, check=False
        )
        said = done.stdout + done.stderr
        if "Traceback" in said or done.returncode not in (0, 1):
            what = {"number": f"{first}…", "error": said[-2000:], "text": "montagem"}
            found.crashes.append(what)
        found.refused += done.returncode != 0
        found.builds += 1


def lay_out(project: Path, texts: list[str]) -> None:
    """An operator's project with these articles."""
    for name in ("hooks", "overrides"):
        (project / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "marca", project / "marca")
    brand = {"brand": {"name": "Central"}}
    settings = {
        "INHERIT": "hooks/base.yml",
        "site_name": "Central",
        "site_url": "https://ajuda.exemplo.com.br/",
        "extra": {"help_center": brand},
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    (project / "docs" / "conta").mkdir(parents=True)
    (project / "docs" / "index.md").write_text(HEAD.format("Início."), "utf-8")
    for place, text in enumerate(texts):
        path = project / "docs" / "conta" / f"artigo-{place}.md"
        path.write_bytes(text.encode("utf-8", errors="surrogatepass"))


def report(found: Found, minutes: float, out: Path) -> None:
    """Print what was done, in Portuguese, and write it down."""
    print(f"{found.checks} artigos estragados, conferidos e convertidos")
    print(f"{found.builds} montagens de {IN_A_BUILD} artigos ({found.refused} recusadas)")
    print(f"artigo mais lento: {found.slowest:.1f} s de processador")
    print(f"problemas ditos: {found.told.total()}, de {len(found.told)} regras")
    print(f"{minutes:.0f} minutos")
    for crash in found.crashes:
        print(f"CAIU no número {crash['number']}: {crash['error'][-500:]}")
    print("nenhum caiu" if not found.crashes else f"caíram: {len(found.crashes)}; veja {out}")
    figures = {
        "checks": found.checks,
        "builds": found.builds,
        "refused": found.refused,
        "slowest_seconds": round(found.slowest, 2),
        "told": dict(sorted(found.told.items())),
        "crashes": found.crashes,
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
