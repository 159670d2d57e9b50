"""What each messenger needs and can do, as table.yml has it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

Section = Literal["home", "messages", "tickets", "help"]
Directive = Literal[
    "script", "connect", "frame", "img", "font", "style", "media", "worker", "form-action"
]
"""A part of a Content-Security-Policy, without `-src`."""
PLACE = re.compile(r"{(\w+)(?::(\w+))?}")


class Row(BaseModel):
    """A part of the table; a key that nobody reads is a mistake of ours."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Key(Row):
    """A key that the operator gives.

    Attributes:
        like: the regular expression of its value, whole.
        one_of: its values, if it has few.
        default: what stands for it if it is not given.
        optional: whether it may be left out.
        example: what is shown to who forgets it.
    """

    like: str = ""
    one_of: list[str] = Field(default_factory=list)
    default: str = ""
    optional: bool = False
    example: str = ""

    @property
    def required(self) -> bool:
        """Whether nothing goes without it."""
        return not (self.optional or self.default)


class Kind(Row):
    """A kind of messenger; the fields are told in table.yml."""

    name: str = ""
    keys: dict[str, Key]
    link: str = ""
    script: str = ""
    prefill: bool = False
    sections: list[Section] = Field(default_factory=list)
    ends: bool = False
    cookies: dict[str, int] = Field(default_factory=dict)
    storage: list[str] = Field(default_factory=list)
    hosts: dict[Directive, list[str]] = Field(default_factory=dict)


@cache
def table() -> dict[str, Kind]:
    """Read the table once."""
    rows = yaml.safe_load(files(__package__).joinpath("table.yml").read_text("utf-8"))
    return {name: Kind.model_validate(row) for name, row in rows.items()}


def fill(template: str, values: dict[str, str]) -> str:
    """Put the operator's keys into an address; `{base_url:wss}` is the same with that scheme.

    Places that are no key, such as `{message}`, stay for the page to fill.
    """

    def value(found: re.Match[str]) -> str:
        given = values.get(found[1])
        if given is None:
            return found[0]
        return f"{found[2]}:{given.partition(':')[2]}" if found[2] else given

    return PLACE.sub(value, template)
