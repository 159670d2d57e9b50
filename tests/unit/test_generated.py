"""What is written down from the code is what the code says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generated import generated, with_tables
from helpcenter.front_matter import ArticleMatter, CollectionMatter, HomeMatter, parse, validate
from helpcenter.writing.declared import declared, example
from helpcenter.writing.snippets import snippets

ROOT = Path(__file__).parents[2]
SCHEMAS = {"artigo": ArticleMatter, "colecao": CollectionMatter, "inicio": HomeMatter}


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.name)
def test_files_are_up_to_date(path: Path) -> None:
    assert path.read_text("utf-8") == generated()[path], "rode make generated"


def test_marks_that_are_missing_are_told() -> None:
    with pytest.raises(ValueError, match="chaves"):
        with_tables("nada")


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for _, name, field in declared()], ids=lambda value: value
)
def test_every_example_is_valid(name: str, field) -> None:
    model = next(model for model in SCHEMAS.values() if name in model.model_fields)
    values = parse(f"---\n{example(name, field)}\n---\n").values
    read, mistakes = validate(model, values)
    assert mistakes == []
    assert getattr(read, name) != field.get_default(call_default_factory=True)
    assert field.description


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_has_the_keys_with_their_types(name: str) -> None:
    schema = json.loads((ROOT / ".vscode" / f"{name}.schema.json").read_text("utf-8"))
    assert schema["properties"].keys() == SCHEMAS[name].model_fields.keys()
    assert schema["additionalProperties"] is False
    for key in schema["properties"].values():
        assert key["type"] in ("string", "integer", "boolean", "array", "object")
        assert key["description"]
        assert "anyOf" not in key


def test_limits_and_dates_are_in_the_schema() -> None:
    schema = json.loads((ROOT / ".vscode/artigo.schema.json").read_text("utf-8"))["properties"]
    assert schema["description"]["minLength"] == 50
    assert schema["revisar_em"]["format"] == "date"
    assert schema["search"]["properties"]["boost"]["maximum"] == 10


def test_snippets_are_front_matters_and_markdown_that_read_well() -> None:
    found = snippets()
    assert len({entry["prefix"] for entry in found.values()}) == len(found)
    for entry in found.values():
        text = re.sub(r"\$\{\d+:([^}]*)\}|\$\d", r"\1", "\n".join(entry["body"]))
        if text.startswith("---"):
            model = CollectionMatter if entry["prefix"] == "colecao" else ArticleMatter
            assert validate(model, parse(text).values)[1] == []


def test_the_editor_finds_the_lines_of_the_checker() -> None:
    text = re.sub(r"^\s*//.*$", "", (ROOT / ".vscode/tasks.json").read_text("utf-8"), flags=re.M)
    pattern = json.loads(text)["tasks"][0]["problemMatcher"]["pattern"]
    line = "docs/conta/trocar.md:6: AJ002 chave “sinonimo” desconhecida. Sugestão: sinonimos?"
    found = re.match(pattern["regexp"], line)
    assert found
    assert found[pattern["file"]] == "docs/conta/trocar.md"
    assert found[pattern["line"]] == "6"
    assert found[pattern["code"]] == "AJ002"
