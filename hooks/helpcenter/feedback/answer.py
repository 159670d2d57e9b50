"""What a page may send: its shape, and how it becomes a row.

Shapes are those of schema 1: an answer to "Respondeu à sua pergunta?", a search that found
nothing, a click to a person, an address that does not exist.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl
from uuid import uuid4

import msgspec
from msgspec import Meta

from helpcenter.feedback.redact import redact
from helpcenter.feedback.store import Record

COMMENT = 600
"""Characters of a comment, as the page counts them or fewer (issue 4)."""
HONEYPOT = "site"
"""The field that people do not see; who fills it in is a program."""
FIELD = re.compile(r"`\$\.(\w+)`|field `(\w+)`")

Key = Annotated[
    str,
    Meta(pattern=r"(?i)\A[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z"),
]
Version = Annotated[int, Meta(ge=1, le=1_000_000)]
Language = Literal["pt-BR", "en"]
ArticleName = Annotated[str, Meta(min_length=1, max_length=300)]
Vote = Literal["nao", "em_parte", "sim"]
Reason = Literal["nao_resolveu", "incorreta", "dificil", "faltou_passo", "outro"]


class BodyError(ValueError):
    """A body that is refused; the text says why in a few words and repeats nothing of it."""


class Body(msgspec.Struct, tag_field="kind", forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What every kind has."""

    schema: Literal[1]
    key: Key
    version: Version


class Answer(Body, tag="answer", frozen=True, kw_only=True):
    """A face, and perhaps a reason and a comment."""

    article: ArticleName
    language: Language
    revision: Annotated[str, Meta(pattern=r"\A[0-9a-f]{16}\Z")]
    vote: Vote
    reason: Reason | None = None
    comment: Annotated[str, Meta(max_length=COMMENT)] | msgspec.UnsetType = msgspec.UNSET
    """Left out: as it was; so a page that has forgotten it does not erase it."""


class SearchEmpty(Body, tag="search_empty", frozen=True, kw_only=True):
    """A search that found nothing; the page sends no query that looks like somebody's data."""

    query: Annotated[str, Meta(min_length=1, max_length=80)]
    language: Language | None = None


class Contact(Body, tag="contact", frozen=True, kw_only=True):
    """A click on the way to a person; `article` is null on pages that are no article."""

    article: ArticleName | None = None
    topic: Annotated[str, Meta(max_length=80)] = ""
    channel: Annotated[str, Meta(pattern=r"\A[a-z0-9_-]{1,40}\Z")]
    language: Language | None = None


class NotFound(Body, tag="not_found", frozen=True, kw_only=True):
    """An address that does not exist: the path alone, from the site's root."""

    path: Annotated[str, Meta(pattern=r"\A/[^?#]*\Z", max_length=300)]
    language: Language | None = None


Sent = Answer | SearchEmpty | Contact | NotFound
DECODER: msgspec.json.Decoder[Sent] = msgspec.json.Decoder(Sent)


def from_json(body: bytes) -> Sent:
    """Read a page's body.

    Raises:
        BodyError: not UTF-8, not JSON, a key twice, NUL, or not one of the shapes.
    """
    try:
        sent = DECODER.decode(body)
        json.loads(body, object_pairs_hook=refuse_twice)  # Flat by now: the shapes have no lists.
    except msgspec.ValidationError as error:
        raise BodyError(told(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BodyError("o corpo não é JSON em UTF-8") from None
    return checked(sent)


def from_form(body: bytes) -> Sent | None:
    """Read an answer posted without JavaScript; None if a program filled in the trap.

    The form makes no key, so the server does: a form posted twice is two answers.

    Raises:
        BodyError: not UTF-8, a field twice, or not the shape of an answer.
    """
    try:
        options: dict[str, Any] = {"keep_blank_values": True, "max_num_fields": 20}
        pairs = parse_qsl(body.decode("ascii"), errors="strict", **options)
    except ValueError:
        raise BodyError("o formulário não está em UTF-8 ou tem campos demais") from None
    fields: dict[str, Any] = refuse_twice(pairs)
    if fields.pop(HONEYPOT, ""):
        return None
    fields |= {"key": str(uuid4()), "version": 1}
    fields["comment"] = fields.get("comment", "").replace("\r\n", "\n")
    fields["reason"] = fields.get("reason") or None
    if fields.get("schema") == "1":
        fields["schema"] = 1
    try:
        return checked(msgspec.convert(fields, Answer))
    except msgspec.ValidationError as error:
        raise BodyError(told(error)) from None


def refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a mapping of pairs; raise BodyError if a name comes twice."""
    if len(dict(pairs)) != len(pairs):
        raise BodyError("um campo aparece duas vezes")
    return dict(pairs)


def checked(sent: Sent) -> Sent:
    """Return `sent`; raise BodyError for what types alone do not say."""
    for name in sent.__struct_fields__:
        value = getattr(sent, name)
        if isinstance(value, str) and "\0" in value:
            raise BodyError(f"campo com caractere nulo: {name}")
    if isinstance(sent, Answer) and sent.vote == "sim" and sent.reason:
        raise BodyError("o motivo é só de quem respondeu “nao” ou “em_parte”")
    if isinstance(sent, SearchEmpty) and redact(sent.query) != sent.query:
        raise BodyError("a pesquisa parece ter dados pessoais")
    return sent


def told(error: msgspec.ValidationError) -> str:
    """Name the field of msgspec's complaint, whose own words would repeat what was sent."""
    found = FIELD.search(str(error))
    name = (found[1] or found[2]) if found else ""
    known = {field for kind in Sent.__args__ for field in (*kind.__struct_fields__, "kind")}
    return f"campo ausente ou inválido: {name}" if name in known else "campos desconhecidos"


def to_record(sent: Sent, article: str | None, day: str, *, suspect: bool) -> Record:
    """Make the row of what was sent, without what looks like somebody's data.

    Args:
        sent: what the page sent.
        article: the id of its article, if it has one.
        day: `2026-03-12`; nothing finer is kept.
        suspect: whether it came in a flood.
    """
    return Record(
        key=sent.key.lower(),
        version=sent.version,
        kind=str(sent.__struct_config__.tag),
        day=day,
        language=sent.language,
        article=article,
        revision=getattr(sent, "revision", None),
        vote=getattr(sent, "vote", None),
        reason=getattr(sent, "reason", None),
        comment=comment_of(sent),
        query=redact(sent.query) if isinstance(sent, SearchEmpty) else None,
        topic=redact(sent.topic) if isinstance(sent, Contact) else None,
        channel=sent.channel if isinstance(sent, Contact) else None,
        path=redact(sent.path) if isinstance(sent, NotFound) else None,
        suspect=int(suspect),
    )


def comment_of(sent: Sent) -> str | None:
    """The comment to keep; None if what is kept stays."""
    comment = getattr(sent, "comment", "")
    return None if comment is msgspec.UNSET else redact(comment)
