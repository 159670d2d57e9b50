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
LISTEN = (
    "window.heard = [];document.addEventListener('help-center:feedback', e => heard.push(e.detail))"
)


def face(page: Page, name: str):
    return page.get_by_role("group", name="Respondeu à sua pergunta?").get_by_role(
        "button", name=name, exact=True
    )


def test_an_answer_is_sent_in_its_shape(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    page.evaluate(LISTEN)
    face(page, "Sim").click()
    expect(page.locator(".hc-feedback [role=status]")).to_have_text(
        "Obrigado pela resposta! Que bom que ajudou!"
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
    expect(page.locator(".hc-feedback [role=status]")).to_contain_text("Obrigado")
    page.reload()
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "true")
    face(page, "Não").click()
    expect(page.locator(".hc-feedback [role=status]")).to_contain_text("Sentimos")
    first, second = receiver.bodies
    assert first["key"] == second["key"]
    assert (first["version"], second["version"]) == (1, 2)
    assert (first["vote"], second["vote"]) == ("sim", "nao")
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "false")


def test_the_same_answer_twice_is_one(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    for _ in range(2):
        face(page, "Sim").click()
        expect(page.locator(".hc-feedback [role=status]")).to_contain_text("Obrigado")
    assert len(receiver.bodies) == 1


def test_a_failure_is_not_called_a_success(open_browser, url_with_answers: str, receiver) -> None:
    receiver.status = 503
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Sim").click()
    status = page.locator(".hc-feedback [role=status]")
    expect(status).to_contain_text("Não conseguimos enviar")
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "false")
    receiver.status = 201
    face(page, "Sim").click()
    expect(status).to_contain_text("Obrigado")


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
    expect(page.get_by_text("Obrigado pela resposta!")).not_to_be_visible()


def test_a_browser_that_keeps_nothing_still_answers(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(base=url_with_answers)
    page.add_init_script(
        "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no') }"
    )
    page.goto(ARTICLE)
    face(page, "Sim").click()
    expect(page.locator(".hc-feedback [role=status]")).to_contain_text("Obrigado")
    assert len(receiver.bodies) == 1


def test_the_last_answer_counts_though_an_earlier_one_is_still_on_its_way(
    open_browser, url_with_answers: str, receiver
) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    status = page.locator(".hc-feedback [role=status]")
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
    status = page.locator(".hc-feedback [role=status]")
    held = []
    page.route(receiver.address, lambda route: held.append(route))
    face(page, "Sim").click()
    face(page, "Sim").click()
    expect(status).to_have_text("Enviando a sua resposta…")
    assert len(held) == 1
    held[0].abort()
    expect(status).to_contain_text("Não conseguimos enviar")
    page.unroute(receiver.address)
    face(page, "Sim").click()
    expect(status).to_contain_text("Obrigado")
    assert [(body["version"], body["vote"]) for body in receiver.bodies] == [(2, "sim")]
