"""site/manifest.json, as other tools read it."""

from __future__ import annotations

import json
import re
import subprocess

import pytest


@pytest.fixture
def manifest(site) -> dict:
    return json.loads((site / "manifest.json").read_text("utf-8"))


def test_head(manifest, site) -> None:
    head = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(head, cwd=site.parent, capture_output=True, text=True, check=True)
    assert {key: value for key, value in manifest.items() if key != "articles"} == {
        "schema": 1,
        "version": "0.1.0",
        "commit": commit.stdout.strip(),
        "site_url": "https://ajuda.exemplo.com.br/",
        "languages": ["pt-BR", "en"],
    }


def test_articles_are_sorted_and_published_alone(manifest, site) -> None:
    keys = [(article["id"], article["language"]) for article in manifest["articles"]]
    assert keys == sorted(keys)
    assert ("conta/ainda-nao", "pt-BR") not in keys
    for article in manifest["articles"]:
        assert (site / article["address"].strip("/") / "index.html").is_file()
        assert re.fullmatch(r"[0-9a-f]{16}", article["revision"])


def test_an_article_says_everything(manifest) -> None:
    found = {(a["id"], a["language"]): a for a in manifest["articles"]}
    article = found["conta/excluir-a-conta", "pt-BR"]
    assert article | {"revision": ""} == {
        "id": "conta/excluir-a-conta",
        "language": "pt-BR",
        "address": "/conta/excluir-a-conta/",
        "title": "Como excluir a conta",
        "collection": "conta",
        "revision": "",
        "created": "2026-01-10",
        "updated": "2026-02-20",
        "review_by": "2027-05-01",
        "source_revision": None,
        "old_addresses": ["/pt-BR/articles/123-excluir"],
        "anchors": [],
    }
    english = found["conversas/abrir-um-chat", "en"]
    assert english["source_revision"] == "0123456789abcdef"
    assert english["anchors"] == ["from-the-icon"]
    original = found["conversas/abrir-um-chat", "pt-BR"]
    assert original["anchors"] == ["pelo-icone", "em-outro-aparelho", "video-e-anexo"]
