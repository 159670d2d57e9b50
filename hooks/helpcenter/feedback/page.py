"""The small page that a reader without JavaScript sees after answering."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, Template
from starlette.responses import HTMLResponse

from helpcenter.feedback.answer import Answer
from helpcenter.languages import DEFAULT
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from helpcenter.feedback.answer import Sent
    from helpcenter.feedback.known import Known

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


@cache
def template() -> Template:
    """Read the page once."""
    source = files("helpcenter.feedback").joinpath("page.html").read_text("utf-8")
    return Environment(autoescape=True).from_string(source)


def thanks(known: Known, sent: Sent | None, status: int = 200) -> HTMLResponse:
    """Thank in the article's language, or say that it did not work; the way back to the article.

    Args:
        known: where the article lies.
        sent: the answer; None if it could not be read.
        status: 200 or 201 if the answer is stored.
    """
    language = (sent.language if sent else None) or DEFAULT
    words = texts_in(language)
    title, text, links = words("feedback.failed"), "", list[tuple[str, str]]()
    satisfied = not isinstance(sent, Answer) or sent.vote == "sim"
    if status < 300:
        reply = words("feedback.thanks_yes") if satisfied else words("feedback.thanks_no")
        title, text = words("feedback.thanks"), reply if sent else ""
    article = known.article(sent.article) if isinstance(sent, Answer) else None
    place = known.place(article, language) if article else None
    if not satisfied and (support := known.support(language)):
        links.append((support, words("header.support")))
    if place:
        links.append((place[1], words("feedback.back", title=place[0])))
    html = template().render(language=language, title=title, text=text, links=links)
    return HTMLResponse(html, status, HEADERS)
