"""`central importar`, with real files: what it writes, leaves alone and says."""

from __future__ import annotations

import copy
import json

import pytest
import yaml

from helpcenter.cli import main
from helpcenter.commands.montar import build
from helpcenter.content import read_content
from helpcenter.lint.check import check
from helpcenter.sources import read_source

from .conftest import INTERCOM, ZENDESK, snapshot

SENHA = "docs/conta-e-acesso/trocar-a-minha-senha.md"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Como emitir uma nota",
    "body": "<p>Emita a nota em Vendas, com os dados do cliente e do produto em mãos.</p>",
    "state": "published",
    "url": "https://ajuda.exemplo.com.br/pt-BR/articles/1-como-emitir",
}


def matter(central, path):
    source = read_source(central / "docs", path)
    assert source.mistakes == ()
    return source.matter


def articles(*changes):
    return {"type": "list", "data": [{**ARTICLE, **change} for change in changes]}


def test_intercom(run, central, capsys):
    assert run("intercom", *INTERCOM) == 0
    told = capsys.readouterr().out
    password = matter(central, "conta-e-acesso/trocar-a-minha-senha.md")
    assert password.title == "Como trocar a minha senha?"
    assert password.autor == "beatriz-antunes"
    assert password.enderecos_antigos == ["/pt-BR/articles/1001-como-trocar-a-minha-senha"]
    assert str(password.atualizado_em) == "2024-04-01"
    assert 50 <= len(password.description) <= 160
    english = matter(central, "conta-e-acesso/trocar-a-minha-senha.en.md")
    assert english.autor == "equipe-de-suporte"
    assert not (central / "docs/conta-e-acesso/what-is-new.md").exists()
    assert matter(central, "conta-e-acesso/what-is-new.en.md").title == "What is new"
    assert matter(central, "conta-e-acesso/senhas/recuperar-o-acesso.md").tags == ["acesso"]
    deep = "conta-e-acesso/senhas/politica-interna-prazos-e-excecoes.md"
    assert matter(central, deep).rascunho
    assert matter(central, deep).title == 'Política interna: "prazos" --- e # exceções'
    assert matter(central, "outros-artigos/artigo-solto.md").title == "Artigo solto"
    assert matter(central, "conta-e-acesso/index.en.md").title == "Account and access"
    authors = yaml.safe_load((central / "docs/_dados/autores.yml").read_text("utf-8"))
    assert [author["nome"] for author in authors.values()] == [
        "Beatriz Antunes",
        "Equipe de Suporte",
    ]
    for word in (
        "importacao-intercom.md",
        "curl --config",
        "vencem",
        "rascunho",
        "“es”",
        "Rascunhos: 1",
    ):
        assert word in told


def test_zendesk(run, central, capsys):
    assert run("zendesk", *ZENDESK) == 0
    told = capsys.readouterr().out
    booking = matter(central, "atendimento/consultas/marcar-uma-consulta.md")
    assert booking.destaque
    assert booking.tags == ["agenda", "consulta"]
    assert booking.autor == "rui-prado"
    assert str(booking.atualizado_em) == "2024-05-06"
    assert booking.enderecos_antigos == ["/hc/pt-br/articles/5001-Como-marcar-uma-consulta"]
    assert matter(central, "atendimento/consultas/marcar-uma-consulta.en.md").destaque
    assert matter(central, "atendimento/consultas/cancelar-uma-consulta.en.md").autor == "rui-prado"
    restricted = "atendimento/consultas/tabela-de-valores-da-equipe.md"
    assert matter(central, restricted).rascunho
    assert f"Restritos na origem, que vieram como rascunho: 1\n  docs/{restricted}" in told
    assert matter(central, "atendimento/exames/so-em-rascunho.md").rascunho
    exams, visits = (matter(central, f"atendimento/{n}/index.md") for n in ("exames", "consultas"))
    assert exams.ordem < visits.ordem
    english = matter(central, "atendimento/consultas/index.en.md")
    assert english.description.startswith("Everything about booking")
    assert "“Cancelamentos” estava funda demais" in told


