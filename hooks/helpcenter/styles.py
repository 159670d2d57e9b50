"""The one stylesheet of a site: what readers need of the theme's, the brand's colours, and ours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lightningcss import process_stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterable

LEFT_OUT = (
    *("md-author", "md-clipboard", "md-content--post", "md-content__button", "md-copyright"),
    *("md-draft", "md-feedback", "md-footer-meta", "md-footer__button", "md-footer__direction"),
    *("md-footer__inner", "md-footer__link", "md-footer__title", "md-header--lifted"),
    *("md-header__ellipsis", "md-header__source", "md-header__title", "md-header__topic"),
    *("md-input", "md-logo", "md-meta", "md-nav--integrated", "md-nav--lifted", "md-nav--primary"),
    *("md-nav__button", "md-nav__container", "md-nav__icon", "md-nav__item--active"),
    *("md-nav__item--nested", "md-nav__item--section", "md-nav__source", "md-nav__toggle"),
    *("md-pagination", "md-path", "md-pin", "md-post", "md-profile", "md-search"),
    *("md-search-result", "md-select", "md-sidebar--post", "md-social", "md-source"),
    *("md-source-file", "md-status", "md-tag", "md-tag-icon", "md-tag-shadow", "md-tags"),
    "md-version",
)
"""Classes of the theme, each with its elements and variants, of what our templates stand in for:
header, navigation, search, footer; and of plugins that we do without: blog, tags, versions.

Writers cannot name a class that starts with md- (sanitize.py), nor does the theme's script make
these in our pages. What mkdocs.yml could turn on (`theme.features`) and all that Markdown can hold
stays. See tests/browser/test_styles.py.
"""
ICONS = (
    *("md-clipboard", "md-nav", "md-path", "md-post", "md-search-result", "md-source", "md-status"),
    *("md-tag", "md-toc", "md-version"),
)
"""Variables of the theme that hold the pictures of these parts: `--md-path-icon`."""
BROWSERS = ["safari >= 15.4", "ios_saf >= 15.4", "chrome >= 100", "firefox >= 100"]
"""Oldest that must understand the form in which we write a rule, such as that of a media query."""
CLASS = re.compile(r"\.(md-[\w-]+)")
ICON = re.compile(rf"(--(?:{'|'.join(ICONS)})-[\w-]+):url")
PLACE = re.compile(r": (.+) at .*:(\d+):\d+$", re.DOTALL)
"""Where the parser stopped: its lines count from 0."""


class StyleError(Exception):
    """A stylesheet cannot be understood; the text says which one, where, and why."""


def stylesheet(parts: Iterable[tuple[str, str]]) -> str:
    """Join stylesheets into the one that pages load, made small.

    Args:
        parts: path and text of each, in the order in which they apply.

    Raises:
        StyleError: one of them is no CSS.
    """
    return "".join(small(path, text) for path, text in parts)


@lru_cache(maxsize=64)  # Languages share them, and so do the builds of a preview.
def small(path: str, css: str) -> str:
    """CSS without comments, blanks, and rules for what no page has."""
    unused = {name for name in CLASS.findall(css) if is_left_out(name)} | {*ICON.findall(css)}
    try:
        return process_stylesheet(css, path, unused_symbols=unused, browsers_list=BROWSERS)
    except ValueError as error:
        found = PLACE.search(str(error))
        reason, line = (found[1], int(found[2]) + 1) if found else (str(error), 1)
        raise StyleError(f"{path}:{line}: não entendi este CSS ({reason}).") from error


def is_left_out(name: str) -> bool:
    """Whether a class belongs to a part of the theme that no page has."""
    return any(name == part or name.startswith((f"{part}__", f"{part}--")) for part in LEFT_OUT)
