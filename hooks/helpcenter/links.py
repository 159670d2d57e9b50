"""Links that carry the article being read."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def support_link(template: str, *, url: str, title: str) -> str:
    """Fill `{url}` and `{title}` of the messenger's link, percent-encoded (RFC 3986)."""
    return template.replace("{url}", quote(url, safe="")).replace("{title}", quote(title, safe=""))


def host_of(link: str) -> str:
    """The host of a link, as the privacy page names it."""
    return urlsplit(link).netloc
