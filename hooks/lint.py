"""Tell writers, while the site is built, what `central conferir` would tell them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger

from helpcenter.kept import program
from helpcenter.languages import DEFAULT
from helpcenter.lint.harmless import FILE as HARMLESS
from helpcenter.lint.harmless import Harmless
from helpcenter.lint.outside import lost_links
from helpcenter.lint.problem import STOPS_BUILD, by_file, located
from helpcenter.lint.serious import serious
from helpcenter.lint.severities import read_severities
from helpcenter.lint.unusable import unusable_files
from helpcenter.live import LIVE
from helpcenter.preview import is_preview

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

log = get_plugin_logger("artigos")


@event_priority(200)  # Before hooks/settings.py (100), which reads the articles.
def on_config(config: MkDocsConfig) -> None:
    """Stop at files that whoever reads docs/ would stop at, naming them."""
    docs, root = Path(config.docs_dir), Path(config.config_file_path).parent
    found = [*map(str, located(docs, unusable_files(docs)))]
    for name in ("overrides", "marca"):  # All of it may be published.
        found += (f"{name}/{path}: {message}" for path, message in lost_links(root / name))
    if found:
        raise Abort("\n".join(["A central não foi montada.", *found]))


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Publish nothing dangerous or lossy; a strict build and the preview hear of the rest too."""
    if config.extra["language"] != DEFAULT:
        return
    docs, root = Path(config.docs_dir), Path(config.config_file_path).parent
    try:
        severities = read_severities(root)
    except ValueError as error:
        raise Abort(f"A central não foi montada.\n{error}") from error
    content = config.extra["content"]
    if config.strict or is_preview():
        # All rules, a parser and a speller: a tenth of a second that other builds do without.
        from helpcenter.lint.check import check
        from helpcenter.lint.kept import FILE

        defer = LIVE.later if LIVE.serving else None
        problems = check(content, docs, severities, root / FILE, defer)
    else:
        harmless = Harmless(root / HARMLESS, program())
        problems = serious(content, docs, harmless)
        harmless.save()
    for problem in located(docs, problems):
        log.log(logging.INFO if problem.severity == "dica" else logging.WARNING, "%s", problem)
    if is_preview():
        config.extra["problems"] = by_file(problems)  # The pages show them too.
    stopping = {problem.code for problem in problems} & set(STOPS_BUILD)
    if stopping and not is_preview():
        codes = ", ".join(sorted(stopping))
        raise Abort(f"A central não foi montada: resolva antes o que está marcado com {codes}.")
