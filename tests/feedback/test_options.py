"""Numbers and origins on the command line: what a browser or a socket would not take is refused."""

from __future__ import annotations

import argparse

import pytest

from helpcenter.commands import CommandError
from helpcenter.commands.coletor.options import number
from helpcenter.commands.coletor.receber import check_origin


@pytest.mark.parametrize(
    "text", ["１８７９７", "٨٧٨٧", "+1", "1_0", " 1", "-1", "65536", "9" * 5000]
)
def test_what_is_no_port_is_refused(text) -> None:
    with pytest.raises(CommandError, match="use um número de 0 a 65535"):
        number(argparse.Namespace(porta=text), "porta", 0, 65535)


@pytest.mark.parametrize(
    "value",
    ["http://a<b", "http://a b", "http://a,b", "http://a:b", "http://a@b", "ftp://a", "http://",
     "http://á.com", "http://a.com/b", "http://a?b", "http://a#b", "http://[::1", "http://a\n"],
)  # fmt: skip
def test_what_is_no_origin_is_refused(value) -> None:
    with pytest.raises(CommandError, match="use só esquema e servidor"):
        check_origin(value)


@pytest.mark.parametrize(
    ("value", "origin"),
    [
        ("https://Ajuda.exemplo.com.br/", "https://ajuda.exemplo.com.br"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://localhost", "http://localhost"),
        ("https://xn--ao-via.com", "https://xn--ao-via.com"),
    ],
)
def test_an_origin_is_written_as_browsers_do(value, origin) -> None:
    assert check_origin(value) == origin
