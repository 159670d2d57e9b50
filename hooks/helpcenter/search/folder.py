"""Where the indexes of a site lie: each in a folder named after its content."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.output import Output

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "assets/search"
HIDDEN = ".search"
POINTER = "index.json"


def write(files: Mapping[str, bytes], folder: Path, output: Output | None = None) -> None:
    """Write an index into a folder named after its content, and say in index.json which it is.

    Browsers may then keep every file but index.json for ever.

    Args:
        files: of the index, by name.
        folder: of a language.
        output: the site that it is a part of, where another may have been before it.
    """
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name} {len(files[name])} ".encode() + files[name])
    version = digest.hexdigest()[:12]
    (folder / version).mkdir(parents=True, exist_ok=True)
    output = output or Output(str(folder))
    before = output.earlier(str(folder))
    earlier = current(Path(before, POINTER)) if before else None
    for name, data in files.items():
        like = str(earlier / name) if earlier else None
        output.put_like(str(folder / version / name), data, like)
    pointer = json.dumps({"folder": version}) + "\n"
    (folder / POINTER).write_text(pointer, encoding="utf-8")


def current(pointer: Path) -> Path | None:
    """The folder of the index that a pointer points to, if it can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        folder: str = json.loads(pointer.read_text(encoding="utf-8"))["folder"]
        return pointer.parent / folder
    return None


def put_aside(site: Path) -> None:
    """Hide the indexes of a site that is going to be emptied of all that is not hidden.

    An index may be on its way into the folder at that moment: what it leaves there counts for
    nothing, and the next one will be whole.
    """
    if not (site / FOLDER).exists():  # After a build that failed they are hidden still.
        return
    for pointer in (site / FOLDER).glob(f"*/{POINTER}"):
        forget_others(pointer)
    move(site / FOLDER, site / HIDDEN)


def put_back(site: Path) -> None:
    """Bring them back."""
    if (site / HIDDEN).exists():
        (site / FOLDER).parent.mkdir(parents=True, exist_ok=True)
        move(site / HIDDEN, site / FOLDER)


def move(folder: Path, place: Path) -> None:
    """Rename a folder; what stands in its place goes."""
    shutil.rmtree(place, ignore_errors=True)
    with suppress(OSError):
        folder.rename(place)


def forget_others(pointer: Path) -> None:
    """Delete the indexes that a pointer has no longer pointed to since another was written."""
    if kept := current(pointer):
        for folder in pointer.parent.glob("*/"):
            if folder != kept:
                shutil.rmtree(folder, ignore_errors=True)
