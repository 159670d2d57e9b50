"""Publish the brand: its pictures, and one stylesheet made of ours and its colours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from helpcenter.brand import stylesheet

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLES = "assets/stylesheets/"
STYLESHEET = STYLES + "help-center.css"


@event_priority(-200)  # After static-i18n (-100), which knows no files outside docs/ and the theme.
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Add the pictures; put one stylesheet in the place of its parts."""
    brand = config.extra["help_center"].brand
    root = Path(config.config_file_path).parent
    for path in dict.fromkeys((brand.logo.light, brand.logo.dark, brand.favicon)):
        if shadow := files.get_file_from_path(path):  # The brand is the operator's to change.
            files.remove(shadow)
        files.append(File(path, str(root), config.site_dir, use_directory_urls=True))
    parts = [file for file in files if is_part(file, config)]
    for part in parts:
        files.remove(part)
    parts.sort(key=lambda part: part.src_uri)
    css = stylesheet(brand, [part.content_string for part in parts])
    files.append(File.generated(config, STYLESHEET, content=css))


def is_part(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is one of our stylesheets, and not the theme's."""
    return file.src_uri.startswith(STYLES) and file.src_dir == config.theme.custom_dir
