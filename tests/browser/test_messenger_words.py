"""The message, and the link that carries it, as the browser makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from helpcenter.links import support_link
from helpcenter.texts import texts_in
from modules import page_of_modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
CALL = """async ([module, name, given, texts]) => {
    const { speaker } = await import("/messenger/data.js");
    const called = (await import(`/${module}.js`))[name];
    return called(...given, ...(texts ? [speaker(texts)] : []));
}"""
NOTHING = {"article": "", "title": "", "address": "", "lost": "", "query": ""}
PLACES = "url={url}&title={title}&topic={topic}&message={message}"
HTTPS = f"https://chat.exemplo.com.br/?{PLACES}"
MAIL = "mailto:suporte@exemplo.com.br?subject={title}&body={message}"


@pytest.fixture(scope="module", name="call")
def call_a_module(browser: Browser) -> Iterator[Callable[..., Any]]:
    """Call what a module of the messenger gives; a language adds the function of its texts."""
    with page_of_modules(browser) as page:

        def call(module: str, name: str, *given: Any, language: str = "") -> Any:
            texts = texts_in(language).section("messenger.live") if language else None
            return page.evaluate(CALL, [module, name, given, texts])

        call.page = page
        yield call


@pytest.mark.parametrize(
    "text",
    """

    Oi
    oiii
    Olá!!!
    Oi, tudo bem?
    Bom dia
    BOM DIA!
    Boa tarde, tudo certo? Como vai?
    boa noiteee
    Bom dia!\N{COMBINING ACUTE ACCENT}
    Humano
    HUMANO!!!
    Quero falar com um humano
    quero um ser humano por favor
    Falar com atendente
    atendente pfv
    Fale com uma pessoa de verdade
    Tem alguém aí?
    Socorro
    SOS
    Tenho uma dúvida
    Gostaria de tirar uma dúvida
    Preciso de ajuda urgente
    Vocês podem me ajudar?
    Me ajudem, por gentileza
    Suporte técnico
    Tenho um problema
    teste
    ok
    1
    👋
    🙏🏽🙏🏽
    1️⃣
    ...
    ???
    Hi
    Hello there!
    Good morning
    human
    I want to talk to a human
    Speak to an agent please
    real person
    Can someone help me?
    Is anybody there?
    I have a question
    quick question
    I need help please
    Thank you""".splitlines(),
    ids=str.strip,
)
def test_a_greeting_or_a_call_for_a_person_says_nothing(call, text: str) -> None:
    assert call("talk", "isEmptyTalk", text.strip()) is True


@pytest.mark.parametrize(
    "text",
    [
        "proposta não abre",
        "erro 500",
        "500",
        "Oi, o relatório sumiu",
        "Bom dia! A automação parou.",
        "boleto",
        "senha",
        "quero cancelar",
        "Humano, o funil travou",
        "não consigo entrar",
        "https://app.exemplo.com.br/proposta/1",
        "Segunda via da nota fiscal",
        "invoice",
        "cannot log in",
        "Hi, my export fails",
        "エラー",
    ],
)
def test_a_message_that_says_something_is_one_however_short(call, text: str) -> None:
    assert call("talk", "isEmptyTalk", text) is False


def test_a_whole_message(call) -> None:
    answers = {
        "evidence": "https://video.exemplo.com/1",
        "doing": "  Abrindo a proposta 12 ",
        "expected": " \n ",
        "happened": "Tela branca\ne um aviso",
        "where": "",
        "another": "que ninguém perguntou",
    }
    context = NOTHING | {
        "article": "abc",
        "title": "Como abrir uma proposta",
        "address": "https://ajuda.exemplo.com.br/a/",
        "query": "proposta em branco",
    }
    assert call("messenger/message", "compose", "Suporte", answers, context, language="pt-BR") == (
        "Assunto: Suporte\n"
        "\n"
        "O que eu estava fazendo: Abrindo a proposta 12\n"
        "O que aconteceu:\nTela branca\ne um aviso\n"
        "Vídeo ou print: https://video.exemplo.com/1\n"
        "\n"
        "Artigo que eu lia: Como abrir uma proposta\nhttps://ajuda.exemplo.com.br/a/\n"
        "Pesquisei na central: proposta em branco"
    )


def test_a_message_in_english_of_a_page_that_was_not_found(call) -> None:
    context = NOTHING | {"lost": "https://ajuda.exemplo.com.br/x"}
    told = call("messenger/message", "compose", "", {"need": "A refund"}, context, language="en")
    assert told == (
        "What I need: A refund\n\nAddress that did not open: https://ajuda.exemplo.com.br/x"
    )


def test_a_message_of_nothing_is_empty(call) -> None:
    assert call("messenger/message", "compose", "", {}, NOTHING, language="pt-BR") == ""


def test_braces_that_a_reader_types_stay(call) -> None:
    answers = {"doing": "{title} {topic} $& $1 {constructor}"}
    context = NOTHING | {"article": "a", "title": "{url}", "address": "https://a.b/"}
    told = call("messenger/message", "compose", "{query}", answers, context, language="pt-BR")
    assert told == (
        "Assunto: {query}\n\nO que eu estava fazendo: {title} {topic} $& $1 {constructor}\n\n"
        "Artigo que eu lia: {url}\nhttps://a.b/"
    )


HOSTILE = [
    "Não há ação: é à toa",
    "👩🏽‍💻 🇧🇷 e\N{COMBINING ACUTE ACCENT}",
    "100% & mais = #1 + 2? /\\",
    "%20 %",
    "linha 1\nlinha 2\n\nlinha 4",
    "linha 1\r\nlinha 2\rlinha 3",
    "{url} {title} {topic} {message} {outro}",
    "$& $1 $` $'",
    "(a) [b] !c *d 'e' ~f \"g\" <h> ;i, |j ^k",
    "\x00\x1f\x7f\u2028\ufeff",
    "javascript:alert(1)",
    "?body=x&cc=outro@exemplo.com",
    "",
]


@pytest.mark.parametrize("template", [HTTPS, MAIL], ids=["https", "mailto"])
@pytest.mark.parametrize("value", HOSTILE)
def test_a_link_is_the_same_with_and_without_scripts(call, template: str, value: str) -> None:
    places = dict.fromkeys(("url", "title", "topic", "message"), value)
    assert call("messenger/links", "fillLink", template, places) == {
        "href": support_link(template, **places),
        "whole": True,
    }


@pytest.mark.parametrize(
    "half", ["\\ud83d", "a\\udc4bb", "\\udc4b\\ud83d", "\\ud83d\\ud83d\\udc4b"]
)
def test_half_a_character_does_not_stop_a_link(call, half: str) -> None:
    script = f"""async (template) => {{
        const {{ fillLink }} = await import("/messenger/links.js");
        return fillLink(template, {{ url: "", title: "{half}", topic: "", message: "" }}).href;
    }}"""
    text = half.encode().decode("unicode_escape")
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert call.page.evaluate(script, HTTPS) == support_link(HTTPS, title=whole)


@pytest.mark.parametrize(
    ("template", "longest"), [(HTTPS, 6000), (MAIL, 2000)], ids=["https", "mailto"]
)
def test_a_message_that_is_too_long_is_left_for_the_clipboard(
    call, template: str, longest: int
) -> None:
    places = {"url": "https://a.b/", "title": "Título", "topic": "T", "message": ""}
    room = longest - len(support_link(template, **places))
    fits = call("messenger/links", "fillLink", template, places | {"message": "x" * room})
    assert (len(fits["href"]), fits["whole"]) == (longest, True)
    over = call("messenger/links", "fillLink", template, places | {"message": "x" * (room + 1)})
    assert over == {"href": support_link(template, **places), "whole": False}
    assert "T%C3%ADtulo" in over["href"]
    accents = call("messenger/links", "fillLink", template, places | {"message": "é" * (room // 5)})
    assert accents["whole"] is False  # Six characters each, once encoded.


def test_a_link_without_a_place_for_the_message_never_carries_it(call) -> None:
    places = {"url": "https://a.b/", "title": "T", "topic": "", "message": "Oi"}
    filled = call("messenger/links", "fillLink", "https://chat.exemplo.com.br/?t={title}", places)
    assert filled == {"href": "https://chat.exemplo.com.br/?t=T", "whole": False}


def test_an_e_mail_has_lines_of_an_e_mail(call) -> None:
    places = {"url": "", "title": "", "topic": "", "message": "a\nb"}
    mail, link = (
        call("messenger/links", "fillLink", each, places)["href"] for each in (MAIL, HTTPS)
    )
    assert unquote(mail).endswith("a\r\nb")
    assert unquote(link).endswith("a\nb")
