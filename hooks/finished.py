"""Keep finished pages for the next build, and say which of the last one's may be shown again."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.commands.build import get_context
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation

from helpcenter.alike import Memory
from helpcenter.finished import Finished
from helpcenter.inputs import UndescribableError, described, is_plain, settings_in
from helpcenter.keeping import KNOWN, Keeper, Noting
from helpcenter.kept import files_of, program
from helpcenter.live import LIVE
from helpcenter.output import PREVIOUS, Output
from helpcenter.preview import is_preview

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs_static_i18n.plugin import I18n

    from helpcenter.catalog import Catalog
    from helpcenter.content import Content

CACHE, ALIKE = ".cache/paginas", ".cache/parecidos.msgpack"
HERE = os.path.dirname(__file__)  # noqa: PTH120, as Python names a function's file
OURS = {
    *("brand", "catalog", "drawing", "feed", "finished", "garbage", "images", "languages", "lint"),
    *("machines", "manifest", "messenger", "policy", "preview", "redirects", "rendering"),
    *("scripts", "search", "settings", "sources", "templates", "widget"),
}
"""The files beside this one; an operator may put others there."""
LIBRARIES = ("Jinja2", "MarkupSafe", "mkdocs-static-i18n")
LATER = frozenset({"shutdown", "serve", "build_error", "post_build"})
"""Events in which nothing can change a page."""


def on_config(config: MkDocsConfig) -> None:
    """Find what there is; static-i18n builds again with the same config."""
    if "finished" in config.extra:
        return
    config.extra["output"] = Output(config.site_dir, previous(config))
    config.extra["finished"] = opened(config)
    file = Path(config.config_file_path).parent / ALIKE
    shown(config).memory = Memory(file, program())


def shown(config: MkDocsConfig) -> Catalog:
    """The catalog that articles are drawn from: see hooks/catalog.py."""
    content: Content = config.extra["content"]
    return content.with_drafts if is_preview() else content.catalog


def previous(config: MkDocsConfig) -> str | None:
    """The site before, unless somebody else may change the new one's files where they are."""
    last = config.plugins.events["post_build"]
    return None if any(map(is_foreign, last)) else os.environ.get(PREVIOUS) or None


def opened(config: MkDocsConfig) -> tuple[Finished, list[bytes]] | None:
    """The store, and what all pages depend on besides docs/; None if nothing may be kept."""
    if is_preview() or config.theme.name != "material" or any(map(is_foreign, events(config))):
        return None
    try:
        said = settings_in(Path(config.config_file_path))
    except UndescribableError:
        return None
    config.extra["said"] = {key for each in said for key in each.get("extra") or {}}
    options = {key: config[key] for key in KNOWN if is_plain(config[key])}  # Or the command's own.
    inputs = [program(), described([said, options]).encode(errors="replace")]
    inputs += [f"{name} {version(name)}".encode() for name in LIBRARIES]
    inputs += [path.read_bytes() for path in sorted(Path(HERE).glob("*.py"))]
    inputs += [files_of(Path(folder)) for folder in filter(None, [config.theme.custom_dir])]
    return Finished(Path(config.config_file_path).parent / CACHE), inputs


def events(config: MkDocsConfig) -> list[Any]:
    """What runs in a build and could change a page."""
    every = config.plugins.events.items()
    return [method for name, methods in every if name not in LATER for method in methods]


def is_foreign(method: Any) -> bool:
    """Whether an event is handled by what we do not know: what it does to a page is not noted."""
    owner = getattr(method, "__self__", None)
    if owner is not None:
        return not type(owner).__module__.startswith("mkdocs_static_i18n.")
    folder, name = os.path.split(method.__code__.co_filename)
    return folder != HERE or name.removesuffix(".py") not in OURS


@event_priority(-300)  # After all that the templates ask for is there.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Find out what the pages of this language depend on."""
    config.extra["keeper"] = None
    if not config.extra["finished"]:
        return
    store, inputs = config.extra["finished"]
    content, language = config.extra["content"], config.extra["language"]
    about = get_context(Navigation([], []), files, config, base_url=".")["mkdocs_version"]
    shown = [env.globals[name] for name in ("icons", "web_manifest", "policies", "most_news")]
    inputs = [*inputs, repr((language, about, shown)).encode()]
    catalogs = dict.fromkeys((content.catalog, content.with_drafts))
    config.extra["keeper"] = Keeper(store, inputs, catalogs, told(config), config.extra["output"])


def told(config: MkDocsConfig) -> Noting:
    """The configuration as templates get it."""
    extra = config.extra
    own = {key: extra[key] for key in extra["said"]}
    known = {name: config[name] for name in KNOWN}
    known |= {"extra": Noting(extra, own), "plugins": Noting(config.plugins, {})}
    return Noting(config, known)


@event_priority(-200)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write down what is alike and where the pages are, once all languages are built."""
    if cast("I18n", config.plugins["i18n"]).building:
        return
    if memory := shown(config).memory:  # A preview finds what is alike when somebody looks.
        LIVE.later(memory.save) if is_preview() else memory.save()
    if config.extra["finished"]:
        config.extra["finished"][0].save()
