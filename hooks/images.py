"""Publish the cards for sharing, and the favicon in the sizes that browsers ask for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from helpcenter.colors import readable_on
from helpcenter.images import MANIFEST, SIZES, can_draw, icon_path, makers, png, web_manifest
from helpcenter.kept import Kept
from helpcenter.languages import DEFAULT
from helpcenter.news import as_xml
from helpcenter.parallel import map_shared
from helpcenter.preview import is_preview
from helpcenter.sharing import card, card_page, card_path

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs_static_i18n.plugin import I18n

    from helpcenter.catalog import Catalog
    from helpcenter.pages import Page

CACHE = ".cache/imagens.msgpack"
FEWEST = 4
"""Pictures below which copies of the process save nothing: one takes as long as two pages or so."""
Drawing = tuple[str, int | None, str]
"""What `png` takes."""


def on_config(config: MkDocsConfig) -> None:
    """Read what earlier builds have drawn; the builds of further languages add to it."""
    if "pictures" not in config.extra:
        file = Path(config.config_file_path).parent / CACHE
        config.extra["pictures"] = Kept(file, bytes, [makers().encode()])


@event_priority(-190)  # After hooks/catalog.py, before hooks/redirects.py sees what is published.
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Draw what this language needs, and tell the templates where it is."""
    language, root = config.extra["language"], Path(config.config_file_path).parent
    favicon = root / config.extra["help_center"].brand.favicon
    svg = favicon.read_text("utf-8") if favicon.suffix.lower() == ".svg" else ""
    drawable = can_draw(svg)
    wanted = cards(env, config)
    env.globals["icons"] = [icon_path(size) for size in SIZES][:2] if drawable else []
    env.globals["web_manifest"] = MANIFEST
    if drawable and language == DEFAULT:
        wanted |= {icon_path(size): (svg, size, behind) for size, behind in SIZES.items()}
        text = web_manifest(config.extra["help_center"].brand, language)
        files.append(File.generated(config, MANIFEST, content=text))
    for path, data in drawn(wanted, config.extra["pictures"]).items():
        files.append(File.generated(config, path, content=data))


def cards(env: jinja2.Environment, config: MkDocsConfig) -> dict[str, Drawing]:
    """The cards of a language, by path; none in the preview, where nobody shares a page."""
    catalog: Catalog = config.extra["catalog"]
    settings, language = config.extra["help_center"], config.extra["language"]
    find = partial(card_page, catalog, cards="nenhum" if is_preview() else settings.cards)
    env.globals.update(card_page=find, card_path=card_path)
    pages = (page for page in catalog.pages() if page.language == language)
    found: dict[str, Page] = {card_path(own): own for page in pages if (own := find(page))}
    brand = settings.brand.name.in_language(language)
    template = env.get_template("card.html")
    ink = readable_on(settings.brand.primary.light)
    drawings = (
        template.render(card=card(catalog, page, brand), ink=ink) for page in found.values()
    )
    return {path: (as_xml(svg), None, "") for path, svg in zip(found, drawings, strict=True)}


def drawn(wanted: dict[str, Drawing], kept: Kept[bytes]) -> dict[str, bytes]:
    """The pictures, by path, drawn now or by an earlier build."""
    names = {path: kept.name(*map(str, drawing)) for path, drawing in wanted.items()}
    new = [path for path, name in names.items() if kept.get(name) is None]
    made = map_shared(draw, [wanted[path] for path in new], FEWEST)
    for path, data in zip(new, made, strict=True):
        kept.put(names[path], data)
    return {path: kept.get(name) or b"" for path, name in names.items()}


def draw(drawing: Drawing) -> bytes:
    """One picture."""
    return png(*drawing)


@event_priority(-200)  # static-i18n builds the other languages at -100.
def on_post_build(*, config: MkDocsConfig) -> None:
    """Keep the pictures for the next build, after the last language."""
    if not cast("I18n", config.plugins["i18n"]).building:
        config.extra["pictures"].save()
