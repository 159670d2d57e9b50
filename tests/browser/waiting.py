"""Waiting for what comes over the network or from the browser, on a machine however busy."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

PATIENCE = 30.0
"""Seconds after which a condition is taken for one that will never hold."""
SETTLED = """async () => {
    await Promise.allSettled(document.getAnimations().map((moving) => moving.finished));
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}"""


def until(page: Page, condition: Callable[[], object]) -> None:
    """Wait until a condition holds; meanwhile the page's routes are answered.

    Raises:
        AssertionError: it never did.
    """
    end = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < end, "this never happened"
        page.wait_for_timeout(20)


def settle(page: Page) -> None:
    """Wait until nothing moves any more, and what is on the page has been drawn."""
    page.evaluate(SETTLED)
