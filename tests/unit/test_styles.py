"""Stylesheets joined and made small, without what no page has."""

from __future__ import annotations

import pytest

from helpcenter.styles import StyleError, stylesheet


def test_rules_for_what_no_page_has_are_left_out() -> None:
    css = """
        .md-search__form { top: 0 }  /* said of the theme's search */
        .md-typeset .md-search .md-button, .md-path { top: 0 }
        .md-button { top: 0 }
        :root{--md-path-icon:url("data:,x");--md-details-icon:url("data:,y")}
        @media print { .md-version { display: none } }
    """
    small = stylesheet([("a.css", css)])
    assert small == ".md-button{top:0}:root{--md-details-icon:url(data:,y)}"


def test_what_only_begins_alike_stays() -> None:
    css = ".md-content,.md-nav__item,.md-tagline,p:not(.md-search){top:0}"
    assert stylesheet([("a.css", css)]) == css


def test_media_queries_keep_the_form_that_older_browsers_know() -> None:
    css = "@media (min-width: 60em) { p { top: 0 } }"
    assert "min-width:60em" in stylesheet([("a.css", css)])


def test_parts_keep_their_order() -> None:
    assert stylesheet([("b.css", "p{top:0}"), ("a.css", "p{top:1px}")]) == "p{top:0}p{top:1px}"


def test_a_mistake_is_told_with_its_file_and_line() -> None:
    parts = [("a.css", "p{top:0}"), ("assets/stylesheets/b.css", "p{top:0}\n\n}}")]
    with pytest.raises(
        StyleError, match=r"^assets/stylesheets/b\.css:3: não entendi este CSS \(.+"
    ):
        stylesheet(parts)


def test_a_part_that_does_not_end_swallows_no_other() -> None:
    assert stylesheet([("a.css", "p{top:0"), ("b.css", "a{top:0}")]) == "p{top:0}a{top:0}"
