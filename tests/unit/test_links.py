"""The messenger's link carries what is known, whatever it holds."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.links import host_of, new_file_link, support_link

TEMPLATE = "https://chat.exemplo.com.br/?de={url}&sobre={title}&assunto={topic}&texto={message}"
MAIL = "mailto:suporte@exemplo.com.br?subject={title}&body={message}"
URL = "https://ajuda.exemplo.com.br/a/"
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1)


@given(texts, texts, texts)
def test_what_goes_in_comes_out(title: str, topic: str, message: str) -> None:
    values = {"url": URL, "title": title, "topic": topic, "message": message}
    query = parse_qs(urlsplit(support_link(TEMPLATE, **values)).query)
    assert query == {"de": [URL], "sobre": [title], "assunto": [topic], "texto": [message]}


@given(texts)
def test_lines_of_an_e_mail_end_as_e_mails_have_them(message: str) -> None:
    link = support_link(MAIL, title="x", message=message)
    assert unquote(link.partition("&body=")[2]) == message.replace("\n", "\r\n")


@given(st.text(st.characters()))
def test_a_link_is_plain_ascii_whatever_it_carries(title: str) -> None:
    link = support_link(TEMPLATE, title=title)
    carried = link.removeprefix("https://chat.exemplo.com.br/?de=&sobre=")
    assert carried.isascii()
    assert not set(carried.partition("&")[0]) & set(" \"<>&#?=+/'()!*\r\n")


@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
def test_a_line_ends_once(line: str) -> None:
    assert support_link(MAIL, title="", message=f"a{line}b").endswith("body=a%0D%0Ab")
    assert support_link(TEMPLATE, message=f"a{line}b").endswith("texto=a%0Ab")


@pytest.mark.parametrize("place", ["{url}", "{title}", "{topic}", "{message}", "{outro}"])
def test_a_value_that_looks_like_a_place_stays(place: str) -> None:
    link = support_link(TEMPLATE, url=URL, title=place, topic="T", message="M")
    assert parse_qs(urlsplit(link).query)["sobre"] == [place]


def test_what_is_not_known_is_empty_and_other_braces_stay() -> None:
    assert support_link("https://a.b/{title}/{outro}") == "https://a.b//{outro}"


def test_half_a_character_is_told_as_unreadable() -> None:
    assert support_link("https://a.b/{title}", title="a\ud83db") == "https://a.b/a%EF%BF%BDb"


def test_the_host_is_the_server() -> None:
    assert host_of("https://chat.exemplo.com.br:8443/a?b={url}") == "chat.exemplo.com.br:8443"
    assert host_of(MAIL) == ""


@given(texts)
def test_a_new_file_starts_with_the_whole_model(text: str) -> None:
    link = new_file_link("https://git.com.br/new/{collection}?value={template}", "a b/c", text)
    assert urlsplit(link).path == "/new/a%20b/c"
    assert parse_qs(urlsplit(link).query) == {"value": [text]}
