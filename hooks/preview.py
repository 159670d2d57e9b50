"""Take answers in the live preview, at the same address as its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from helpcenter.feedback.known import ManifestError
from helpcenter.feedback.preview import collecting
from helpcenter.feedback.store import StoreError
from helpcenter.preview import is_preview

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("central")


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> None:
    """Stand before the preview's server; without a database the pages are shown all the same."""
    if not is_preview():
        return
    root = Path(config.config_file_path).parent
    try:
        pages = server.serve_request
        server.set_app(collecting(pages, site=Path(config.site_dir), root=root))
    except (StoreError, ManifestError) as error:
        log.warning("as respostas dadas na prévia não serão guardadas: %s", error)
