"""Pictures that the build makes: PNG of SVG, with a font of our own, so that bytes are the same."""

from __future__ import annotations

import json
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import resvg_py

if TYPE_CHECKING:
    from helpcenter.settings import Brand

FONT = "fontpkg_inter", "files/Inter[opsz,wght].ttf"
MADE_BY = ("resvg-py", "fontpkg-inter")
"""Packages that decide what a picture's bytes are."""
ICONS = "assets/icons"
SIZES = {32: "", 180: "#ffffff", 192: "", 512: ""}
"""Pixels of the icons, and what is behind them: tabs of Safari, iOS (which blackens what is clear),
and the two that https://www.w3.org/TR/appmanifest/ is commonly read for."""
MANIFEST = f"{ICONS}/site.webmanifest"


def makers() -> str:
    """What stands for the program and the font that make pictures."""
    return " ".join(version(name) for name in MADE_BY)


def font() -> str:
    """The file of the font."""
    package, path = FONT
    spec = find_spec(package)
    return str(Path(spec.origin if spec and spec.origin else ".").parent / path)


def png(svg: str, size: int | None = None, background: str = "") -> bytes:
    """A drawing as PNG.

    Args:
        svg: the drawing; of fonts, it has Inter alone.
        size: pixels on each side; its own size if None.
        background: a colour behind it.

    Raises:
        ValueError: it is no SVG.
    """
    made = resvg_py.svg_to_bytes(
        svg_string=svg,
        width=size,
        height=size,
        background=background or None,
        skip_system_fonts=True,
        font_files=[font()],
        font_family="Inter",
    )
    return bytes(made)


def can_draw(svg: str) -> bool:
    """Whether something is an SVG that can be drawn; browsers forgive more."""
    try:
        return bool(svg and png(svg, 1))
    except ValueError:
        return False


def icon_path(size: int) -> str:
    """Where an icon is published."""
    return f"{ICONS}/{size}.png"


def web_manifest(brand: Brand, language: str) -> str:
    """What a phone reads when the site is put on its first screen; addresses are from it."""
    name = brand.name.in_language(language)
    document = {
        "name": name,
        "short_name": name,
        "lang": language,
        "start_url": "../" * MANIFEST.count("/"),
        "scope": "../" * MANIFEST.count("/"),
        "display": "browser",
        "theme_color": brand.primary.light,
        "background_color": "#ffffff",
        "icons": [
            {"src": f"{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (192, 512)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
