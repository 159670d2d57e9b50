"""One request to a published site, without following where it leads, and never for ever."""

from __future__ import annotations

import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException, IncompleteRead, RemoteDisconnected
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable

AGENT = "central-verificar (central-de-conhecimento)"
PATIENCE = 20.0
"""Seconds without a byte after which there is no answer."""
LONGEST = 60.0
"""Seconds that a whole answer may take."""
MOST = 32 * 2**20
"""Bytes of an answer: a manifest of 10,000 articles has a fifth of them."""
PAUSE = 2.0
"""Seconds before a second try."""
LONGEST_PAUSE = 30.0
"""Seconds that a server may ask to be left alone for."""
BUSY = (429, 503)
LOST = (TimeoutError, ConnectionResetError)  # http.client's RemoteDisconnected is one of these.
PIECE = 2**16
PUBLISHED_WRONG = (200, 404, 410)
"""What a server answers that works, where what it was given is wrong."""
PUBLISH = "publique a central de novo, inteira."
SERVER = "confira o servidor: ele guarda o motivo no registro de erros."
DISTRUSTED = {
    10: "ele venceu",
    18: "ele foi assinado por si mesmo",
    19: "quem o assinou não é conhecido",
    20: "falta a cadeia de quem o assinou",
    62: "ele é de outro domínio",
}
"""Why a certificate is not believed, by OpenSSL's number (X509_V_ERR_…)."""


@dataclass(frozen=True)
class Answer:
    """What came back.

    Attributes:
        url: that was asked for.
        status: of HTTP; 0 if nothing came.
        headers: names in small letters; the values of one name joined by ", " (RFC 9110, 5.2).
        body: as it was sent.
        trouble: why nothing came, in Portuguese.
        lost: whether it may come the next time.
    """

    url: str
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    trouble: str = ""
    lost: bool = False

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", errors="replace")

    @property
    def leads(self) -> str:
        """The address that it sends on to; "" if to none."""
        return joined_address(self.url, self.headers.get("location", ""))

    @property
    def said(self) -> str:
        """What it was, in Portuguese, for a sentence."""
        if not self.status:
            return self.trouble
        to = f" e leva a “{self.leads}”" if 300 <= self.status < 400 and self.leads else ""
        return f"responde {self.status}{to}"

    @property
    def fix(self) -> str:
        """What to do where something else should have come, in Portuguese."""
        if 300 <= self.status < 400:
            return "tire do servidor a regra que leva a outro endereço."
        return PUBLISH if self.status in PUBLISHED_WRONG else SERVER


Ask = Callable[[str], Answer]


class Still(urllib.request.HTTPRedirectHandler):
    """Follows nothing: where an address leads is what is looked at."""

    def http_error_302(self, *_: Any, **__: Any) -> None:
        """No request, and no look at where it would go."""

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


OPENER = urllib.request.build_opener(Still)


def ask(url: str, *, pause: float = PAUSE) -> Answer:
    """Ask for an address, once more if the server was busy or lost us.

    Args:
        url: of http or https.
        pause: seconds before the second try, if the server names none.
    """
    answer = ask_once(url)
    if answer.status in BUSY or answer.lost:
        asked = answer.headers.get("retry-after", "")
        time.sleep(min(int(asked), LONGEST_PAUSE) if asked.isdecimal() else pause)
        answer = ask_once(url)
    return answer


def ask_once(url: str) -> Answer:
    """Ask for an address."""
    try:
        request = urllib.request.Request(url, headers={"User-Agent": AGENT})  # noqa: S310, checked
        try:
            with OPENER.open(request, timeout=PATIENCE) as response:
                headers = joined(response.headers.items())
                return Answer(url, response.status, headers, read(response))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(url, error.code, joined(error.headers.items()), read(error))
    except (OSError, HTTPException, ValueError) as error:
        cause = getattr(error, "reason", None) or error
        return Answer(url, trouble=reason(cause), lost=isinstance(cause, LOST))


def read(response: Any) -> bytes:
    """The body; raise TimeoutError or ValueError if it does not end, IncompleteRead if too soon."""
    end = time.monotonic() + LONGEST
    parts: list[bytes] = []
    size = 0
    while piece := response.read1(PIECE):  # What is there, however little: time is counted.
        parts.append(piece)
        size += len(piece)
        if time.monotonic() > end:
            raise TimeoutError
        if size > MOST:
            raise ValueError
    if response.length:
        raise IncompleteRead(b"", response.length)
    return b"".join(parts)


def joined(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The values of each header, as `Answer` has them."""
    found: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        found[key] = f"{found[key]}, {value}" if key in found else value
    return found


def joined_address(base: str, link: str) -> str:
    """Where a link leads; as it was typed if it cannot be read, and "" if there is none."""
    try:
        return urljoin(base, link) if link else ""
    except ValueError:
        return link


def reason(cause: Any) -> str:
    """Why nothing came."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = DISTRUSTED.get(cause.verify_code, cause.verify_message)
        return f"não tem um certificado em que se possa confiar ({why})"
    return next((told for kind, told in TOLD if isinstance(cause, kind)), f"não responde ({cause})")


TOLD = (
    (TimeoutError, "demora demais a responder"),
    (socket.gaierror, "não foi encontrado: o domínio não existe, ou o DNS ainda não o conhece"),
    (ConnectionRefusedError, "recusa a conexão"),
    (RemoteDisconnected, "encerra a conexão sem responder"),
    (ConnectionError, "interrompe a conexão"),
    (ssl.SSLError, "não fala HTTPS"),
    (IncompleteRead, "responde só em parte"),
    (HTTPException, "responde o que não é HTTP"),
    (ValueError, "manda mais de 32 MB"),
)
"""Why nothing came, by what Python raises; the first that fits."""