def test_what_is_imported_passes_the_checker_and_builds(
    tmp_path, new_project, monkeypatch, read_built
):
    empty = tmp_path / "empty"
    empty.mkdir()
    project = new_project(docs=empty)
    monkeypatch.chdir(project)
    assert main(["importar", "intercom", *map(str, INTERCOM)]) == 0
    assert main(["importar", "zendesk", *map(str, ZENDESK)]) == 0
    docs = project / "docs"
    assert errors(docs) == {"AJ010"}  # Only the pictures, which curl has not fetched yet.
    for platform in ("intercom", "zendesk"):
        listed = (project / f"importacao-{platform}-baixar.txt").read_text("utf-8")
        for line in listed.splitlines():
            if line.startswith("output = "):
                file = project / line.removeprefix("output = ").strip('"')
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(PIXEL)
    assert errors(docs) == set()
    main(["importar", "intercom", *map(str, INTERCOM)])
    assert not (project / "importacao-intercom-baixar.txt").exists()
    build(project, project / "site")
    page = read_built(project / "site", "/conta-e-acesso/senhas/recuperar-o-acesso/")
    assert page.select_one(".hc-video[data-player]")
    assert page.select_one("table td").text == "Nada chega"
    assert "maria_silva" in page.select_one("pre").text
    password = read_built(project / "site", "/conta-e-acesso/trocar-a-minha-senha/")
    link = password.find("a", string="como recuperar o acesso")
    assert link["href"] == "../senhas/recuperar-o-acesso/#nao-recebi-o-e-mail"
    assert read_built(project / "site", "/conta-e-acesso/senhas/recuperar-o-acesso/").find(
        id="nao-recebi-o-e-mail"
    )
    assert password.select_one(".admonition.atenção")
    assert len(password.select(".hc-body ol > li")) == 3
    published = list((project / "site").rglob("*"))
    assert not [path for path in published if "importacao" in path.name or "_dados" in path.parts]


def errors(docs):
    return {p.code for p in check(read_content(docs), docs) if p.severity == "erro"}


def test_a_second_run_changes_nothing(run, central, capsys):
    run("intercom", *INTERCOM)
    run("zendesk", *ZENDESK)
    before = snapshot(central)
    times = {path: (central / path).stat().st_mtime_ns for path in before}
    capsys.readouterr()
    assert run("intercom", *reversed(INTERCOM)) == 0
    assert snapshot(central) == before
    assert {path: (central / path).stat().st_mtime_ns for path in before} == times
    told = capsys.readouterr().out
    assert "0 novas, 0 atualizadas, 10 sem mudança" in told
    report = (central / "importacao-intercom.md").read_text("utf-8")
    assert "artigo-solto.md:1: o artigo veio sem coleção" in report


def test_what_a_changed_article_still_shows_is_still_to_be_fetched(run, central):
    run("intercom", *INTERCOM)
    listed = central / "importacao-intercom-baixar.txt"
    before = listed.read_text("utf-8")
    mine = central / SENHA
    mine.write_text(mine.read_text("utf-8") + "\nEscrito por uma pessoa.\n", "utf-8")
    run("intercom", *INTERCOM)
    assert listed.read_text("utf-8") == before
    mine.write_text("Sem imagem.\n", "utf-8")
    run("intercom", *INTERCOM)
    assert "tela-de-senha" not in listed.read_text("utf-8")


