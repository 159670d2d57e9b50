"""Publish a page at every old address, and the rules that hosts read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import minify
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File

from helpcenter.lint.site import other_files
from helpcenter.offline import RULES
from helpcenter.redirects.hosts import redirects_file
from helpcenter.redirects.old import file_of, relative
from helpcenter.redirects.table import make_table
from helpcenter.scripts import FOLDER

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs_static_i18n.plugin import I18n

log = get_plugin_logger("central")


def on_config(config: MkDocsConfig) -> None:
    """Judge the old addresses once, for the builds of all languages."""
    if "redirects" not in config.extra:
        files = other_files(Path(config.docs_dir))
        config.extra["redirects"] = make_table(config.extra["content"], files).redirects


@event_priority(-200)  # After hooks/catalog.py, which gives the templates what they ask.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write the pages of the language being built; nothing that is published gives way."""
    template = env.get_template("moved.html")
    taken = {file.dest_uri for file in files}
    for redirect in config.extra["redirects"]:
        path = file_of(redirect.address)
        if redirect.page.language != config.extra["language"]:
            continue
        if path in taken:
            log.warning("“%s” já é publicado; o endereço antigo fica sem efeito.", path)
            continue
        html = template.render(
            entry=redirect.page,
            there=relative(redirect.page.address, redirect.address),
            script=relative(f"/{FOLDER}moved.js", redirect.address),
        )
        page = minify.string("text/html", html)
        files.append(File.generated(config, path, content=page))


@event_priority(-200)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the hosts' file once, after the last language."""
    if cast("I18n", config.plugins["i18n"]).building:
        return
    root = urlsplit(config.site_url or "").path.rstrip("/")
    rules = redirects_file(config.extra["redirects"], root)
    if rules:
        Path(config.site_dir, RULES).write_text(rules, encoding="utf-8")
