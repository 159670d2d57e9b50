"""The collector over HTTP: it takes answers in and gives nothing out.

`POST /respostas` takes them, `/vivo` says that the process lives, `/pronto` that it can store.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from helpcenter.feedback.answer import BodyError, Sent, from_form, from_json, to_record
from helpcenter.feedback.limits import Buckets, Floods, Network, Subject, client
from helpcenter.feedback.page import thanks
from helpcenter.feedback.store import Outcome, Unavailable
from helpcenter.feedback.writer import QUEUE, Writer, utc_day

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from helpcenter.feedback.known import Known

ADDRESS = "/respostas"
BODY = 8 * 1024
"""Bytes of a body, at most (issue 4)."""
BODY_TIME = 5.0
"""Seconds for a whole body to arrive."""
DRAIN = 2.0
"""Seconds for the writer to store what waits when the process ends."""
RETRY = 5
"""Seconds after which a page may try again."""
MARK = "Central-Coletor"
"""The header by which a page knows that it was a collector that answered."""
CLOSE = {"Connection": "close"}
"""Of a body that is not read, or not to its end."""
FORM = "application/x-www-form-urlencoded"
JSON = ("text/plain", "application/json")
WORDS = {
    Outcome.SAME: "já estava gravada",
    Outcome.CREATED: "gravada",
    Outcome.CONFLICT: "a mesma chave e versão já têm outra resposta",
    Outcome.REFUSED: "o banco não aceita esta resposta",
}


class RefusedError(Exception):
    """An answer is not taken: the status, a short reason, and headers that help."""

    def __init__(self, status: int, why: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(why)
        self.status, self.why, self.headers = status, why, dict(headers or {})


@dataclass(frozen=True)
class Policy:
    """What the operator allows.

    Attributes:
        origins: sites whose pages may send, as browsers write them in `Origin`.
        proxies: networks whose `X-Forwarded-For` is believed.
        a_minute: answers that an address may send a minute in the long run; 0 is no limit.
        metrics_port: the local port that shows metrics; 0 is none.
    """

    origins: frozenset[str]
    proxies: tuple[Network, ...] = ()
    a_minute: float = 60.0
    metrics_port: int = 0


class Collector:
    """What the requests share."""

    def __init__(self, known: Known, writer: Writer, policy: Policy) -> None:
        """Take a writer that is not started yet: the application starts and ends it."""
        self.known, self.writer, self.policy = known, writer, policy
        self.buckets, self.floods = Buckets(policy.a_minute), Floods()
        self.statuses: Counter[int] = Counter()
        self.ready = (float("-inf"), "ainda não verificado")
        self.probing = asyncio.Lock()

    def application(self) -> Starlette:
        """Make the ASGI application."""
        routes = [
            Route(ADDRESS, self.receive, methods=["POST", "OPTIONS"]),
            Route("/vivo", alive),
            Route("/pronto", self.is_ready),
            Route("/metricas", self.metrics),
        ]
        application = Starlette(routes=routes, lifespan=self.lifespan)
        application.router.redirect_slashes = False  # It would believe the request's own Host.
        return application

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Write from the first request to the last."""
        self.writer.start()
        yield
        await asyncio.to_thread(self.writer.close, DRAIN)

    async def receive(self, request: Request) -> Response:
        """Take one answer, or say in a status and a few words why not."""
        origin = request.headers.get("origin", "")
        if request.method == "OPTIONS":
            return self.finish(preflight(), origin)
        is_form = media_type(request) == FORM
        sent: Sent | None = None
        try:
            who = self.admit(request, origin)
            body = await read_body(request)
            sent = from_form(body) if is_form else from_json(body)
            status = await self.store(sent, who) if sent else 200
            response: Response = PlainTextResponse(WORDS[Outcome(status)], status)
        except BodyError as error:
            response = PlainTextResponse(str(error), 400)
        except RefusedError as error:
            response = PlainTextResponse(error.why, error.status, error.headers)
        except Unavailable:
            headers = {"Retry-After": str(RETRY)}
            response = PlainTextResponse("não é possível gravar agora", 503, headers)
        if is_form and response.status_code != 403:
            page = thanks(self.known, sent, response.status_code)
            page.headers.update({k: v for k, v in response.headers.items() if k == "retry-after"})
            response = page
        return self.finish(response, origin)

    def finish(self, response: Response, origin: str) -> Response:
        """Count an answer's status, and let pages of the site read it."""
        self.statuses[response.status_code] += 1
        response.headers[MARK] = "1"
        response.headers["Vary"] = "Origin"
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        if origin and origin in self.policy.origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = f"Retry-After, {MARK}"
        return response

    def admit(self, request: Request, origin: str) -> bytes:
        """Return what the address is called today.

        Raises:
            RefusedError: another site's page, one that sends too often, or a wrong type.
        """
        if origin not in self.policy.origins:
            raise RefusedError(403, "origem não permitida", CLOSE)
        peer = request.client.host if request.client else ""
        forwarded = ",".join(request.headers.getlist("x-forwarded-for"))
        who = self.buckets.name(client(peer, forwarded, self.policy.proxies))
        if wait := self.buckets.wait(who):
            later = {"Retry-After": str(int(wait) + 1), **CLOSE}
            raise RefusedError(429, "respostas demais", later)
        if media_type(request) not in (FORM, *JSON):
            raise RefusedError(415, "tipo de corpo não aceito: use text/plain", CLOSE)
        return who

    async def store(self, sent: Sent, who: bytes) -> int:
        """Store what was sent and return its status; raise RefusedError or Unavailable."""
        name, article = getattr(sent, "article", None), None
        if name is not None:
            article = self.known.article(name)
            if article is None:
                raise RefusedError(422, "artigo desconhecido")
        subject = subject_of(sent, article)
        suspect = self.floods.is_one(subject, who)
        outcome = await self.writer.put(to_record(sent, article, utc_day(), suspect=suspect))
        if outcome is Outcome.CREATED:
            self.floods.count(subject, who)
        return outcome

    async def is_ready(self, _: Request) -> Response:
        """200 if a test write was committed in the last second and the queue has room."""
        async with self.probing:
            when, fault = self.ready
            if time.monotonic() - when > 1:
                try:
                    await self.writer.put(None)
                    fault = ""
                except Unavailable as error:
                    fault = str(error)
                self.ready = (time.monotonic(), fault)
        if not fault and self.writer.waiting > 0.8 * QUEUE:
            fault = "fila quase cheia"
        return PlainTextResponse(fault or "pronto", 503 if fault else 200)

    async def metrics(self, request: Request) -> Response:
        """Counters for Prometheus, on their own local port alone."""
        port = (request.scope.get("server") or ("", 0))[1]
        if not self.policy.metrics_port or port != self.policy.metrics_port:
            return PlainTextResponse("Not Found", 404)
        lines = [
            "# TYPE central_respostas_total counter",
            *(f'central_respostas_total{{status="{s}"}} {n}' for s, n in self.statuses.items()),
            "# TYPE central_fila gauge",
            f"central_fila {self.writer.waiting}",
            "# TYPE central_enderecos gauge",
            f"central_enderecos {len(self.buckets)}",
        ]
        return PlainTextResponse("\n".join(lines) + "\n")


