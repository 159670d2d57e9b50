"""Make the pictures of README.md (wide and narrow, light and dark) and of CONTRIBUTING.md."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal

from helpcenter.commands.montar import build
from serving import browsing, first_article, serving
from writer_pictures import take

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "pictures"
SIZES = {1280: 800, 390: 844}
SCHEMES: dict[str, Literal["light", "dark"]] = {"claro": "light", "escuro": "dark"}


def main() -> None:
    """Photograph what readers see of the articles here, and what writers see of samples."""
    PICTURES.mkdir(exist_ok=True)
    take(PICTURES)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        build(ROOT, site)
        article = first_article(site)
        pages = {"inicio": "/", "colecao": f"/{article.split('/')[1]}/", "artigo": article}
        with serving(site) as address, browsing() as browser:
            for width, height in SIZES.items():
                for name, scheme in SCHEMES.items():
                    page = browser.new_page(
                        base_url=address,
                        viewport={"width": width, "height": height},
                        color_scheme=scheme,
                        locale="pt-BR",
                    )
                    for title, path in pages.items():
                        page.goto(path)
                        page.wait_for_load_state("networkidle")
                        page.screenshot(path=PICTURES / f"{title}-{width}-{name}.png")
                    page.close()


if __name__ == "__main__":
    main()
