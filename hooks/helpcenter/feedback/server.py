"""Run the collector: sockets, logs, and an end that loses nothing."""

from __future__ import annotations

import json
import logging
import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import uvicorn

if TYPE_CHECKING:
    from starlette.applications import Starlette

GRACE = 5
"""Seconds for requests under way when the process ends; with the writer's, less than 8."""
CONNECTIONS = 2000
"""Connections at once; more are answered 503 by uvicorn itself."""
BACKLOG = 2048
"""Connections that may wait to be accepted, as uvicorn has it."""
AT_ONCE = 16
"""Connections accepted in a row: asyncio tries, and logs, as often when descriptors run out."""
RESERVED = 64
"""Descriptors for all but connections: database, log, sockets, what Python reads."""
PLAIN = frozenset(logging.makeLogRecord({}).__dict__)


class Lines(logging.Formatter):
    """One JSON object a line; of an exception only its class, for its words may quote a body."""

    def format(self, record: logging.LogRecord) -> str:
        """Write what was logged and its `extra`."""
        line = {"hora": self.formatTime(record), "nivel": record.levelname.lower()}
        line["evento"] = record.getMessage()
        line |= {key: value for key, value in record.__dict__.items() if key not in PLAIN}
        if record.exc_info and record.exc_info[0]:
            line["excecao"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False, default=str)


class Seldom(logging.Filter):
    """Let through one line a second of what asyncio says over and over."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line's beginning has not been logged just now."""
        if record.name != "asyncio":
            return True
        subject = record.getMessage().partition("\n")[0]
        if record.created - self._last.get(subject, 0.0) < 1:
            return False
        if len(self._last) > 100:  # Others name what they are about.
            self._last.clear()
        self._last[subject] = record.created
        return True


def set_up_logs() -> None:
    """Log to standard error; addresses are never logged, uvicorn's lines of access neither."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    handler.addFilter(Seldom())
    logging.raiseExceptions = False  # A full disk under the log must not stop the answers.
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name in ("uvicorn", "uvicorn.error", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; raise OSError if the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, for asyncio sets TCP_NODELAY only then; without it an answer takes 40 ms more.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)  # From here on nobody is turned away, only kept waiting.
    except OSError:
        listener.close()
        raise
    return listener


def connections() -> int:
    """Connections to accept at once, after asking the system for all the descriptors it gives."""
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return CONNECTIONS
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):  # macOS says "unlimited" and gives less.
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    given, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if given == resource.RLIM_INFINITY:
        return CONNECTIONS
    return max(1, min(CONNECTIONS, given - RESERVED))


class Server(uvicorn.Server):
    """Accepts a few connections at a time, and lets many wait."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept; asyncio took its number of tries for the length of the queue too."""
        await super().startup(sockets)
        for listener in sockets or []:
            listener.listen(BACKLOG)


def serve(application: Starlette, sockets: list[socket.socket]) -> None:
    """Serve until SIGTERM or SIGINT; then finish what has begun, and return."""
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # Ours counts from the right: limits.client.
        lifespan="on",
        ws="none",
        limit_concurrency=connections(),
        backlog=AT_ONCE,
        timeout_graceful_shutdown=GRACE,
    )
    previous = signal.signal(signal.SIGTERM, end)  # uvicorn raises it again at its end.
    try:
        Server(config).run(sockets=sockets)
    except (KeyboardInterrupt, SystemExit) as end_of_it:
        if isinstance(end_of_it, SystemExit) and end_of_it.code:
            raise
    finally:
        signal.signal(signal.SIGTERM, previous)


def end(*_: object) -> NoReturn:
    """End well when asked to."""
    raise SystemExit(0)
