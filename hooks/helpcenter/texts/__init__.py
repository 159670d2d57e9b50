"""The texts of the interface, one file per language, with plurals and dates by Babel (CLDR)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from babel import Locale
from babel.dates import format_date, format_skeleton

from helpcenter.front_matter import Loader
from helpcenter.languages import DEFAULT

if TYPE_CHECKING:
    from datetime import date


class Texts:
    """Texts of one language by dotted key, such as `home.search.label`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(language, sep="-")
        source = files(__name__).joinpath(f"{language}.yml").read_text(encoding="utf-8")
        self._texts = dict(flatten(yaml.load(source, Loader=Loader)))  # noqa: S506, a safe one

    def __call__(self, key: str, **values: str | int) -> str:
        """Return the text of `key`; `n` chooses among its forms: zero, and CLDR's for the rest.

        Raises:
            KeyError: the language has no such text: a mistake of ours, held by a test.
        """
        if key in self._texts:
            return self._texts[key].format(**values)
        if values["n"] == 0:
            return self._texts[f"{key}.zero"]
        form = self._locale.plural_form(int(values["n"]))
        return self._texts[f"{key}.{form}"].format(**values)

    def get(self, key: str) -> str:
        """The text of `key` without values, or nothing."""
        return self._texts.get(key, "")

    def names(self) -> frozenset[str]:
        """Every key, so that a test can hold the languages equal."""
        return frozenset(self._texts)

    def section(self, name: str) -> dict[str, str]:
        """Return texts whose keys start with `name.`, without that start; all without a name."""
        start = f"{name}." if name else ""
        return {k.removeprefix(start): v for k, v in self._texts.items() if k.startswith(start)}

    def long_date(self, day: date) -> str:
        """`2026-03-12` as `12 de março de 2026` or `March 12, 2026`."""
        text = format_date(day, "long", locale=self._locale)
        # In Portuguese the first of a month is an ordinal, which CLDR does not know.
        return text.replace("1 ", "1º ", 1) if self.language == DEFAULT and day.day == 1 else text

    def month_name(self, day: date) -> str:
        """`2026-03-12` as `Março de 2026` or `March 2026`."""
        text = format_skeleton("yMMMM", day, locale=self._locale)
        return text[:1].upper() + text[1:]


@cache
def texts_in(language: str) -> Texts:
    """Read a language once; the files do not change while a process runs."""
    return Texts(language)


def flatten(tree: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    """Turn nested mappings into pairs of dotted key and text."""
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            pairs += flatten(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs
