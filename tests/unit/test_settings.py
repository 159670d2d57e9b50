"""An operator's mistake in mkdocs.yml is told with the key's path and what to type instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.assets import check_files
from helpcenter.settings import SettingsError, parse_settings

BRAND = {"name": "Central"}
ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ({}, "extra.help_center.brand: falta esta chave."),
        (None, "extra.help_center: faltam as linhas recuadas com as chaves deste bloco."),
        (
            {"brand": BRAND, "mesenger": {}},
            "extra.help_center.mesenger: chave desconhecida; você quis dizer “messenger”?",
        ),
        (
            {
                "brand": BRAND,
                "messenger": {"url": "https://a.b", "topics": [{"label": "x", "hlp": "y"}]},
            },
            "extra.help_center.messenger.topics.0.hlp: chave desconhecida; você quis dizer “help”?",
        ),
        (
            {"brand": {"name": "Central", "primary": "azul"}},
            "extra.help_center.brand.primary.light: precisa ser uma cor de seis dígitos, "
            "como '#4f46e5' (entre aspas).",
        ),
        (
            {"brand": {"name": "Central", "primary": None}},
            "extra.help_center.brand.primary: está vazia; a cor vai entre aspas, como '#4f46e5'.",
        ),
        (
            {"brand": {"name": 7}},
            "extra.help_center.brand.name: precisa ser um texto, ou um texto para cada língua.",
        ),
        (
            {"brand": {"name": {"fr": "Centre"}}},
            "extra.help_center.brand.name: não conheço a língua “fr”; use pt-BR ou en.",
        ),
        (
            {"brand": BRAND, "messenger": {"url": "suporte.exemplo.com.br"}},
            "extra.help_center.messenger.url: precisa ser um endereço completo, "
            "como https://suporte.exemplo.com.br.",
        ),
        (
            {"brand": BRAND, "messenger": {"url": "https://a.b/{titulo}"}},
            "extra.help_center.messenger.url: não conheço {titulo}; "
            "use {url}, {title}, {topic}, {message}.",
        ),
        (
            {"brand": BRAND, "messenger": {"type": "zap", "url": "https://a.b"}},
            "extra.help_center.messenger.type: precisa ser um destes: 'link', 'email', "
            "'whatsapp', 'intercom', 'chatwoot', 'zendesk', 'crisp' ou 'custom'.",
        ),
        (
            {"brand": BRAND, "feedback": {"destination": "https://a.b/respostas"}},
            "extra.help_center.feedback: o endereço vai em url: "
            "use destination: http e url: https://a.b/respostas.",
        ),
        (
            {"brand": BRAND, "feedback": {"destination": "piwik"}},
            "extra.help_center.feedback.destination: precisa ser um destes: 'coletor', 'http', "
            "'plausible', 'umami', 'matomo' ou 'ga4'.",
        ),
        (
            {"brand": BRAND, "feedback": {"destination": "http"}},
            "extra.help_center.feedback: com destination: http, falta a chave url, com o endereço.",
        ),
        (
            {"brand": BRAND, "feedback": {"destination": "umami", "url": "https://a.b/"}},
            "extra.help_center.feedback: url só serve com destination: coletor "
            "ou destination: http.",
        ),
        (
            {"brand": BRAND, "feedback": {"destination": "coletor", "url": "javascript:alert(1)"}},
            "extra.help_center.feedback.url: precisa ser um endereço completo, "
            "como https://ajuda.exemplo.com.br/, ou um caminho deste site, como /respostas.",
        ),
        (
            {"brand": BRAND, "feedback": {"destination": "coletor", "events": ["cliques"]}},
            "extra.help_center.feedback.events.0: precisa ser um destes: 'search_empty', "
            "'contact' ou 'not_found'.",
        ),
        (
            {"brand": BRAND, "notice": {"text": "Oi", "until": "amanhã"}},
            "extra.help_center.notice.until: precisa ser uma data, como 2026-03-12.",
        ),
        (
            {"brand": BRAND, "repository": {"new": "https://git.com.br/{pasta}?value={template}"}},
            "extra.help_center.repository.new: precisa de {template}, onde entra o modelo; "
            "{collection} vira a pasta da coleção.",
        ),
        (
            {"brand": BRAND, "repository": {"edit": "docs/"}},
            "extra.help_center.repository.edit: precisa ser um endereço completo, "
            "como https://ajuda.exemplo.com.br/.",
        ),
        (
            {"brand": BRAND, "video_hosts": ["https://www.loom.com"]},
            "extra.help_center.video_hosts.0: não conheço o player de “https://www.loom.com”; "
            "use www.youtube-nocookie.com, www.loom.com, player.vimeo.com.",
        ),
        (
            {"brand": BRAND, "assistants": [{"name": "A", "url": "https://ia.com.br/?q={title}"}]},
            "extra.help_center.assistants.0.url: precisa de {url}, onde entra o endereço do "
            "artigo, e de nenhum outro {…}.",
        ),
        (
            {"brand": BRAND, "assistants": [{"name": " ", "url": "https://ia.com.br/?q={url}"}]},
            "extra.help_center.assistants.0.name: está vazio; escreva o nome que os leitores "
            "conhecem.",
        ),
    ],
)
def test_operator_is_told(section: object, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        parse_settings(section)
    assert str(error.value) == told


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as error:
        parse_settings({"brand": {"name": "Central", "lgo": "x"}, "feedbak": {}})
    assert len(str(error.value).splitlines()) == 2


def test_unreadable_colour_is_refused_with_a_shade_that_can_be_read() -> None:
    with pytest.raises(SettingsError, match=r"contraste de 1,\d no modo claro.*'#[0-9a-f]{6}'"):
        parse_settings(
            {"brand": {"name": "Central", "primary": {"light": "#ffee00", "dark": "#ffffff"}}}
        )


def test_one_colour_is_lightened_for_the_dark_scheme() -> None:
    primary = parse_settings({"brand": {"name": "Central", "primary": "#1E3A8A"}}).brand.primary
    assert primary.light == "#1e3a8a"
    assert primary.dark != primary.light


def test_missing_picture_and_unknown_icon_are_named() -> None:
    topics = [{"label": "Suporte", "icon": "material/forun-outline"}]
    settings = parse_settings(
        {
            "brand": {**BRAND, "logo": "marca/nao-ha.svg"},
            "messenger": {"url": "https://a.b", "topics": topics},
        }
    )
    with pytest.raises(SettingsError) as error:
        check_files(settings, ROOT)
    said = str(error.value)
    assert "extra.help_center.brand.logo.light: não encontrei o arquivo marca/nao-ha.svg." in said
    assert "extra.help_center.messenger.topics.0.icon: não conheço o ícone" in said
    assert "você quis dizer “material/forum-outline”?" in said


@pytest.mark.parametrize(
    ("feedback", "address"),
    [
        ({}, None),
        ({"destination": "coletor"}, "/respostas"),
        ({"destination": "coletor", "url": "/ajuda/respostas"}, "/ajuda/respostas"),
        ({"destination": "http", "url": "https://a.b/r"}, "https://a.b/r"),
        ({"destination": "plausible"}, None),
    ],
)
def test_where_answers_are_posted(feedback: dict, address: str | None) -> None:
    settings = parse_settings({"brand": {"name": "Central"}, "feedback": feedback})
    assert settings.feedback.address == address
