"""The collector inside of the live preview: a writer's own answers, kept on this computer."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING, Any
from wsgiref.util import is_hop_by_hop

from a2wsgi import ASGIMiddleware

from helpcenter.feedback.app import ADDRESS, DRAIN, Collector, Policy
from helpcenter.feedback.known import Known
from helpcenter.feedback.open import DATABASE, make_store
from helpcenter.feedback.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

COMMENT_DAYS = 180


def collecting(pages: Application, *, site: Path, root: Path) -> Application:
    """Return a WSGI application that takes answers, and leaves all the rest to `pages`.

    Args:
        pages: the preview's own application.
        site: folder of the built site, with its manifest.
        root: the project's folder; answers are kept below it.

    Raises:
        StoreError: the database cannot be used; the text says what to do.
        ManifestError: the site has no manifest.
    """
    known = Known(site / "manifest.json")
    store = make_store(str(root / DATABASE))
    store.open()
    writer = Writer(store, comment_days=COMMENT_DAYS)
    writer.start()
    atexit.register(writer.close, DRAIN)
    here = known.origin or ""
    policy = Policy(frozenset({here, here.replace("127.0.0.1", "localhost")}), a_minute=0)
    asgi: Any = Collector(known, writer, policy).application()
    collector: Any = ASGIMiddleware(asgi)

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] != ADDRESS:
            return pages(environ, start_response)

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            kept = [header for header in headers if not is_hop_by_hop(header[0])]  # WSGI's own.
            return start_response(status, kept, *error)

        answered: Iterable[bytes] = collector(environ, start)
        return answered

    return application
