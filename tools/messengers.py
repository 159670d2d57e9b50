"""Settings of messengers for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from helpcenter.settings import parse_settings

if TYPE_CHECKING:
    from helpcenter.messenger.settings import Messenger

EMAIL = {"type": "email", "address": "suporte@exemplo.com.br"}
INTERCOM = {"type": "intercom", "app_id": "ab12cd34"}
ACME = {"name": "Acme", "module": "marca/acme.js"}
CUSTOM = {"type": "custom", "custom": ACME, "fallback": EMAIL}


HOUSE = {
    "name": "Chat da casa",
    "module": "marca/mensageiro.js",
    "script": "https://chat.casa.com.br/{conta}/sdk.js",
    "keys": {"conta": 123},
    "prefill": True,
    "sections": ["tickets"],
    "ends": True,
    "cookies": {"casa_id": 30},
    "storage": ["casa.*"],
    "hosts": {
        "script": ["https://arquivos.casa.com.br"],
        "connect": ["https://api.casa.com.br"],
        "frame": ["https://chat.casa.com.br"],
        "style": ["'unsafe-inline'"],
    },
}
UUID = "0a1b2c3d-0000-4000-8000-000000000000"
SETTINGS: dict[str, dict[str, Any]] = {
    "link": {"url": "https://chat.exemplo.com.br/?de={url}"},
    "email": EMAIL,
    "whatsapp": {"number": "5511999999999"},
    "intercom": INTERCOM,
    "chatwoot": {
        "token": "AbCdEf1234567890GhIjKlMn",
        "base_url": "https://conversas.servidor.com.br",
    },
    "zendesk": {"key": UUID, "field": "360012345678"},
    "crisp": {"website_id": UUID},
    "custom": {"custom": HOUSE},
}
WITHOUT_SCRIPT = ("link", "email", "whatsapp")


def settings_of(kind: str, **more: Any) -> dict[str, Any]:
    """What mkdocs.yml says for a messenger; with an e-mail for when its script does not come."""
    spare = {} if kind in WITHOUT_SCRIPT else {"fallback": EMAIL}
    return {**SETTINGS[kind], "type": kind, **spare, **more}


def parse(messenger: object) -> Messenger:
    """The messenger of a site that has no other settings.

    Raises:
        SettingsError: as an operator is told.
    """
    settings = parse_settings({"brand": {"name": "Central"}, "messenger": messenger})
    return cast("Messenger", settings.messenger)


def custom(**keys: object) -> dict[str, Any]:
    """An operator's own messenger, with these keys besides its name and module."""
    return CUSTOM | {"custom": ACME | keys}
