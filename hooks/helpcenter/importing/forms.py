"""Blocks of an article in the forms that our writers type (docs/escrever, “recursos”)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdownify import ATX, MarkdownConverter

from helpcenter.importing.escaping import escape, quoted_title
from helpcenter.importing.tables import ROW, as_cell, as_table, spans
from helpcenter.languages import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bs4 import Tag
    from bs4.element import PageElement

MARK = re.compile("\ue000(?P<number>\\d+)\ue001")
"""Where a remark belongs; taken out once its line is known."""
ITEM = "\ue002"
BOX_NAMES = {"en": {"dica": "tip", "atenção": "warning", "nota": "note"}}
"""What boxes are called in the articles of other languages."""
CODE_CLASS = re.compile(r"(?:language|lang)-(?P<name>[a-z0-9+#]{1,20})")
FENCE = re.compile(r"`{3,}")
LISTED = re.compile(r"[-\d]")
ROW_SPAN = "a tabela tinha uma célula que ocupava várias linhas"


class Blocks(MarkdownConverter):
    """The kept library's converter, with our boxes, lists, tables and code.

    The names `convert_…` and their arguments are the library's.
    """

    def __init__(self, language: str) -> None:
        super().__init__(
            heading_style=ATX,
            wrap=True,  # Lines of HTML are joined…
            wrap_width=None,  # …and none is broken.
            sub_symbol="<sub>",
            sup_symbol="<sup>",
        )
        self.language = language
        self.told: list[str] = []

    def remark(self, text: str) -> str:
        """Remember what a person must look at; the mark says where it is."""
        self.told.append(text)
        return f"\ue000{len(self.told) - 1}\ue001"

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape what Python-Markdown would read as mark-up."""
        inside = parent_tags & {"td", "th"}
        return escape(text).replace("|", "\\|") if inside else escape(text)

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A break; two of them end a paragraph."""
        if "pre" in parent_tags:
            return "\n"
        if parent_tags & {"td", "th"}:
            return "<br>"
        if "_inline" in parent_tags or "a" in parent_tags:
            return " "
        if is_break(el.previous_siblings):
            return ""
        double = is_break(el.next_siblings) and not parent_tags & {"b", "i", "del"}
        return "\n\n" if double else "  \n"

    def convert_hc_box(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """`!!! dica`, with its text four columns to the right."""
        return self.box("!!!", str(el["kind"]), str(el.get("label") or ""), text)

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """`??? nota "Título"`."""
        summary = el.find("summary")
        title = summary.get_text(" ", strip=True) if summary else ""
        return self.box(
            "???", "nota", title or ("Mais" if self.language == DEFAULT else "More"), text
        )

    def box(self, mark: str, kind: str, title: str, text: str) -> str:
        """A box; one without text is none."""
        if not text.strip():
            return f"\n\n{escape(title)}\n\n" if title else ""
        name = BOX_NAMES.get(self.language, {}).get(kind, kind)
        label = f' "{quoted_title(escape(title))}"' if title else ""
        return f"\n\n{mark} {name}{label}\n\n{indented(text.strip())}\n\n"

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """It is in the first line of the box already."""
        return ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A heading; a `#` or an attribute list at its end would be eaten."""
        words = " ".join(text.split())
        if words.endswith("#"):
            words = f"{words[:-1]}\\#"
        return f"\n\n{'#' * n} {words}\n\n" if words else ""

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Items one below the other; with blank lines between them if one has paragraphs."""
        items = [item.strip("\n") for item in text.split(ITEM) if item.strip()]
        loose = any("\n\n" in item for item in items)
        after = el.find_next_sibling()
        other = after is not None and after.name in ("ul", "ol")
        apart = "\n\n<!-- -->" if other and "li" not in parent_tags else ""
        return "\n\n" + ("\n\n" if loose else "\n").join(items) + f"{apart}\n\n"

    convert_ul = convert_ol = convert_list

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """An item, its content four columns to the right, as Python-Markdown wants it."""
        first, _, rest = text.strip().partition("\n\n")
        if not first:
            return ""
        if el.find(True) and not first.split("\n")[0].strip("\ue0000123456789\ue001"):
            first = "&nbsp;"
        if first.startswith(("!!!", "???", "```", "|", "- ")):
            first, rest = "&nbsp;", text.strip()
        head = f"{el['value']}. {first}" if el.get("value") else f"- {first}"
        head = head.replace("\n", "\n    ")
        if not rest:
            return f"{ITEM}{head}"
        is_list = LISTED.match(MARK.sub("", rest)) and "\n\n" not in rest
        tight = is_list and "\n" not in first and el.find(("ul", "ol")) is not None
        return f"{ITEM}{head}{chr(10) if tight else chr(10) * 2}{indented(rest)}"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A block of code, fenced by more backticks than it has."""
        code = text.strip("\n")
        if not code.strip():
            return ""
        inner = el.find("code")
        classes = [
            *el.get_attribute_list("class"),
            *(inner or el).get_attribute_list("class"),
        ]
        named = CODE_CLASS.search(" ".join(map(str, classes)))
        longest = max((len(run) for run in FENCE.findall(code)), default=2)
        fence = "`" * (longest + 1)
        return f"\n\n{fence}{named['name'] if named else 'text'}\n{code}\n{fence}\n\n"

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Code in a line; in a table a bar would end the cell."""
        if parent_tags & {"td", "th"} and "|" in text:
            plain = text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")
            return f"<code>{plain}</code>"
        # The library's types do not name it.
        converted: str = super().convert_code(el, text, parent_tags)  # type: ignore[misc]
        return converted

    convert_kbd = convert_samp = convert_code

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Our Markdown has no sign for it."""
        return f"<del>{text}</del>" if text.strip() else text

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A cell, put into a table by `convert_table`."""
        told = self.remark(ROW_SPAN) if spans(el, "rowspan") > 1 else ""
        return as_cell(el, told + text)

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A row."""
        return f"{ROW}{text.strip()}"

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A table, whose first row is its header."""
        return as_table(text)

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """The words below a picture."""
        return f"\n\n*{text.strip()}*\n\n" if text.strip() else ""


def is_break(siblings: Iterable[PageElement]) -> bool:
    """Whether the first of some siblings is a break, blanks left out."""
    near = next((node for node in siblings if str(node).strip()), None)
    return getattr(near, "name", None) == "br"


def indented(text: str) -> str:
    """Every line that says something, four columns to the right."""
    return "\n".join(f"    {line}" if line.strip() else "" for line in text.split("\n"))
