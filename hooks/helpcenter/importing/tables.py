"""Tables: one line a cell, no table in another; and how they are written in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import Tag

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

CELL, ROW, SPAN = "\ue010", "\ue011", "\ue012"
"""Marks between the cells of a table that is being converted; no text has them."""
BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hc-box", "dd")
FLAT = (*BLOCKS, "ul", "ol", "details", "summary", "section", "article", "dl", "dt", "figure")
BREAKS = re.compile(r"(?:\s*<br>\s*)+")
MAX_SPAN = 50
LONG = 5
"""Digits of a number that is no count of cells."""


def mend_tables(soup: BeautifulSoup) -> None:
    """Take apart tables that only arrange others, and flatten the cells of the rest."""
    for table in soup.find_all("table"):
        if table.find_parent("table"):
            for part in table.find_all(("table", "tbody", "thead", "tfoot", "tr", "td", "th")):
                part.name = "div"
            table.name = "div"
            continue
        if len(table.find_all(("td", "th"))) == 1:
            for part in table.find_all(("tbody", "thead", "tfoot", "tr", "td", "th")):
                part.unwrap()
            table.name = "div"
            continue
        spread(table)
        if header := table.find("tr"):
            for bold in header.find_all("b"):
                bold.unwrap()
    for cell in soup.find_all(("td", "th")):
        flatten(cell)


def spread(table: Tag) -> None:
    """Below a cell of several rows leave an empty one, so that no other moves into its column."""
    waiting: dict[int, int] = {}  # Rows that a column's cell still has.
    for row in table.find_all("tr"):
        column = 0
        for cell in [*row.find_all(("td", "th"), recursive=False), None]:
            while waiting.get(column, 0):
                waiting[column] -= 1
                column += 1
                empty = Tag(name="td")
                if cell is None:
                    row.append(empty)
                else:
                    cell.insert_before(empty)
            if cell is not None:
                for _ in range(spans(cell, "colspan")):
                    waiting[column] = spans(cell, "rowspan") - 1
                    column += 1


def spans(cell: Tag, name: str) -> int:
    """How many columns or rows a cell takes."""
    text = str(cell.get(name) or "1")
    return min(max(int(text), 1), MAX_SPAN) if text.isdecimal() and len(text) < LONG else 1


def flatten(cell: Tag) -> None:
    """A cell is one line: blocks end with a break, items start with a dot or their number."""
    for item in cell.find_all("li"):
        item.insert(0, f"{item['value']}. " if item.get("value") else "• ")
    for block in cell.find_all(FLAT):
        if block.name in BLOCKS:
            block.insert_before(Tag(name="br"))
            block.insert_after(Tag(name="br"))
        block.unwrap()


def as_cell(cell: Tag, text: str) -> str:
    """A cell's text, marked."""
    line = BREAKS.sub("<br>", " ".join(text.split())).removeprefix("<br>").removesuffix("<br>")
    return f"{CELL}{line}{SPAN * (spans(cell, 'colspan') - 1)}"


def as_table(text: str) -> str:
    """Rows of marked cells as a table of Markdown; what stands before them is its caption."""
    caption, *lines = text.split(ROW)
    rows = [cells_of(line) for line in lines]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return f"\n\n{caption.strip()}\n\n"
    full = [row + [""] * (width - len(row)) for row in rows]
    drawn = [f"| {' | '.join(row)} |" for row in (full[0], ["---"] * width, *full[1:])]
    table = "\n".join(re.sub(" +", " ", line) for line in drawn)
    return f"\n\n{caption.strip()}\n\n{table}\n\n" if caption.strip() else f"\n\n{table}\n\n"


def cells_of(line: str) -> list[str]:
    """The cells of a row; one that is wider than others is followed by empty ones."""
    cells: list[str] = []
    for marked in line.strip().split(CELL)[1:]:
        cells += [marked.rstrip(SPAN).strip(), *[""] * marked.count(SPAN)]
    return cells
