"""Keep what templates are indented by, and the letters that JSON would spell, out of the pages.

And listen to what they ask (asked.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpcenter.asked import NOTES, ListeningContext
from helpcenter.compiled import COMPILED
from helpcenter.unindented import UnindentedExtension

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Nothing has been compiled yet, so this holds for the theme's templates too."""
    env.trim_blocks = env.lstrip_blocks = True  # A line that holds a tag alone leaves none.
    env.add_extension(UnindentedExtension)
    env.bytecode_cache = COMPILED
    compact = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    # As `cache_size=-1` makes it: there is room for them all, and to remember which was used last,
    # for each of the forty that a page includes, costs a hundredth of a build.
    env.cache = {}
    env.context_class, NOTES.shared = ListeningContext, False
    env.policies["json.dumps_kwargs"] = compact
