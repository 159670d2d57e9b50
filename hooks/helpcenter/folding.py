"""Text as it is compared, sorted and searched: without capitals, accents and ligatures."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FOREIGN = re.compile("[^\x00-\x7f]+")
ACCENTS = re.compile("[\u0300-\u036f]+")
# Letters that Unicode does not take apart, as readers type them.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ς": "σ", "’": "'"}
)


def fold(text: str) -> str:
    """Lower case without accents: `Configuração` and `configuracao` become the same.

    search/engine/analysis.js does the same in the browser.
    """
    if text.isascii():
        return text.lower()
    return FOREIGN.sub(plain, text.lower())


def plain(found: re.Match[str]) -> str:
    """Letters that were found, folded."""
    return fold_letters(found[0])


@lru_cache(maxsize=4096)  # A language has a few dozens, and a text many of each.
def fold_letters(letters: str) -> str:
    """Letters that are not ASCII's, folded."""
    return ACCENTS.sub("", unicodedata.normalize("NFKD", letters)).translate(LETTERS)
