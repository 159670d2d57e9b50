"""Write down what is made from the code: tables of CONTRIBUTING.md, and files of .vscode/.

`make generated` writes them; tests/unit/test_generated.py fails when they are not up to date.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpcenter.front_matter import ArticleMatter, CollectionMatter, HomeMatter, PageMatter
from helpcenter.lint.table import rules_table
from helpcenter.writing.declared import json_schema, keys_table
from helpcenter.writing.snippets import snippets
from marked import with_marked

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
TABLES: dict[str, Callable[[], str]] = {"chaves": keys_table, "regras": rules_table}
"""What stands in CONTRIBUTING.md between `<!-- início: nome -->` and `<!-- fim: nome -->`."""
SCHEMAS: dict[str, tuple[type[PageMatter], str]] = {
    "artigo": (ArticleMatter, "Cabeçalho de um artigo"),
    "colecao": (CollectionMatter, "Cabeçalho do index.md de uma coleção"),
    "inicio": (HomeMatter, "Cabeçalho da página inicial"),
}


def generated() -> dict[Path, str]:
    """Every file that has something made from the code, as it should be."""
    editor = ROOT / ".vscode"
    made = {
        editor / f"{name}.schema.json": as_json(json_schema(model, title))
        for name, (model, title) in SCHEMAS.items()
    }
    made[editor / "central.code-snippets"] = as_json(snippets())
    guide = ROOT / "CONTRIBUTING.md"
    made[guide] = with_tables(guide.read_text(encoding="utf-8"))
    return made


def as_json(value: Any) -> str:
    """JSON as an editor would format it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def with_tables(text: str) -> str:
    """CONTRIBUTING.md with each table made anew."""
    for name, table in TABLES.items():
        text = with_marked(text, name, table())
    return text


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
