"""Marks of other Markdowns, mostly GitHub's and Obsidian's, which a reader would see as typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpcenter.lint.visible import LINK, LINK_END, MARK_RANGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Told = tuple[int, str, str]
"""Place in the block, message and fix."""
ADDRESS = r"(?:https?://|mailto:|\.{0,2}/|#)[^()\s]*|[^()\s]+\.(?:md|png|jpe?g|gif|svg|webp|pdf)"
SNIPPET = re.compile(r"(?m:^)[ ]*-+8<-+[^\n]*")
TASK = re.compile(r"\[[ xX]\](?=[ ])")
PLAIN = rf"[^\[\]\n{MARK_RANGE}]"
STRUCK = re.compile(rf"(?<!~)~~(?P<text>[^\s~{MARK_RANGE}](?:[^~\n{MARK_RANGE}]*[^\s~])?)~~(?!~)")
ALERT = re.compile(r"\[!(?P<kind>[A-Za-z]+)\][+-]?")
WIKI = re.compile(rf"!?\[\[(?P<name>{PLAIN}+)\]\]")
NOTE = re.compile(rf"\[\^[\w-]+\]|{LINK}\^[^{LINK_END}\n]+{LINK_END}")
UNDEFINED = re.compile(rf"(?<![\w\]])!?\[(?P<text>(?!\^){PLAIN}+)\]\[(?P<name>{PLAIN}*)\]")
UNCLOSED = re.compile(rf"\[(?P<text>{PLAIN}+)\]\((?P<address>{ADDRESS})(?=\s|\Z)")
TABLE = re.compile(r"(?m:^)[ ]*\|[^\n]*\|[ ]*\n[ ]*\|[^\n]*\|[ ]*(?m:$)")
CONTENTS = re.compile(r"\A\[TOC\]\Z")
BOXES = {
    **dict.fromkeys(("tip", "hint", "success", "important"), "dica"),
    **dict.fromkeys(("warning", "caution", "danger", "bug", "failure"), "atenção"),
}
"""Our name for GitHub's and Obsidian's; the others are `nota`."""


def dialects(text: str) -> Iterator[Told]:
    """Yield what a paragraph has of another Markdown."""
    if found := TASK.match(text):
        fix = "apague-o; o item já começa com um marcador."
        yield 0, f"“{found[0]}” não vai ser uma caixa de marcar.", fix
    if found := ALERT.match(text):
        kind = BOXES.get(found["kind"].lower(), "nota")
        fix = f"no lugar da citação, use “!!! {kind}”, com quatro espaços antes de cada linha."
        yield 0, f"“{found[0]}” não abre uma caixa.", fix
    for pattern, tell in TELL.items():
        for found in pattern.finditer(text):
            yield found.start(), *tell(found)


def struck(found: re.Match[str]) -> tuple[str, str]:
    """Text that was to be struck through."""
    fix = f"escreva <del>{found['text']}</del>, ou apague o trecho."
    return f"“{found[0]}” não vai ficar riscado.", fix


def wiki(found: re.Match[str]) -> tuple[str, str]:
    """A link or picture in Obsidian's way."""
    what, sign = ("uma imagem", "!") if found[0].startswith("!") else ("um link", "")
    name, _, words = found["name"].partition("|")
    fix = f"escreva {sign}[{words or name}](caminho-do-arquivo)."
    return f"“{found[0]}” não vai ser {what}.", fix


def note(found: re.Match[str]) -> tuple[str, str]:
    """A footnote, or where it is called."""
    name = found[0].strip(f"[]{LINK}{LINK_END}")
    message = f"“[{name}]” não vai ser uma nota de rodapé."
    return message, "ponha a explicação no texto, entre parênteses."


def undefined(found: re.Match[str]) -> tuple[str, str]:
    """A link by reference that nothing defines."""
    name = found["name"] or found["text"]
    message = f"“{found[0]}” não vai ser um link: falta a linha com o endereço de “{name}”."
    return message, f"escreva [{found['text']}](endereço)."


def unclosed(found: re.Match[str]) -> tuple[str, str]:
    """A link without its last sign."""
    message = f"“{found[0]}” não vai ser um link: falta o parêntese do fim."
    return message, f"escreva {found[0]})."


def table(found: re.Match[str]) -> tuple[str, str]:
    """A table without the line that makes it one."""
    columns = found[0].strip().partition("\n")[0].strip(" |").count("|") + 1
    message = "a tabela vai aparecer como texto: falta a linha de traços abaixo dos títulos."
    return message, f"escreva “|{' --- |' * min(columns, 5)}” abaixo da primeira linha."


def contents(found: re.Match[str]) -> tuple[str, str]:
    """Where another tool would list the headings."""
    return f"“{found[0]}” não vai virar um índice.", "apague-o; “Neste artigo” já aparece sozinho."


def snippet(found: re.Match[str]) -> tuple[str, str]:
    """A text of another file."""
    message = f"“{found[0].strip()}” não traz o texto de outro arquivo."
    return message, "copie o texto para cá, ou leve o leitor até ele com um link."


TELL: dict[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]]] = {
    STRUCK: struck,
    WIKI: wiki,
    NOTE: note,
    UNDEFINED: undefined,
    UNCLOSED: unclosed,
    TABLE: table,
    CONTENTS: contents,
    SNIPPET: snippet,
}
