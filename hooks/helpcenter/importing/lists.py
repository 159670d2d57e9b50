"""Lists of help centers' editors, made as Markdown can say them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from bs4 import Tag
from bs4.element import NavigableString

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

LISTS = ("ul", "ol")
ENDS = ("h1", "h2", "h3", "h4", "h5", "h6", "hr", "ul", "ol", "table")
"""What does not belong to a step that comes before it."""


def mend_lists(soup: BeautifulSoup) -> None:
    """Put everything into items, join steps that were torn apart, and number them."""
    for tag in soup.find_all(LISTS):
        adopt(tag)
    for item in soup.find_all("li"):
        if item.parent and item.parent.name not in LISTS:
            item.name = "p"
    for tag in soup.find_all("ol"):
        if tag.parent:
            join_torn(tag)
    for tag in soup.find_all("ol"):
        for number, item in enumerate(tag.find_all("li", recursive=False), start=1):
            item["value"] = str(number)
    for item in soup.find_all("li"):
        own = [child for child in item.children if not is_blank(child)]
        rest = own[1:]
        if own and is_tag(own[0], ("p", "div")) and all(is_tag(one, LISTS) for one in rest):
            own[0].unwrap()


def adopt(parent: Tag) -> None:
    """Put what stands between items, such as a nested list, into the item before it."""
    last: Tag | None = None
    for child in list(parent.children):
        if is_blank(child):
            continue
        if is_tag(child, ("li",)):
            inner = [one for one in child.children if not is_blank(one)]
            only_lists = bool(inner) and all(is_tag(one, LISTS) for one in inner)
            if only_lists and last is not None:
                last.extend([one.extract() for one in inner])
                child.decompose()
            else:
                last = child
        elif last is not None:
            last.append(child.extract())
        else:
            last = Tag(name="li")
            child.replace_with(last)
            last.append(child)


def join_torn(first: Tag) -> None:
    """Join `<ol start="3">` to the two steps before it: what is between belongs to a step.

    Python-Markdown starts every list at 1.
    """
    while True:
        between: list[Tag | NavigableString] = []
        following: Tag | None = None
        for sibling in first.next_siblings:
            if is_tag(sibling, ENDS):
                following = sibling
                break
            if isinstance(sibling, Tag | NavigableString):
                between.append(sibling)
        steps = first.find_all("li", recursive=False)
        if not steps or following is None or following.name != "ol":
            return
        if str(following.get("start", "")) != str(start_of(first) + len(steps)):
            return
        for sibling in between:
            if not is_blank(sibling):
                steps[-1].append(sibling.extract())
        first.extend([step.extract() for step in following.find_all("li", recursive=False)])
        following.decompose()


def start_of(tag: Tag) -> int:
    """The number of a list's first item."""
    number = str(tag.get("start", "1"))
    return int(number) if number.isdecimal() and len(number) < 6 else 1


def is_tag(node: object, names: tuple[str, ...]) -> TypeGuard[Tag]:
    """Whether a node is one of some elements."""
    return isinstance(node, Tag) and node.name in names


def is_blank(node: object) -> bool:
    """Whether a node is nothing but blanks."""
    return isinstance(node, NavigableString) and not node.strip()
