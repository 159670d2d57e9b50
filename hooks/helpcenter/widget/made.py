"""The scripts that show the center in other sites' pages, with what this center's settings say.

`widget.js` runs in a product's page, and `framed.js` in ours inside of its frame. Both know the
sites of `embed_origins`, which the policy's `frame-ancestors` names too: hosts that send no headers
(0020) leave the scripts alone with it.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from helpcenter.colors import DARK_BACKGROUND, INK, LIGHT_BACKGROUND, WHITE, readable_on
from helpcenter.languages import prefix
from helpcenter.scripts import small
from helpcenter.styles import stylesheet
from helpcenter.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helpcenter.settings import Brand, Settings

WIDGET = "widget.js"
"""The script's address, from the site's root: products name it for years."""
NOBODY = "(?!)"
"""Matches nothing."""
THIS_COMPUTER = r"^https?://(localhost|127\.0\.0\.1)(:[0-9]+)?$"
"""Products that their makers run beside the preview."""
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
"""In strings alone, once a script is small. Pages of any encoding read the rest alike."""
DEFAULT_PORT = {"http": ":80", "https": ":443"}


def hosts_of(embedders: Iterable[str], *, preview: bool = False) -> str:
    """A regular expression of the origins that may show the center in a frame.

    They are matched as `frame-ancestors` does: a star stands for one name or more, and what is
    allowed by http is so by https. Source: https://www.w3.org/TR/CSP3/#match-schemes

    Args:
        embedders: `embed_origins`.
        preview: whether this is the live preview, whose pages send no policy.
    """
    found = [pattern_of(server) for server in embedders] + [THIS_COMPUTER] * preview
    return "|".join(found) or NOBODY


def pattern_of(server: str) -> str:
    """That of one server, such as `https://*.exemplo.com.br:8443`."""
    scheme, _, place = server.partition("://")
    place = place.removesuffix(DEFAULT_PORT[scheme])  # No origin has it.
    host = re.escape(place).replace(re.escape("*"), "[^/:]+").replace(r"\-", "-")
    return f"^{scheme}{'s?' if scheme == 'http' else ''}://{host}$"


def styles_of(brand: Brand) -> str:
    """The sheet's styles, with the brand's colours in both schemes; small."""
    light = colours(brand.primary.light, LIGHT_BACKGROUND, INK)
    dark = colours(brand.primary.dark, DARK_BACKGROUND, WHITE)
    scheme = f"{light}\n@media (prefers-color-scheme: dark) {{ {dark} }}\n"
    css = files("helpcenter.widget").joinpath("sheet.css").read_text("utf-8")
    return stylesheet([("brand", scheme), ("sheet.css", css)])


def colours(primary: str, surface: str, text: str) -> str:
    """CSS variables of one scheme."""
    variables = {
        "--primary": primary,
        "--on-primary": readable_on(primary),
        "--surface": surface,
        "--text": text,
    }
    return ".sheet{" + ";".join(f"{name}:{value}" for name, value in variables.items()) + "}"


def widget(code: str, settings: Settings, languages: Iterable[str], root: str, hosts: str) -> str:
    """The script of a product's page: classic, and nothing of it is seen from outside.

    Args:
        code: of the module.
        settings: of the help center.
        languages: of the site, the default one first.
        root: the site's published address.
        hosts: what `hosts_of` found.
    """
    data = {
        "root": root,
        "hosts": hosts,
        "languages": [language_of(language, settings.brand) for language in languages],
        "styles": styles_of(settings.brand),
    }
    script = small(WIDGET, f'((hcData)=>{{"use strict";{code}}})({written(data)});')
    return BEYOND_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], script)


def language_of(language: str, brand: Brand) -> dict[str, Any]:
    """What the sheet says in a language."""
    words = texts_in(language)
    return {
        "tag": language,
        "prefix": prefix(language),
        "name": brand.name.in_language(language),
        "texts": {
            "out": words("widget.out"),
            "close": words("widget.close"),
            "slow": words("widget.slow"),
            "refused": words("widget.refused"),
        },
    }


def framed(code: str, hosts: str) -> str:
    """The script of our own pages in a frame; `hosts` is what `hosts_of` found."""
    return f"const hcData={written({'hosts': hosts})};{code}"


def written(data: dict[str, Any]) -> str:
    """Data as JavaScript."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
