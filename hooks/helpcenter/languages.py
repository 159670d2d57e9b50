"""The languages of the site: the default one at the root, the others under their own folder."""

from __future__ import annotations

DEFAULT = "pt-BR"
LANGUAGES = (DEFAULT, "en")
"""BCP 47 tags, the default first; `hooks/base.yml` lists the same for mkdocs-static-i18n."""


def split_language(path: str) -> tuple[str, str]:
    """Split `a/b.en.md` into the path without its language, `a/b.md`, and the language, `en`."""
    stem, dot, suffix = path.removesuffix(".md").rpartition(".")
    if dot and suffix in LANGUAGES:
        return f"{stem}.md", suffix
    return path, DEFAULT


def with_language(path: str, language: str) -> str:
    """`a/b.md` in English is `a/b.en.md`; in the default language it stays."""
    return path if language == DEFAULT else f"{path.removesuffix('.md')}.{language}.md"


def originals_first(path: str) -> tuple[str, bool]:
    """A key that sorts paths, each translation after what it is made from."""
    plain, language = split_language(path)
    return plain, language != DEFAULT


def prefix(language: str) -> str:
    """Return the folder of a language in every address: nothing for the default one, `en/`."""
    return "" if language == DEFAULT else f"{language}/"
