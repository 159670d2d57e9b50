"""All rules. Each yields problems under the code that starts its docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.lint.characters import line_ends, tab_indent, unseen_characters
from helpcenter.lint.danger import dangerous
from helpcenter.lint.data import data_broken
from helpcenter.lint.files import file_unused, picture_heavy
from helpcenter.lint.keys import refused_key
from helpcenter.lint.links import link_broken
from helpcenter.lint.lost import address_lost
from helpcenter.lint.matter import (
    description_length,
    front_matter_broken,
    icon_unknown,
    title_missing,
    unknown_key,
    wrong_type,
)
from helpcenter.lint.meant import stays_text
from helpcenter.lint.names import file_name, folder_without_index, page_lost
from helpcenter.lint.old_addresses import old_address
from helpcenter.lint.others import author_unknown, related_missing, title_repeated
from helpcenter.lint.text import (
    heading_level,
    heading_repeated,
    picture_without_alt,
    text_missing,
    unreadable,
)
from helpcenter.lint.title import title_reads_badly
from helpcenter.lint.translated import translation_behind
from helpcenter.lint.vocabulary import misspelling, word_avoided
from helpcenter.lint.wording import bare_address, link_text, long_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from helpcenter.content import Content
    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.site import Site
    from helpcenter.lint.vocabulary import Vocabulary

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
    text_missing,
    icon_unknown,
    refused_key,
    title_reads_badly,
    heading_repeated,
    bare_address,
    link_text,
    tab_indent,
    stays_text,
    long_sentence,
    unseen_characters,
)
WORD_RULES: tuple[Callable[[Page, Vocabulary], Iterator[Problem]], ...] = (
    word_avoided,
    misspelling,
)
SITE_RULES: tuple[Callable[[Page, Site], Iterator[Problem]], ...] = (
    author_unknown,
    related_missing,
    link_broken,
    title_repeated,
    file_name,
    page_lost,
    folder_without_index,
    picture_heavy,
    line_ends,
    translation_behind,
)
WHOLE_RULES: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    file_unused,
    old_address,
    address_lost,
)
DATA_RULES: tuple[Callable[[Content, Path], Iterator[Problem]], ...] = (data_broken,)
