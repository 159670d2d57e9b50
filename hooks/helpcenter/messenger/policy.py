"""What the configured ways need of a Content-Security-Policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpcenter.messenger.settings import Messenger

WHOLE = ("form-action",)
"""Directives that the policy calls as table.yml does; the others end in -src there."""


def sources(messenger: Messenger | None) -> dict[str, list[str]]:
    """The sources of every way that a reader may take, each once, by directive.

    Returns:
        From names such as `script-src` to sources such as `https://*.exemplo.com`, in the
        table's order; nothing if no way has a script.
    """
    found: dict[str, list[str]] = {}
    for channel in messenger.channels if messenger else []:
        for directive, hosts in channel.hosts.items():
            name = directive if directive in WHOLE else f"{directive}-src"
            known = found.setdefault(name, [])
            known.extend(host for host in hosts if host not in known)
    return found
