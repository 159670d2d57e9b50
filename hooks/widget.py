"""Publish the script that shows the center in other sites' pages, and its counterpart in ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from helpcenter.preview import is_preview
from helpcenter.scripts import FOLDER
from helpcenter.widget.made import WIDGET, framed, hosts_of, widget

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FRAMED = f"{FOLDER}framed.js"


@event_priority(-200)  # After hooks/scripts.py, which makes one module of several.
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Give both what the settings say."""
    settings = config.extra["help_center"]
    languages = config.extra["content"].languages
    hosts = hosts_of(settings.embed_origins, preview=is_preview())
    code = taken(files, FOLDER + WIDGET)
    script = widget(code, settings, languages, config.site_url or "", hosts)
    files.append(File.generated(config, WIDGET, content=script))
    files.append(File.generated(config, FRAMED, content=framed(taken(files, FRAMED), hosts)))


def taken(files: Files, path: str) -> str:
    """The text of a script, which is published otherwise."""
    file = files.src_uris[path]
    files.remove(file)
    return file.content_string
