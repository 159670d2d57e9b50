"""Validate `extra.help_center` and read docs/, before anything needs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger

from helpcenter.assets import check_files
from helpcenter.content import read_content
from helpcenter.kept import check_uncommitted
from helpcenter.preview import is_preview, with_collector
from helpcenter.settings import Settings, parse_settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("central")


@event_priority(100)  # Every other event finds typed settings.
def on_config(config: MkDocsConfig) -> None:
    """Swap the raw mapping for typed settings; templates and hooks then share one object."""
    raw = config.extra.get("help_center")
    if isinstance(raw, Settings):  # mkdocs-static-i18n builds again with the same config.
        return
    root = Path(config.config_file_path or "mkdocs.yml").parent
    try:
        check_uncommitted(root)
        settings = parse_settings(raw)
        check_files(settings, root)
        content = read_content(Path(config.docs_dir))
    except ValueError as error:
        raise Abort(f"A central não foi montada.\n{config.config_file_path}\n{error}") from error
    if is_preview():
        settings = with_collector(settings)
    if settings.repository.edit:
        config.edit_uri = f"{settings.repository.edit.rstrip('/')}/"
    config.extra["help_center"] = settings
    config.extra["content"] = content
    config.extra["catalog"] = content.catalog
    for language in config.plugins["i18n"].config.languages:
        language.build = language.locale in content.languages
    if content.history.commit and not content.history.files:
        log.info("as páginas ficam sem data: o histórico do git está incompleto (clone raso).")
    if waiting := content.scheduled:
        log.info("à espera do dia de publicar_em: %s.", ", ".join(waiting))
    if settings.feedback.destination is None:
        log.info("as respostas dos leitores não são guardadas: falta feedback.destination.")
