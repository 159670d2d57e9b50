"""Bodies: what is taken, what is refused, and that nothing else ever happens."""

from __future__ import annotations

import asyncio
import json
import re
from typing import get_args
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpcenter.feedback.answer import BodyError, Language, from_form, from_json, to_record
from helpcenter.languages import LANGUAGES

KEY = "0b1f3f0e-7d0e-4b7e-9c55-2d6a5c1b0f3a"
ARTICLE = "conversas/abrir-um-chat"
REVISION = "0123456789abcdef"
HEAD = {"schema": 1, "key": KEY, "version": 1}
ANSWER = {**HEAD, "kind": "answer", "article": ARTICLE, "language": "pt-BR", "revision": REVISION}
ANSWER |= {"vote": "nao", "reason": "outro", "comment": "Não achei."}
CONTACT = {**HEAD, "kind": "contact", "article": None, "topic": "Suporte", "channel": "link"}
KINDS = [
    ANSWER,
    {**ANSWER, "vote": "sim", "reason": None, "comment": "é" * 600},
    {**HEAD, "kind": "search_empty", "query": "nota fiscal", "language": "en"},
    CONTACT,
    {**HEAD, "kind": "not_found", "path": "/conversas/nao-existe/"},
]


def encoded(body) -> bytes:
    return json.dumps(body).encode()


@pytest.mark.parametrize("body", KINDS, ids=lambda body: body["kind"])
def test_every_kind_is_taken(body) -> None:
    record = to_record(from_json(encoded(body)), body.get("article"), "2026-11-22", suspect=False)
    kept = {name: getattr(record, name) for name in body if name != "schema"}
    assert kept == {name: value for name, value in body.items() if name != "schema"}


@pytest.mark.parametrize(
    "body",
    [
        {**ANSWER, "schema": 2},
        {**ANSWER, "schema": "1"},
        {**ANSWER, "kind": "outra"},
        {**ANSWER, "key": KEY.replace("-4", "-1")},
        {**ANSWER, "key": f"{KEY}\n"},
        {**ANSWER, "version": 0},
        {**ANSWER, "version": 1.0},
        {**ANSWER, "version": True},
        {**ANSWER, "version": 2**31},
        {**ANSWER, "article": ""},
        {**ANSWER, "article": "a\0b"},
        {**ANSWER, "language": "fr"},
        {**ANSWER, "revision": REVISION.upper()},
        {**ANSWER, "vote": "talvez"},
        {**ANSWER, "vote": None},
        {**ANSWER, "vote": "sim"},
        {**ANSWER, "reason": ""},
        {**ANSWER, "comment": "x" * 601},
        {**ANSWER, "comment": "\0"},
        {**ANSWER, "comment": None},
        {**ANSWER, "ip": "203.0.113.7"},
        {name: value for name, value in ANSWER.items() if name != "key"},
        {**HEAD, "kind": "search_empty", "query": ""},
        {**HEAD, "kind": "search_empty", "query": "ana@exemplo.com.br"},
        {**HEAD, "kind": "search_empty", "query": "529.982.247-25"},
        {**CONTACT, "channel": "E-mail!"},
        {**HEAD, "kind": "not_found", "path": "/a?token=1"},
        {**HEAD, "kind": "not_found", "path": "https://exemplo.com.br/"},
        [],
        None,
    ],
)
def test_wrong_bodies_are_refused_in_a_few_words(body) -> None:
    with pytest.raises(BodyError) as refused:
        from_json(encoded(body))
    assert 5 < len(str(refused.value)) < 80


WHOLE = encoded(ANSWER)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xef\xbb\xbf" + WHOLE,
        WHOLE[:-1],
        WHOLE + b"x",
        WHOLE[:-1] + b', "vote": "nao"}',
        WHOLE[:-1] + b', "kind": "answer"}',
        WHOLE.replace(b'"version": 1', b'"version": NaN'),
        WHOLE.replace(b'"version": 1', b'"version": 1e999'),
        WHOLE.replace(b'"Na', b'"\\ud800'),
        WHOLE.replace(b'"outro"', b'"\xff"'),
        json.dumps(ANSWER).encode("utf-16"),
        json.dumps(ANSWER, ensure_ascii=False).encode("latin-1"),
        b"[" * 8000,
        b'{"kind":' * 900,
    ],
)
def test_what_is_no_json_of_ours_is_refused(body: bytes) -> None:
    assert b"Infinity" not in body
    with pytest.raises(BodyError):
        from_json(body if body != WHOLE else b"unchanged")


def test_what_looks_like_somebodys_data_is_not_kept() -> None:
    sent = from_json(encoded({**ANSWER, "comment": "cpf 529.982.247-25, ana@exemplo.com.br"}))
    record = to_record(sent, ARTICLE, "2026-11-22", suspect=True)
    assert record.comment == "cpf [CPF], [e-mail]"
    assert record.suspect == 1
    path = from_json(encoded({**KINDS[4], "path": "/ana@exemplo.com.br/"}))
    assert to_record(path, None, "2026-11-22", suspect=False).path == "/[e-mail]/"


