"""Publish the brand: its pictures, and one stylesheet of the theme, its colours and ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from helpcenter.brand import brand_css
from helpcenter.styles import StyleError, stylesheet

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLES = "assets/stylesheets/"
STYLESHEET = STYLES + "help-center.css"
THEIRS = re.compile(r"/(?:main|palette)\.\w+\.min\.css$")
"""What the theme's base.html would link; its `styles` block is ours."""


@event_priority(-200)  # After static-i18n (-100), which knows no files outside docs/ and the theme.
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the pictures; put one stylesheet in the place of the theme's and of our parts."""
    brand = config.extra["help_center"].brand
    root = Path(config.config_file_path).parent
    for path in dict.fromkeys((brand.logo.light, brand.logo.dark, brand.favicon)):
        if shadow := files.get_file_from_path(path):  # The brand is the operator's to change.
            files.remove(shadow)
        files.append(File(path, str(root), config.site_dir, use_directory_urls=True))
    parts = [file for file in files if file.src_uri.startswith(STYLES)]
    for part in parts:
        files.remove(part)
    ours = [part for part in parts if part.src_dir == config.theme.custom_dir]
    theirs = [part for part in parts if THEIRS.search(part.src_uri) and part not in ours]
    colours = ("brand", brand_css(brand))
    try:
        css = stylesheet([*texts_of(theirs), colours, *texts_of(ours)])
    except StyleError as error:
        raise Abort(f"A central não foi montada.\noverrides/{error}") from error
    files.append(File.generated(config, STYLESHEET, content=css))


def texts_of(parts: list[File]) -> list[tuple[str, str]]:
    """Path and text of stylesheets, by path: the theme's `main` comes before its `palette`."""
    return [(part.src_uri, part.content_string) for part in sorted(parts, key=by_path)]


def by_path(file: File) -> str:
    """What stylesheets are sorted by."""
    return file.src_uri
