"""A way to a person: a kind of messenger, and the keys that the operator gave for it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from helpcenter.messenger.table import PLACE, Directive, Kind, Section, fill, table
from helpcenter.setting_values import Block, Link, split

EMAIL = re.compile(r"[^\s@<>?&%\"#:;,{}]+@[^\s@<>?&%\"#:;,{}]+\.[^\s@<>?&%\"#:;,{}.]+")
SOURCE = re.compile(
    r"(https|wss)://(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d+)?|blob:|data:|'unsafe-inline'"
)
"""A source of a Content-Security-Policy that a messenger may ask for."""
ADAPTERS = "assets/javascripts/messengers/"
WITHOUT_COUNTRY = re.compile(r"[1-9]{2}(9\d{8}|[2-5]\d{7})")
"""A Brazilian telephone as it is dialled there: area, then a mobile or a fixed line."""


def to_text(value: Any) -> Any:
    """YAML takes digits without quotes for a number: it is the same text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def check_number(value: str) -> str:
    """Accept a telephone with its country's code, as people write it; raise ValueError."""
    digits = re.sub(r"[\s().-]", "", value)
    if WITHOUT_COUNTRY.fullmatch(digits):
        raise ValueError(
            f"parece faltar o código do país; no Brasil é 55: “55{digits}” "
            f"(se o número é de outro país, escreva-o entre aspas e com +: “+{digits}”)"
        )
    return digits.removeprefix("+")


Text = Annotated[str, BeforeValidator(to_text)]


def check_email(value: str) -> str:
    """Accept an e-mail address; raise ValueError otherwise."""
    if not EMAIL.fullmatch(value):
        raise ValueError("precisa ser um e-mail, como suporte@exemplo.com.br")
    return value


def check_origin(value: str) -> str:
    """Accept scheme and host alone; raise ValueError otherwise."""
    origin = value.rstrip("/").lower()
    if not (origin.startswith("https:") and SOURCE.fullmatch(origin)) or "*" in origin:
        raise ValueError("precisa ser só https e servidor, como https://app.chatwoot.com")
    return origin


def check_script(value: str) -> str:
    """Accept the https address of a vendor's script; raise ValueError otherwise."""
    parts = split(value)
    if parts.scheme != "https" or not parts.netloc or any(map(str.isspace, value)):
        raise ValueError("precisa ser um endereço com https, como https://chat.exemplo.com/sdk.js")
    return value


def check_module(value: str) -> str:
    """Accept the path of a script beside mkdocs.yml; raise ValueError otherwise."""
    path = PurePosixPath(value)
    if path.suffix != ".js" or path.is_absolute() or ".." in path.parts or {*value} & {*":\\?#%"}:
        raise ValueError("precisa ser um arquivo .js do projeto, como marca/mensageiro.js")
    return str(path)


def check_source(value: str) -> str:
    """Accept a host as policies name it; raise ValueError otherwise."""
    if not SOURCE.fullmatch(value):
        raise ValueError(f"“{value}” não é um servidor; escreva como https://*.exemplo.com")
    return value


class Custom(Block):
    """A messenger that table.yml does not know: the operator's own row, and its adapter.

    Attributes:
        name: as readers are told who receives what they write.
        module: the adapter, a script beside mkdocs.yml with what messenger/adapter.js describes.
        keys: what the adapter is given, such as a token; readers can see it.
    """

    name: Annotated[str, Field(min_length=1)]
    module: Annotated[str, AfterValidator(check_module)]
    script: Annotated[str, AfterValidator(check_script)] = ""
    keys: dict[str, Text] = Field(default_factory=dict)
    prefill: bool = False
    sections: list[Section] = Field(default_factory=list)
    ends: bool = False
    cookies: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    storage: list[str] = Field(default_factory=list)
    hosts: dict[Directive, list[Annotated[str, AfterValidator(check_source)]]] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def check_places(self) -> Custom:
        """Refuse a script's address with a place that no key fills; raise ValueError."""
        for place in PLACE.finditer(self.script):
            if place[1] not in self.keys:
                raise ValueError(f"script pede {{{place[1]}}}; escreva {place[1]} em keys")
        return self

    @property
    def row(self) -> Kind:
        """The same as a row of the table; the script's own server is among the hosts."""
        told = self.model_dump(exclude={"module", "keys", "hosts"})
        scripts = [*self.hosts.get("script", [])]
        if self.script:
            scripts.append(f"https://{split(self.script).netloc}")
        hosts: dict[Directive, list[str]] = {**self.hosts}
        if scripts:
            hosts["script"] = [*dict.fromkeys(scripts)]
        return Kind(keys={}, hosts=hosts, **told)


