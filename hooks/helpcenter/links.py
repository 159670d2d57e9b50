"""Links that carry what is known: the article being read, the topic, the message."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

PLACE = re.compile(r"{(url|title|topic|message)}")
NEW_PLACE = re.compile(r"{(collection|template)}")
LINE = re.compile(r"\r\n?|\n")
HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a pair of UTF-16, which cannot be encoded."""


def split_link(link: str) -> SplitResult:
    """Take an address apart; one that cannot be, such as `http://[`, is of no file."""
    try:
        return urlsplit(link)
    except ValueError:
        return SplitResult("malformed", "", link, "", "")


def support_link(template: str, **values: str) -> str:
    """Fill the places of a messenger's link, percent-encoded (RFC 3986).

    Lines of an e-mail end in CRLF (RFC 6068, section 5). The panel does the same in
    `messenger/links.js` with what the reader typed.

    Args:
        template: the link, with `{url}`, `{title}`, `{topic}` or `{message}`.
        **values: for the places; what is not given is empty.
    """
    line = "\r\n" if template.startswith("mailto:") else "\n"

    def value(found: re.Match[str]) -> str:
        text = LINE.sub(line, values.get(found[1], ""))
        return quote(HALF.sub("\ufffd", text), safe="")

    return PLACE.sub(value, template)


def new_file_link(template: str, collection: str, text: str) -> str:
    """Where the repository's site starts a new article in a collection, from a model."""
    values = {"collection": quote(collection), "template": quote(text, safe="")}
    return NEW_PLACE.sub(lambda found: values[found[1]], template)


def host_of(link: str) -> str:
    """The host of a link, as the privacy page names it."""
    return urlsplit(link).netloc
