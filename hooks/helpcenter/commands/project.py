"""Where the project lies, and how MkDocs is called from a command."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from helpcenter.commands import CommandError
from helpcenter.parallel import can_copy
from helpcenter.preview import VARIABLE
from helpcenter.setting_values import check_http
from helpcenter.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

CONFIG = "mkdocs.yml"
BASE = "hooks/base.yml"
OURS = {"hooks", "plugins", "nav", "not_in_nav", "exclude_docs", "draft_docs"}
"""Keys that would take the place of the project's, and so undo it.

Folders and front matters say what there is and what is a draft; of these keys, nobody would know.
"""


class TagLoader(yaml.SafeLoader):
    """Read MkDocs' own tags, such as `!ENV`, as nothing; their values are for MkDocs."""


TagLoader.add_multi_constructor("", lambda *_: None)


def project_root() -> Path:
    """The nearest folder, from here upwards, with a mkdocs.yml.

    Raises:
        CommandError: there is none.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise CommandError(
        f"Não encontrei {CONFIG} aqui nem acima de {here}. Entre na pasta da central."
    )


def check_config(root: Path) -> None:
    """Read mkdocs.yml before MkDocs does, which would answer in English or build another site.

    Raises:
        CommandError: in Portuguese, naming the line or the key.
    """
    path = root / CONFIG
    try:
        text = path.read_text(encoding="utf-8")
        config = yaml.load(text, Loader=TagLoader)  # noqa: S506
        check_repeated(yaml.compose(text, Loader=TagLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", linha {mark.line + 1}" if mark else ""
        raise CommandError(
            f"{CONFIG}{line}: não consegui ler. Confira o recuo (só espaços), os dois-pontos e as "
            "aspas nessa linha e na anterior."
        ) from error
    except (ValueError, yaml.YAMLError) as error:
        raise CommandError(f"{CONFIG}: há um valor que não pode ser lido ({error}).") from error
    if not isinstance(config, dict) or config.get("INHERIT") != BASE:
        raise CommandError(f"{CONFIG}: falta a linha “INHERIT: {BASE}”, que traz o projeto.")
    extra = config.get("extra")
    outside = {*config, *(extra if isinstance(extra, dict) else ())}
    for key in sorted(Settings.model_fields.keys() & outside):
        raise CommandError(
            f"{CONFIG}: “{key}” precisa ficar dentro de extra e de help_center, com quatro espaços "
            "de recuo."
        )
    for key in OURS & set(config):
        raise CommandError(f"{CONFIG}: a chave “{key}” é do projeto ({BASE}); apague-a daqui.")
    for key in ("site_name", "site_url"):
        if not config.get(key):
            raise CommandError(f"{CONFIG}: falta a chave “{key}”, ou ela está vazia.")
    try:
        check_http(str(config["site_url"]))
    except ValueError as error:
        raise CommandError(f"{CONFIG}: site_url: {error}.") from error


def check_repeated(node: yaml.Node | None) -> None:
    """Refuse a key that is there twice, of which YAML would take the last; raise CommandError."""
    waiting: list[yaml.Node | None] = [node]
    met: set[int] = set()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in met:  # An alias may lead back to what it is in.
            continue
        met.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        if isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
            refuse_second(key for key, _ in node.value if isinstance(key, yaml.ScalarNode))


def refuse_second(keys: Iterable[yaml.ScalarNode]) -> None:
    """Raise CommandError at the first of the keys of a block that was there before."""
    seen: set[str] = set()
    for key in keys:
        if key.value in seen:
            raise CommandError(
                f"{CONFIG}, linha {key.start_mark.line + 1}: a chave “{key.value}” aparece duas "
                "vezes no mesmo bloco; deixe uma só."
            )
        seen.add(key.value)


def docs_folder(root: Path) -> Path:
    """The folder of the articles.

    Raises:
        CommandError: it is not there; git keeps no empty folders.
    """
    docs = root / "docs"
    if not docs.is_dir():
        raise CommandError("Não encontrei a pasta docs/, onde ficam os artigos. Crie-a.")
    return docs


def run_mkdocs(root: Path, *arguments: str, preview: bool = False) -> int:
    """Run MkDocs in `root`, without its sponsors' banner, and return its exit code.

    Where a copy of this process can do it, what was imported here need not be imported again.
    """
    command, environment = mkdocs_call(root, *arguments, preview=preview)
    if not can_copy():
        return subprocess.run(command, cwd=root, env=environment, check=False).returncode
    copy = get_context("fork").Process(target=be_mkdocs, args=(root, arguments, environment))
    copy.start()
    copy.join()
    return copy.exitcode or 0


def be_mkdocs(root: Path, arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """What the copy does."""
    os.chdir(root)
    os.environ.update(environment)
    sys.argv = ["mkdocs", *arguments]
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)


def become_mkdocs(root: Path, *arguments: str) -> int:
    """Show the preview in this process's place, so that whoever ends it ends the preview."""
    if os.name == "posix":
        command, environment = mkdocs_call(root, *arguments, preview=True)
        os.chdir(root)
        sys.stdout.flush()
        os.execve(command[0], command, environment)  # noqa: S606, no shell is needed
    return run_mkdocs(root, *arguments, preview=True)


def mkdocs_call(root: Path, *arguments: str, preview: bool) -> tuple[list[str], dict[str, str]]:
    """The command that runs MkDocs, and its environment; the configuration is read before."""
    check_config(root)
    docs_folder(root)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", VARIABLE: str(int(preview))}
    return [sys.executable, "-m", "mkdocs", *arguments], environment
