"""Vendors' messengers behind the panel: loaded on a click, once, with the message in front."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect
from tests.browser.reader import ARTICLE, KINDS, NAMES, SCRIPTS, SITE

from helpcenter.commands import CommandError
from helpcenter.commands.montar import build
from messengers import HOUSE, settings_of

pytestmark = pytest.mark.browser
PREFILLING = ["intercom", "crisp", "custom"]
PASTING = ["chatwoot", "zendesk"]
OPENING = {"showNewMessage", "toggle", "chat:open", "abrir"}
ZENDESK_OPENS = ["messenger", "open"]
SENDING = {"startConversation", "sendMessage", "message:send"}
TITLE = "Como abrir um novo chat"
MESSAGE = f"""Assunto: Preciso de suporte

O que eu estava fazendo: Ativava a automação

Artigo que eu lia: {TITLE}
{SITE}{ARTICLE}"""


def words(calls: list) -> set[str]:
    """Every text that stands as a command or below it."""
    return {part for call in calls for part in call if isinstance(part, str)}


@pytest.mark.parametrize("kind", KINDS)
def test_before_the_click_no_page_asks_anybody_else(meet, kind: str) -> None:
    reader = meet(kind)
    pages = [path for path in reader.site.rglob("*.html") if path.name != "painel.html"]
    assert len(pages) > 15
    for path in pages:
        reader.page.goto(f"{SITE}/{path.relative_to(reader.site).as_posix()}", wait_until="load")
    reader.write()
    assert (reader.foreign, reader.calls) == ([], [])


@pytest.mark.parametrize("kind", PREFILLING)
def test_the_message_is_put_in_front_of_the_reader_and_not_sent(meet, kind: str) -> None:
    reader = meet(kind)
    assert reader.write() == MESSAGE
    reader.enter.click()
    told = reader.page.get_by_role("status").filter(has_text="A conversa está aberta.")
    expect(told).to_be_visible()  # First of all: it stays for some seconds only.
    reader.expect_the_vendor()
    calls = reader.calls
    wanted = {
        "intercom": ["showNewMessage", MESSAGE],
        "crisp": ["set", "message:text", [MESSAGE]],
        "custom": [
            "abrir",
            {
                "section": "",
                "message": MESSAGE,
                "page": {
                    "topic": "Preciso de suporte",
                    "title": TITLE,
                    "address": f"{SITE}{ARTICLE}",
                    "query": "",
                },
            },
        ],
    }[kind]
    assert calls.count(wanted) == 1
    assert not words(calls) & SENDING


@pytest.mark.parametrize("kind", PASTING)
def test_where_none_is_taken_the_message_is_ready_to_be_pasted(meet, kind: str) -> None:
    reader = meet(kind)
    message = reader.write()
    reader.enter.click()
    told = reader.page.get_by_role("status").filter(has_text="O seu texto foi copiado. Cole na")
    expect(told).to_be_visible()  # First of all: it stays for some seconds only.
    reader.expect_the_vendor()
    assert reader.pasted() == message == MESSAGE
    assert MESSAGE not in str(reader.calls)
    assert not words(reader.calls) & SENDING


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("intercom", ["update", {"artigo": f"{SITE}{ARTICLE}"}]),
        (
            "chatwoot",
            [
                "setConversationCustomAttributes",
                {
                    "assunto": "Preciso de suporte",
                    "artigo": TITLE,
                    "endereco": f"{SITE}{ARTICLE}",
                    "pesquisa": "conversa",
                },
            ],
        ),
        (
            "zendesk",
            [
                "messenger:set",
                "conversationFields",
                [{"id": "360012345678", "value": f"{SITE}{ARTICLE}"}],
            ],
        ),
        ("crisp", ["set", "session:data", [[["artigo", f"{SITE}{ARTICLE}"]]]]),
    ],
)
def test_what_was_read_and_searched_goes_along(meet, kind: str, wanted: list) -> None:
    reader = meet(kind)
    reader.page.goto(f"{SITE}{ARTICLE}")
    reader.page.keyboard.press("/")
    search = reader.page.get_by_role("dialog", name="Pesquisa")
    search.get_by_role("combobox").fill("conversa")
    expect(search.get_by_role("option").first).to_be_visible()
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("Escape")
    expect(search).not_to_be_visible()
    assert "Pesquisei na central: conversa" in reader.talk()
    assert reader.calls.count(wanted) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_language_of_the_page(meet, kind: str) -> None:
    reader = meet(kind)
    reader.talk()
    told = {
        "intercom": "window.intercomSettings.language_override",
        "chatwoot": "window.chatwootSettings.locale",
        "zendesk": "window.hcCalls.find((call) => call[1] === 'locale')[2]",
        "crisp": "window.CRISP_RUNTIME_CONFIG.locale",
        "custom": "window.hcCalls[0][1].language",
    }[kind]
    wanted = {"chatwoot": "pt_BR", "crisp": "pt-br"}.get(kind, "pt-BR")
    assert reader.page.evaluate(told) == wanted


@pytest.mark.parametrize("kind", KINDS)
def test_a_double_click_and_a_second_opening_load_it_once(meet, kind: str) -> None:
    reader = meet(kind)
    reader.write()
    reader.enter.dblclick()
    reader.expect_the_vendor()
    opened = [call for call in reader.calls if words([call]) & OPENING or call == ZENDESK_OPENS]
    assert (reader.loaded, len(opened)) == (1, 1)
    reader.button.click()  # The panel is as it was left.
    reader.panel.get_by_role("link", name="Envie uma mensagem").click()
    reader.enter_again()


@pytest.mark.parametrize("kind", KINDS)
def test_the_panel_makes_room_and_the_focus_is_back_on_its_button(meet, kind: str) -> None:
    reader = meet(kind)
    reader.talk()
    expect(reader.panel).not_to_be_visible()
    expect(reader.button).to_be_focused()
    expect(reader.page).to_have_url(f"{SITE}{ARTICLE}")


@pytest.mark.parametrize("kind", KINDS)
def test_a_contact_is_counted_once(meet, kind: str) -> None:
    reader = meet(kind)
    reader.talk()
    (told,) = reader.page.evaluate("window.hcContacts")
    article = reader.page.locator("[data-article]").first.get_attribute("data-article")
    assert (told["channel"], told["topic"]) == (kind, "Preciso de suporte")
    assert told["article"] == article
    assert article


@pytest.mark.parametrize("kind", KINDS)
def test_who_does_not_want_to_be_asked_goes_straight_there(meet, kind: str) -> None:
    reader = meet(kind)
    reader.page.goto(f"{SITE}{ARTICLE}#suporte/mensagem")
    reader.panel.get_by_role("link", name="Preciso de suporte").click()
    reader.panel.get_by_role("button", name="Pular as perguntas").click()
    expect(reader.vendor).to_be_visible()
    text = MESSAGE.replace("\n\nO que eu estava fazendo: Ativava a automação", "")
    assert text in (reader.pasted() if kind in PASTING else str(reader.calls).replace("\\n", "\n"))


@pytest.mark.parametrize(("section", "label"), [("messages", "Mensagens"), ("tickets", "Tickets")])
def test_sections_of_the_vendor_s(meet, section: str, label: str) -> None:
    reader = meet("intercom")
    reader.page.goto(f"{SITE}{ARTICLE}")
    reader.button.click()
    reader.panel.get_by_role("navigation").get_by_role("link", name=label).click()
    assert reader.foreign == []
    reader.panel.locator(f"[data-hc-open={section}]").click()
    reader.expect_the_vendor()
    assert ["showSpace", section] in reader.calls
    assert "showNewMessage" not in words(reader.calls)


def test_an_operator_s_messenger_is_told_the_section(meet) -> None:
    reader = meet("custom")
    reader.page.goto(f"{SITE}{ARTICLE}#suporte/tickets")
    reader.panel.locator("[data-hc-open=tickets]").click()
    expect(reader.vendor).to_be_visible()
    (visit,) = [call[1] for call in reader.calls if call[0] == "abrir"]
    assert (visit["section"], visit["message"]) == ("tickets", "")


@pytest.mark.parametrize("kind", ["chatwoot", "zendesk", "crisp"])
def test_sections_that_the_vendor_has_not_are_left_out_or_have_an_address(
    meet, messenger_site, kind: str
) -> None:
    def names(reader) -> list[str]:
        reader.page.goto(f"{SITE}{ARTICLE}")
        reader.button.click()
        links = reader.panel.get_by_role("navigation").get_by_role("link")
        expect(links.first).to_be_visible()
        return [name.strip() for name in links.all_inner_texts()]

    assert names(meet(kind)) == ["Início", "Ajuda"]
    address = "https://conversas.exemplo.com.br/tickets"
    reader = meet(kind, messenger_site(kind, (("tickets", address),)))
    assert names(reader) == ["Início", "Tickets", "Ajuda"]
    reader.panel.get_by_role("link", name="Tickets").click()
    link = reader.panel.get_by_role("link", name=re.compile("Ver os meus tickets"))
    expect(link).to_have_attribute("href", address)


def test_an_operator_s_module_is_given_what_mkdocs_yml_says(meet) -> None:
    reader = meet("custom")
    reader.page.goto(f"{SITE}{ARTICLE}")
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.write()
    assert not [url for url in asked if "mensageiro" in url]
    reader.enter.click()
    expect(reader.vendor).to_be_visible()
    given = {"keys": {"conta": "123"}, "script": SCRIPTS["custom"], "language": "pt-BR"}
    assert reader.calls[0] == ["start", given]
    assert reader.page.evaluate("Casa.conta") == "123"  # `load` gives a script attributes.
    assert asked.count(f"{SITE}/marca/mensageiro.js") == 1


def test_a_module_that_is_missing_stops_the_build_and_is_named(
    new_project, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = {**HOUSE, "module": "marca/mensajeiro.js"}
    project = new_project(help_center={"messenger": settings_of("custom", custom=wrong)})
    with pytest.raises(CommandError):
        build(project, project / "site")
    assert "não encontrei o arquivo marca/mensajeiro.js" in "".join(capfd.readouterr())
    assert not (project / "site").exists()


def test_without_scripts_the_fallback_is_the_way(meet) -> None:
    for kind in KINDS:
        page = (meet(kind).site / "suporte/index.html").read_text("utf-8")
        (topic,) = re.findall(r'<a class="[^"]*hc-topic[^>]*data-hc-topic="Preciso[^>]*>', page)
        href = re.search(r'href="(mailto:[^"]+)"', topic)
        assert href, NAMES[kind]
        assert href[1].startswith("mailto:suporte@exemplo.com.br?")
        assert "Preciso de suporte" in str(
            parse_qs(href[1].partition("?")[2].replace("&amp;", "&"))
        )
