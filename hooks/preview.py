"""Draw the live preview's pages when they are asked for; take answers; show the widget."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from watchdog.observers.polling import PollingObserver

from helpcenter.feedback.known import ManifestError
from helpcenter.feedback.store import StoreError
from helpcenter.live import LIVE
from helpcenter.preview import is_preview
from helpcenter.widget.example import example

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

LOOK = 0.25
"""Seconds between two looks at the files; MkDocs looks every half."""
SETTLED = 0.02
"""Seconds without a change after which MkDocs builds, for all of a look is told at once."""

log = get_plugin_logger("central")


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
    """Stand before the preview's server; without a database the pages are shown all the same."""
    if not is_preview():
        return
    from helpcenter.feedback.preview import collecting

    for end, kind in (".md", "text/markdown"), (".txt", "text/plain"):
        mimetypes.add_type(f"{kind}; charset=utf-8", end)  # Browsers guess another one.
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    pages = LIVE.serve(server.serve_request, site, server.mount_path)
    look_often(server, config)
    try:
        pages = collecting(pages, site=site, root=root)
    except (StoreError, ManifestError) as error:
        log.warning("as respostas dadas na prévia não serão guardadas: %s", error)
    server.set_app(
        example(
            pages,
            site=site,
            mount=server.mount_path,
            published=published(config),
            embedders=config.extra["help_center"].embed_origins,
        )
    )


def published(config: MkDocsConfig) -> str:
    """What mkdocs.yml says; MkDocs puts the preview's own address in its place."""
    given = (each.get("site_url") for each in config.user_configs)
    return next((str(address) for address in given if address), "")


def look_often(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Watch what MkDocs watches, with an observer of our own."""
    paths = (config.docs_dir, config.config_file_path)
    for path in paths:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOK)
    server.build_delay = SETTLED
    for path in paths:
        server.watch(path)
