"""So many articles out of a folder of real ones, which is repeated if it has fewer."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import yaml
from bench.search.project import BuildError

if TYPE_CHECKING:
    from pathlib import Path

MARK = "---\n"


def copy_articles(source: Path, docs: Path, number: int) -> list[str]:
    """Copy articles, evenly chosen, and what lies beside them; return the articles' paths.

    Each further copy of the folder has collections of other names and articles of other titles.
    Translations stay behind, and so does what only names articles.

    Raises:
        BuildError: there are no articles.
    """
    files = sorted(file.relative_to(source) for file in source.rglob("*") if file.is_file())
    files = [path for path in files if ".en." not in path.name and "_dados" not in path.parts]
    articles = [path for path in files if path.suffix == ".md" and path.name != "index.md"]
    if not articles:
        raise BuildError(f"{source}: não há artigos nesta pasta.")
    beside = sorted({*files} - {*articles})
    found: list[str] = []
    while len(found) < number:
        copy = len(found) // len(articles)
        most = min(number - len(found), len(articles))
        chosen = [articles[place * len(articles) // most] for place in range(most)]
        for path in (*beside, *chosen):
            place_copy(source / path, docs / renamed(path, copy), copy)
        found += [renamed(path, copy) for path in chosen]
    return found


def renamed(path: Path, copy: int) -> str:
    """A path in a copy of the folder; the home page is the same in all."""
    first, slash, rest = path.as_posix().partition("/")
    name, dot, suffix = first.partition(".")
    if not copy or first == "index.md":
        return path.as_posix()
    return f"{name}-{copy + 1}{dot}{suffix}{slash}{rest}"


def place_copy(source: Path, target: Path, copy: int) -> None:
    """Copy a file; an article of a further copy gets a title of its own."""
    target.parent.mkdir(parents=True, exist_ok=True)
    head = source.read_text(encoding="utf-8").split(MARK, 2) if source.suffix == ".md" else []
    if not copy or len(head) < 3 or head[0] or target.exists():
        shutil.copyfile(source, target)
        return
    matter = yaml.safe_load(head[1])
    matter["title"] = f"{matter.get('title')} ({copy + 1})"
    text = yaml.safe_dump(matter, allow_unicode=True, width=1000, sort_keys=False)
    target.write_text(f"{MARK}{text}{MARK}{head[2]}", encoding="utf-8", newline="\n")
