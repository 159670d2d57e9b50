"""The messenger's link carries the article, whatever its title holds."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from helpcenter.links import support_link

TEMPLATE = "https://chat.exemplo.com.br/?de={url}&sobre={title}"
URL = "https://ajuda.exemplo.com.br/a/"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_goes_in_comes_out(title: str) -> None:
    query = parse_qs(urlsplit(support_link(TEMPLATE, url=URL, title=title)).query)
    assert query["de"] == [URL]
    assert query["sobre"] == [title]


def test_a_title_cannot_fill_another_placeholder() -> None:
    assert "%7Burl%7D" in support_link(TEMPLATE, url=URL, title="{url}")
