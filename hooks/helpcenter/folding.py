"""Text as it is compared, sorted and searched: without capitals, accents and ligatures."""

from __future__ import annotations

import re
import unicodedata

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
    apart = unicodedata.normalize("NFKD", text.lower())
    return ACCENTS.sub("", apart).translate(LETTERS)
