"""A product's page with the widget, beside the preview and of another origin."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment

from helpcenter.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any

    Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

ADDRESS = "_widget/"
"""From the preview's root; no article's address begins like this."""
OTHER = {"127.0.0.1": "localhost", "localhost": "127.0.0.1"}
"""The same computer under another name is another origin to a browser."""
POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src {0}; frame-src {0}"
)


def example(
    pages: Application, *, site: Path, mount: str, published: str, embedders: list[str]
) -> Application:
    """Return a WSGI application that shows the example, and leaves all the rest to `pages`.

    Args:
        pages: the preview's own application.
        site: folder of the built site, with its manifest.
        mount: the preview's path, with its slashes.
        published: the center's published address; "" if there is none.
        embedders: `embed_origins`.
    """
    source = files("helpcenter.widget").joinpath("example.html").read_text("utf-8")
    template = Environment(autoescape=True, trim_blocks=True).from_string(source)

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != mount + ADDRESS:
            return pages(environ, start_response)
        name, _, port = str(environ.get("HTTP_HOST", "")).partition(":")
        origin = f"http://{OTHER.get(name, '127.0.0.1')}:{port or '80'}"
        told = json.loads((site / "manifest.json").read_text("utf-8"))
        ours = (each for each in told["articles"] if each["language"] == DEFAULT)
        html = template.render(
            center=origin + mount,
            article=next(ours, None),
            published=f"{published.rstrip('/')}/" if published else origin + mount,
            origins=embedders,
        )
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Security-Policy", POLICY.format(origin)),
        ]
        start_response("200 OK", headers)
        return [html.encode()]

    return application
