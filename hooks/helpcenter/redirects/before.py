"""Addresses that a change would take away: those that git has of what was published before it.

The list may be behind: a page that was written and published in a browser is on it only when
somebody has run `make build` in a clone. What is certain to be published is the base of a change:
of a pull request, the branch that it is to be merged into; of a clone, what it shares with the
main branch that it was cloned from.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from helpcenter.addresses import address
from helpcenter.history import git
from helpcenter.languages import split_language
from helpcenter.lint.names import README, unknown_language
from helpcenter.redirects.ledger import FILE, addresses_in, comments_in
from helpcenter.search.lists import read_data
from helpcenter.sources import is_page, parse_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from helpcenter.content import Content


def published_before(docs: Path, content: Content, answering: Collection[str]) -> set[str]:
    """Addresses of earlier lists and pages that nothing answers at any more.

    A list that starts anew says so in a comment, and owes nothing to what was before it.

    Args:
        docs: the folder of the articles.
        content: what it holds now.
        answering: every address, without `#`, that leads to something.
    """
    own, found = {*comments_in(read_data(docs / FILE))}, set[str]()
    base = base_of(docs)
    for version in dict.fromkeys(filter(None, ("HEAD", base))):
        then = git(docs, "show", f"{version}:./{FILE}")
        if own <= {*comments_in(then)}:
            found.update(typed for _, typed in addresses_in(then))
            found.update(pages_at(docs, version, content, answering) if version == base else ())
    return {typed for typed in found if typed.partition("#")[0] not in answering}


def base_of(docs: Path) -> str:
    """The commit that a change is made to, as far as git knows; nothing if it does not."""
    if git(docs, "rev-parse", "--quiet", "--verify", "HEAD^2"):
        return "HEAD^1"  # What CI checks is a pull request merged into its base.
    return git(docs, "merge-base", "HEAD", "origin/HEAD").strip()


def pages_at(
    docs: Path, version: str, content: Content, answering: Collection[str]
) -> Iterator[str]:
    """Yield the addresses of a commit's published pages that nothing answers at now."""
    paths = git(docs, "ls-tree", "-r", "-z", "--name-only", version, ".").split("\0")
    for path in filter(is_page, paths):
        source = parse_source(path, "")
        own = address(source.id, source.language)
        named = any(unknown_language(source)) or posixpath.basename(source.id) == README
        if path.endswith(".md") and own not in answering and not named:
            both = {path, split_language(path)[0]}  # A draft's translations are not published.
            texts = ((name, git(docs, "show", f"{version}:./{name}")) for name in both)
            if not any(content.is_kept(parse_source(name, text)) for name, text in texts):
                yield own
