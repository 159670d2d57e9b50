"""Finished pages: which of an earlier build's may be shown, and which new ones may be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from helpcenter.asked import NOTES, UNKNOWN
from helpcenter.files import beside
from helpcenter.inputs import Answers, structure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from helpcenter.asked import Question
    from helpcenter.catalog import Catalog
    from helpcenter.finished import Finished, Place
    from helpcenter.output import Output

TWIN = "index.md"
KNOWN = (
    *("site_name", "site_url", "site_description", "site_author", "copyright", "theme"),
    *("extra_css", "extra_javascript", "repo_url", "repo_name", "edit_uri", "edit_uri_template"),
    *("use_directory_urls", "markdown_extensions", "mdx_configs"),
)
"""What templates may know of the configuration: nothing but mkdocs.yml decides it."""


class File(Protocol):
    """What is used of MkDocs' class."""

    src_uri: str
    url: str
    abs_dest_path: str


class Page(Protocol):
    """What is used of the class of hooks/rendering.py."""

    file: File
    meta: dict[str, Any]
    edit_url: str | None
    made_of: bytes  # Stands for its HTML and its contents.
    twin: bytes


Drawing = tuple["Place | None", list["Question"]]
"""Where a page that was drawn has been kept, and what was asked for it."""


class Keeper:
    """Keeps the pages of one language."""

    def __init__(
        self,
        store: Finished,
        inputs: Iterable[bytes],
        catalogs: Iterable[Catalog],
        config: Mapping[str, Any],
        output: Output,
    ) -> None:
        """Find out what all pages depend on.

        Args:
            store: where pages are kept.
            inputs: the program, templates, settings: what is not written in docs/.
            catalogs: what is published, and then what the twins ask besides.
            config: of MkDocs, as it is given to templates.
            output: where pages are published.
        """
        self.store, self.config, self.output = store, config, output
        self.catalog, *others = catalogs
        self.answers = Answers(self.catalog)
        self.names: dict[str, bytes] = {}
        self.base = hashlib.sha256()
        for part in (*inputs, *(structure(each).encode() for each in (self.catalog, *others))):
            self.base.update(hashlib.sha256(part).digest())

    def name(self, page: Page) -> bytes:
        """What a page is kept under: all that it is drawn from, but for what is noted."""
        own = self.catalog.page(page.file.src_uri)
        assert own  # noqa: S101, it has a template, which the catalog knew
        parts = (page.file.src_uri, page.file.url, page.meta["drawn"], page.edit_url or "")
        key = self.base.copy()
        key.update("\0".join((*parts, self.answers.own(own))).encode(errors="replace"))
        key.update(page.made_of)
        return key.digest()

    def find(self, page: Page) -> Place | None:
        """The page as an earlier build has made it."""
        name = self.names[page.file.src_uri] = self.name(page)
        return self.store.find(name, self.answers)

    def write(self, found: tuple[Page, Place]) -> bool:
        """Publish a page of an earlier build; False if it is not what was kept."""
        page, place = found
        parts = self.store.read(place)
        if not parts:
            return False
        self.output.put(page.file.abs_dest_path, parts[0])
        for twin in parts[1:]:
            self.output.put(beside(page.file.abs_dest_path, TWIN), twin)
        return True

    def draw(self, draw: Callable[[Any], str], page: Page) -> Drawing:
        """Draw a page, publish it, and write it down for the next build."""
        own = self.catalog.page(page.file.src_uri)
        page.twin = b""
        text, asked = NOTES.listen(own, partial(draw, page))
        data = text.encode(errors="xmlcharrefreplace")
        self.output.put(page.file.abs_dest_path, data)
        lost = NOTES.shared or UNKNOWN in asked
        parts = [data, page.twin] if page.twin else [data]
        return None if lost else self.store.append(*parts), asked

    def keep(self, page: Page, drawn: Drawing) -> None:
        """Remember where a page was written down; it has been looked for before."""
        place, asked = drawn
        if place:
            self.store.keep(self.names[page.file.src_uri], place, asked, self.answers)


class Noting(Mapping[str, Any]):
    """A mapping of MkDocs, for templates; who takes what is not known leaves a note."""

    def __init__(self, whole: Any, known: dict[str, Any]) -> None:
        """Stand in the place of something.

        Args:
            whole: what it is.
            known: what may be taken of it, by name.
        """
        self._whole, self._known = whole, known
        vars(self).update(known)

    def __getitem__(self, key: str) -> Any:
        """Take a value."""
        if key in self._known:
            return self._known[key]
        found = self._whole[key]
        NOTES.note(*UNKNOWN)
        return found

    def __getattr__(self, name: str) -> Any:
        """The same, as templates mostly write it; what is known stands here as it is."""
        found = getattr(self._whole, name)
        NOTES.note(*UNKNOWN)
        return found

    def __contains__(self, key: object) -> bool:
        """Whether there is a value: a constant of program and settings."""
        return key in self._whole

    def __iter__(self) -> Iterator[str]:
        """Go through it."""
        NOTES.note(*UNKNOWN)
        return iter(self._whole)

    def __len__(self) -> int:
        """How much there is."""
        return len(self._whole)
