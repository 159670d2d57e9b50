"""Spelling in Brazilian Portuguese: Hunspell with the dictionary of the VERO project.

The dictionary is installed by `make setup`. Words of software that it does not have are in
`words.txt` beside this file; those of the operator in docs/_dados/palavras.txt.
"""

from __future__ import annotations

import re
import sys
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import hunspell

from helpcenter.folding import fold
from helpcenter.lint.visible import CODE, ESCAPED, HTML, MARK_RANGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DICTIONARY = Path(sys.prefix, "dictionaries/node_modules/dictionary-pt")
OWN_WORDS = "_dados/palavras.txt"
GLUED = rf"\w@/#{CODE}{HTML}{ESCAPED}"
WORD = re.compile(rf"(?<![{GLUED}.-])[^\W\d_]+(?:[-'’][^\W\d_]+)*(?![{GLUED}]|[.:=]\w|\()")
"""Not a part of an address, of a file's name or of a code."""
NASAL = re.compile(r"(?:[cs]?ao|[cs]?oes)\Z")
"""How words end that lack their tilde: `configuracao`, `versoes`."""
SENTENCE_START = re.compile(rf"(?:^|[.!?]\s)[\W{MARK_RANGE}]*\Z")
FOREIGN_END = re.compile(r"[bcdfghjkpqtvwxy]\Z")
"""Words in Portuguese end in a vowel or in l, m, n, r, s or z, but for a few in x, which the
dictionary has (E. Bechara, "Moderna gramática portuguesa")."""
SHORTEST_SLIP, SHORTEST_PART = 5, 3
"""Letters from which on being one slip away from a word is no chance, and those of half a name."""
SHORTEST, LONGEST = 3, 46
"""Letters of a word; the longest that dictionaries have is the name of a lung disease."""
LETTERS = "abcdefghijlmnopqrstuvxzáâãàéêíóôõúç"
MAX_SUGGESTIONS = 300
"""Of one check; each tries up to a thousand words."""


class Speller:
    """What is a word, and what was meant by what is none."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words that the dictionary does not have; capitals in them do not count."""
        self._own = {word.lower() for word in words}
        self._knows: dict[str, bool] = {}
        self._suggestions: dict[str, str] = {}

    @cached_property
    def _portuguese(self) -> hunspell.Hunspell:
        return hunspell.Hunspell("index", hunspell_data_dir=str(DICTIONARY))

    @cached_property
    def _english(self) -> hunspell.Hunspell:
        return hunspell.Hunspell("en_US")  # The library brings it.

    def misspelt(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each word of a text that is misspelt."""
        for found in WORD.finditer(text):
            word = found[0]
            small = word[:1].lower() + word[1:]
            if not SHORTEST <= len(word) <= LONGEST or not small.islower():  # PIX, WhatsApp
                continue
            if self.knows(word) or self.knows(small):
                continue
            if word == small:
                told = not self.is_foreign(word) and not self.is_name(word)
            else:  # It may be a name, unless all that it lacks is an accent.
                ordinary = NASAL.search(small) or SENTENCE_START.search(text, 0, found.start())
                told = bool(ordinary and self.without_accent(small))
            if told:
                yield found

    def knows(self, word: str) -> bool:
        """Whether a word is one, or is put together from words by hyphens."""
        if word not in self._knows:
            self._knows[word] = self._looks_up(word) or (
                "-" in word and all(map(self.knows, filter(None, word.split("-"))))
            )
        return self._knows[word]

    def is_foreign(self, word: str) -> bool:
        """Whether a word, or a part of one that is put together, is English or a term."""
        return any(
            part in self._own or has(self._english, part) for part in (word, *word.split("-"))
        )

    def is_name(self, word: str) -> bool:
        """Whether a word is made as none is in Portuguese, and is not one slip away from any.

        Names of software are often typed in small letters: `mysqld`, `livesearch`.
        """
        if not FOREIGN_END.search(word) and not self.is_compound(word):
            return False
        meant = self.suggest(word).split() if len(word) >= SHORTEST_SLIP else []
        told_all = len(self._suggestions) == MAX_SUGGESTIONS  # Then nothing is known of slips.
        return not told_all and not any(has(self._portuguese, part) for part in meant)

    def is_compound(self, word: str) -> bool:
        """Whether two words of English are written as one."""
        halves = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        return any(all(has(self._english, w) for w in (word[:i], word[i:])) for i in halves)

    def _looks_up(self, word: str) -> bool:
        small = word.lower()
        own = small in self._own or small.removesuffix("s") in self._own
        return own or has(self._portuguese, word.replace("’", "'"))

    def suggest(self, word: str) -> str:
        """The word that was most likely meant, or nothing."""
        if word not in self._suggestions:
            if len(self._suggestions) == MAX_SUGGESTIONS:
                return ""
            tries = (self.without_accent(word.lower()), *edits(word.lower()))
            self._suggestions[word] = next((made for made in tries if self.are_known(made)), "")
        found = self._suggestions[word]
        return found.capitalize() if found and word[:1].isupper() else found

    def are_known(self, text: str) -> bool:
        """Whether a text is one word or several that are known."""
        return bool(text) and all(map(self.knows, text.split()))

    def without_accent(self, word: str) -> str:
        """The word that was typed without its accents, or with other ones."""
        plain = fold(word)
        return next((made for made in accented(plain) if made != word and self.knows(made)), "")


def has(dictionary: hunspell.Hunspell, word: str) -> bool:
    """Whether a dictionary has a word; it cannot be asked for letters that its encoding has not."""
    try:
        return bool(dictionary.spell(word))
    except UnicodeEncodeError:
        return False


def accented(word: str) -> Iterator[str]:
    """Yield a plain word with an accent or two, as Portuguese has them; the most usual first."""
    whole = [(r"coes\b", "ções"), (r"cao\b", "ção"), (r"oes\b", "ões"), (r"ao\b", "ão")]
    for ending, right in whole:
        if re.search(ending, word):
            yield re.sub(ending, right, word)
    marks = {"a": "áãâà", "e": "éê", "i": "í", "o": "óôõ", "u": "ú", "c": "ç"}
    for place in range(len(word) - 1, -1, -1):
        for mark in marks.get(word[place], ""):
            yield word[:place] + mark + word[place + 1 :]
    yield word


def edits(word: str) -> Iterator[str]:
    """Yield every text one slip away: letters swapped, words glued, a letter too many, and so on.

    Source: P. Norvig, "How to Write a Spelling Corrector" (2007); the order is ours.
    """
    places = range(len(word))
    yield from (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-1])
    yield from (f"{word[:i]} {word[i:]}" for i in places[2:-1])
    yield from (word[:i] + word[i + 1 :] for i in places)
    yield from (word[:i] + letter + word[i:] for i in (*places, len(word)) for letter in LETTERS)
    yield from (word[:i] + letter + word[i + 1 :] for i in places for letter in LETTERS)


def is_installed() -> bool:
    """Whether there is a dictionary to check with."""
    return (DICTIONARY / "index.dic").is_file()


@cache
def shipped_words() -> frozenset[str]:
    """Words of software that Brazilian support people write every day."""
    return words_in(files("helpcenter.lint").joinpath("words.txt").read_text(encoding="utf-8"))


def own_words(docs: Path) -> frozenset[str]:
    """The operator's words."""
    path = docs / OWN_WORDS
    return (
        words_in(path.read_text(encoding="utf-8", errors="replace"))
        if path.is_file()
        else frozenset()
    )


def words_in(text: str) -> frozenset[str]:
    """One word a line; `#` starts a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(filter(None, lines))
