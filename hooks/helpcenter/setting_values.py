"""The kinds of value that `extra.help_center` has: colours, addresses, a text per language."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, RootModel, model_validator

from helpcenter.colors import (
    DARK_BACKGROUND,
    LIGHT_BACKGROUND,
    TEXT_CONTRAST,
    contrast,
    nearest_readable,
)
from helpcenter.languages import DEFAULT, LANGUAGES
from helpcenter.videos import SERVICES

HEX = re.compile(r"#[0-9a-f]{6}")
PLACES = ("url", "title", "topic", "message")
"""What the page puts into a link: the article's address and title, the topic, the message."""
NEW_PLACES = ("collection", "template")
"""What the page puts into the address of a new file: its folder, from docs/, and its text."""
SERVER = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]+)?")
PLACEHOLDER = re.compile(r"{(\w*)}")


def check_color(value: str) -> str:
    """Accept `#4f46e5`; raise ValueError otherwise."""
    if not HEX.fullmatch(value.lower()):
        raise ValueError("precisa ser uma cor de seis dígitos, como '#4f46e5' (entre aspas)")
    return value.lower()


def split(value: str) -> SplitResult:
    """Take an address apart; raise ValueError, in Portuguese, if that cannot be done."""
    try:
        parts = urlsplit(value)
        _ = (parts.hostname or "").encode("idna"), parts.port  # Each raises what it cannot be.
    except ValueError:
        raise ValueError("o endereço não pode ser lido; confira o servidor") from None
    return parts


def check_link(value: str) -> str:
    """Accept http, https or mailto, with known placeholders; raise ValueError otherwise."""
    parts = split(value)
    if parts.scheme not in ("http", "https", "mailto"):
        raise ValueError("precisa ser um endereço completo, como https://suporte.exemplo.com.br")
    if not (parts.netloc if parts.scheme.startswith("http") else "@" in parts.path):
        raise ValueError("o endereço está incompleto; confira o que vem depois de “:”")
    unknown = [name for name in PLACEHOLDER.findall(value) if name not in PLACES]
    if unknown:
        raise ValueError(
            f"não conheço {{{unknown[0]}}}; use {', '.join(map('{{{}}}'.format, PLACES))}"
        )
    return parts.scheme + value[len(parts.scheme) :]  # MAILTO: is mailto:


def check_new(value: str) -> str:
    """Accept an http address with the places of a new article; raise ValueError otherwise."""
    check_http(value)
    unknown = [name for name in PLACEHOLDER.findall(value) if name not in NEW_PLACES]
    if unknown or "{template}" not in value:
        raise ValueError(
            "precisa de {template}, onde entra o modelo; {collection} vira a pasta da coleção"
        )
    return value


def check_assistant(value: str) -> str:
    """Accept an http address with a place for the article's; raise ValueError otherwise."""
    check_http(value)
    if set(PLACEHOLDER.findall(value)) != {"url"}:
        raise ValueError("precisa de {url}, onde entra o endereço do artigo, e de nenhum outro {…}")
    return value


def check_name(value: str) -> str:
    """Accept a name to be shown; raise ValueError otherwise."""
    if not value.strip():
        raise ValueError("está vazio; escreva o nome que os leitores conhecem")
    return value.strip()


def check_http(value: str) -> str:
    """Accept an http or https address; raise ValueError otherwise."""
    parts = split(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or any(map(str.isspace, value)):
        raise ValueError("precisa ser um endereço completo, como https://ajuda.exemplo.com.br/")
    return value


def check_receiver(value: str) -> str:
    """Accept an http or https address, or a path of the site's own host; raise ValueError."""
    parts = split(value)
    if value.startswith("/") and parts.path == value and not any(map(str.isspace, value)):
        return value
    try:
        return check_http(value)
    except ValueError as error:
        raise ValueError(f"{error}, ou um caminho deste site, como /respostas") from None


def check_server(value: str) -> str:
    """Accept a server, or all below a name, as a policy names them; raise ValueError otherwise."""
    server = value.rstrip("/").lower()
    if not SERVER.fullmatch(server):
        raise ValueError(
            "precisa ser só o servidor, como https://portal.exemplo.com.br ou "
            "https://*.exemplo.com.br, sem caminho"
        )
    return server


def check_host(value: str) -> str:
    """Accept the host of a player that we know; raise ValueError otherwise."""
    known = [service.host for service in SERVICES]
    if value not in known:
        raise ValueError(f"não conheço o player de “{value}”; use {', '.join(known)}")
    return value


Color = Annotated[str, AfterValidator(check_color)]
Link = Annotated[str, AfterValidator(check_link)]
NewFile = Annotated[str, AfterValidator(check_new)]
AssistantUrl = Annotated[str, AfterValidator(check_assistant)]
Name = Annotated[str, AfterValidator(check_name)]
HttpUrl = Annotated[str, AfterValidator(check_http)]
Receiver = Annotated[str, AfterValidator(check_receiver)]
Server = Annotated[str, AfterValidator(check_server)]
Host = Annotated[str, AfterValidator(check_host)]


class Block(BaseModel):
    """A block of keys; a key that nobody reads is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Localized(RootModel[dict[str, str]]):
    """A text per language; a plain text serves every language."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def accept_plain_text(cls, value: Any) -> Any:
        """`Olá` is short for `{pt-BR: Olá}`."""
        if not isinstance(value, (str, dict, Localized)):
            raise ValueError("precisa ser um texto, ou um texto para cada língua")
        return {DEFAULT: value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def check_languages(self) -> Localized:
        """Refuse a language that the site does not have; raise ValueError."""
        for language in self.root:
            if language not in LANGUAGES:
                raise ValueError(f"não conheço a língua “{language}”; use {' ou '.join(LANGUAGES)}")
        return self

    def in_language(self, language: str) -> str:
        """The text in `language`, or else in the default one."""
        return self.root.get(language) or self.root.get(DEFAULT, "")


class LightDark(Block):
    """A colour for each scheme; a single colour serves both, lightened where it must be."""

    light: Color
    dark: Color

    @model_validator(mode="before")
    @classmethod
    def accept_one_color(cls, value: Any) -> Any:
        """Derive the dark scheme's shade from a single colour."""
        if value is None:  # YAML takes an unquoted # for a comment.
            raise ValueError("está vazia; a cor vai entre aspas, como '#4f46e5'")
        if isinstance(value, str) and HEX.fullmatch(value.lower()):
            return {"light": value, "dark": nearest_readable(value.lower(), DARK_BACKGROUND)}
        if isinstance(value, str):
            return {"light": value, "dark": "#ffffff"}
        return value

    @model_validator(mode="after")
    def check_contrast(self) -> LightDark:
        """Refuse a colour that cannot be read on its background; raise ValueError."""
        for color, background, scheme in (
            (self.light, LIGHT_BACKGROUND, "claro"),
            (self.dark, DARK_BACKGROUND, "escuro"),
        ):
            ratio = contrast(color, background)
            if ratio < TEXT_CONTRAST:
                shade = nearest_readable(color, background)
                raise ValueError(
                    f"a cor {color} tem contraste de {ratio:.1f} no modo {scheme}, e o mínimo "
                    f"para leitura é {TEXT_CONTRAST}; use um tom como '{shade}'".replace(".", ",")
                )
        return self
