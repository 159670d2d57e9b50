"""Moving an article or a collection: which files go where, and what keeps them from it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from helpcenter.addresses import address
from helpcenter.languages import LANGUAGES, originals_first, split_language, with_language
from helpcenter.lint.names import taken_name, unknown_language, wrong_folder, wrong_name
from helpcenter.lint.site import first_in_folders, other_files
from helpcenter.mistakes import nearest
from helpcenter.moving.plan import (
    Plan,
    judge,
    new_text,
    published,
    relink,
    were_public,
    with_old,
)
from helpcenter.moving.relink import PlanError, Ways, led_to, placed
from helpcenter.redirects.ledger import read_addresses
from helpcenter.redirects.table import old_addresses
from helpcenter.sources import DATA_FOLDER, parse_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from helpcenter.content import Content

INDEX = "index.md"


def plan_move(docs: Path, content: Content, old: str, new: str) -> Plan:
    """Work out a move; paths are from docs/.

    Args:
        docs: the folder of the articles.
        content: what it holds.
        old: an article, without language, or the folder of a collection.
        new: the same, where it is to be.

    Raises:
        PlanError: it cannot be done; nothing was changed.
    """
    pages = pages_below(docs, content, old)
    check_target(docs, old, new)
    plan = Plan(addresses=published(content, docs))
    plan.moves = {path: new + path.removeprefix(old) for path in pages}
    if old.endswith(".md"):
        stem, to = old.removesuffix(".md"), new.removesuffix(".md")
        plan.moves = {path: to + path.removeprefix(stem) for path in pages}
        plan.moves |= own_files(docs, content, pages, posixpath.dirname(new))
    else:
        plan.moves |= {file: new + file.removeprefix(old) for file in files_below(docs, old)}
    check_names(content, plan)
    check_old_addresses(docs, content, plan)
    relink(plan, content, docs, dict.fromkeys(LANGUAGES, ways_of(plan)))
    list_old(plan, content, docs)
    judge(plan, content, docs)
    return plan


def pages_below(docs: Path, content: Content, old: str) -> list[str]:
    """The pages to move: an article in all its languages, or all of a folder.

    Raises:
        PlanError: there is none.
    """
    is_article = old.endswith(".md")
    found = [
        path
        for path in content.sources
        if (split_language(path)[0] == old if is_article else path.startswith(f"{old}/"))
    ]
    if not found and is_article:
        raise PlanError(f"Não encontrei o artigo docs/{old}. {near(old, content.sources)}")
    if not found and (docs / old).exists():
        raise PlanError(
            f"docs/{old} não é um artigo nem tem artigos: só cuido de artigos e coleções."
        )
    if not found:
        folders = first_in_folders(content.sources)
        raise PlanError(f"Não encontrei artigos na pasta docs/{old}. {near(old, folders)}")
    return sorted(found, key=originals_first)


def near(path: str, known: Iterable[str]) -> str:
    """What may have been meant by a path that leads to nothing."""
    hint = nearest(path, list(known))
    return f"{hint[:1].upper()}{hint[1:]}" or "Confira o caminho."


def files_below(docs: Path, folder: str) -> list[str]:
    """Every other file of a folder, hidden ones too."""
    files = (file for file in (docs / folder).rglob("*") if file.is_symlink() or file.is_file())
    return sorted(file.relative_to(docs).as_posix() for file in files)


def check_target(docs: Path, old: str, new: str) -> None:
    """Refuse a target that is taken, or of another kind; raise PlanError."""
    if old.endswith(".md") != new.endswith(".md"):
        what = "um arquivo terminado em .md" if old.endswith(".md") else "uma pasta, sem .md"
        raise PlanError(
            f"O novo lugar precisa ser {what}, como em: "
            f".venv/bin/central mover {old} {example(old)}"
        )
    if INDEX in (posixpath.basename(old), posixpath.basename(new)):
        raise PlanError("Um index.md é a página da sua pasta. Para mover a coleção, diga a pasta.")
    if new == old:
        raise PlanError(f"docs/{old} já está lá.")
    if new.startswith(f"{old}/"):
        raise PlanError(f"docs/{new} fica dentro da própria pasta. Escolha outro lugar.")
    taken = [with_language(new, tag) for tag in LANGUAGES] if new.endswith(".md") else [new]
    for path in taken:
        if (docs / path).exists() or (docs / path).is_symlink():
            raise PlanError(f"docs/{path} já existe. Escolha outro nome.")


def example(old: str) -> str:
    """A target like the one that was meant."""
    stem = old.removesuffix(".md")
    return f"{stem}-novo.md" if old.endswith(".md") else f"{stem}-nova"


def own_files(docs: Path, content: Content, pages: list[str], folder: str) -> dict[str, str]:
    """What an article takes along into another folder; where there is a file already, it stays."""
    here = posixpath.dirname(pages[0])
    found = {}
    files = used_files(docs, content, pages) if here != folder else []
    for file in alone_files(docs, content, pages, files):
        target = posixpath.join(folder, posixpath.relpath(file, here or "."))
        if not (docs / target).exists():
            found[file] = target
    return found


def alone_files(docs: Path, content: Content, pages: list[str], files: Iterable[str]) -> list[str]:
    """Those of some pages' files below the first one's folder that nobody else mentions."""
    here = posixpath.dirname(pages[0])
    others = [source.text for path, source in content.sources.items() if path not in pages]
    data = (docs.parent / "mkdocs.yml", docs / DATA_FOLDER / "autores.yml")
    others += [file.read_text("utf-8", errors="replace") for file in data if file.is_file()]
    others += [unquote(text) for text in others if "%" in text]
    return [
        file
        for file in files
        if file not in pages
        and (not here or file.startswith(f"{here}/"))
        and not any(name in text for name in names_of(file) for text in others)
    ]


def names_of(file: str) -> set[str]:
    """How a link may name a file: that of a language goes by the name of the original, too."""
    name = posixpath.basename(file)
    stem, ext = posixpath.splitext(name)
    return {name, *(stem.removesuffix(f".{tag}") + ext for tag in LANGUAGES)}


def used_files(docs: Path, content: Content, pages: list[str]) -> list[str]:
    """Files beside an article that it shows or offers, those of each language."""
    known = other_files(docs)
    found: set[str] = set()
    for path in pages:
        for spot in placed(path, content.sources[path].body):
            file = led_to(spot.address, posixpath.dirname(path))
            stem, ext = posixpath.splitext(file)
            found.update((file, *(f"{stem}.{tag}{ext}" for tag in LANGUAGES)))
    return sorted(found & known.keys())


def check_names(content: Content, plan: Plan) -> None:
    """Refuse names that the checker would refuse; raise PlanError."""
    after = [plan.moves.get(path, path) for path in content.sources]
    folders = first_in_folders(after)
    for path in plan.moves.values():
        for message, fix in complaints(path, folders) if path.endswith(".md") else ():
            raise PlanError(f"docs/{path}: {message} {fix[:1].upper()}{fix[1:]}")


def check_old_addresses(docs: Path, content: Content, plan: Plan) -> None:
    """Refuse an address that leads readers to a page that stays; raise PlanError."""
    keepers = old_addresses(content, other_files(docs))
    for path in plan.moves.values():
        moved = parse_source(path, "")
        own = address(moved.id, moved.language)
        if keepers.get(own, path) not in {path, *plan.moves}:
            raise PlanError(f"“{own}” já leva a docs/{keepers[own]}. Escolha outro nome.")


def complaints(path: str, folders: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what the checker would say of a page's name and place."""
    source = parse_source(path, "")
    yield from (*wrong_name(source), *unknown_language(source), *taken_name(source, folders))
    folder = posixpath.dirname(path)
    while folder:
        yield from wrong_folder(folder)
        folder = posixpath.dirname(folder)


def ways_of(plan: Plan) -> Ways:
    """Where things are after the move."""
    pages = {
        split_language(old)[0]: split_language(new)[0]
        for old, new in plan.moves.items()
        if old.endswith(".md")
    }
    files = {old: new for old, new in plan.moves.items() if not old.endswith(".md")}
    return Ways(pages, files)


def list_old(plan: Plan, content: Content, docs: Path) -> None:
    """Let each moved page list the address that it had, if readers may have kept it."""
    public = were_public(content, docs)
    known = [typed.partition("#") for _, typed in read_addresses(docs)]
    for path, new in plan.moves.items():
        if path not in content.sources:
            continue
        source, moved = content.sources[path], parse_source(new, "")
        was, own = address(source.id, source.language), address(moved.id, moved.language)
        before = plan.texts.get(new, source.text)
        text = with_old(before, [was] if path in public else [], own)
        new_text(plan, new, source.text, text)
        plan.sections |= {f"{own}#{anchor}" for base, _, anchor in known if anchor and base == was}
