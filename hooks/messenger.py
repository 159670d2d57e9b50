"""Publish the panel of support, and the operator's own messenger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import minify
from mkdocs.commands.build import get_context
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from helpcenter.addresses import PANEL, SUPPORT
from helpcenter.languages import with_language

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@event_priority(-200)  # After static-i18n (-100), which knows no files outside docs/ and the theme.
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the modules of `type: custom`."""
    messenger = config.extra["help_center"].messenger
    root = Path(config.config_file_path).parent
    for channel in messenger.channels if messenger else []:
        if channel.custom and not files.get_file_from_path(channel.module):
            files.append(File(channel.module, str(root), config.site_dir, use_directory_urls=True))


@event_priority(-200)  # After hooks/catalog.py, which gives the templates what they ask.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write the panel beside the page of support, whose addresses it has."""
    support = files.src_uris[with_language(f"{SUPPORT}.md", config.extra["language"])]
    context = get_context(Navigation([], []), files, config, support.page)
    panel = minify.string("text/html", env.get_template("panel.html").render(context))
    path = support.dest_uri.replace("index.html", PANEL)
    files.append(File.generated(config, path, content=panel))
