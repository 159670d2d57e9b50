"""Rules on the words of links, and on sentences that are too long."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from helpcenter.folding import fold
from helpcenter.lint.visible import (
    AUTOLINK,
    BREAK,
    CODE,
    END,
    HTML,
    IMAGE,
    LINK,
    LINK_END,
    MARK_RANGE,
    MARKS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem

MAX_WORDS = 35
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
BARE = re.compile(
    rf"(?<![\w{HTML}/=@\"'.-])(?:https?://|www\.(?=[\w-]+\.))[\w.-]+\w[^\s<>\"{MARK_RANGE}]*",
    re.IGNORECASE,
)
TRAILING = ".,;:!?)]}*_”’»…"
WHOLE_LINK = re.compile(rf"[{LINK}{AUTOLINK}][^{LINK_END}]*{LINK_END}")
LINK_TEXT = re.compile(rf"{LINK}(?P<text>[^{LINK_END}]*){LINK_END}")
SAYS_NOTHING = {
    "pt-BR": frozenset(
        (
            *("aqui", "clique", "clique aqui", "clicando aqui", "clique neste link", "veja aqui"),
            *("acesse aqui", "acesse", "confira aqui", "link", "este link", "neste link"),
            *("nesse link", "o link", "saiba mais", "saiba mais aqui", "leia mais", "veja mais"),
            *("mais", "por aqui", "nesta pagina", "esta pagina", "este artigo", "neste artigo"),
            *("ver mais", "mais informacoes", "acesse o link", "esse link"),
        )
    ),
    "en": frozenset(
        (
            *("here", "click", "click here", "this link", "link", "read more", "learn more"),
            *("more", "see here", "this page", "this article", "see more", "more information"),
        )
    ),
}
"""Folded. WCAG 2.2, success criterion 2.4.4, and its technique G91: "Providing link text that
describes the purpose of a link"; failure F84 names "click here" and "more"."""
SENTENCE_END = re.compile(
    rf"[.!?…]+[\"'”’»)\]{MARK_RANGE}]*(?=[ \n]|$)|{BREAK}|{END}[ ]*[:–—-](?=[ ])"
)
"""A line break that was asked for, and what follows a name in bold, end one too."""
WORD = re.compile(r"[^\W\d_][\w'’-]*(?:[./:@][\w'’-]+)*")
"""An address or a path counts as one, also without its `https://`."""
LAST_WORD = re.compile(r"[\w.]*\Z")
ABBREVIATIONS = frozenset(
    (
        *("sr", "sra", "srs", "sras", "dr", "dra", "prof", "profa", "p", "ex", "pag", "pags"),
        *("art", "arts", "av", "num", "no", "nº", "tel", "obs", "aprox", "min", "max", "vs", "cf"),
        *("fig", "cap", "ed", "vol", "ltda", "cia", "i.e", "e.g", "p.ex", "mr", "mrs", "ms", "etc"),
        *("seg", "incl", "ref", "depto", "dept", "jan", "fev", "mar", "abr", "jun", "jul", "ago"),
        *("set", "out", "nov", "dez", "st", "inc", "approx"),
    )
)
NEVER_LAST = ABBREVIATIONS - {"etc", "min", "no", "ed", "mar", "set", "out", "ms", "ex", "seg"}
"""Of these a full stop ends no sentence, even before a capital."""


def bare_address(page: Page) -> Iterator[Problem]:
    """AJ024: an address in the text is no link, and says nothing to who hears the page."""
    for block in page.body.blocks:
        if "://" not in block.text and "www." not in block.text.lower():
            continue
        for found in BARE.finditer(WHOLE_LINK.sub(lambda link: blank(link[0]), block.text)):
            address = without_punctuation(found[0])
            whole = address if "://" in address else f"https://{address}"
            message = f"o endereço “{address}” está solto no texto, e não é um link."
            fix = f"escreva [aonde ele leva]({whole}); se for só um exemplo, use `{address}`."
            yield page.problem(block.line_at(found.start()), "AJ024", message, fix)


def without_punctuation(address: str) -> str:
    """The address alone; of brackets, those that it opens itself are its own."""
    while address[-1] in TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def blank(text: str) -> str:
    """As many blanks and lines as there are in a text."""
    return re.sub(r"[^\n]", " ", text)


def link_text(page: Page) -> Iterator[Problem]:
    """AJ025: people who hear a page go from link to link, and hear only their texts."""
    says_nothing = SAYS_NOTHING[page.source.language]
    for block in page.body.blocks:
        for found in LINK_TEXT.finditer(block.text):
            text = " ".join(MARKS.sub(" ", found["text"]).split())
            if IMAGE in found["text"] or CODE in found["text"]:
                continue
            if fold(text).strip(" .:!?>»→()") in says_nothing:
                message = f"o texto do link, “{text}”, não diz aonde ele leva."
                fix = "diga entre os colchetes o que há lá, como em [Criar um ticket](…)."
            elif ADDRESS.fullmatch(text):
                message = f"o texto do link é o próprio endereço, “{text}”."
                fix = "ponha entre os colchetes o nome da página, como em [Criar um ticket](…)."
            else:
                continue
            yield page.problem(block.line_at(found.start()), "AJ025", message, fix)


def long_sentence(page: Page) -> Iterator[Problem]:
    """AJ029: who reads a long sentence forgets how it began.

    GOV.UK's "Writing for GOV.UK" asks to split sentences of more than 25 words; ours may have ten
    more, for Portuguese needs more words than English for the same.
    """
    for block in page.body.blocks:
        if block.kind != "paragraph" or len(block.text) < MAX_WORDS * 2:
            continue
        for place, text in sentences(block.text):
            words = WORD.findall(ADDRESS.sub(" ", MARKS.sub("", text)))
            if len(words) > MAX_WORDS:
                start = " ".join(MARKS.sub("", text).split()[:4])
                message = f"a frase que começa com “{start}” tem {len(words)} palavras."
                fix = f"divida-a: uma ideia em cada frase, com até {MAX_WORDS} palavras."
                yield page.problem(block.line_at(place), "AJ029", message, fix)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and text of each sentence."""
    ends = [found.end() for found in SENTENCE_END.finditer(text) if ends_sentence(text, found)]
    for start, end in pairwise([0, *ends, len(text)]):
        piece = text[start:end]
        yield start + len(piece) - len(piece.lstrip()), piece


def ends_sentence(text: str, mark: re.Match[str]) -> bool:
    """Whether a sentence ends at a mark: not after an abbreviation or before a small letter."""
    if mark[0][0] in (BREAK, END):
        return True
    rest = MARKS.sub("", text[mark.end() : mark.end() + 20]).lstrip()
    if rest[:1].islower():
        return False
    before = LAST_WORD.search(text, max(0, mark.start() - 20), mark.start())
    word = fold(before[0]) if before and mark[0] == "." else ""
    return word not in NEVER_LAST and not (len(word) == 1 and word.isalpha())
