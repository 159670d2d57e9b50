"""Keep what templates are indented by, and the letters that JSON would spell, out of the pages.

And listen to what they ask (asked.py).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader
from mkdocs.theme import Theme

from helpcenter.asked import NOTES, ListeningContext
from helpcenter.compiled import COMPILED
from helpcenter.unindented import UnindentedExtension

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


class Loader(FileSystemLoader):
    """Lists what is not hidden: MkDocs leaves out the rest, which are 14,000 icons of the theme."""

    def list_templates(self) -> list[str]:
        """Names, from the folders of the theme and ours."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, below, names in os.walk(root, followlinks=self.followlinks):
                below[:] = [name for name in below if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(root).as_posix() for name in names)
        return sorted(found)


class ListedTheme(Theme):
    """The theme as it was read, whose files are found in a tenth of the time."""

    def __init__(self, theme: Theme) -> None:
        vars(self).update(vars(theme))

    def get_env(self) -> jinja2.Environment:
        """Make the environment of a build."""
        env = super().get_env()
        env.loader = Loader(self.dirs)
        return env


def on_config(config: MkDocsConfig) -> None:
    """Before MkDocs looks for the theme's files."""
    if not isinstance(config.theme, ListedTheme):
        config.theme = ListedTheme(config.theme)


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
