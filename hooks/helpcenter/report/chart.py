"""Answers over time, as SVG for the inside of a page: no script, no style, no address."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pygal
from markupsafe import Markup

from helpcenter.report import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpcenter.report.shapes import Bar

# Pygal finds its maps by an importer of the old kind, which makes Python warn at every module
# that is not there. We draw no maps.
sys.meta_path[:] = [it for it in sys.meta_path if not isinstance(it, pygal.PluginImportFixer)]

NAMESPACE = "{http://www.w3.org/2000/svg}"
NEEDLESS = ("defs", "desc", "title")
"""Style (ours is the page's), script, and words for the script that we leave out."""
SIZES = {"wide": (960, 280, 13), "narrow": (380, 250, 4)}
"""Width and height in the units of the text's size, and how many days find room for their name."""


def chart(bars: Sequence[Bar], size: str, name: str) -> Markup:
    """Draw stacked bars, "não" at the bottom, where it can be compared; `name` is read aloud."""
    width, height, labels = SIZES[size]
    options: dict[str, Any] = {
        "width": width,
        "height": height,
        "margin": 4,
        "spacing": 8,
        "max_scale": 5,
        "order_min": 0,  # There are no half answers.
        "show_legend": False,
        "show_minor_x_labels": False,
        "truncate_label": -1,
        "x_labels_major_every": -(-len(bars) // labels),
        "value_formatter": words.number,
        "disable_xml_declaration": True,
        "js": [],
        "css": [],
    }
    plot = pygal.StackedBar(**options)
    plot.x_labels = [words.short_day(bar.period.since) for bar in bars]
    for vote, title in words.VOTES.items():
        plot.add(title, [getattr(bar.votes, vote) for bar in bars])
    root = ElementTree.fromstring(plot.render(is_unicode=True))  # noqa: S314, of our own making
    root.attrib |= {"role": "img", "aria-label": name, "class": f"chart chart--{size}"}
    return Markup(ElementTree.tostring(bare(root), encoding="unicode"))  # noqa: S704, serialised


def bare(element: ElementTree.Element) -> ElementTree.Element:
    """Take out of a plot, in place, what only its script needs, and the namespace."""
    element.tag = element.tag.removeprefix(NAMESPACE)
    for name in ("id", "style", "rx", "ry"):
        element.attrib.pop(name, None)
    for child in [*element]:
        bare(child)
        empty = child.tag == "g" and not len(child)
        if child.tag in NEEDLESS or empty or "tooltip" in child.get("class", "").split():
            element.remove(child)
    return element
