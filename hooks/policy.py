"""Write the Content-Security-Policy into the pages, and all headers into the hosts' files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.utils import get_relative_url

from helpcenter.fragments import OnceExtension
from helpcenter.headers import HEADERS, headers, headers_file, lasting_files
from helpcenter.policy import hashes_of, needs, policy
from helpcenter.preview import is_preview

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs_static_i18n.plugin import I18n

ERROR = "404.html"
"""The page that has every script of ours and of the theme's, and no text of an article."""


@event_priority(-150)  # After hooks/catalog.py, and before the pages that other hooks draw.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Find the policy of each folder depth: the scripts name the way up, and differ in no more.

    The preview puts a script of its own into each page, and so has no policy.
    """
    policies = env.globals["policies"] = {}
    if is_preview():
        return
    needed = needs(config.extra["help_center"], map(str, config.extra_javascript))
    known: dict[str, None] = config.extra.setdefault("hashes", {})
    page = env.get_template(ERROR)
    urls = {get_relative_url(".", file.page.url) for file in files if file.page}
    for base_url in sorted({*urls, urlsplit(config.site_url or "/").path}):
        context = get_context(Navigation([], []), files, config, base_url=base_url)
        hashes = hashes_of(page.render(context))
        known |= dict.fromkeys(hashes)
        policies[base_url] = Markup(policy(needed, hashes))  # noqa: S704, a test holds it plain
    cast("OnceExtension", env.extensions[OnceExtension.identifier]).drawn.clear()  # No page's own.
    policies["plain"] = Markup(policy(needed))  # noqa: S704, of pages that have no such script


@event_priority(-200)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the hosts' file once, after the last language."""
    if cast("I18n", config.plugins["i18n"]).building or is_preview():
        return
    site, settings = Path(config.site_dir), config.extra["help_center"]
    root = urlsplit(config.site_url or "").path.rstrip("/")
    needed = needs(settings, map(str, config.extra_javascript))
    every = headers(settings, needed, config.extra["hashes"])
    text = headers_file(every, lasting_files(site), root)
    Path(site, HEADERS).write_text(text, encoding="utf-8")
