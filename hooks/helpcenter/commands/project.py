"""Where the project lies, and how MkDocs is called from a command."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from helpcenter.commands import CommandError
from helpcenter.content import read_content
from helpcenter.front_matter import TRAP, trap_line
from helpcenter.links import split_link
from helpcenter.lint.problem import located
from helpcenter.lint.unusable import unusable_files
from helpcenter.output import PREVIOUS
from helpcenter.parallel import is_alone
from helpcenter.preview import VARIABLE
from helpcenter.setting_values import check_http
from helpcenter.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpcenter.content import Content

CONFIG = "mkdocs.yml"
BASE = "hooks/base.yml"
OURS = {
    *("hooks", "plugins", "nav", "not_in_nav", "exclude_docs", "draft_docs"),
    *("theme", "extra_css", "site_dir", "use_directory_urls"),
}
"""Keys that would take the place of the project's, and so undo it.

Folders and front matters say what there is and what is a draft; of these keys, nobody would know.
"""
DOCS = "docs"


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
    config = read_config(root)
    if config.get("INHERIT") != BASE:
        raise CommandError(f"{CONFIG}: falta a linha “INHERIT: {BASE}”, que traz o projeto.")
    extra = config.get("extra")
    outside = {*config, *(extra if isinstance(extra, dict) else ())}
    for key in sorted(Settings.model_fields.keys() & outside):
        raise CommandError(
            f"{CONFIG}: “{key}” precisa ficar dentro de extra e de help_center, com quatro espaços "
            "de recuo."
        )
    for key in sorted(OURS & set(config)):
        raise CommandError(f"{CONFIG}: a chave “{key}” é do projeto ({BASE}); apague-a daqui.")
    for key in ("site_name", "site_url"):
        if not config.get(key):
            raise CommandError(f"{CONFIG}: falta a chave “{key}”, ou ela está vazia.")
    if config.get("docs_dir", DOCS) != DOCS:
        raise CommandError(f"{CONFIG}: docs_dir: os artigos ficam em {DOCS}/; apague a linha.")
    try:
        check_http(str(config["site_url"]))
    except ValueError as error:
        raise CommandError(f"{CONFIG}: site_url: {error}.") from error
    check_scripts(config.get("extra_javascript"), root)


def read_config(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says; nothing of it is imported, and nothing read from the environment.

    Raises:
        CommandError: in Portuguese, naming the line.
    """
    try:
        text = (root / CONFIG).read_text(encoding="utf-8-sig")
        if trap := trap_line(text):
            raise CommandError(f"{CONFIG}, linha {trap}: {TRAP}.")
        check_nodes(yaml.compose(text, Loader=yaml.SafeLoader))
        config = yaml.safe_load(text)
    except UnicodeDecodeError as error:
        raise CommandError(f"{CONFIG}: salve-o com a codificação UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", linha {mark.line + 1}" if mark else ""
        raise CommandError(
            f"{CONFIG}{line}: não consegui ler. Confira o recuo (só espaços), os dois-pontos e as "
            "aspas nessa linha e na anterior."
        ) from error
    except (ValueError, TypeError, OverflowError, RecursionError, yaml.YAMLError) as error:
        raise CommandError(f"{CONFIG}: há um valor que não pode ser lido ({error}).") from error
    return config if isinstance(config, dict) else {}


def check_scripts(scripts: Any, root: Path) -> None:
    """Refuse a script that is not there, which each page would ask for; raise CommandError."""
    for script in scripts if isinstance(scripts, list) else ():
        path = str(script.get("path") if isinstance(script, dict) else script)
        if not split_link(path).netloc and not (root / "overrides" / path).is_file():
            raise CommandError(f"{CONFIG}: extra_javascript: não encontrei overrides/{path}.")


def check_nodes(node: yaml.Node | None) -> None:
    """Refuse what MkDocs would understand in another way than whoever reads it.

    A tag can import a module or bring a secret of the environment into a page; of a key that is
    there twice, YAML takes the last.

    Raises:
        CommandError: naming the line.
    """
    waiting = [node] if node else []
    while waiting:
        node = waiting.pop()
        if node.tag not in yaml.SafeLoader.yaml_constructors:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            line = node.start_mark.line + 1 if node.start_mark else 1
            raise CommandError(f"{CONFIG}, linha {line}: “{tag}” não serve; escreva o valor.")
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
    docs = root / DOCS
    if not docs.is_dir():
        raise CommandError("Não encontrei a pasta docs/, onde ficam os artigos. Crie-a.")
    return docs


def content_of(docs: Path) -> Content:
    """Read docs/.

    Raises:
        CommandError: it holds what cannot be read, or one of its data files cannot be used.
    """
    if unusable := located(docs, unusable_files(docs)):
        raise CommandError("\n".join(map(str, unusable)))
    try:
        return read_content(docs)
    except ValueError as error:
        raise CommandError(str(error)) from error


def run_mkdocs(
    root: Path, *arguments: str, preview: bool = False, previous: Path | None = None
) -> int:
    """Run MkDocs in `root`, without its sponsors' banner, and return its exit code.

    Where a copy of this process can do it, what was imported here need not be imported again.
    A site that will be deleted, `previous`, saves writing what it holds already.
    """
    command, environment = mkdocs_call(root, *arguments, preview=preview, previous=previous)
    if not is_alone():
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


def mkdocs_call(
    root: Path, *arguments: str, preview: bool, previous: Path | None = None
) -> tuple[list[str], dict[str, str]]:
    """The command that runs MkDocs, and its environment; the configuration is read before."""
    check_config(root)
    docs_folder(root)
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        VARIABLE: str(int(preview)),
        PREVIOUS: str(previous or ""),
    }
    return [sys.executable, "-m", "mkdocs", *arguments], environment
