"""The `extra.help_center` section of mkdocs.yml: its keys, types and defaults.

An operator's mistake stops the build, with the key's path and what to type instead.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from helpcenter.messenger.settings import Messenger
from helpcenter.mistakes import explain
from helpcenter.setting_values import (
    AssistantUrl,
    Block,
    Host,
    HttpUrl,
    LightDark,
    Localized,
    Name,
    NewFile,
    Receiver,
    Server,
)
from helpcenter.sharing import Cards

Event = Literal["search_empty", "contact", "not_found"]
EVENTS: list[Event] = ["search_empty", "contact", "not_found"]
SERVICES = {
    "plausible": "Plausible",
    "umami": "Umami",
    "matomo": "Matomo",
    "ga4": "Google Analytics",
}
COLLECTOR = "/respostas"
"""Where a collector behind the site's own host takes answers."""


class SettingsError(ValueError):
    """`extra.help_center` cannot be used; the text has a line for each mistake."""


class Images(Block):
    """A picture for each scheme; a single path serves both. Paths are from mkdocs.yml."""

    light: str
    dark: str

    @model_validator(mode="before")
    @classmethod
    def accept_one_path(cls, value: Any) -> Any:
        """`marca/logo.svg` is short for the same in both schemes."""
        return {"light": value, "dark": value} if isinstance(value, str) else value


class Brand(Block):
    """Name, logo and colours."""

    name: Localized
    logo: Images = Images(light="marca/logo.svg", dark="marca/logo-escuro.svg")
    favicon: str = "marca/favicon.svg"
    primary: LightDark = LightDark(light="#4f46e5", dark="#a5b4fc")
    accent: LightDark = LightDark(light="#0f766e", dark="#5eead4")


class Feedback(Block):
    """Where the answers to "Respondeu à sua pergunta?" go, and what else is sent there."""

    destination: Literal["coletor", "http", "plausible", "umami", "matomo", "ga4"] | None = None
    url: Receiver | None = None
    events: list[Event] = EVENTS

    @model_validator(mode="before")
    @classmethod
    def refuse_address(cls, value: Any) -> Any:
        """Say where an address goes; raise ValueError."""
        place = value.get("destination") if isinstance(value, dict) else None
        if isinstance(place, str) and "/" in place:
            raise ValueError(f"o endereço vai em url: use destination: http e url: {place}")
        return value

    @model_validator(mode="after")
    def check_url(self) -> Feedback:
        """Refuse an address that is missing, or that nothing would be sent to; raise ValueError."""
        if self.destination == "http" and not self.url:
            raise ValueError("com destination: http, falta a chave url, com o endereço")
        if self.url and self.destination not in ("coletor", "http"):
            raise ValueError("url só serve com destination: coletor ou destination: http")
        return self

    @property
    def address(self) -> str | None:
        """Where bodies are posted; None if only a service's script is told, or nobody."""
        return self.url or (COLLECTOR if self.destination == "coletor" else None)

    @property
    def service(self) -> str:
        """The measuring service as the privacy page names it; "" if it is none."""
        return SERVICES.get(self.destination or "", "")


class Notice(Block):
    """A banner on every page, until the end of a day."""

    text: Localized
    until: date
    kind: Literal["incidente", "manutencao", "aviso"] = "aviso"
    url: HttpUrl | None = None


class Repository(Block):
    """Where the articles are kept, for who writes in the browser.

    Attributes:
        edit: what the path of a file of docs/ is put after, to edit it.
        new: where a new file is started.
    """

    edit: HttpUrl | None = None
    new: NewFile | None = None


class Assistant(Block):
    """A link from an article to a program that answers questions about it.

    Attributes:
        url: where it is asked; `{url}` stands for the address of the article's Markdown.
    """

    name: Name
    url: AssistantUrl


class Settings(Block):
    """Root of `extra.help_center`.

    Attributes:
        script_hosts: servers of programs that the operator puts on the pages.
        embed_origins: sites that may show a page in a frame.
        cards: what has a picture of its own where it is shared.
    """

    brand: Brand
    messenger: Messenger | None = None
    feedback: Feedback = Feedback()
    notice: Notice | None = None
    repository: Repository = Repository()
    assistants: list[Assistant] = Field(default_factory=list)
    video_hosts: list[Host] = Field(default_factory=list)
    script_hosts: list[Server] = Field(default_factory=list)
    embed_origins: list[Server] = Field(default_factory=list)
    cards: Cards = "colecoes"


def parse_settings(raw: Any) -> Settings:
    """Validate the section as YAML gave it.

    Raises:
        SettingsError: in Portuguese, a line for each mistake, naming the key.
    """
    try:
        return Settings.model_validate(raw)
    except ValidationError as error:
        lines = []
        for mistake in explain(error, Settings):
            key = ".".join(("extra.help_center", *mistake.path))
            lines.append(f"{key}: {mistake.message}" + (f"; {mistake.fix}" if mistake.fix else "."))
        raise SettingsError("\n".join(lines)) from error
