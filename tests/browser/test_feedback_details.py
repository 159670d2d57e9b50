"""What comes after the faces: a reason, a few words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.waiting import until

from question import ARTICLE, face, status_of

pytestmark = pytest.mark.browser


def test_a_reason_amends_the_same_answer(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    expect(status_of(page)).to_contain_text("registrada")  # Or it might arrive after the second.
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
    expect(status_of(page)).to_contain_text("registrada")  # Or it might arrive after the second.
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
    until(page, lambda: receiver.bodies[-1]["reason"] == "faltou_passo")


def test_another_reason_wants_words(open_browser, url_with_answers: str, receiver) -> None:
    page = open_browser(ARTICLE, base=url_with_answers)
    face(page, "Não").click()
    expect(status_of(page)).to_contain_text("registrada")  # Or it might arrive after the second.
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
    expect(status_of(page)).to_contain_text("registrada")  # Or it might arrive after the second.
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
    expect(status_of(page)).to_contain_text("registrada")  # Or it might arrive after the second.
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
