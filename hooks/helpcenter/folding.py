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
    small = text.lower()
    if small.isascii():
        return small
    try:  # Most texts: a table is ten times as fast.
        latin = small.encode("latin-1")
    except UnicodeEncodeError:
        return slowly(small)
    return latin.translate(LATIN).decode("latin-1") if not HARD.search(latin) else slowly(small)


def slowly(small: str) -> str:
    """Fold a text in lower case, whatever its letters are."""
    return FOREIGN.sub(plain, small)


def plain(found: re.Match[str]) -> str:
    """Letters that were found, folded."""
    return fold_letters(found[0])


@lru_cache(maxsize=4096)  # A language has a few dozens, and a text many of each.
def fold_letters(letters: str) -> str:
    """Letters that are not ASCII's, folded."""
    return ACCENTS.sub("", unicodedata.normalize("NFKD", letters)).translate(LETTERS)


FOLDED = {letter: fold_letters(chr(letter)) for letter in range(0x80, 0x100)}
EASY = {letter: ord(text) for letter, text in FOLDED.items() if len(text) == 1 and text <= "\xff"}
LATIN = bytes(EASY.get(letter, letter) for letter in range(0x100))
"""Letters of Latin-1, each folded to one of them."""
HARD = re.compile(b"[" + bytes(sorted(FOLDED.keys() - EASY.keys())) + b"]")
"""Those that fold to more than one letter, or to another alphabet's."""
