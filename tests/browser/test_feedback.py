"""The question, with and without a destination, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
ARTICLE = "/conversas/abrir-um-chat/"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
LATER = """localStorage.setItem('help-center.unsent', JSON.stringify(
    JSON.parse(localStorage['help-center.unsent']).map(each => ({...each, next: 0}))))"""
LISTEN = (
    "window.heard = [];document.addEventListener('help-center:feedback', e => heard.push(e.detail))"
)


def face(page: Page, name: str):
    return page.get_by_role("group", name="Respondeu à sua pergunta?").get_by_role(
        "button", name=name, exact=True
    )


def status_of(page: Page):
    return page.locator(".hc-feedback__status")


def test_an_answer_is_sent_in_its_shape(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    page.evaluate(LISTEN)
    face(page, "Sim").click()
    expect(status_of(page)).to_have_text(
        "Obrigado! A sua resposta foi registrada. Que bom que ajudou!"
    )
    (body,) = receiver.bodies
    assert receiver.types == ["text/plain;charset=UTF-8"]
    assert UUID.fullmatch(body.pop("key"))
    assert body.pop("version") == 1
    assert re.fullmatch(r"[0-9a-f]{16}", body["revision"])
    assert body | {"revision": ""} == {
        "schema": 1,
        "kind": "answer",
        "article": "conversas/abrir-um-chat",
        "language": "pt-BR",
        "revision": "",
        "vote": "sim",
        "reason": None,
        "comment": "",
    }
    assert page.evaluate("heard") == [body]


def test_a_change_of_mind_replaces_the_answer(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "true")
    expect(status_of(page)).to_contain_text("Obrigado")
    page.reload()
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "true")
    face(page, "Não").click()
    expect(status_of(page)).to_contain_text("Sentimos")
    first, second = receiver.bodies
    assert first["key"] == second["key"]
    assert (first["version"], second["version"]) == (1, 2)
    assert (first["vote"], second["vote"]) == ("sim", "nao")
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "false")


def test_the_same_answer_twice_is_one(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("Obrigado")
    face(page, "Sim").click()
    expect(status_of(page)).to_have_text("A sua resposta já está registrada.")
    assert len(receiver.bodies) == 1


def test_a_reason_amends_the_same_answer(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    reasons = page.get_by_role("group", name="O que aconteceu?")
    reasons.get_by_label("É difícil de entender").check()
    expect(status_of(page)).to_have_text(
        "Obrigado! A sua resposta foi registrada. Isso nos ajuda a melhorar este artigo."
    )
    first, second = receiver.bodies
    assert first["key"] == second["key"]
    assert (second["version"], second["reason"], second["comment"]) == (2, "dificil", "")
    page.reload()
    face(page, "Não").click()
    expect(reasons.get_by_label("É difícil de entender")).to_be_checked()
    assert len(receiver.bodies) == 2


def test_walking_through_the_reasons_gives_one(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Em parte").press("Enter")
    page.get_by_label("Não resolveu o meu problema").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(1200)  # To listen to what it says.
    page.keyboard.press("Tab")
    expect(status_of(page)).to_contain_text("melhorar este artigo")
    assert [body["reason"] for body in receiver.bodies] == [None, "faltou_passo"]


def test_a_reason_chosen_in_the_last_moment_is_sent(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    expect(status_of(page)).to_contain_text("registrada")
    page.get_by_label("Faltou um passo").check()
    page.goto(url_with_answers)
    page.wait_for_timeout(300)
    assert receiver.bodies[-1]["reason"] == "faltou_passo"


def test_another_reason_wants_words(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    page.get_by_label("Outro motivo").check()
    words = page.get_by_role("textbox", name="Conte qual foi o motivo")
    page.get_by_role("button", name="Enviar").click()
    expect(page.get_by_role("alert")).to_have_text("Escreva em poucas palavras qual foi o motivo.")
    expect(words).to_be_focused()
    expect(words).to_have_attribute("aria-invalid", "true")
    page.keyboard.type("Só serve para o plano antigo")
    expect(page.get_by_role("alert")).not_to_be_visible()
    expect(page.get_by_text("28/600")).to_be_visible()
    page.get_by_role("button", name="Enviar").press("Enter")
    expect(status_of(page)).to_contain_text("melhorar este artigo")
    assert [body["reason"] for body in receiver.bodies] == [None, "outro"]
    assert receiver.bodies[1]["comment"] == "Só serve para o plano antigo"


def test_another_reason_stays_chosen_until_it_is_sent(open_browser, url_with_answers: str) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    page.get_by_label("É difícil de entender").check()
    expect(status_of(page)).to_contain_text("melhorar este artigo")
    page.get_by_label("Outro motivo").check()
    expect(status_of(page)).to_be_empty()
    face(page, "Em parte").click()
    expect(status_of(page)).to_contain_text("registrada")
    expect(page.get_by_label("Outro motivo")).to_be_checked()


def test_what_is_sent_again_is_said_to_be_there(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    page.get_by_label("É difícil de entender").check()
    expect(status_of(page)).to_contain_text("melhorar este artigo")
    page.get_by_role("button", name="Enviar").click()
    expect(status_of(page)).to_have_text("A sua resposta já está registrada.")
    expect(page.locator(".hc-feedback__echo")).to_be_visible()
    assert len(receiver.bodies) == 2


def test_how_many_letters_are_left_is_told_near_the_end(
    open_browser, url_with_answers: str
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    words = page.get_by_role("textbox", name="Quer contar mais?")
    left = page.locator("[data-hc-left]")
    for length, told in ((480, ""), (555, "45"), (560, "45"), (590, "10"), (600, "0"), (90, "")):
        words.fill("x" * length)
        expect(left).to_have_text(f"Caracteres restantes: {told}" if told else "")


def test_who_is_glad_may_say_why(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    expect(page.get_by_role("group", name="O que aconteceu?")).not_to_be_visible()
    page.get_by_role("button", name="Enviar").click()
    expect(page.get_by_role("alert")).to_have_text("Escreva o comentário antes de enviar.")
    words = page.get_by_role("textbox", name="Quer contar mais? (opcional)")
    words.fill("Muito claro!\nObrigada.")
    page.get_by_role("button", name="Enviar").click()
    expect(status_of(page)).to_contain_text("melhorar este artigo")
    body = receiver.bodies[-1]
    assert (body["vote"], body["reason"]) == ("sim", None)
    assert body["comment"] == "Muito claro!\nObrigada."
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "claro" not in kept


def test_a_change_of_mind_takes_the_reason_back(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    page.get_by_label("É difícil de entender").check()
    expect(status_of(page)).to_contain_text("melhorar")
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("Que bom que ajudou!")
    assert receiver.bodies[-1] | {"key": ""} == {
        **receiver.bodies[0],
        "key": "",
        "version": 3,
        "vote": "sim",
    }


def test_an_article_that_was_mended_is_asked_about_again(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    expect(status_of(page)).to_contain_text("registrada")
    page.evaluate("""() => Object.entries(localStorage).forEach(([name, text]) =>
        localStorage.setItem(name, text.replace(/"revision":"\\w+"/, '"revision":"0"')))""")
    page.reload()
    expect(face(page, "Não")).to_have_attribute("aria-pressed", "false")
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("registrada")
    first, second = receiver.bodies
    assert first["key"] != second["key"]
    assert second["version"] == 1


@pytest.mark.parametrize("status", [503, 429, 500, 404, 302, 307])
def test_what_is_not_taken_now_is_kept_and_sent_later(
    open_browser, url_with_answers: str, receiver, status: int
) -> None:
    receiver.status = status
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("guardada neste aparelho")
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "true")
    receiver.status = 201
    page.goto(url_with_answers)
    page.wait_for_timeout(1500)
    assert len(receiver.bodies) == 1  # It is too early.
    page.evaluate(LATER)
    page.goto(ARTICLE)
    expect(status_of(page)).to_contain_text("registrada")
    first, second = receiver.bodies
    assert first == second
    assert page.evaluate("localStorage['help-center.unsent']") is None


def test_the_network_comes_back(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    page.context.set_offline(True)
    face(page, "Não").click()
    page.get_by_label("Faltou um passo").check()
    expect(status_of(page)).to_contain_text("guardada neste aparelho")
    assert receiver.bodies == []
    page.wait_for_timeout(1200)
    page.context.set_offline(False)
    expect(status_of(page)).to_contain_text("registrada")
    (body,) = receiver.bodies
    assert (body["version"], body["vote"], body["reason"]) == (2, "nao", "faltou_passo")


def test_what_is_refused_is_not_tried_again(open_browser, url_with_answers: str, receiver) -> None:
    receiver.status = 422
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("Não conseguimos enviar")
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name="Enviar")).not_to_be_visible()
    assert page.evaluate("localStorage['help-center.unsent']") is None
    receiver.status = 201
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("Obrigado")
    assert [body["version"] for body in receiver.bodies] == [1, 2]


def test_the_pause_grows_and_the_list_is_bounded(
    open_browser, url_with_answers: str, receiver
) -> None:
    receiver.status = 503
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("guardada")
    pauses = []
    for _ in range(3):
        page.evaluate(LATER)
        page.reload()
        page.wait_for_function(
            "JSON.parse(localStorage['help-center.unsent'])[0].next > Date.now()"
        )
        unsent = page.evaluate("JSON.parse(localStorage['help-center.unsent'])")
        pauses.append(unsent[0]["next"] - page.evaluate("Date.now()"))
    assert pauses[0] * 1.5 < pauses[1]
    assert pauses[1] * 1.5 < pauses[2]
    page.evaluate("""() => {
        const [answer] = JSON.parse(localStorage['help-center.unsent']);
        const other = (at) => ({ ...answer, body: { key: `${at}`, version: 1, kind: 'contact' } });
        const list = [answer, ...Array.from({ length: 29 }, (_, at) => other(at))];
        localStorage.setItem('help-center.unsent', JSON.stringify(list));
    }""")
    face(page, "Não").click()
    expect(status_of(page)).to_contain_text("guardada")
    face(page, "Em parte").click()
    expect(status_of(page)).to_contain_text("guardada")
    kinds = page.evaluate("JSON.parse(localStorage['help-center.unsent']).map(e => e.body.kind)")
    assert len(kinds) == 30
    assert kinds.count("answer") == 1


def test_what_is_too_old_is_forgotten(open_browser, url_with_answers: str, receiver) -> None:
    receiver.status = 503
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("guardada")
    receiver.status = 201
    page.evaluate("""localStorage.setItem('help-center.unsent', JSON.stringify(
        JSON.parse(localStorage['help-center.unsent']).map(e => ({...e, since: 0, next: 0}))))""")
    page.goto(url_with_answers)
    page.wait_for_timeout(1500)
    assert len(receiver.bodies) == 1


def test_a_browser_without_keepalive_sends_a_beacon_as_it_leaves(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(base=url_with_answers)
    page.add_init_script(
        "delete Request.prototype.keepalive; window.fetch = () => new Promise(() => {})"
    )
    page.goto(ARTICLE)
    face(page, "Sim").click()
    expect(status_of(page)).to_have_text("Enviando a sua resposta…")
    assert receiver.bodies == []
    page.goto(url_with_answers)
    page.wait_for_timeout(300)
    (body,) = receiver.bodies
    assert body["vote"] == "sim"
    unsent = page.evaluate("JSON.parse(localStorage['help-center.unsent'])")
    assert [each["body"]["key"] for each in unsent] == [body["key"]]  # Nobody knows if it came.


def test_without_javascript_the_form_posts(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers, java_script_enabled=False)
    with page.expect_request(receiver.address):
        face(page, "Em parte").click()
    page.wait_for_timeout(300)
    (body,) = receiver.bodies
    assert body["vote"] == "em_parte"
    assert body["article"] == "conversas/abrir-um-chat"
    assert body["kind"] == "answer"
    assert "site" not in body


@pytest.mark.parametrize("javascript", [True, False])
def test_without_a_destination_the_answers_lead_somewhere(
    open_browser: Callable[..., Page], javascript: bool
) -> None:
    page = open_browser(ARTICLE, java_script_enabled=javascript)
    person = page.locator(".hc-feedback__person")
    expect(person).not_to_be_visible()
    face(page, "Não").click()
    expect(person).to_be_visible()
    expect(person.get_by_role("link")).to_have_attribute(
        "href", re.compile("chat.exemplo.com.br.*abrir-um-chat")
    )
    face(page, "Sim").click()
    expect(page.get_by_text("Que bom que ajudou!").locator("visible=true")).to_be_visible()
    expect(page.get_by_text("Obrigado")).not_to_be_visible()


def test_a_browser_that_keeps_nothing_still_answers(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(base=url_with_answers)
    page.add_init_script(
        "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no') }"
    )
    page.goto(ARTICLE)
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("Obrigado")
    assert len(receiver.bodies) == 1


def test_the_last_answer_counts_though_an_earlier_one_is_still_on_its_way(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    status = status_of(page)
    face(page, "Sim").click()
    expect(status).to_contain_text("Obrigado")
    held = []
    page.route(receiver.address, lambda route: held.append(route))
    face(page, "Não").click()
    face(page, "Sim").click()
    page.wait_for_timeout(200)
    for route in reversed(held):
        route.continue_()
    expect(status).to_contain_text("Que bom que ajudou!")
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "true")
    expect(face(page, "Não")).to_have_attribute("aria-pressed", "false")
    sent = sorted((body["version"], body["vote"]) for body in receiver.bodies)
    assert sent == [(1, "sim"), (2, "nao"), (3, "sim")]
    assert len({body["key"] for body in receiver.bodies}) == 1


def test_nobody_is_thanked_before_the_answer_has_arrived(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    held = []
    page.route(receiver.address, lambda route: held.append(route))
    face(page, "Sim").click()
    face(page, "Sim").click()
    expect(status_of(page)).to_have_text("Enviando a sua resposta…")
    assert len(held) == 1
    held[0].abort()
    expect(status_of(page)).to_contain_text("guardada neste aparelho")


def test_who_keeps_nothing_is_told_that_it_did_not_work(
    open_browser, url_with_answers: str, receiver
) -> None:
    receiver.status = 503
    page = open_browser(base=url_with_answers)
    page.add_init_script(
        "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no') }"
    )
    page.goto(ARTICLE)
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("Não conseguimos enviar")
    receiver.status = 201
    face(page, "Sim").click()
    expect(status_of(page)).to_contain_text("registrada")
    assert [(body["version"], body["vote"]) for body in receiver.bodies] == [(1, "sim"), (2, "sim")]
