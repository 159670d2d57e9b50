"""Answers that do not arrive: kept, tried again, or said not to have worked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.waiting import until

from question import ARTICLE, face, status_of

pytestmark = pytest.mark.browser
LATER = """localStorage.setItem('help-center.unsent', JSON.stringify(
    JSON.parse(localStorage['help-center.unsent']).map(each => ({...each, next: 0}))))"""


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
        until(
            page,
            lambda: page.evaluate(
                "JSON.parse(localStorage['help-center.unsent'])[0].next > Date.now()"
            ),
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
    until(page, lambda: receiver.bodies)
    (body,) = receiver.bodies
    assert body["vote"] == "sim"
    unsent = page.evaluate("JSON.parse(localStorage['help-center.unsent'])")
    assert [each["body"]["key"] for each in unsent] == [body["key"]]  # Nobody knows if it came.


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
    until(page, lambda: len(held) == 2)
    for route in reversed(held):
        route.continue_()
    expect(status).to_contain_text("Que bom que ajudou!")
    expect(face(page, "Sim")).to_have_attribute("aria-pressed", "true")
    expect(face(page, "Não")).to_have_attribute("aria-pressed", "false")
    until(page, lambda: len(receiver.bodies) == 3)
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
    until(page, lambda: held)
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
