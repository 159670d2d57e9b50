"""Where a video's page has its player, for the services that the operator allows."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """A video service: the addresses that people copy, and the player that can be embedded."""

    page: re.Pattern[str]
    player: str
    host: str


SERVICES = (
    Service(
        re.compile(
            r"https://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:\S*&)?v=|shorts/)|youtu\.be/)"
            r"(?P<id>[\w-]{11})"
        ),
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
        "www.youtube-nocookie.com",
    ),
    Service(
        re.compile(r"https://(?:www\.)?loom\.com/share/(?P<id>[0-9a-f]{32})"),
        "https://www.loom.com/embed/{id}?autoplay=1",
        "www.loom.com",
    ),
    Service(
        re.compile(r"https://(?:www\.)?vimeo\.com/(?P<id>\d{5,12})"),
        "https://player.vimeo.com/video/{id}?autoplay=1&dnt=1",
        "player.vimeo.com",
    ),
)
"""Embed addresses as each service documents them for its own "share, embed" dialog."""


@dataclass(frozen=True)
class Player:
    """A player to load when the reader asks."""

    address: str
    host: str


def find_player(link: str, allowed: list[str]) -> Player | None:
    """Return the player of a video's address, or None when its host is not allowed."""
    for service in SERVICES:
        match = service.page.match(link)
        if match and service.host in allowed:
            return Player(service.player.format(id=match["id"]), service.host)
    return None


def is_video(link: str) -> bool:
    """Whether an address is of a service that we know, allowed or not."""
    return any(service.page.match(link) for service in SERVICES)
