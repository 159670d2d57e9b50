"""Files that settings name: the brand's pictures and the theme's icons."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.javascript import ScriptError, read_module
from helpcenter.lint.pictures import judge as judge_svg
from helpcenter.media import IMAGES
from helpcenter.mistakes import nearest
from helpcenter.settings import SettingsError
from helpcenter.sources import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.settings import Settings


def icons_folder() -> Path:
    """The folder of the theme's icons; an icon's name is its path there, without `.svg`."""
    spec = find_spec("material")
    folders = (spec.submodule_search_locations if spec else None) or ["."]
    return Path(folders[0], "templates", ".icons")


def icon_exists(name: str) -> bool:
    """Whether the theme has the icon `material/forum-outline`."""
    return ".." not in name and (icons_folder() / f"{name}.svg").is_file()


def nearest_icon(name: str) -> str:
    """A suggestion for a name that no icon has."""
    folder = icons_folder()
    family = folder / (name.partition("/")[0] if "/" in name else "material")
    known = [path.relative_to(folder).as_posix()[:-4] for path in family.rglob("*.svg")]
    return nearest(name, known) or "procure o nome na lista de ícones do Material for MkDocs"


def check_files(settings: Settings, root: Path) -> None:
    """Make sure that the brand's pictures exist below `root`, and the icons in the theme.

    Raises:
        SettingsError: in Portuguese, a line for each that does not, naming the key.
    """
    brand = settings.brand
    pictures = {
        "logo.light": brand.logo.light,
        "logo.dark": brand.logo.dark,
        "favicon": brand.favicon,
    }
    mistakes = [
        f"extra.help_center.brand.{key}: {reason}"
        for key, path in pictures.items()
        for reason in judge_picture(path, root)
    ]
    topics = settings.messenger.topics if settings.messenger else []
    mistakes += [
        f"extra.help_center.messenger.topics.{number}.icon: não conheço o ícone “{topic.icon}”; "
        + nearest_icon(topic.icon)
        for number, topic in enumerate(topics)
        if not icon_exists(topic.icon)
    ]
    channels = settings.messenger.channels if settings.messenger else []
    modules = [root / channel.module for channel in channels if channel.custom]
    mistakes += [
        f"extra.help_center.messenger: {mistake}"
        for path in modules
        for mistake in judge(path, root)
    ]
    if mistakes:
        raise SettingsError("\n".join(mistakes))


def judge_picture(path: str, root: Path) -> Iterator[str]:
    """Say what is wrong with a picture that every page shows, from `root`."""
    file = root / path
    if not file.is_file():
        yield f"não encontrei o arquivo {path}."
    elif not is_inside(root, file):
        yield f"{path} leva para fora da pasta da central, e não pode ser publicado."
    elif file.suffix.lower() not in (*IMAGES, ".ico"):
        yield f"{path} não é uma imagem; use {', '.join(sorted(IMAGES))}."
    elif file.suffix.lower() == ".svg":
        yield from (f"{path}, linha {line}: {message}" for line, message in judge_svg(file))


def judge(module: Path, root: Path) -> Iterator[str]:
    """Say what is wrong with the operator's adapter of a messenger, from `root`."""
    name = module.relative_to(root)
    if module.is_file() and not is_inside(root, module):
        yield f"{name} leva para fora da pasta da central, e não pode ser publicado."
        return
    if not module.is_file():
        yield f"não encontrei o arquivo {name}, de custom.module."
        return
    try:
        read = read_module(str(name), module.read_text("utf-8"))
    except (ScriptError, UnicodeDecodeError) as error:
        yield str(error) if isinstance(error, ScriptError) else f"{name}: salve-o em UTF-8."
        return
    if read.needs or read.later:
        yield f"{name}: só este arquivo é publicado; traga para ele o que importa de outros."
    for function in ("start", "open"):
        if function not in read.gives:
            yield f"{name}: falta export function {function}; veja MENSAGEIROS.md."
