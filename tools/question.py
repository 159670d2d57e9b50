"""The question at the end of an article, as browser tests find it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ARTICLE = "/conversas/abrir-um-chat/"


def face(page: Page, name: str) -> Locator:
    """One of the three answers."""
    group = page.get_by_role("group", name="Respondeu à sua pergunta?")
    return group.get_by_role("button", name=name, exact=True)


def status_of(page: Page) -> Locator:
    """What the reader is told."""
    return page.locator(".hc-feedback__status")