def subject_of(sent: Sent, article: str | None) -> Subject:
    """What a flood would be about; only an article's answers are so few that all count together."""
    kind = str(sent.__struct_config__.tag)
    words = (getattr(sent, name, None) or "" for name in ("query", "path", "topic"))
    return Subject(f"{kind} {article or ''} {''.join(words)}", together=kind == "answer")


async def alive(_: Request) -> Response:
    """Say that the process answers."""
    return PlainTextResponse("vivo")


def preflight() -> Response:
    """Answer a browser that asks first, as for `application/json`; `finish` names the origin."""
    allowed = {"Methods": "POST", "Headers": "Content-Type"}
    headers = {f"Access-Control-Allow-{name}": value for name, value in allowed.items()}
    return Response(status_code=204, headers={**headers, "Access-Control-Max-Age": "86400"})


def media_type(request: Request) -> str:
    """`text/plain` of `text/plain;charset=UTF-8`."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request) -> bytes:
    """Return the body; raise RefusedError if it is too large or does not come."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length[:9]) > BODY or len(length) > 9:
        raise RefusedError(413, "corpo maior que 8 KB", CLOSE)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_TIME):
            async for chunk in request.stream():
                body += chunk
                if len(body) > BODY:
                    raise RefusedError(413, "corpo maior que 8 KB", CLOSE)
    except TimeoutError:
        raise RefusedError(408, "o corpo não chegou a tempo", CLOSE) from None
    except ClientDisconnect:
        raise RefusedError(400, "a conexão caiu", CLOSE) from None
    return bytes(body)
