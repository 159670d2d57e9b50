"""The files of an import: front matter and text of each article and collection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml

from helpcenter.front_matter import DESCRIPTION
from helpcenter.redirects.old import wrong

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpcenter.importing.export import Article, Version

WIDTH = 10_000
"""Of a line of YAML, so that none is folded."""
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
MARKUP = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^()]*\)(?:\{[^{}]*\})?|[*`]+|</?[a-z]+>|\\(?=\W)")
NO_TEXT = re.compile(r"\s*(?:#|\||!!!|\?\?\?|```|<!--|!\[|\[!)")
"""Starts of blocks that no summary is made of."""
ELLIPSIS = "…"


def article_text(article: Article, version: Version, body: str, **told: Any) -> str:
    """The whole file of an article.

    Args:
        article: what all languages share.
        version: the language in question.
        body: its Markdown.
        **told: `author`, its key, and `draft`, whether to publish it not yet.
    """
    matter = {
        "title": version.title or f"Artigo {article.id}",
        "description": description(version.description, body),
        "autor": told["author"],
        "tags": article.tags,
        "ordem": article.order,
        "enderecos_antigos": old_addresses(version.address),
        "atualizado_em": version.updated,
        "destaque": article.promoted,
        "rascunho": told["draft"],
    }
    return f"---\n{front_matter(matter)}---\n\n{body}".rstrip() + "\n"


def collection_text(version: Version, order: int) -> str:
    """The `index.md` of a collection."""
    own = description(version.description, "")
    return f"---\n{front_matter({'title': version.title, 'description': own, 'ordem': order})}---\n"


def front_matter(values: Mapping[str, Any]) -> str:
    """The values that say something, a key a line; lists stand in one line."""
    lines = [
        yaml.safe_dump(
            {key: value},
            allow_unicode=True,
            default_flow_style=None if isinstance(value, list) else False,
            width=WIDTH,
        )
        for key, value in values.items()
        if value
    ]
    return "".join(lines)


def old_addresses(address: str) -> list[str]:
    """The path of an address in the old help center, as a list; none if it can lead nowhere."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return []
    return [] if not path.strip("/") or wrong(path, ()) else [path]


def description(given: str, body: str) -> str:
    """What the platform says of an article, lengthened by its first sentences where it is short.

    At most 160 characters; fewer than 50 only if there is no more to say.
    """
    shortest, longest = DESCRIPTION
    text = given
    for sentence in sentences(body) if len(given) < shortest else ():
        if len(text) >= shortest:
            break
        if sentence not in text:
            stop = "" if not text or text.endswith((".", "!", "?", "…", ":")) else "."
            text = f"{text}{stop} {sentence}".strip()
    return cut(text, longest)


def cut(text: str, longest: int) -> str:
    """At most `longest` characters, ending with a sentence or at a word."""
    if len(text) <= longest:
        return text
    kept = text[: longest - len(ELLIPSIS) + 1]
    whole = SENTENCE.split(kept)[:-1]
    if len(" ".join(whole)) >= DESCRIPTION[0]:
        return " ".join(whole)
    words = kept.rpartition(" ")[0] or kept[:-1]
    return words.rstrip(" ,;:–-") + ELLIPSIS


def sentences(body: str) -> list[str]:
    """The sentences of an article's first paragraphs, without mark-up."""
    blocks = [block for block in body.split("\n\n")[:12] if not NO_TEXT.match(block)]
    plain = (MARKUP.sub(lambda match: match["text"] or "", block) for block in blocks)
    items = (re.sub(r"^\s*(?:[-*>]|\d+\.)\s+", "", text, flags=re.MULTILINE) for text in plain)
    return [part for text in items for part in SENTENCE.split(" ".join(text.split())) if part]
