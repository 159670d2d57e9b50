"""Callouts, folded boxes and tabs of Python-Markdown, as quotes and titles that all know."""

from __future__ import annotations

import re

from helpcenter.lint.containers import HEADER, INDENT

MARKS = ("!!!", "???", '=== "', "\n    ", "\n--", "\n==", "\n-\n", "\n=\n")
"""Without any of these, after a line's end, there is nothing to do."""
FENCE = re.compile(r"(`{3,}|~{3,})")
FENCES, HEADERS, UNDERLINES = {"`", "~"}, {"!", "?", "="}, {"=", "-"}
"""What such a line starts with: nearly all lines start otherwise."""
KIND = re.compile(r"[!?+ ]+([\w-]+)")
ITEM = re.compile(r"(?:[*+-]|\d+[.)]) ")
"""What starts an item of a list, to which indented lines belong."""
UNDERLINE = re.compile(r"(?:=+|-+) *$")
NO_TITLE = re.compile(r"[>|#-]|$")


def open_boxes(text: str) -> str:
    """Say in plain Markdown what is in boxes, folded away or behind tabs."""
    if "\t" in text:
        text = text.expandtabs(INDENT)  # As Python-Markdown does before all else.
    whole = f"\n{text}\n"
    marked = any(mark in whole for mark in MARKS)
    return "\n".join(opened(text.split("\n"))) if marked else text


def opened(lines: list[str]) -> list[str]:
    """The same for lines, which may be indented."""
    made: list[str] = []
    at, in_list = 0, False
    while at < len(lines):
        line = lines[at]
        bare = line.lstrip(" ")
        indent, first = len(line) - len(bare), bare[:1]
        if first in FENCES and (fence := FENCE.match(bare)):
            end = closing(lines, at + 1, fence[1])
            made += lines[at:end]
        elif first in HEADERS and (header := HEADER.match(bare)):
            end = last(lines, at + 1, indent + INDENT)
            inside = opened([inner[indent + INDENT :] for inner in lines[at + 1 : end]])
            made += [" " * indent + inner if inner else "" for inner in shown(header, inside)]
        elif indent >= INDENT and first and not in_list and not (made and made[-1].strip()):
            end = last(lines, at, INDENT)
            made += ["````", *(inner[INDENT:] for inner in lines[at:end]), "````"]
        else:
            end = at + 1
            in_list = (in_list and (indent > 0 or not first)) or bool(ITEM.match(line))
            if first in UNDERLINES and UNDERLINE.match(line) and is_title(made):
                made[-1] = f"{'#' if line[0] == '=' else '##'} {made[-1]}"
            else:
                made.append(line)
        at = end
    return made


def is_title(made: list[str]) -> bool:
    """Whether the last line, being underlined, is a heading."""
    alone = len(made) == 1 or (made and not made[-2].strip())
    return bool(alone) and not NO_TITLE.match(made[-1])


def closing(lines: list[str], start: int, fence: str) -> int:
    """The line after a block of code."""
    for at in range(start, len(lines)):
        if lines[at].lstrip(" ").startswith(fence):
            return at + 1
    return len(lines)


def last(lines: list[str], start: int, inside: int) -> int:
    """The line after what is indented as a box's content."""
    margin = " " * inside
    end = start
    for at in range(start, len(lines)):
        if lines[at].startswith(margin):
            end = at + 1
        elif lines[at].strip():
            break
    return end


def shown(header: re.Match[str], inside: list[str]) -> list[str]:
    """A box: a tab is a title with its text, any other a quote with a title."""
    while inside and not inside[0].strip():
        inside = inside[1:]
    title = header["title"] if header["title"] is not None else header["details"]
    if header["tab"] is not None:
        return ["", f"**{header['tab']}**", "", *inside, ""]
    if title is None:
        kind = KIND.match(header[0])
        title = kind[1].capitalize() if kind else ""
    head = [f"**{title}**", ""] if title else []
    return ["", *(f"> {line}".rstrip() for line in [*head, *inside]), ""]
