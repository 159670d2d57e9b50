"""An operator's templates may ask for anything, and show nothing of an earlier build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.site.rebuilding import OTHER, cold, put, run

ROOT = Path(__file__).parents[2]
ASKS = {
    "data": "{{ other.updated }}",
    "revisao": "{{ other.revision }}",
    "texto": "{{ other.source.text }}",
    "chaves": "{{ other.source.article.tags }}",
    "relacionados": "{% for each in catalog.related(other) %}{{ each.title }}{% endfor %}",
    "dia": "{{ catalog.day }}",
    "novidades": "{% for each in news_of(catalog.home(language)) %}{{ each.updated }}{% endfor %}",
    "menu": "{% for each in nav.pages %}{{ each.content }}{% endfor %}",
    "paginas": "{% for each in pages %}{{ each.page.markdown }}{% endfor %}",
    "vizinhas": "{{ page.next_page.content }}{{ page.previous_page.content }}",
    "pasta": "{% for each in page.parent.children %}{{ each.content }}{% endfor %}",
    "configuracao": "{{ config.extra.content.sources.values() | join(' ', attribute='text') }}",
    "configuracao-crua": "{{ config.data.extra.content.history.day }}",
    "configuracao-inteira": "{{ config['extra']['catalog'].day }}",
    "montagem": "{{ build_date_utc.isoformat() }}",
    "atualizada": "{{ page.update_date }}",
    "parte": "{% once 7 %}{{ other.updated }}{{ other.source.body }}{% endonce %}",
    "parte-usada": "{% include 'p-parte.html' %}",
    "macro": "{% import 'perguntas.html' as asking with context %}{{ asking.day() }}",
}
"""What an operator's template might show of other pages, each on a page of its own."""
SHARED = {
    "modulo": "{% import 'modulo.html' as module %}{{ module.day }}",
    "modulo-usado": "{% import 'modulo.html' as module %}{{ module.day }}",
    "incluida": "{% include 'modulo.html' without context %}",
    "incluida-outra-vez": "{% include 'modulo.html' without context %}",
}
"""The same by templates that Jinja draws once for all pages."""
TEMPLATES = {
    "perguntas": "{% macro day() %}{{ catalog.day }} {{ pages | length }}{% endmacro %}",
    "modulo": "{% set day = catalog.day %}{{ day }}",
}
OTHERS = f"{{% set other = catalog.article('{OTHER}', language) %}}"
ASKING = "{% if entry.collection == 'p' %}{% include 'p-' ~ entry.id[2:] ~ '.html' %}{% endif %}"
PLACE = '{% include "partials/help-center/untranslated.html" %}'
ARTICLE = """---
title: Uma página sobre {0}
description: O que se mostra de outras páginas, que é {0}, por um modelo de quem opera a central.
---

O texto de {0}.
"""


@pytest.mark.parametrize("asks", [ASKS, SHARED])
def test_templates_may_ask_for_anything(
    make_project_in, tmp_path: Path, commit_all, monkeypatch: pytest.MonkeyPatch, asks
) -> None:
    project = make_project_in(tmp_path)
    (project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", project / "overrides")
    put(project, "overrides/article.html", PLACE, PLACE + ASKING)
    for name, ask in asks.items():  # One template for each: one that only names `nav` asks for it.
        (project / f"overrides/p-{name}.html").write_text(f"{OTHERS}<p>{ask}</p>", "utf-8")
    for name, text in TEMPLATES.items():
        (project / f"overrides/{name}.html").write_text(text, "utf-8")
    (project / "docs/p").mkdir()
    for name in asks:
        (project / f"docs/p/{name}.md").write_text(ARTICLE.format(name), "utf-8")
    commit_all(project, "Start", "2026-01-10")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768046400")
    before = run(project)
    put(project, f"docs/{OTHER}.md", "\n---\n\n", "\ntags: [nova]\n---\n\nUm parágrafo novo.\n\n")
    put(
        project,
        f"docs/{OTHER}.md",
        "\n---\n\n",
        "\nrelacionados: [conversas/ver-mensagens.md]\n---\n\n",
    )
    if asks is ASKS:
        put(project, "docs/p/vizinhas.md", "O texto", "Outro texto")
        put(project, "docs/p/texto.md", "O texto", "Outro texto")
    commit_all(project, "Change", "2026-03-03")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772539200")
    after = run(project)
    pages = {name: f"p/{name}/index.html" for name in asks}
    same = [name for name, page in pages.items() if before[page] == after[page]]
    assert same == []  # Or an ask would show nothing.
    again = cold(project)
    assert [name for name in again if after.get(name) != again[name]] == []
    assert after.keys() == again.keys()
