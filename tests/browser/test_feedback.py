"""The question, with and without a destination, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect
from tests.browser.waiting import until

from question import ARTICLE, face, status_of

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
LISTEN = (
    "window.heard = [];document.addEventListener('help-center:feedback', e => heard.push(e.detail))"
)


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


def test_without_javascript_the_form_posts(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers, java_script_enabled=False)
    with page.expect_request(receiver.address):
        face(page, "Em parte").click()
    until(page, lambda: receiver.bodies)
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
