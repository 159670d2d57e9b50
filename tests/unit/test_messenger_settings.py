"""Who readers reach, as the settings say it."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import get_args

import pytest

from helpcenter.assets import check_files
from helpcenter.messenger.settings import USUAL_TOPICS, Channel
from helpcenter.messenger.table import fill, table
from helpcenter.settings import SettingsError, parse_settings
from messengers import EMAIL, INTERCOM, custom, parse


def test_the_settings_have_the_keys_of_the_table() -> None:
    fields = Channel.model_fields
    assert set(get_args(fields["type"].annotation)) == set(table())
    keys = {key for kind in table().values() for key in kind.keys}
    assert fields.keys() - {"type"} == keys


def test_a_script_comes_from_a_host_of_its_row() -> None:
    for kind in table().values():
        values = {name: key.default or key.example for name, key in kind.keys.items()}
        script = fill(kind.script, values)
        hosts = [fill(host, values) for host in kind.hosts.get("script", [])]
        assert not script or any(fnmatch(script, f"{host}/*") for host in hosts), script


def test_ways_come_once_the_usual_one_first() -> None:
    messenger = parse(
        INTERCOM
        | {
            "fallback": EMAIL,
            "topics": [
                {"label": "a"},
                {"label": "b", "channel": EMAIL},
                {"label": "c", "url": "https://a.b/"},
                {"label": "d", "channel": INTERCOM},
            ],
        }
    )
    assert [channel.name for channel in messenger.channels] == ["Intercom", "e-mail", "a.b"]
    assert messenger.channels[0] == messenger.usual


def test_a_section_leads_to_its_address_to_the_messenger_or_nowhere() -> None:
    own = parse(INTERCOM | {"fallback": EMAIL, "sections": {"tickets": "https://a.b/t"}})
    assert own.leads_to("messages") == ""
    assert own.leads_to("tickets") == "https://a.b/t"
    mail = parse(EMAIL | {"sections": {"tickets": "https://a.b/t"}})
    assert mail.leads_to("messages") is None
    assert mail.leads_to("tickets") == "https://a.b/t"


def test_the_section_of_new_messages_is_the_link() -> None:
    alone = parse({"sections": {"home": "https://a.b/novo", "help": "https://a.b/ajuda"}})
    assert alone.link == "https://a.b/novo"
    both = parse({"url": "https://a.b/{title}", "sections": {"home": "https://a.b/novo"}})
    assert both.link == "https://a.b/{title}"


def test_without_a_script_the_fallback_stands_in() -> None:
    sales = {"label": "Vendas", "url": "https://a.b/"}
    messenger = parse(INTERCOM | {"fallback": EMAIL, "topics": [sales, "Suporte"]})
    ways = [messenger.plain(messenger.channel_of(topic)).link for topic in messenger.topics]
    assert ways == ["https://a.b/", messenger.fallback.link]
    mail = parse(EMAIL)
    assert mail.plain(mail.usual) == mail.usual


def test_topics_are_the_usual_ones_unless_others_or_none_are_asked_for() -> None:
    assert parse(EMAIL).topics == USUAL_TOPICS
    assert parse(EMAIL | {"topics": []}).topics == []
    named = parse(EMAIL | {"topics": ["Suporte", {"label": "Financeiro"}]}).topics
    assert [topic.label.in_language("en") for topic in named] == ["Suporte", "Financeiro"]
    assert named[0].guide == "problem"


def test_what_goes_along_is_known() -> None:
    assert parse(EMAIL).tells
    assert parse({"url": "https://a.b/?t={topic}"}).tells
    assert parse({"url": "https://a.b", "sections": {"tickets": "https://a.b/?de={url}"}}).tells
    assert not parse({"url": "https://a.b/", "topics": []}).tells


def test_the_operator_s_own_is_a_row_like_the_others() -> None:
    messenger = parse(
        custom(
            script="https://cdn.acme.com/{conta}/sdk.js",
            keys={"conta": 123},
            prefill=True,
            sections=["tickets"],
            ends=True,
            cookies={"acme_*": 30},
            storage=["acme"],
            hosts={"connect": ["https://*.acme.com", "wss://ws.acme.com"]},
        )
    )
    way = messenger.usual
    assert (way.name, way.module, way.prefills) == ("Acme", "marca/acme.js", True)
    assert way.script == "https://cdn.acme.com/123/sdk.js"
    assert way.hosts == {
        "connect": ["https://*.acme.com", "wss://ws.acme.com"],
        "script": ["https://cdn.acme.com"],  # Its script's own server needs no saying.
    }
    assert way.servers == ["*.acme.com", "cdn.acme.com", "ws.acme.com"]
    assert way.kind.cookies == {"acme_*": 30}
    assert messenger.leads_to("tickets") == ""


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (None, "não encontrei o arquivo marca/acme.js, de custom.module."),
        ("export function open() {}", "marca/acme.js: falta export function start; veja"),
        (
            'import { a } from "./b.js"; export const start = a, open = a;',
            "marca/acme.js: só este arquivo é publicado; traga para ele o que importa de outros.",
        ),
        ("const a = ;", "marca/acme.js:1: isto não é JavaScript que eu entenda."),
        (b"// \xe7", "marca/acme.js: salve-o em UTF-8."),
        ("export const start = () => {}, open = () => {};", ""),
    ],
)
def test_the_module_must_be_there_and_whole(tmp_path, written, told: str) -> None:
    settings = parse_settings(
        {"brand": {"name": "x"}, "messenger": custom(module="./marca/acme.js")}
    )
    (tmp_path / "marca").mkdir()
    for name in ("logo.svg", "logo-escuro.svg", "favicon.svg"):
        (tmp_path / "marca" / name).write_text("<svg/>", "utf-8")
    if written:
        text = written if isinstance(written, bytes) else written.encode()
        (tmp_path / "marca" / "acme.js").write_bytes(text)
    if not told:
        check_files(settings, tmp_path)
        return
    with pytest.raises(SettingsError) as error:
        check_files(settings, tmp_path)
    assert str(error.value).startswith(f"extra.help_center.messenger: {told}")


def test_a_socket_has_the_host_of_its_server() -> None:
    assert (
        fill("{base_url:wss}", {"base_url": "https://chat.exemplo.com.br"})
        == "wss://chat.exemplo.com.br"
    )
    assert fill("?body={message}", {}) == "?body={message}"
