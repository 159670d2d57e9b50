"""The headers that a host sends with every answer, and how long browsers may keep a file.

Netlify and Cloudflare Pages read `_headers` at the site's root; nginx includes a file. Sources:
https://docs.netlify.com/manage/routing/headers/,
https://developers.cloudflare.com/pages/configuration/headers/,
https://nginx.org/en/docs/http/ngx_http_headers_module.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.policy import policies

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from helpcenter.policy import Needs
    from helpcenter.settings import Settings

HEADERS = "_headers"
LONGEST = 1900
"""Characters of a value: Cloudflare Pages reads 2,000 of a line, nginx 4,096 of a word."""
ALWAYS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",  # Other sites see no path.
    "X-Content-Type-Options": "nosniff",
}
UNUSED = (
    *("accelerometer", "browsing-topics", "display-capture", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "midi", "payment", "publickey-credentials-get", "serial", "usb"),
)
"""What no page of ours and no messenger of the table asks a browser for."""
TALKING = ("camera", "microphone")
"""What a messenger may ask for, in its own window."""
FOREVER = "public, max-age=31536000, immutable"
"""For files whose name changes with what is in them (RFC 8246)."""
NGINX = "# Feito pela montagem. Inclua-o no bloco server; depois de publicar, recarregue o nginx.\n"

Header = tuple[str, str]


def headers(settings: Settings, needed: Needs, hashes: Iterable[str]) -> list[Header]:
    """The headers of every answer, by name and value; a name may be there twice.

    Args:
        settings: of the help center.
        needed: what `helpcenter.policy.needs` found.
        hashes: of the scripts that are written into all pages.
    """
    found = policies(needed, hashes, settings.embed_origins, LONGEST)
    ways = settings.messenger.channels if settings.messenger else []
    foreign = any(way.kind.script for way in ways)
    unused = UNUSED if foreign else (*TALKING, *UNUSED)
    return [
        *(("Content-Security-Policy", policy) for policy in found),
        ("Permissions-Policy", ", ".join(f"{name}=()" for name in sorted(unused))),
        # A messenger may open a window and wait for its answer, as when one signs in.
        ("Cross-Origin-Opener-Policy", "same-origin-allow-popups" if foreign else "same-origin"),
        *ALWAYS.items(),
    ]


def headers_file(every: Iterable[Header], lasting: Iterable[str], root: str) -> str:
    """The lines of `_headers`.

    Args:
        every: what `headers` found.
        lasting: addresses of files that never change; a `*` at the end stands for anything.
        root: the path of the site on its host, such as `/ajuda`; "" at the top.
    """
    lines = [f"{root}/*", *(f"  {name}: {value}" for name, value in every)]
    for address in lasting:
        lines += [f"{root}{address}", f"  Cache-Control: {FOREVER}"]
    return "".join(f"{line}\n" for line in lines)


def read_headers(text: str) -> list[Header]:
    """The headers of every answer, of a file that `headers_file` wrote."""
    lines = text.splitlines()[1:]
    own = lines[: next((at for at, line in enumerate(lines) if line.startswith("/")), None)]
    pairs = (line.strip().partition(": ") for line in own)
    return [(name, value) for name, _, value in pairs]


def nginx_headers(every: Iterable[Header]) -> str:
    """The same for nginx, to be included in a `server`."""
    lines = (f'add_header {name} "{value}" always;\n' for name, value in every)
    return f"{NGINX}{''.join(lines)}"


def lasting_files(site: Path) -> list[str]:
    """Addresses of a built site's files that never change, as `headers_file` takes them."""
    versions = sorted(path.parent for path in site.glob("assets/search/*/*/core.bin"))
    hashed = sorted(site.glob("assets/javascripts/bundle.*.min.js"))
    found = [*(path / "*" for path in versions), *hashed]
    return [f"/{path.relative_to(site).as_posix()}" for path in found]
