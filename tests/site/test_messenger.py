"""What a built site says of each messenger: on the page of support, and about privacy."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.browser.reader import VENDORS

from helpcenter.addresses import PANEL
from helpcenter.messenger.table import table
from messengers import SETTINGS, WITHOUT_SCRIPT, parse, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST = 12_000
"""Bytes of the panel, compressed: it comes when a reader reaches for it."""
Built = dict[str, "Path"]
HINTS = ", ".join(
    f"link[rel~={kind}][href*='//']"
    for kind in ("stylesheet", "icon", "preconnect", "dns-prefetch", "preload", "modulepreload")
)
"""What a browser follows without being asked; addresses of the site's own are relative."""


def build_here(project: Path) -> None:
    """Build strictly in this process, which has imported everything already."""
    build(load_config(str(project / "mkdocs.yml"), strict=True))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, make_project_in: Callable[..., Path]) -> Built:
    """A site for each kind of messenger; with an e-mail for who blocks its script."""
    sites = {}
    for kind in SETTINGS:
        settings = {"messenger": settings_of(kind)}
        project = make_project_in(tmp_path_factory.mktemp(kind), help_center=settings)
        shutil.copy(VENDORS / "mensageiro.js", project / "marca")
        build_here(project)
        sites[kind] = project / "site"
    return sites


def data_of(page: BeautifulSoup) -> dict[str, Any]:
    return json.loads(page.select_one("script[data-hc-messenger-data]").string)


def test_every_kind_has_a_site() -> None:
    assert SETTINGS.keys() == table().keys()


@pytest.mark.parametrize("kind", SETTINGS)
def test_without_scripts_there_is_a_way(built: Built, read_built, kind: str) -> None:
    starts = {
        "link": "https://chat.exemplo.com.br/?de=https%3A%2F%2Fajuda",
        "whatsapp": "https://wa.me/5511999999999?text=Assunto%3A%20Preciso%20de%20suporte",
    }
    mail = "mailto:suporte@exemplo.com.br?subject=Preciso%20de%20suporte&body=Assunto"
    topic = read_built(built[kind], "/suporte/").select_one("a.hc-topic")
    assert topic["href"].startswith(starts.get(kind, mail))
    article = read_built(built[kind], "/conversas/abrir-um-chat/")
    direct = article.select_one(".hc-feedback .hc-support-button")["href"]
    assert "abrir-um-chat" in direct


@pytest.mark.parametrize("kind", SETTINGS)
def test_nothing_of_a_vendor_is_in_a_page(built: Built, kind: str) -> None:
    for path in built[kind].rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        asked = page.select(f"iframe, :is(script, img)[src*='//'], {HINTS}")
        assert asked == [], path


@pytest.mark.parametrize("kind", SETTINGS)
def test_the_panel_comes_in_little(built: Built, kind: str) -> None:
    parts = [built[kind] / "assets/javascripts/messenger.js", built[kind] / "suporte" / PANEL]
    sizes = [len(gzip.compress(part.read_bytes(), 9)) for part in parts]
    assert sum(sizes) < MOST, sizes


@pytest.mark.parametrize("kind", SETTINGS)
def test_sections_that_nobody_shows_are_left_out(built: Built, read_built, kind: str) -> None:
    page = read_built(built[kind], "/suporte/")
    names = [link.get_text(strip=True) for link in page.select(".hc-messenger__tabs a")]
    own = {"intercom": ["Mensagens", "Tickets"], "custom": ["Tickets"]}.get(kind, [])
    assert names == ["Início", *own, "Ajuda"]
    assert len(page.select("[data-hc-open]")) == len(own)


@pytest.mark.parametrize("kind", SETTINGS)
def test_modules_named_in_the_page_are_published(built: Built, read_built, kind: str) -> None:
    channel = data_of(read_built(built[kind], "/suporte/"))["channels"][0]
    assert channel["type"] == kind
    assert bool(channel.get("module")) == (kind not in WITHOUT_SCRIPT)
    if module := channel.get("module"):
        assert "open" in (built[kind] / module).read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("link", ["chat.exemplo.com.br"]),
        ("email", ["programa de e-mail"]),
        ("whatsapp", ["leva a wa.me"]),
        (
            "intercom",
            ["Intercom", "api-iam.intercom.io", "intercom-session-*: 7 dias", "intercom.*"],
        ),
        ("chatwoot", ["Chatwoot", "conversas.servidor.com.br", "cw_conversation: 365 dias"]),
        ("zendesk", ["Zendesk", "*.zdassets.com", "api.smooch.io", "__zlcmid: 365 dias"]),
        ("crisp", ["Crisp", "*.crisp.chat", "crisp-client/session/*: 180 dias"]),
        ("custom", ["Chat da casa", "api.casa.com.br", "chat.casa.com.br", "casa_id: 30 dias"]),
    ],
)
def test_the_page_of_privacy_writes_itself(
    built: Built, read_built, kind: str, told: list[str]
) -> None:
    text = " ".join(read_built(built[kind], "/privacidade/").get_text(" ").split())
    text = text.replace(" :", ":")
    for part in told:
        assert part in text
    for channel in parse(settings_of(kind)).channels:
        for kept in [*channel.servers, *channel.kind.cookies, *channel.kind.storage]:
            assert kept in text
    ends = "Encerrar a conversa neste aparelho" in text
    assert ends == (kind not in WITHOUT_SCRIPT)


def test_the_page_of_privacy_tells_where_sections_lead(new_project, read_built) -> None:
    sections = {"tickets": "https://tickets.exemplo.com.br/?de={url}", "help": "https://outra.com/"}
    settings = {"url": "https://chat.exemplo.com.br/", "sections": sections}
    project = new_project(help_center={"messenger": settings})
    build_here(project)
    text = " ".join(read_built(project / "site", "/privacidade/").get_text(" ").split())
    for section, host in (("Tickets", "tickets.exemplo.com.br"), ("Ajuda", "outra.com")):
        assert f"O link da seção {section} leva a {host}." in text
    assert "podem ir junto o assunto" in text


def test_a_site_without_a_messenger_says_so(new_project, read_built) -> None:
    project = new_project(help_center={"messenger": None})
    build_here(project)
    page = read_built(project / "site", "/suporte/")
    assert "ainda não foi configurado" in page.text
    assert not page.select("[data-hc-messenger-data], .hc-topic")
    names = [link.get_text(strip=True) for link in page.select(".hc-messenger__tabs a")]
    assert names == ["Início", "Ajuda"]
