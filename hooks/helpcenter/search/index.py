"""The search index of one language: pages in, small static files out.

A query reads `core.bin` and `units.bin` once, then only the files that hold its words. What is
ranked is the section; an article is as good as its best one. Files, each compressed inside (zlib),
so that any host will do:

- `core.bin`: the language's analysis, the lexicon for prefixes and typos, synonyms, collections,
  and of every page its number of units, its prior and its collection.
- `units.bin`: of every unit what one occurrence in its text weighs.
- `t….bin`: stems of titles and headings, where they occur. `b….bin`: stems of the texts.
- `c….bin`: cards, the title and the extracts of neighbouring pages.

The same articles give the same bytes.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from helpcenter.search import tally as fields
from helpcenter.search.cards import card_files, pack
from helpcenter.search.lexicon import encode_lexicon
from helpcenter.search.postings import shards, tail
from helpcenter.search.synonyms import useful
from helpcenter.search.tally import Tally
from helpcenter.search.texts import Memory, firsts, numbers
from helpcenter.search.units import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from helpcenter.search.analysis import Analysis
    from helpcenter.search.synonyms import Synonyms
    from helpcenter.search.units import SearchPage, Unit

FORMAT = 1
"""Raised when search/engine/core.js of before could not read what is written."""

TITLES_SIZE, TEXTS_SIZE = 3_000, 6_000
"""Bytes of a file before compression: small ones cost requests, large ones bytes."""

NOWHERE = 65_535


def build_index(
    pages: Iterable[SearchPage],
    analysis: Analysis,
    synonyms: Sequence[Synonyms],
    collections: dict[str, str],
    memory: Memory | None = None,
) -> dict[str, bytes]:
    """Return the index's files by name.

    Args:
        pages: what can be found.
        analysis: of the language.
        synonyms: of the language and of the writers.
        collections: titles by id.
        memory: of the index before, which is mended.
    """
    memory = memory or Memory(None)
    ordered = sorted(pages, key=lambda page: page.address)
    cards = [(page, units(page.sections)) for page in ordered]
    tally = count(cards, analysis)
    texts = memory.texts([own for _, own in cards], analysis)
    tally.forms.update(texts.forms)
    named = tally.named()
    told = {stem: tail(found) for stem, found in named.items()}
    files: dict[str, bytes] = {}
    for at, (_, text) in enumerate(groups := list(card_files(cards))):
        files[f"c{at}.bin"] = memory.packed(text)
    firsts: dict[str, list[str]] = {}
    for kind, tails, size in (("t", told, TITLES_SIZE), ("b", texts.tails, TEXTS_SIZE)):
        written = list(shards(tails, size))
        firsts[kind] = [first for first, _ in written]
        for at, (_, data) in enumerate(written):
            files[f"{kind}{at}.bin"] = memory.packed(data)
    folders = {folder: at for at, folder in enumerate(collections)}
    arrays = {
        "units": bytes(len(own) + 1 for _, own in cards),
        "priors": bytes(prior_byte(page.prior) for page in ordered),
        "places": b"".join(
            folders.get(page.collection, NOWHERE).to_bytes(2, "little") for page in ordered
        ),
        "groups": bytes(size for size, _ in groups),
        "lexicon": encode_lexicon(tally, len(ordered)),
    }
    header = {
        "format": FORMAT,
        "language": analysis.spec,
        "titles": firsts["t"],
        "texts": firsts["b"],
        "collections": list(collections.items()),
        "synonyms": useful(synonyms, analysis, named.keys()),
        "arrays": [(name, len(value)) for name, value in arrays.items()],
    }
    head = pack(header).encode()
    core = len(head).to_bytes(4, "little") + head + b"".join(arrays.values())
    files["core.bin"] = memory.packed(core)
    sized = [*zip(text_units(texts.sizes), numbers(texts.lengths), strict=True)]
    files["units.bin"] = memory.packed(fields.loudness(sum(arrays["units"]), sized))
    memory.save()
    return files


def count(cards: list[tuple[SearchPage, list[Unit]]], analysis: Analysis) -> Tally:
    """Count all but the texts. A page's first unit is its title and what is said of it."""
    tally = Tally(analysis)
    number = 0
    for page, own in cards:
        for name, text in (
            (fields.TITLE, page.title),
            (fields.KEYWORDS, "\n".join(page.keywords)),
            (fields.TAGS, "\n".join(page.tags)),
            (fields.DESCRIPTION, page.description),
        ):
            if text:
                tally.add(number, name, text)
        for place, unit in enumerate(own, number + 1):
            tally.add(place, fields.HEADING, unit.headings)
        number += len(own) + 1
    return tally


def text_units(sizes: list[int]) -> Iterator[int]:
    """Yield the number of each unit that has a text; `sizes` says how many a page has."""
    for first, size in zip(firsts(sizes), sizes, strict=True):
        yield from range(first, first + size)


def prior_byte(prior: float) -> int:
    """Return a factor as a byte: 128 is 1, and each 32 more is double."""
    return max(0, min(255, round(128 + 32 * math.log2(prior))))
