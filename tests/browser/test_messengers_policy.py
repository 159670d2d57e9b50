"""The table's hosts are enough for each messenger, and each of them is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.browser.reader import ARTICLE, KINDS

from helpcenter.headers import LONGEST
from helpcenter.messenger.policy import sources
from helpcenter.messenger.table import table
from helpcenter.policy import OURS, hashes_of, needs, policies, policy
from helpcenter.settings import parse_settings
from messengers import SETTINGS, parse, settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.reader import Reader

pytestmark = pytest.mark.browser
LISTEN = """window.hcBroken = [];
document.addEventListener("securitypolicyviolation", (broken) => {
    const { effectiveDirective, blockedURI, originalPolicy } = broken;
    window.hcBroken.push([effectiveDirective, blockedURI, originalPolicy]);
});"""
NOT_TRIED = {
    "intercom": {
        # Other regions' hosts, which the reader's workspace does not use.
        "https://api.au.intercom.io",
        "https://api.eu.intercom.io",
        "https://api-iam.eu.intercom.io",
        "https://api-iam.au.intercom.io",
        "https://uploads.intercomcdn.eu",
        "https://uploads.eu.intercomcdn.com",
        "https://uploads.au.intercomcdn.com",
        "https://static.intercomassets.eu",
        "https://static.au.intercomassets.com",
        "https://downloads.intercomcdn.eu",
        "https://downloads.au.intercomcdn.com",
        "https://messenger-apps.eu.intercom.io",
        "https://messenger-apps.au.intercom.io",
        "https://*.intercom-attachments.eu",
        "https://*.au.intercom-attachments.com",
        "https://nexus-europe-websocket.intercom.io",
        "wss://nexus-europe-websocket.intercom.io",
        "https://nexus-australia-websocket.intercom.io",
        "wss://nexus-australia-websocket.intercom.io",
        # A form would leave the page.
        "https://intercom.help",
        "form-action https://api-iam.intercom.io",
    },
    # The blob of a worker is enough.
    "crisp": {"worker-src https://*.crisp.chat", "style-src https://*.crisp.chat"},
}
"""What the stand-ins do not ask for: by host, or by directive and host."""


def policy_of(site: Path, needed: dict[str, list[str]]) -> str:
    """The site's own policy, and what a messenger needs besides."""
    return policy(needed, own_hashes(site))


def own_hashes(site: Path) -> list[str]:
    """Of the scripts that are written into a page."""
    return hashes_of((site / ARTICLE.strip("/") / "index.html").read_text("utf-8"))


def needs_of(kind: str) -> dict[str, list[str]]:
    """What the pages of a site with this messenger need."""
    brand = {"name": "Central"}
    return needs(parse_settings({"brand": brand, "messenger": settings_of(kind)}))


def visit(reader: Reader) -> list[list[str]]:
    """A whole visit: write, talk, come back, end; returns what broke a policy."""
    reader.page.add_init_script(LISTEN)
    reader.write()
    assert reader.page.evaluate("window.hcBroken") == [], "the site itself"
    reader.enter.click()
    reader.expect_the_vendor()
    reader.page.evaluate("Promise.all(window.hcAsked)")
    reader.button.click()
    reader.panel.get_by_role("link", name="Início").click()
    reader.panel.get_by_role("button", name="Encerrar a conversa neste aparelho").click()
    expect(reader.panel.get_by_text("O que a conversa guardou")).to_be_visible()
    return reader.page.evaluate("window.hcBroken")


@pytest.mark.parametrize("kind", KINDS)
def test_under_a_policy_of_the_table_alone_nothing_is_refused(meet, kind: str) -> None:
    reader = meet(kind)
    told = policies(needs_of(kind), own_hashes(reader.site), [], LONGEST)
    reader.headers = {"Content-Security-Policy": ", ".join(told)}
    assert visit(reader) == []
    assert not [line for line in reader.console if "Security Policy" in line]
    assert reader.loaded == 1
    assert len(reader.foreign) > 3
    assert [url for url in reader.foreign if not reader.is_known(url)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_host_of_the_table_is_needed(meet, kind: str) -> None:
    """One policy without each source, all of them at once; they report and refuse nothing."""
    reader = meet(kind)
    needed = needs_of(kind)
    without = {}
    for name, hosts in sources(parse(settings_of(kind))).items():
        for host in [host for host in hosts if host not in OURS.get(name, [])]:
            less = {**needed, name: [other for other in needed[name] if other != host]}
            without[f"{name} {host}"] = policy_of(reader.site, less)
    reader.headers = {"Content-Security-Policy-Report-Only": ", ".join(without.values())}
    broken = {policy for _, _, policy in visit(reader)}
    missed = {what for what, policy in without.items() if policy not in broken}
    expected = NOT_TRIED.get(kind, set())
    assert missed == {what for what in without if {what, what.split(" ")[1]} & expected}


def test_ways_without_a_script_need_nothing() -> None:
    assert sources(None) == {}
    assert {name for name, row in table().items() if row.hosts} == {*KINDS} - {"custom"}


def test_of_several_messengers_each_source_is_named_once() -> None:
    crisp = {"type": "crisp", **SETTINGS["crisp"]}
    topics = [{"label": "Suporte"}, {"label": "Vendas", "channel": crisp}]
    merged = sources(parse(settings_of("zendesk", topics=topics)))
    zendesk, other = sources(parse(settings_of("zendesk"))), sources(parse(settings_of("crisp")))
    assert merged["img-src"] == [*zendesk["img-src"], "https://*.crisp.chat"]
    assert {*merged} == {*zendesk, *other}
    assert all(len(hosts) == len({*hosts}) for hosts in merged.values())
