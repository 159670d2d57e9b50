"""Add our Markdown extensions, tell them which article comes next, and judge what they made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from helpcenter.guards import GuardExtension
from helpcenter.media import MediaExtension
from helpcenter.sanitize import sanitize

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    """Add them once; static-i18n builds again with the same config."""
    if "media" not in config.extra:
        config.extra["media"] = MediaExtension(config.extra["help_center"].video_hosts)
        extensions: list[Any] = config.markdown_extensions  # Names, and objects such as ours.
        extensions += [GuardExtension(), config.extra["media"]]


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Pictures and files are looked for beside the article."""
    folder = Path(config.docs_dir, page.file.src_uri).parent
    config.extra["media"].enter(folder, config.extra["language"])


@event_priority(100)  # Before anything reads or keeps what Markdown has made.
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave what an article may hold, whatever its writer has typed."""
    return sanitize(html, frozenset(config.extra["media"].players))
