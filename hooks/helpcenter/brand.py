"""The brand as CSS variables, so that colours are written in one place: mkdocs.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.colors import DARK_BACKGROUND, LIGHT_BACKGROUND, readable_on

if TYPE_CHECKING:
    from helpcenter.settings import Brand

SCHEMES = {"default": "light", "slate": "dark"}
"""Material's names for the light and the dark scheme."""


def brand_css(brand: Brand) -> str:
    """CSS custom properties of both schemes."""
    backgrounds = {"light": LIGHT_BACKGROUND, "dark": DARK_BACKGROUND}
    rules = []
    for scheme, shade in SCHEMES.items():
        primary, accent = getattr(brand.primary, shade), getattr(brand.accent, shade)
        variables = {
            "--hc-primary": primary,
            "--hc-on-primary": readable_on(primary),
            "--hc-accent": accent,
            "--hc-surface": backgrounds[shade],
        }
        body = ";".join(f"{name}:{value}" for name, value in variables.items())
        rules.append(f"[data-md-color-scheme={scheme}]{{{body}}}")
    return "\n".join(rules) + "\n"
