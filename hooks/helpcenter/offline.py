"""Turn a built site into one that is read from a folder, by a double click, without a server.

Browsers read no folder as a page, and under `file:` Chromium refuses module scripts and fetch().
So links name their file, modules become one classic script, and each file of the search becomes a
script that hands it over (`overScripts` of search/engine/files.js).
"""

from __future__ import annotations

import base64
import json
import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from helpcenter.addresses import PANEL
from helpcenter.headers import HEADERS
from helpcenter.scripts import FOLDER, registry
from helpcenter.widget.made import WIDGET

if TYPE_CHECKING:
    from pathlib import Path

ALL = "offline.js"
"""The script that holds every module, in the folder of scripts."""
SEARCH = "assets/search"
RULES, MOVED = "_redirects", "data-hc-moved"
"""What leads on from old addresses, and a mark of such pages: a folder never had any."""
CARRIED = "data-hc-search"
"""The results' page, as a person is told of it (support.js): never where a reader's files are."""
LINKS = {"a": "href", "area": "href", "form": "action", "link": "href"}
FOLDERS = {"", ".", ".."}
"""What an address of a folder ends in."""
ELSEWHERE = re.compile(r"/|[a-z][a-z0-9+.-]*:", re.IGNORECASE)

Attributes = list[tuple[str, str | None]]


def make_offline(site: Path) -> None:
    """Change a built site in place.

    Raises:
        ScriptError: its scripts cannot be put together.
    """
    entries: dict[str, None] = {}
    for path in site.rglob(PANEL):  # A folder has nobody to ask for it, and links lead to the page.
        path.unlink()
    for name in (RULES, HEADERS, WIDGET):
        (site / name).unlink(missing_ok=True)
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if MOVED in html:
            path.unlink()
            continue
        page = Page(html)
        path.write_text(page.changed(), encoding="utf-8")
        entries |= dict.fromkeys(page.modules)
    join_scripts(site / FOLDER, list(entries))
    for index in (site / SEARCH).glob("*"):
        pack_search(index)


def join_scripts(folder: Path, entries: list[str]) -> None:
    """Put all modules into one classic script; those that pages name run them from there."""
    script, modules = registry(entries, lambda path: (folder / path).read_text(encoding="utf-8"))
    for path in modules:
        (folder / path).unlink()
    for path in entries:
        (folder / path).write_text(f"hcModule({json.dumps(path)});", encoding="utf-8")
    for emptied in {(folder / path).parent for path in modules}:
        if not any(emptied.iterdir()):
            emptied.rmdir()
    if entries:
        (folder / ALL).write_text(script, encoding="utf-8")


def pack_search(index: Path) -> None:
    """Put scripts in the place of the files of a language's search."""
    for path in sorted(index.rglob("*.*")):
        script = search_script(path.relative_to(index).as_posix(), path.read_bytes())
        path.with_name(f"{path.name}.js").write_text(script, encoding="utf-8")
        path.unlink()


def search_script(name: str, data: bytes) -> str:
    """A script that hands a file of the search over."""
    return f'hcSearchFile({json.dumps(name)},"{base64.b64encode(data).decode()}");'


def file_address(address: str) -> str:
    """An address of a page with the name of its file; those of other sites stay as they are."""
    path = re.split("[?#]", address.strip())[0]
    rest = address.strip().removeprefix(path)
    if path.rpartition("/")[2] not in FOLDERS or not path or ELSEWHERE.match(path):
        return address
    return f"{path.removesuffix('/')}/index.html{rest}"


class Page(HTMLParser):
    """A page whose links and scripts are changed; every other byte stays."""

    modules: list[str]
    """The scripts that it runs as modules, from the folder of scripts."""

    def __init__(self, html: str) -> None:
        """Read it."""
        super().__init__(convert_charrefs=False)
        self.html, self.modules, self.published = html, [], ""
        self.edits: list[tuple[int, int, str]] = []
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def changed(self) -> str:
        """The page as it is read from a folder."""
        parts, at = [], 0
        for start, end, text in self.edits:
            parts += [self.html[at:start], text]
            at = end
        return "".join([*parts, self.html[at:]])

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Change a link, a form or a module."""
        values = {key: value or "" for key, value in attrs}
        manifest = tag == "link" and values.get("rel") == "manifest"  # Refused under `file:`.
        if manifest or (tag == "meta" and "http-equiv" in values):  # Nor do they agree on this.
            self.edit("")
        if tag == "link" and values.get("rel") == "canonical":
            self.published = values["href"]
        new = dict(values)
        if LINKS.get(tag) in values:
            new[LINKS[tag]] = file_address(values[LINKS[tag]])
        if CARRIED in values:
            new[CARRIED] = urljoin(self.published, values[CARRIED])
        if new != values:
            self.replace(tag, [(key, value and new[key]) for key, value in attrs])
        if tag == "script" and values.get("type") == "module":
            self.replace_module(values["src"])

    def replace_module(self, address: str) -> None:
        """Let a classic script run a module, and the first one of a page come after them all."""
        folder, _, path = address.partition(FOLDER)
        before = (
            "" if self.modules else f'<script defer src="{escape(folder + FOLDER + ALL)}"></script>'
        )
        self.replace("script", [("defer", None), ("src", address)], before)
        self.modules.append(path)

    def replace(self, tag: str, attrs: Attributes, before: str = "") -> None:
        """Write a start tag anew."""
        old = self.get_starttag_text() or ""
        written = "".join(f" {k}" if v is None else f' {k}="{escape(v)}"' for k, v in attrs)
        end = "/>" if old.endswith("/>") else ">"  # It means something inside of a drawing.
        self.edit(f"{before}<{tag}{written}{end}")

    def edit(self, text: str) -> None:
        """Put a text in the place of a start tag."""
        line, column = self.getpos()
        start = self.lines[line - 1] + column
        self.edits.append((start, start + len(self.get_starttag_text() or ""), text))
