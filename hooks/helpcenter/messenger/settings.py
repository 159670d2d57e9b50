"""`extra.help_center.messenger`: who readers reach, about what, and when somebody answers."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from helpcenter.languages import DEFAULT
from helpcenter.messenger.channel import Channel
from helpcenter.messenger.hours import Hours
from helpcenter.messenger.table import Section  # noqa: TC001 (pydantic reads it)
from helpcenter.setting_values import PLACEHOLDER, Block, Link, Localized


class Topic(Block):
    """A subject to choose before writing to support; its own way and hours, if it has them.

    Attributes:
        guide: what the reader is asked for: what went wrong (`problem`), or what is needed.
    """

    label: Localized
    help: Localized = Localized({})
    icon: str = "material/message-text-outline"
    guide: Literal["problem", "request"] = "problem"
    url: Link | None = None
    channel: Channel | None = None
    hours: Hours | None = None

    @model_validator(mode="before")
    @classmethod
    def accept_label(cls, value: Any) -> Any:
        """`Suporte` is short for `{label: Suporte}`."""
        return {"label": value} if isinstance(value, str) else value

    @field_validator("label")
    @classmethod
    def check_label(cls, value: Localized) -> Localized:
        """Refuse a topic that nobody could read; raise ValueError."""
        if not value.in_language(DEFAULT).strip():
            raise ValueError(f"falta o texto em {DEFAULT}")
        return value

    @model_validator(mode="after")
    def check_way(self) -> Topic:
        """Refuse two ways at once; raise ValueError."""
        if self.url and self.channel:
            raise ValueError("use url ou channel, e não as duas")
        return self


USUAL_TOPICS = [
    Topic(
        label=Localized({"pt-BR": "Preciso de suporte", "en": "I need support"}),
        help=Localized(
            {
                "pt-BR": "Dúvidas e problemas no uso do sistema.",
                "en": "Questions and problems when using the system.",
            }
        ),
    ),
    Topic(
        label=Localized({"pt-BR": "Assuntos administrativos", "en": "Administrative matters"}),
        help=Localized(
            {
                "pt-BR": "Planos, contrato, pagamentos e contratação de módulos.",
                "en": "Plans, contract, payments and new modules.",
            }
        ),
        icon="material/briefcase-outline",
        guide="request",
    ),
]
"""The two of the source article, for who names none; `topics: []` asks for none."""


class Messenger(Channel):
    """The way to a person."""

    sections: dict[Section, Link] = Field(default_factory=dict)
    topics: list[Topic] = USUAL_TOPICS
    hours: Hours | None = None
    fallback: Channel | None = None

    @model_validator(mode="before")
    @classmethod
    def begin_at_home(cls, value: Any) -> Any:
        """Take the address of the section Início for that of a new message; raise ValueError."""
        if isinstance(value, dict) and isinstance(value.get("sections"), dict):
            home = value["sections"].get("home")
            if home and value.get("type", "link") != "link":
                raise ValueError(
                    "sections.home só serve com type: link; o mensageiro abre a própria conversa"
                )
            if home:
                return {"url": home} | value
        return value

    @model_validator(mode="after")
    def check_fallback(self) -> Messenger:
        """Refuse to leave a reader without a way when a script is blocked; raise ValueError."""
        if self.fallback and self.fallback.module:
            raise ValueError("fallback precisa ser de type: link, email ou whatsapp")
        if self.loads and not self.fallback:
            raise ValueError(
                "falta a chave fallback, para quem bloqueia o mensageiro ou lê sem JavaScript, "
                "como fallback: { type: email, address: suporte@exemplo.com.br }"
            )
        return self

    @property
    def channels(self) -> list[Channel]:
        """Every way that a reader may take, each once, the usual one first."""
        found: list[Channel] = []
        every = [self.usual, *map(self.channel_of, self.topics), self.fallback]
        for channel in every:
            if channel and channel not in found:
                found.append(channel)
        return found

    @cached_property
    def usual(self) -> Channel:
        """The way of topics that have none of their own."""
        return Channel.model_construct(
            **{name: getattr(self, name) for name in Channel.model_fields}
        )

    def channel_of(self, topic: Topic) -> Channel:
        """The way of a topic."""
        return Channel(url=topic.url) if topic.url else topic.channel or self.usual

    def hours_of(self, topic: Topic) -> Hours | None:
        """When somebody answers about a topic."""
        return topic.hours or self.hours

    def plain(self, channel: Channel) -> Channel:
        """A way that needs no script: the same, or what stands in for it."""
        return self.fallback if channel.module and self.fallback else channel

    def leads_to(self, section: Section) -> str | None:
        """A section's address; "" if the messenger opens it by itself, None if nobody does."""
        known = dict.fromkeys(self.kind.sections, "") | {**self.sections}
        return known.get(section)

    @property
    def elsewhere(self) -> list[Section]:
        """Mensagens and Tickets, where somebody shows them."""
        sections: tuple[Section, ...] = ("messages", "tickets")
        return [section for section in sections if self.leads_to(section) is not None]

    @property
    def loads(self) -> bool:
        """Whether a vendor's script may be loaded, after a reader's click."""
        return any(channel.module for channel in self.channels)

    @property
    def tells(self) -> bool:
        """Whether anything goes along about the page being read."""
        ways = any(c.prefills or c.module or PLACEHOLDER.search(c.link) for c in self.channels)
        return ways or any(map(PLACEHOLDER.search, self.sections.values()))
