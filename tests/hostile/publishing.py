"""Sites of many hostile articles: one for readers, and one that the preview would show."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.hostile.bodies import BODIES, SIZES
from tests.hostile.files import HEADS, WHOLE
from tests.hostile.telling import article, write

from helpcenter.commands.montar import build
from helpcenter.commands.project import run_mkdocs
from helpcenter.content import read_content
from helpcenter.lint.serious import serious

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AUTHORS = 'mau: {nome: "<script>window.hacked=1</script>"}\n'
GOODBYES = '- endereco: /conta/velho/\n  titulo: "<script>window.hacked=1</script>"\n'
FALSE = {
    "_headers": "/*\n  Content-Security-Policy: *\n",
    "_redirects": "/* https://mau.exemplo 302\n",
    "CNAME": "mau.exemplo",
    "robots.txt": "Disallow: /",
    "sw.js": "self.onfetch=hacked",
    "login.html": "<form action=https://mau.exemplo>",
    "conta/x.xhtml": "<script>hacked</script>",
    "assets/stylesheets/help-center.css": "hacked",
}
"""Files that would give orders, or take the place of the site's own."""


def articles() -> dict[str, str | bytes]:
    """Every case that is an article of ordinary size, by path."""
    bodies = [article(body) for name, (_, body) in BODIES.items() if name not in SIZES]
    heads = [f"---\n{head}autor: mau\n---\n\nTexto.\n" for _, head in HEADS.values()]
    texts = [*bodies, *heads, *(text for _, text in WHOLE.values())]
    return {f"conta/caso-{number}.md": text for number, text in enumerate(texts)}


def lay_out(make_project: Callable[..., Path], folder: Path, files: dict[str, str | bytes]) -> Path:
    """An operator's project with these files."""
    project = make_project(folder)
    shutil.rmtree(project / "docs")
    data: dict[str, str | bytes] = {
        "_dados/autores.yml": AUTHORS,
        "_dados/despedidas.yml": GOODBYES,
    }
    write(project / "docs", {**data, **files})
    return project


def readers_site(make_project: Callable[..., Path], folder: Path) -> Path:
    """What readers get of all cases that do not stop a build."""
    project = lay_out(make_project, folder, articles())
    docs = project / "docs"
    for path in {problem.path for problem in serious(read_content(docs), docs)}:
        (docs / path).unlink()
    build(project, project / "site")
    return project / "site"


def preview_site(make_project: Callable[..., Path], folder: Path) -> Path:
    """What the preview shows of all cases, whatever is said of them."""
    files: dict[str, str | bytes] = {**articles(), **FALSE}
    project = lay_out(make_project, folder, files)
    bundle = next((project / "docs").glob("conta/caso-0.md"))
    secret = folder / "segredo.txt"
    secret.write_text("SEGREDO", "utf-8")
    for name in ("vaza.md", "vaza.txt", "vaza.svg"):
        bundle.with_name(name).symlink_to(secret)
    target = project / "previa"
    assert run_mkdocs(project, "build", "-q", "--site-dir", str(target), preview=True) == 0
    return target
