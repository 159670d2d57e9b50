"""Publish our scripts: modules that belong together as one file, all of them minified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from helpcenter.javascript import ScriptError
from helpcenter.scripts import FOLDER, TEXTS, publish, texts_module

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@event_priority(-200)  # After static-i18n (-100), which knows no files outside docs/ and the theme.
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Put what readers are sent in the place of what we wrote."""
    ours = [file for file in files if is_ours(file, config)]
    sources = {file.src_uri.removeprefix(FOLDER): file.content_string for file in ours}
    try:
        published = publish({**sources, TEXTS: texts_module()})
    except ScriptError as error:
        raise Abort(f"A central não foi montada.\noverrides/{FOLDER}{error}") from error
    for file in ours:
        files.remove(file)
    for path, script in published.items():
        files.append(File.generated(config, FOLDER + path, content=script))


def is_ours(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is one of our scripts, and not the theme's."""
    inside = file.src_uri.startswith(FOLDER) and file.src_uri.endswith(".js")
    return inside and file.src_dir == config.theme.custom_dir
