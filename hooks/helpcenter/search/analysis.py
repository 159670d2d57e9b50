"""Words as the search sees them; search/engine/analysis.js does the same in the browser.

What is particular to a language stands in languages/*.yml. The browser gets it with the index, so
that both sides work from one specification; tests/fixtures/search/ has what they must agree on.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import Any

import yaml

from helpcenter.folding import fold

WORD = re.compile(r"[^\W_]+(?:(?:[-._']|(?<=\d),(?=\d))[^\W_]+)*")
CUT = re.compile(r"[-_']|\.(?!\d)|(?<!\d)\.")
NUMBER = re.compile(r"[\d.,]+")
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
LONGEST = 40
"""Letters of a word; what is longer is no word that anybody types, and is cut."""


def words(folded: str) -> list[str]:
    """Return the words of a folded text; compounds give the whole and then their parts."""
    return [*chain.from_iterable(map(words_between_blanks, folded.split()))]


@lru_cache(maxsize=100_000)  # A text has few words of its own.
def words_between_blanks(folded: str) -> tuple[str, ...]:
    """Return the words of a text that has no blanks."""
    return (*chain.from_iterable(map(parts, WORD.findall(folded))),)


def parts(word: str) -> tuple[str, ...]:
    """Return `nf-e` as `nfe`, `nf`, `e`; `12,5` as `12.5`; cut what is too long."""
    if word.isalnum():
        return (word[:LONGEST],)
    if NUMBER.fullmatch(word):
        return (word.replace(",", ".")[:LONGEST],)
    pieces = [piece.replace(",", ".") for piece in CUT.split(word)]
    if len(pieces) == 1:
        return (pieces[0][:LONGEST],)
    return tuple(piece[:LONGEST] for piece in ("".join(pieces), *pieces))


class Analysis:
    """A language's words, from its specification."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self.spec = compact(spec)
        self.stop = frozenset(self.spec["stop"].split())
        self.stem = cache(self._stem)

    def _stem(self, word: str) -> str:
        """Return what the forms of a folded word have in common."""
        exceptions = self.spec["exceptions"]
        if found := exceptions.get(word):
            return str(found)
        if len(word) < self.spec["shortest"] or not word.isalpha() or ASTRAL.search(word):
            return word
        steps = self.spec["steps"]
        at = 0
        while at < len(steps):
            step = steps[at]
            shorter = apply(step, word)
            if shorter is None:
                at += 1
                continue
            word = shorter
            if step["again"] and word in exceptions:
                return str(exceptions[word])
            at = step["then"]
        return str(self.spec["joins"].get(word, word))

    def phrase(self, text: str) -> str:
        """Return the stems of a few words as one text: of compounds the parts, no stop words."""
        found = (parts(word) for word in WORD.findall(fold(text)))
        kept = (word for own in found for word in (own[1:] or own) if word not in self.stop)
        return " ".join(self.stem(word) for word in kept)


def apply(step: dict[str, Any], word: str) -> str | None:
    """Return the word after the longest rule that fits, or None."""
    for length in range(min(step["longest"], len(word)), 0, -1):
        rule = step["rules"].get(word[-length:])
        if rule and len(word) - length >= rule[0]:
            return word[:-length] + str(rule[1])
    return None


def compact(spec: dict[str, Any]) -> dict[str, Any]:
    """Turn a specification as people write it into what both sides work from, as JSON."""
    names = [step["name"] for step in spec["steps"]]
    return {
        "stop": " ".join(sorted({fold(word) for word in spec["stop"].split()})),
        "frame": " ".join(sorted({fold(word) for word in spec["frame"].split()})),
        "alike": spec["alike"].split(),
        "exceptions": {
            form: stem for stem, forms in spec["exceptions"].items() for form in forms.split()
        },
        "joins": spec["joins"],
        "shortest": spec["shortest"],
        "steps": [
            compact_step(step, names.index(step["then"]) if "then" in step else at + 1)
            for at, step in enumerate(spec["steps"])
        ],
    }


def compact_step(step: dict[str, Any], then: int) -> dict[str, Any]:
    """`suffix>replacement/letters` as `{suffix: [letters, replacement]}`."""
    rules = {}
    for rule in step["rules"].split():
        change, _, letters = rule.partition("/")
        suffix, _, replacement = change.partition(">")
        rules[suffix] = [int(letters), replacement]
    return {
        "rules": rules,
        "longest": max(map(len, rules)),
        "again": step.get("again", False),
        "then": then,
    }


@cache
def analysis_of(language: str) -> Analysis:
    """Return the analysis of a language of the site."""
    file = resources.files("helpcenter.search").joinpath(f"languages/{language}.yml")
    return Analysis(yaml.safe_load(file.read_text(encoding="utf-8")))