FORM = {"schema": "1", "kind": "answer", "article": ARTICLE, "language": "en", "site": ""}
FORM |= {"revision": REVISION, "vote": "em_parte"}


def test_a_form_is_an_answer_with_a_key_of_its_own() -> None:
    sent, other = (from_form(urlencode({**FORM, "comment": "a\r\nb"}).encode()) for _ in "ab")
    assert (sent.vote, sent.comment, sent.version, sent.reason) == ("em_parte", "a\nb", 1, None)
    assert sent.key != other.key


def test_a_program_in_the_trap_is_not_kept() -> None:
    assert from_form(urlencode({**FORM, "site": "https://spam"}).encode()) is None


@pytest.mark.parametrize(
    "body",
    [
        urlencode({**FORM, "vote": "x"}).encode(),
        urlencode(FORM).encode() + b"&vote=sim",
        urlencode({**FORM, "key2": KEY}).encode(),
        urlencode(FORM).encode() + b"&comment=%ff",
        urlencode(FORM).encode() + "&comment=é".encode(),
        urlencode({**FORM, "comment": "\0"}).encode(),
        b"&".join(b"a%d=1" % i for i in range(900)),
        b"",
    ],
)
def test_wrong_forms_are_refused(body: bytes) -> None:
    with pytest.raises(BodyError):
        from_form(body)


def test_languages_are_the_sites() -> None:
    assert get_args(Language) == LANGUAGES


# Hostile bodies, by the thousand, to a real server.

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),  # NaN and Infinity too: Python writes them as such.
    st.text(max_size=700),
    st.sampled_from(["\0", "\ud800", "'; DROP TABLE answers;--", "=1+1", "<script>", "x" * 9000]),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=3),
)
NAMES = st.sampled_from([*ANSWER, "query", "path", "topic", "channel", "site", "ip"])


@st.composite
def mutants(draw) -> bytes:
    """A body that was right, with some of it changed, added, doubled or cut."""
    body = dict(draw(st.sampled_from(KINDS)), key=str(draw(st.uuids(version=4))))
    for name, value in draw(st.lists(st.tuples(NAMES, JUNK), max_size=3)):
        body[name] = value
    for name in draw(st.lists(NAMES, max_size=1)):
        body.pop(name, None)
    ascii_only = draw(st.booleans())
    text = json.dumps(body, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.binary(max_size=4)) + text[at + draw(st.integers(0, 4)) :]
    return text


FORMS = st.dictionaries(st.sampled_from([*FORM, "comment", "reason"]), st.text(max_size=30))
BODIES = st.one_of(
    mutants(),
    mutants(),
    st.binary(max_size=200),
    FORMS.map(lambda fields: urlencode({**FORM, **fields}, errors="replace").encode()),
)
TYPES = ["text/plain", "text/plain;charset=UTF-8", "application/json", "image/png", ""]
TYPES += ["application/x-www-form-urlencoded"] * 2
FORMATS = {
    "key": r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    "kind": "answer|search_empty|contact|not_found",
    "day": r"\d{4}-\d\d-\d\d",
    "language": "pt-BR|en|None",
    "article": "conversas/abrir-um-chat|None",
    "revision": "[0-9a-f]{16}|None",
    "vote": "nao|em_parte|sim|None",
    "reason": "nao_resolveu|incorreta|dificil|faltou_passo|outro|None",
    "comment": r"[^\x00]{0,1000}",
    "query": r"[^\x00]{1,200}",
    "topic": r"[^\x00]{0,200}",
    "channel": "[a-z0-9_-]{1,40}|None",
    "path": "/[^?#\x00]*|None",
    "suspect": "[01]",
}


def check_rows(rows: list[dict]) -> None:
    for row in rows:
        for name, form in FORMATS.items():
            assert re.fullmatch(form, str(row[name]), re.DOTALL), (name, row)
        assert (row["kind"] == "answer") == (row["vote"] is not None)
        assert type(row["version"]) is int


def test_5000_hostile_bodies(collectors, database) -> None:
    """No 5xx, and no row that breaks the schema; 2,500 on each database."""
    collector = collectors("--por-minuto", "0", database=database)
    seen: set[int] = set()

    async def send(batch) -> set[int]:
        async with collector.clients(8) as clients:

            async def some(number: int) -> list[int]:
                told = []
                for body, kind in batch[number::8]:
                    status, _, text = await clients[number].post(body, **{"Content-Type": kind})
                    told.append(status)
                    assert "Traceback" not in text
                return told

            return {
                status for told in await asyncio.gather(*map(some, range(8))) for status in told
            }

    @settings(
        max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.lists(st.tuples(BODIES, st.sampled_from(TYPES)), min_size=50, max_size=50))
    def holds(batch) -> None:
        statuses = asyncio.run(send(batch))
        seen.update(statuses)
        assert statuses <= {200, 201, 400, 409, 413, 415, 422}

    holds()
    assert {201, 400, 415} <= seen  # Some were right: the test has seen both.
    rows = collector.rows()
    assert rows
    check_rows(rows)