class Channel(Block):
    """A way to a person: a kind of messenger, and what table.yml asks of it."""

    type: Literal[
        "link", "email", "whatsapp", "intercom", "chatwoot", "zendesk", "crisp", "custom"
    ] = "link"
    url: Link | None = None
    address: Annotated[str, AfterValidator(check_email)] | None = None
    number: Annotated[Text, AfterValidator(check_number)] | None = None
    app_id: Text | None = None
    region: str | None = None
    base_url: Annotated[str, AfterValidator(check_origin)] | None = None
    token: Text | None = None
    key: Text | None = None
    field: Text | None = None
    website_id: Text | None = None
    custom: Custom | None = None

    @model_validator(mode="after")
    def check_keys(self) -> Channel:
        """Refuse a key that is missing, wrong, or another messenger's; raise ValueError."""
        wanted = table()[self.type].keys
        for name in Channel.model_fields:
            if name not in wanted and name != "type" and getattr(self, name) is not None:
                owner = next(kind for kind, row in table().items() if name in row.keys)
                raise ValueError(f"a chave {name} é de type: {owner}, e não de type: {self.type}")
        for name, key in wanted.items():
            value = getattr(self, name)
            if value is None and key.required:
                example = f", como {key.example}" if key.example else ""
                raise ValueError(f"com type: {self.type}, falta a chave {name}{example}")
            if value is None:
                continue
            if key.one_of and value not in key.one_of:
                raise ValueError(f"{name} precisa ser um destes: {', '.join(key.one_of)}")
            if key.like and not re.fullmatch(key.like, value):
                raise ValueError(f"{name} não tem a forma esperada, como {key.example}")
        return self

    @property
    def kind(self) -> Kind:
        """The row of the table, or the operator's own."""
        return self.custom.row if self.custom else table()[self.type]

    @property
    def values(self) -> dict[str, str]:
        """What the operator gave, and what stands for what was left out."""
        if self.custom:
            return self.custom.keys
        given = {name: getattr(self, name) or key.default for name, key in self.kind.keys.items()}
        return {name: value for name, value in given.items() if value}

    @property
    def link(self) -> str:
        """The address to go to, with places for the page to fill; "" if there is only a script."""
        return self.url or fill(self.kind.link, self.values)

    @property
    def script(self) -> str:
        """The address of the vendor's script; "" if there is none."""
        return fill(self.kind.script, self.values)

    @property
    def module(self) -> str:
        """Our script that speaks with the vendor's, from the site's root; "" if it is a link."""
        if self.custom:
            return self.custom.module
        return f"{ADAPTERS}{self.type}.js" if self.kind.script else ""

    @property
    def hosts(self) -> dict[Directive, list[str]]:
        """The hosts that it needs, by directive of the policy."""
        return {
            directive: [fill(source, self.values) for source in sources]
            for directive, sources in self.kind.hosts.items()
        }

    @property
    def servers(self) -> list[str]:
        """Those hosts by name, each once."""
        sources = {source for sources in self.hosts.values() for source in sources}
        return sorted({source.partition("://")[2] for source in sources if "://" in source})

    @property
    def prefills(self) -> bool:
        """Whether the message arrives with the reader."""
        return self.kind.prefill or "{message}" in (self.url or "")

    @property
    def name(self) -> str:
        """Who receives what the reader writes: the vendor, or the link's host."""
        return self.kind.name or urlsplit(self.link).netloc or "e-mail"
