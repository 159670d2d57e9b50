"""Every query through the readers' own JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.search.metrics import DEPTH, Found
from bench.search.queries import key

from helpcenter.languages import DEFAULT
from helpcenter.search.ask import ENGINE, ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from bench.search.queries import Query

COUNTING = """\
import {{ openIndex as open }} from {engine};

export async function openIndex(read) {{
  const search = await open(read);
  const find = async (query, options) => {{
    const {{ hits }} = await search.find(query, options);
    const visited = search.index?.ranking?.visited ?? null;
    return {{ addresses: hits.map((hit) => hit.address), visited }};
  }};
  return {{ find }};
}}
"""
"""The site's engine; of its answer only what is measured, and how much it looked at."""


@dataclass(frozen=True)
class Answers:
    """What was found, and how many entries of lists each query looked at."""

    found: Found
    visited: list[int | None]


def ask_all(site: Path, queries: Sequence[Query], folder: Path) -> Answers:
    """Ask every query of a built site; `folder` is for a file.

    Raises:
        AskError: the site's search is broken.
    """
    engine = folder / "counting.mjs"
    address = (site / ENGINE).resolve().as_uri()
    engine.write_text(COUNTING.format(engine=f'"{address}"'), encoding="utf-8")
    texts = [query.text for query in queries]
    answers = ask(site, DEFAULT, texts, limit=DEPTH, engine=engine)
    found = {
        query: paths(answer["addresses"], query)
        for query, answer in zip(queries, answers, strict=True)
    }
    return Answers(found, [answer["visited"] for answer in answers])


def paths(addresses: Iterable[str], query: Query) -> list[str]:
    """Return addresses as paths of articles, spelled as the query spells those it wants.

    An address is its article's path (see helpcenter/addresses.py); a folder's `index.md` is the
    folder's page, and queries may name it either way.
    """
    wanted = {key(path): path for path in query.relevant}
    return [wanted.get(key(address), f"{key(address)}/") for address in addresses]
