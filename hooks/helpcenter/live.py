"""The running preview: pages are drawn when somebody looks at them, not on each save.

MkDocs builds the whole site after each change. What costs most is drawing and writing pages that
nobody is looking at, so a build leaves them out, and the first request draws each.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from helpcenter.addresses import FEED
from helpcenter.machines.twin import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    Draw = Callable[[], str]


QUIET = 4.0
"""Seconds that a writer's page has for itself after a save; a save in between starts them anew."""


class Live:
    """What this process serves; nothing of it outlives the process."""

    def __init__(self) -> None:
        self.serving = False
        self._built = threading.Event()
        self._built.set()
        self._lock = threading.Lock()
        self._after = threading.Lock()
        self._waiting: dict[Path, Draw] = {}
        self._timers: list[threading.Timer] = []

    def begin(self) -> None:
        """Say that a build has begun; who asks for a page waits for its end.

        What an earlier build has left for later is forgotten, for this one leaves it too.
        """
        self._built.clear()
        while self._timers:
            self._timers.pop().cancel()
        with self._lock:
            self._waiting = {}

    def wait(self, pages: dict[Path, Draw]) -> None:
        """Draw these, or these feeds, when they are asked for.

        Args:
            pages: what draws each, by the file that it is served from.
        """
        with self._lock:
            self._waiting.update(pages)

    def end(self) -> None:
        """Say that a build is over, well or not."""
        self._built.set()

    def draw(self, file: Path) -> None:
        """Write a page that waits to be drawn."""
        self._built.wait()
        with self._lock:
            if draw := self._waiting.pop(file, None):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(draw(), encoding="utf-8")

    def serve(self, app: WSGIApplication, site: Path, mount: str) -> WSGIApplication:
        """Stand before what serves the files of `site`, at the path `mount` with its slashes."""
        self.serving = True

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", ""))
            place = path.removesuffix(NAME)  # An article's Markdown is written with its page.
            if not (path.startswith(mount) and place.endswith(("/", f"/{FEED}"))):
                return app(environ, start_response)
            name = "index.html" if place.endswith("/") else ""
            file = site / place.removeprefix(mount) / name
            self.draw(file)
            said: list[tuple[Any, ...]] = []
            body = app(environ, lambda *args: said.append(args))  # type: ignore[arg-type]
            if file in self._waiting:  # A build began and ended in between.
                self.draw(file)
                return app(environ, start_response)
            start_response(*said[-1])
            return body

        return answer

    def later(self, function: Callable[[], Any]) -> None:
        """Do something when the build is over, and the page that is looked at has been drawn."""
        timer = threading.Timer(QUIET, self._quietly, (function,))
        timer.daemon = True
        timer.start()
        self._timers.append(timer)

    def _quietly(self, function: Callable[[], Any]) -> None:
        with self._after, suppress(OSError):  # The next build may have emptied the folder.
            function()


LIVE = Live()
"""Of this process: MkDocs loads hooks anew for each build, and they must find each other."""