def test_a_changed_export_rewrites_what_nobody_touched_and_leaves_the_rest(run, central, capsys):
    run("intercom", *INTERCOM)
    mine = central / SENHA
    mine.write_text(mine.read_text("utf-8") + "\nEscrito por uma pessoa.\n", "utf-8")
    removed = central / "docs/outros-artigos/artigo-solto.md"
    removed.unlink()
    export = json.loads(INTERCOM[0].read_text("utf-8"))
    for article in export["data"]:
        article["title"] = f"{article['title']} (novo)"
        article["body"] += "<p>Texto novo.</p>"
        for version in (article.get("translated_content") or {}).values():
            if isinstance(version, dict):
                version["body"] += "<p>Texto novo.</p>"
    kept = mine.read_bytes()
    capsys.readouterr()
    assert run("intercom", export, *INTERCOM[1:]) == 0
    assert mine.read_bytes() == kept
    assert not removed.exists()
    access = central / "docs/conta-e-acesso/senhas/recuperar-o-acesso.md"
    assert "Recuperar o acesso (novo)" in access.read_text("utf-8")
    assert "Texto novo" in access.read_text("utf-8")
    told = capsys.readouterr().out
    assert "Deixados como estavam: 2" in told
    assert f"{SENHA} (mudado depois da importação)" in told
    assert "artigo-solto.md (apagado ou movido depois da importação)" in told


def test_line_ends_of_windows_are_no_change(run, central):
    run("intercom", articles({}))
    file = central / "docs/outros-artigos/emitir-uma-nota.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    run("intercom", articles({"title": "Outro título"}))
    assert "Outro título" in file.read_text("utf-8")


def test_a_moved_article_is_found_by_its_old_address(run, central):
    two = articles({}, {"id": "2", "title": "Outro", "url": None, "body": "<p>x</p>"})
    run("intercom", two)
    old = central / "docs/outros-artigos/emitir-uma-nota.md"
    new = central / "docs/notas/emitir.md"
    new.parent.mkdir()
    new.write_text(old.read_text("utf-8") + "\nMais.\n", "utf-8")
    old.unlink()
    link = f'<p>Veja <a href="{ARTICLE["url"]}">a nota</a>.</p>'
    two["data"][1]["body"] = link
    run("intercom", two)
    assert not old.exists()
    assert "Mais." in new.read_text("utf-8")
    other = (central / "docs/outros-artigos/outro.md").read_text("utf-8")
    assert "[a nota](../notas/emitir.md)" in other


def test_without_its_record_nothing_is_doubled_or_overwritten(run, central):
    run("zendesk", *ZENDESK)
    mine = central / "docs/atendimento/consultas/marcar-uma-consulta.md"
    mine.write_text(mine.read_text("utf-8") + "\nMeu.\n", "utf-8")
    before = snapshot(central / "docs")
    (central / "docs/_dados/importacao.json").unlink()
    run("zendesk", *ZENDESK)
    after = snapshot(central / "docs")
    record = after.pop("_dados/importacao.json")
    assert "marcar-uma-consulta.en.md" in record.decode()
    del before["_dados/importacao.json"]
    assert after == before


def test_a_project_with_articles_keeps_them(run, central):
    docs = central / "docs"
    (docs / "conta-e-acesso").mkdir()
    (docs / "_dados").mkdir()
    authors = "# Quem escreve.\nbia:\n  nome: {pt-BR: Beatriz  Antunes, en: Bea}  # chefe\n"
    authors = authors.replace("  Antunes", " Antunes")
    (docs / "_dados/autores.yml").write_text(authors, "utf-8")
    own = "---\ntitle: A nossa conta\n---\n"
    for name in ("index.md", "trocar-a-minha-senha.md"):
        (docs / "conta-e-acesso" / name).write_text(own, "utf-8")
    run("intercom", *INTERCOM)
    for name in ("index.md", "trocar-a-minha-senha.md"):
        assert (docs / "conta-e-acesso" / name).read_text("utf-8") == own
    imported = matter(central, "conta-e-acesso/trocar-a-minha-senha-2.md")
    assert imported.autor == "bia"
    written = (docs / "_dados/autores.yml").read_text("utf-8")
    assert written == f"{authors}equipe-de-suporte:\n  nome: Equipe de Suporte\n"


