"""All rules. Each yields problems under the code that starts its docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.lint.danger import dangerous
from helpcenter.lint.data import data_broken
from helpcenter.lint.links import link_broken
from helpcenter.lint.matter import (
    description_length,
    front_matter_broken,
    icon_unknown,
    title_missing,
    unknown_key,
    wrong_type,
)
from helpcenter.lint.names import file_name, folder_without_index, page_lost
from helpcenter.lint.others import author_unknown, related_missing, title_repeated
from helpcenter.lint.text import heading_level, picture_without_alt, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from helpcenter.content import Content
    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.site import Site

PAGE_RULES: tuple[Callable[[Page], Iterator[Problem]], ...] = (
    front_matter_broken,
    unknown_key,
    wrong_type,
    title_missing,
    description_length,
    heading_level,
    picture_without_alt,
    dangerous,
    unreadable,
    icon_unknown,
)
SITE_RULES: tuple[Callable[[Page, Site], Iterator[Problem]], ...] = (
    author_unknown,
    related_missing,
    link_broken,
    title_repeated,
    file_name,
    page_lost,
    folder_without_index,
)
DATA_RULES: tuple[Callable[[Content, Path], Iterator[Problem]], ...] = (data_broken,)
