"""What the support page hands over to the scripts of the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from helpcenter.messenger.channel import Channel
    from helpcenter.messenger.hours import Hours
    from helpcenter.messenger.settings import Messenger
    from helpcenter.texts import Texts


def panel_data(messenger: Messenger, texts: Texts) -> dict[str, Any]:
    """Channels, topics and texts in one language, as `messenger/data.js` describes them."""
    language = texts.language
    channels = messenger.channels
    place = channels.index
    topics = [
        {
            "label": topic.label.in_language(language),
            "key": topic.label.in_language("pt-BR"),
            "guide": topic.guide,
            "channel": place(messenger.channel_of(topic)),
            "hours": hours_data(messenger.hours_of(topic), language),
        }
        for topic in messenger.topics
    ]
    usual: dict[str, Any] = {
        "label": "",
        "key": "",
        "guide": "problem",
        "channel": place(messenger.usual),
    }
    return {
        "channels": [channel_data(channel, texts) for channel in channels],
        "topics": topics or [usual | {"hours": hours_data(messenger.hours, language)}],
        "hours": hours_data(messenger.hours, language),
        "fallback": place(messenger.fallback) if messenger.fallback else None,
        "texts": texts.section("messenger.live"),
    }


def channel_data(channel: Channel, texts: Texts) -> dict[str, Any]:
    """A channel as the panel needs it; what is empty is left out."""
    kind = channel.kind
    data = {
        "type": channel.type,
        "name": channel.name,
        "told": receiver(channel, texts),
        "link": channel.link,
        "module": channel.module,
        "script": channel.script,
        "keys": channel.values if channel.module else None,
        "prefills": channel.prefills,
        "ends": kind.ends,
        "kept": [*kind.cookies, *kind.storage] if kind.ends else None,
    }
    return {name: value for name, value in data.items() if value}


def receiver(channel: Channel, texts: Texts) -> str:
    """Who will receive what the reader writes, told before they go."""
    if channel.module:
        return texts("messenger.told_script", name=channel.name)
    if channel.link.startswith("mailto:"):
        return texts("messenger.told_mail", address=urlsplit(channel.link).path)
    return texts("messenger.told_link", name=channel.name)


def hours_data(hours: Hours | None, language: str) -> dict[str, Any] | None:
    """When somebody answers, as `messenger/hours.js` reads it."""
    if not hours:
        return None
    return {
        "zone": hours.zone,
        "zoneName": hours.zone_name.in_language(language),
        "days": hours.days,
        "holidays": [day.isoformat() for day in hours.holidays],
    }