def test_lists_may_come_together_in_any_form(run, central):
    parts = [json.loads(file.read_text("utf-8")) for file in INTERCOM]
    run("intercom", *INTERCOM)
    apart = snapshot(central / "docs")
    for together in (
        parts,
        {"articles": parts[0], "collections": parts[1]["data"], "admins": parts[2]["admins"]},
        [*parts[0]["data"], *parts[1]["data"], *parts[2]["admins"]],
    ):
        for path in apart:
            (central / "docs" / path).unlink()
        assert run("intercom", together) == 0
        assert snapshot(central / "docs") == apart


def test_zendesk_lists_of_each_language(run, central):
    whole = json.loads(ZENDESK[0].read_text("utf-8"))
    run("zendesk", whole)
    together = snapshot(central / "docs")
    for path in together:
        (central / "docs" / path).unlink()
    by_locale = [
        {"articles": [a for a in whole["articles"] if a["locale"] == locale]}
        for locale in ("en-us", "pt-br")
    ]
    rest = {key: whole[key] for key in ("categories", "sections", "users", "translations")}
    run("zendesk", *by_locale, rest)
    assert snapshot(central / "docs") == together


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "linha 1: o arquivo não é um JSON válido"),
        ("[" * 100_000, "não é um JSON"),
        ("\udce9", "não é um JSON em UTF-8"),
        ("[]", "Não encontrei nenhum artigo em português ou inglês. Espero, em JSON, as respostas"),
        ('{"articles": 3}', "GET /articles"),
        ('"texto"', "GET /articles"),
    ],
)
def test_what_is_no_export(run, central, capsys, text, expected):
    file = central / "export.json"
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    assert run("intercom", file) == 1
    told = capsys.readouterr().err
    assert expected in told
    assert told.count("\n") == 1
    assert list((central / "docs").iterdir()) == []


def test_the_export_of_the_other_platform(run, capsys):
    assert run("intercom", *ZENDESK) == 1
    assert "central importar zendesk" in capsys.readouterr().err
    assert run("zendesk", *INTERCOM) == 1
    assert "central importar intercom" in capsys.readouterr().err


def test_a_missing_file(run, central, capsys):
    assert run("intercom", central / "nada.json") == 1
    assert "Confira o caminho" in capsys.readouterr().err


def test_what_stops_half_way_goes_on_in_the_next_run(run, central, capsys):
    obstacle = central / "docs/outros-artigos"
    obstacle.write_text("", "utf-8")
    assert run("intercom", *INTERCOM) == 1
    assert "importe de novo" in capsys.readouterr().err
    assert (central / SENHA).exists()
    assert not (central / "docs/_dados/importacao.json").exists()
    obstacle.unlink()
    assert run("intercom", *INTERCOM) == 0
    assert "0 deixadas como estavam" in capsys.readouterr().out
    halted = snapshot(central / "docs")
    for path in halted:
        (central / "docs" / path).unlink()
    run("intercom", *INTERCOM)
    assert snapshot(central / "docs") == halted


def test_a_broken_record_stops_before_anything_is_written(run, central, capsys):
    run("intercom", articles({}))
    record = central / "docs/_dados/importacao.json"
    for text in ("{", "[]", '{"arquivos": {"a": 1}}'):
        record.write_text(text, "utf-8")
        before = snapshot(central)
        assert run("intercom", articles({"title": "Outro"})) == 1
        assert "registro da importação" in capsys.readouterr().err
        assert snapshot(central) == before


def test_the_order_of_the_export_does_not_name_files(run, central):
    same = [{"id": str(n), "url": f"https://a.com/en/articles/{n}"} for n in (9, 10, 2)]
    run("intercom", articles(*copy.deepcopy(same)))
    first = snapshot(central / "docs")
    for path in first:
        (central / "docs" / path).unlink()
    run("intercom", articles(*reversed(same)))
    assert snapshot(central / "docs") == first
    assert {"outros-artigos/emitir-uma-nota-3.en.md"} <= first.keys()
