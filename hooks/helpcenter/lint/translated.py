"""The rule on translations and the revision that they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.languages import DEFAULT, split_language
from helpcenter.translations import is_stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpcenter.lint.page import Page
    from helpcenter.lint.problem import Problem
    from helpcenter.lint.site import Site


def translation_behind(page: Page, site: Site) -> Iterator[Problem]:
    """AJ035: readers of a translation should know what its original knows."""
    source = page.source
    made_of = getattr(source.matter, "traduzido_de", "")
    line = page.line_of("traduzido_de")
    if made_of and source.language == DEFAULT:
        message = "“traduzido_de” só serve em traduções."
        yield page.problem(line, "AJ035", message, "apague a linha.")
        return
    original = site.pages.get(split_language(source.path)[0])
    if original and is_stale(made_of, original.source.revision):
        message = f"“{original.source.path}” mudou depois desta tradução."
        fix = f"veja o que mudou com: .venv/bin/central traducao docs/{source.path}"
        yield page.problem(line, "AJ035", message, fix)
