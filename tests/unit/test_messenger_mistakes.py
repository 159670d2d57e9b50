"""Every mistake of an operator about messengers is told with what to write instead."""

from __future__ import annotations

import pytest
import yaml

from helpcenter.settings import SettingsError
from messengers import EMAIL, INTERCOM, custom, parse

AT = "extra.help_center.messenger"
WITHOUT_FALLBACK = (
    ": falta a chave fallback, para quem bloqueia o mensageiro ou lê sem JavaScript, "
    "como fallback: { type: email, address: suporte@exemplo.com.br }."
)
TYPES = (
    ".type: precisa ser um destes: 'link', 'email', 'whatsapp', 'intercom', 'chatwoot', "
    "'zendesk', 'crisp' ou 'custom'"
)
NO_BLOCK = "faltam as linhas recuadas com as chaves deste bloco."
NO_MODULE = ".custom.module: precisa ser um arquivo .js do projeto, como marca/mensageiro.js."


@pytest.mark.parametrize(
    ("messenger", "told"),
    [
        (INTERCOM | {"app_id": None}, ": com type: intercom, falta a chave app_id, como ab12cd34."),
        (
            EMAIL | {"sections": {"home": "https://a.b"}},
            ": sections.home só serve com type: link; o mensageiro abre a própria conversa.",
        ),
        (INTERCOM | {"region": "br"}, ": region precisa ser um destes: us, eu, au."),
        (INTERCOM, WITHOUT_FALLBACK),
        (EMAIL | {"topics": [{"label": "x", "channel": INTERCOM}]}, WITHOUT_FALLBACK),
        (
            INTERCOM | {"fallback": INTERCOM},
            ": fallback precisa ser de type: link, email ou whatsapp.",
        ),
        (EMAIL | {"url": "https://a.b"}, ": a chave url é de type: link, e não de type: email."),
        (
            {"url": "https://a.b/{m}"},
            ".url: não conheço {m}; use {url}, {title}, {topic}, {message}.",
        ),
        ({"url": "https://[::1"}, ".url: o endereço não pode ser lido; confira o servidor."),
        (
            EMAIL | {"topics": [{"label": "x", "url": "https://a.b", "channel": EMAIL}]},
            ".topics.0: use url ou channel, e não as duas.",
        ),
        (EMAIL | {"topics": [{"label": {"en": "x"}}]}, ".topics.0.label: falta o texto em pt-BR."),
        (EMAIL | {"topics": [" "]}, ".topics.0.label: falta o texto em pt-BR."),
        (EMAIL | {"fallback": "a@b.co"}, f".fallback: {NO_BLOCK}"),
        (EMAIL | {"adress": "x"}, ".adress: chave desconhecida; você quis dizer “address”?"),
        (
            EMAIL | {"sections": {"news": "https://a.b"}},
            ".sections.news: chave desconhecida; use 'home', 'messages', 'tickets' ou 'help'",
        ),
        (
            EMAIL | {"sections": ["tickets"]},
            ".sections: precisa de um bloco, com uma chave em cada linha.",
        ),
        ("suporte@exemplo.com.br", f": {NO_BLOCK}"),
        (custom(module="../acme.js"), NO_MODULE),
        (custom(module="/acme.js"), NO_MODULE),
        (custom(module="https://a.b/acme.js"), NO_MODULE),
        (custom(module="marca\\acme.js"), NO_MODULE),
        (custom(module="marca/acme.ts"), NO_MODULE),
        (
            custom(script="http://a.b/sdk.js"),
            ".custom.script: precisa ser um endereço com https, "
            "como https://chat.exemplo.com/sdk.js.",
        ),
        (
            custom(script="https://[a"),
            ".custom.script: o endereço não pode ser lido; confira o servidor.",
        ),
        (
            custom(script="https://a.b/{token}"),
            ".custom: script pede {token}; escreva token em keys.",
        ),
        (
            custom(hosts={"script": ["a.b"]}),
            ".custom.hosts.script.0: “a.b” não é um servidor; escreva como https://*.exemplo.com.",
        ),
        (
            custom(hosts={"img": ["https://a.b; default-src *"]}),
            ".custom.hosts.img.0: “https://a.b; default-src *” não é um servidor; "
            "escreva como https://*.exemplo.com.",
        ),
        (
            custom(hosts={"script-src": ["https://a.b"]}),
            ".custom.hosts.script-src: chave desconhecida; você quis dizer “script”?",
        ),
        (custom(cookies={"a": -1}), ".custom.cookies.a: é menor do que o permitido."),
        (custom(cookies={"a": 1.5}), ".custom.cookies.a: precisa ser um número inteiro."),
        (custom(name=""), ".custom.name: não pode ficar vazio."),
        (
            custom(sections=["chat"]),
            ".custom.sections.0: precisa ser um destes: 'home', 'messages', 'tickets' ou 'help'.",
        ),
        (
            {"type": "custom"},
            ": com type: custom, falta a chave custom, "
            "como custom: { name: Meu chat, module: marca/mensageiro.js }.",
        ),
    ],
)
def test_an_operator_is_told(messenger: object, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(messenger)
    assert str(caught.value) == f"{AT}{told}"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("type: whatsap", f"{TYPES}; você quis dizer “whatsapp”?"),
        ("type: WhatsApp", f"{TYPES}; você quis dizer “whatsapp”?"),
        ("type: telegram", f"{TYPES}."),
        ("address: a@b.co", ": a chave address é de type: email, e não de type: link."),
        (
            "{type: email, address: x}",
            ".address: precisa ser um e-mail, como suporte@exemplo.com.br.",
        ),
        (
            "{type: email, address: 'mailto:a@b.co'}",
            ".address: precisa ser um e-mail, como suporte@exemplo.com.br.",
        ),
        (
            "{type: email, address: '{url}@b.co'}",
            ".address: precisa ser um e-mail, como suporte@exemplo.com.br.",
        ),
        ("{type: whatsapp, number: true}", ".number: precisa ser um texto."),
        (
            "{type: whatsapp, number: 5511}",
            ": number não tem a forma esperada, como 5511999999999.",
        ),
        (
            "{type: whatsapp, number: 11999998888}",
            ".number: parece faltar o código do país; no Brasil é 55: “5511999998888” "
            "(se o número é de outro país, escreva-o entre aspas e com +: “+11999998888”).",
        ),
        (
            "{type: whatsapp, number: (21) 2222-3333}",
            ".number: parece faltar o código do país; no Brasil é 55: “552122223333” "
            "(se o número é de outro país, escreva-o entre aspas e com +: “+2122223333”).",
        ),
        ("{type: intercom, app_id: 12}", ": app_id não tem a forma esperada, como ab12cd34."),
        (
            "{type: chatwoot, base_url: chat.exemplo.com}",
            ".base_url: precisa ser só https e servidor, como https://app.chatwoot.com.",
        ),
        (
            "{type: chatwoot, base_url: 'https://chat.exemplo.com/app'}",
            ".base_url: precisa ser só https e servidor, como https://app.chatwoot.com.",
        ),
    ],
)
def test_an_operator_who_mistypes_is_told(written: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(yaml.safe_load(written))
    assert str(caught.value) == f"{AT}{told}"


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("{type: whatsapp, number: 5511999999999}", "number", "5511999999999"),
        ("{type: whatsapp, number: '+55 (11) 99999-9999'}", "number", "5511999999999"),
        ("{type: whatsapp, number: +79991234567}", None, None),
        ("{type: whatsapp, number: '+79991234567'}", "number", "79991234567"),
        (
            "{type: intercom, app_id: 12345678, fallback: {url: 'https://a.b'}}",
            "app_id",
            "12345678",
        ),
        (
            "{type: zendesk, key: 0a1b2c3d-0000-4000-8000-000000000000, field: 360012345678, "
            "fallback: {url: 'https://a.b'}}",
            "field",
            "360012345678",
        ),
        (
            "{type: chatwoot, token: AbCdEf1234567890, base_url: 'https://Chat.Exemplo.com/', "
            "fallback: {url: 'https://a.b'}}",
            "base_url",
            "https://chat.exemplo.com",
        ),
        ("url: MAILTO:a@b.co", "url", "mailto:a@b.co"),
    ],
)
def test_what_is_plainly_meant_is_taken(written: str, name: str | None, value: str) -> None:
    raw = yaml.safe_load(written)
    if name is None:  # Without quotes, YAML drops the + that tells another country.
        with pytest.raises(SettingsError, match="código do país"):
            parse(raw)
    else:
        assert getattr(parse(raw), name) == value
