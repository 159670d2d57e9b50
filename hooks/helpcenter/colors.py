"""Contrast of colours, and the nearest shade that can be read.

Source of formulas and limits: WCAG 2.2, "relative luminance", "contrast ratio", 1.4.3, 1.4.11.
"""

from __future__ import annotations

import colorsys

TEXT_CONTRAST = 4.5
"""Least ratio of text to its background (WCAG 2.2, 1.4.3)."""

LIGHT_BACKGROUND = "#ffffff"
DARK_BACKGROUND = "#1c2030"
"""The surfaces that brand colours stand on; brand_css hands them to the stylesheet."""

WHITE, INK = "#ffffff", "#040509"
"""Text on a brand colour; ink so dark that one of the two reaches TEXT_CONTRAST on any colour."""


def channels(color: str) -> tuple[float, float, float]:
    """`#4f46e5` as red, green and blue from 0 to 1."""
    return tuple(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def luminance(color: str) -> float:
    """Relative luminance from 0 (black) to 1 (white)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio from 1 to 21."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def readable_on(background: str) -> str:
    """White or ink, whichever reads better on `background`."""
    return max((WHITE, INK), key=lambda text: contrast(text, background))


def nearest_readable(color: str, background: str, least: float = TEXT_CONTRAST) -> str:
    """`color` itself, or its first lighter or darker shade with enough contrast."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(color))
    step = 0.01 if luminance(background) < 0.18 else -0.01
    while contrast(color, background) < least and 0 < lightness + step < 1:
        lightness += step
        rgb = colorsys.hls_to_rgb(hue, lightness, saturation)
        color = "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)
    return color
