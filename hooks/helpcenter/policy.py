"""The Content-Security-Policy of a site: one table of what its pages need, and nothing else.

Scripts written into pages are allowed by their hash alone, and only those of our templates and of
the theme: what an article brings is never asked for one. Source:
https://www.w3.org/TR/CSP3/ (September 2026).
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from helpcenter.messenger.policy import sources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpcenter.settings import Settings

OURS = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "style-src-attr": ["'unsafe-inline'"],  # How Markdown aligns the cells of a table.
    "img-src": ["'self'", "data:"],  # The theme's icons.
    "manifest-src": ["'self'"],  # Name and icons, for a phone's first screen.
    "connect-src": ["'self'"],  # The search, the panel of support, the collector at /respostas.
    "form-action": ["'self'"],  # The search, and answers without scripts.
    "base-uri": ["'none'"],
}
"""What every page needs, by directive."""
PROGRAM = ("script-src", "connect-src", "img-src")
"""What a program that the operator puts on the pages may do with its own server."""
FALL_BACK = (
    *("child-src", "connect-src", "font-src", "frame-src", "img-src", "manifest-src", "media-src"),
    *("object-src", "script-src", "style-src", "worker-src"),
)
"""Directives that fall back on `default-src`."""
DATA = ("application/json", "application/ld+json")
"""Types of scripts that no browser runs, and no policy asks for."""

Needs = dict[str, list[str]]


def needs(settings: Settings, programs: Iterable[str] = ()) -> Needs:
    """What the pages of a site need, by directive; the hashes are not among it.

    Args:
        settings: of the help center.
        programs: addresses of `extra_javascript`.
    """
    found = {name: [*own] for name, own in OURS.items()}
    more: list[tuple[str, list[str]]] = [*sources(settings.messenger).items()]
    if settings.feedback.url:
        answers = [source_of(settings.feedback.url)]
        more += [("connect-src", answers), ("form-action", answers)]
    hosts = [*settings.script_hosts, *filter(None, map(origin_of, programs))]
    more += [(name, hosts) for name in PROGRAM]
    more.append(("frame-src", [f"https://{host}" for host in settings.video_hosts]))
    for name, wanted in more:
        known = found.setdefault(name, [])
        known.extend(source for source in dict.fromkeys(wanted) if source not in known)
    return {name: wanted for name, wanted in found.items() if wanted}


def policy(needed: Needs, hashes: Iterable[str] = ()) -> str:
    """A policy as browsers read it; `hashes` are of the scripts that are written into pages."""
    return written({**needed, "script-src": [*needed["script-src"], *hashes]})


def written(needed: Needs) -> str:
    """Directives as they are written."""
    return ";".join(" ".join((name, *wanted)) for name, wanted in needed.items())


def policies(needed: Needs, hashes: Iterable[str], embedders: list[str], longest: int) -> list[str]:
    """The policy of the whole site for hosts, which set headers: one, or several that say the same.

    Browsers hold a page to every policy that it comes with. So a policy that is too long for a line
    is cut between its directives; then none may fall back on `default-src`, and each is written.

    Args:
        needed: what `needs` found.
        hashes: of the scripts that are written into all pages.
        embedders: origins that may show a page in a frame.
        longest: characters that a policy may have.
    """
    whole = {**needed, "script-src": [*needed["script-src"], *hashes]}
    whole["frame-ancestors"] = embedders or ["'none'"]
    if len(written(whole)) <= longest:
        return [written(whole)]
    nothing = whole.pop("default-src")
    lines: list[Needs] = [{}]
    for name, wanted in {**dict.fromkeys(FALL_BACK, nothing), **whole}.items():
        if len(written({**lines[-1], name: wanted})) > longest and lines[-1]:
            lines.append({})
        lines[-1][name] = wanted
    return [written(line) for line in lines]


def origin_of(address: str) -> str:
    """Scheme, host and port of an address, as a policy names them; "" for a path of the site."""
    parts = urlsplit(address)
    if not parts.hostname:
        return ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme or 'https'}://{parts.hostname.encode('idna').decode()}{port}"


def source_of(address: str) -> str:
    """An address without its query, as a policy names it; a path of the site is the site itself."""
    origin = origin_of(address)
    return origin + quote(urlsplit(address).path, safe="/%") if origin else "'self'"


class Scripts(HTMLParser):
    """The scripts that are written into a page, in order."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.texts: list[str] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a script."""
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") not in DATA:
            self.inside = True
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        """Read it."""
        if self.inside:
            self.texts[-1] += data

    def handle_endtag(self, _: str) -> None:
        """End it."""
        self.inside = False


def hashes_of(html: str) -> list[str]:
    """The sources that allow the scripts written into a page, each once, in order."""
    digests = (hashlib.sha256(text.encode()).digest() for text in Scripts(html).texts)
    found = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return [*dict.fromkeys(found)]
