"""site/manifest.json, as other tools read it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from helpcenter.content import Content, read_content
from helpcenter.manifest import unpublished
from helpcenter.sources import parse_source


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


def test_every_text_has_one_address(site, tmp_path) -> None:
    content = read_content(site.parent / "docs")
    assert unpublished(content, site) == []
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    shutil.rmtree(copy / "conta" / "excluir-a-conta")
    shutil.rmtree(copy / "en" / "conversas" / "abrir-um-chat")
    lost = ["conta/excluir-a-conta.md", "conversas/abrir-um-chat.en.md"]
    assert unpublished(content, copy) == lost
    twice = parse_source("conta/index/index.md", "---\ntitle: Outra\n---\n")
    other = replace(twice, id="conta")
    found = unpublished(Content({**content.sources, other.path: other}), site)
    assert found == ["conta/index.md", other.path]


def test_a_text_without_an_address_stops_the_build(new_project) -> None:
    config = load_config(str(new_project() / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    with pytest.raises(Abort, match=r"sem endereço próprio o texto de conta/"):
        config.plugins.on_post_build(config=config)


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
