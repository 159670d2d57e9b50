"""Cards: the picture that a link to a page is shown with where it is shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from helpcenter.catalog import Catalog
    from helpcenter.pages import Page

Cards = Literal["colecoes", "artigos", "nenhum"]
"""What has a card of its own: drawing one takes 28 ms, thrice what the rest of an article does."""
FOLDER = "assets/cards"
WIDTH = 1040
"""Pixels of a line of text on a card of 1,200."""
SIZES = ((76, 3), (60, 4))
"""Size of the title's letters in pixels, and how many lines of it there is room for."""
SMALL, SMALL_LINES = 34, 2
"""The same of the text below the title."""
NARROW, WIDE = frozenset(" .,:;!|'’ijlftrIí()[]-"), frozenset("mwMW@%—QGOÓÕÔ&…")
LOOSE = 0.66
"""Widest of most letters of Inter, bold, by their size; narrow ones have half, wide ones more."""


@dataclass(frozen=True)
class Card:
    """What stands on a card, line by line."""

    label: str
    title: list[str]
    size: int
    text: list[str]
    brand: str


def card_page(catalog: Catalog, page: Page, cards: Cards) -> Page | None:
    """The page whose card stands for a page: its own, its collection's, or the home page's."""
    if cards == "nenhum":
        return None
    if cards == "artigos" and page.kind == "article":
        return page
    return catalog.top_of(page) or catalog.home(page.language)


def card_path(page: Page) -> str:
    """Where the card of a page is published."""
    return f"{FOLDER}{page.address}card.png"


def card(catalog: Catalog, page: Page, brand: str) -> Card:
    """What stands on the card of a page; `brand` is the name of the site."""
    trail = catalog.trail(page)
    title = page.title if page.id else brand
    size, most = SIZES[0] if len(lines(title, SIZES[0][0], 99)) <= SIZES[0][1] else SIZES[1]
    label = trail[-1].title if trail else ""
    shown = lines(title, size, most)
    beside = page.kind != "article" and len(shown) <= SMALL_LINES
    text = lines(page.description, SMALL, SMALL_LINES) if beside else []
    return Card(cut(label, SMALL), shown, size, text, cut(brand, SMALL) if page.id else "")


def lines(text: str, size: int, most: int) -> list[str]:
    """Break a text so that each line fits on a card, and end it with … if there is no room.

    Args:
        text: of one paragraph.
        size: of its letters, in pixels.
        most: lines that there is room for.
    """
    found: list[str] = []
    for word in text.split():
        joined = f"{found[-1]} {word}" if found else word
        if found and width(joined, size) <= WIDTH:
            found[-1] = joined
        else:
            found.append(cut(word, size))
    if len(found) > most:
        found = [*found[: most - 1], cut(f"{found[most - 1]} …", size)]
    return found


def cut(text: str, size: int) -> str:
    """As much of a text as fits on a line."""
    if width(text, size) <= WIDTH:
        return text
    while width(f"{text}…", size) > WIDTH:
        text = text[:-1]
    return f"{text}…"


def width(text: str, size: int) -> float:
    """How many pixels a line takes at most, in Inter; of a letter that is not, its whole size."""
    return size * sum(map(advance, text))


def advance(char: str) -> float:
    """The width of a letter, by its size."""
    if char in NARROW:
        return LOOSE * 0.65
    if ord(char) > 0x2FFF:
        return 1.3
    return LOOSE * 1.45 if char in WIDE else LOOSE * (1.2 if char.isupper() else 1)
