"""What a program may ask of a built site: search it, read an article, list its collections.

Everything is read anew for each question, so that a version published meanwhile is the one that
answers. No path is ever made of what was asked for: articles are found in the manifest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from helpcenter.addresses import absolute, address
from helpcenter.links import split_link
from helpcenter.machines.llms import INDEX, read_index
from helpcenter.machines.twin import NAME
from helpcenter.redirects.old import canonical
from helpcenter.search.ask import AskError, ask
from helpcenter.verifying.published import MANIFEST, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from helpcenter.machines.llms import Listed
    from helpcenter.verifying.published import Manifest

LATER = "A central não pode ser lida agora. Tente de novo."


class BuiltError(Exception):
    """The question has no answer; the text says why, in Portuguese."""


class Hit(NamedTuple):
    """An article that was found."""

    title: str
    url: str  # Of its page, at the section.
    section: str
    extract: str
    collection: str


class BuiltSite:
    """A folder that holds a built site."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing of it is read yet."""
        self.folder = folder

    def is_there(self) -> bool:
        """Whether the folder holds a site with what is asked here."""
        return all((self.folder / name).is_file() for name in (MANIFEST, INDEX))

    def manifest(self) -> Manifest:
        """What is published.

        Raises:
            BuiltError: the site is being replaced, or broken.
        """
        try:
            return read_manifest((self.folder / MANIFEST).read_bytes())
        except (OSError, ValueError) as error:
            raise BuiltError(LATER) from error

    def search(self, query: str, language: str, limit: int) -> list[Hit]:
        """What a reader would find, in the same order, by the readers' own program.

        Raises:
            BuiltError: the site has no search in that language, or it is broken.
        """
        try:
            (found,) = ask(self.folder, language, [query], limit=limit)
        except (AskError, ValueError) as error:
            raise BuiltError("A pesquisa da central não respondeu. Tente de novo.") from error
        root = self.manifest().site_url
        return [
            Hit(
                title=hit["title"],
                url=absolute(root, hit["address"]) + (hit["anchor"] and f"#{hit['anchor']}"),
                section=hit["heading"],
                extract=hit["extract"],
                collection=" › ".join(hit["path"]),
            )
            for hit in found["hits"]
        ]

    def read(self, asked: str) -> str:
        """An article's Markdown.

        Args:
            asked: its address, whole or from the site's root, or that of its Markdown; one that it
                had before will do.

        Raises:
            BuiltError: there is no such article, or the site is being replaced.
        """
        manifest = self.manifest()
        root = urlsplit(manifest.site_url or "").path.rstrip("/")
        path = unquote(split_link(asked.strip()).path)
        path = path.removeprefix(root).removesuffix(NAME).removesuffix("index.html").strip("/")
        places = {
            canonical(old).strip("/"): article.address
            for article in manifest.articles
            for old in article.old_addresses
        }
        places |= {article.address.strip("/"): article.address for article in manifest.articles}
        if path in places:
            return self.text_of(places[path])
        raise BuiltError(
            "Não há artigo nesse endereço. Use um endereço dado pela pesquisa ou pela lista."
        )

    def text_of(self, place: str) -> str:
        """The Markdown of the article at an address; raise BuiltError while it is not there."""
        try:
            return (self.folder / place.strip("/") / NAME).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise BuiltError(LATER) from error

    def collections(self, language: str) -> dict[str, list[Listed]]:
        """The articles of a language, by collection, in the site's order.

        Raises:
            BuiltError: the site has no page in that language.
        """
        try:
            text = (self.folder / address("", language).strip("/") / INDEX).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise BuiltError("A central não tem páginas nesse idioma.") from error
        return read_index(text)
