"""The search of a built site, asked with the JavaScript that it publishes."""

from __future__ import annotations

import json

import pytest

from helpcenter.cli import main
from helpcenter.commands import CommandError
from helpcenter.commands.montar import build
from helpcenter.search.ask import AskError, ask

TEXT = "Texto de um artigo que fala de abacates e de mais nada que importe aqui.\n"


def article(title: str, more: str = "", body: str = TEXT) -> str:
    description = (
        "Uma descrição com o tamanho certo, entre cinquenta e cento e sessenta caracteres."
    )
    return f"---\ntitle: {title}\ndescription: {description}\n{more}---\n\n{body}"


def found(site, query: str, language: str = "pt-BR") -> list[str]:
    (answer,) = ask(site, language, [query])
    return [hit["address"] for hit in answer["hits"]]


@pytest.fixture
def build_docs(new_project, write_docs):
    """Build a site of these files; return where it lies."""

    def build_files(files: dict[str, str], *, strict: bool = False):
        project = new_project(docs=write_docs({"a/index.md": article("Coleção", body=""), **files}))
        build(project, project / "site", strict=strict)
        return project / "site"

    return build_files


def test_each_language_has_an_index_of_its_own(site) -> None:
    assert found(site, "excluir conta")[0] == "conta/excluir-a-conta/"
    assert found(site, "chat", "en")[0] == "en/conversas/abrir-um-chat/"
    assert all(address.startswith("en/") for address in found(site, "chat", "en"))
    assert not any(address.startswith("en/") for address in found(site, "chat"))


def test_a_title_with_a_line_separator_breaks_no_answer(build_docs) -> None:
    site = build_docs({"a/um.md": article(r'"Abacate\u2028maduro"')})
    assert found(site, "maduro") == ["a/um/"]


def test_text_of_the_article_alone_is_searched(site) -> None:
    assert found(site, "definitiva") == ["conta/excluir-a-conta/"]
    for from_the_templates in ("neste artigo relacionados", "respondeu à sua pergunta", "byline"):
        (answer,) = ask(site, "pt-BR", [from_the_templates])
        assert not answer["exact"], from_the_templates


def test_drafts_and_excluded_articles_stay_out(build_docs) -> None:
    site = build_docs(
        {
            "a/um.md": article("Primeiro"),
            "a/dois.md": article("Segundo", "rascunho: true\n"),
            "a/tres.md": article("Terceiro", "search: { exclude: true }\n"),
        }
    )
    assert found(site, "abacate") == ["a/um/"]


def test_boost_tags_and_featured_decide_between_equals(build_docs) -> None:
    site = build_docs(
        {
            "a/aviso.md": article("Abacate seis", "tags: [Aviso]\n"),
            "a/comum.md": article("Abacate dois"),
            "a/destaque.md": article("Abacate três", "destaque: true\n"),
            "a/forte.md": article("Abacate quatro", "search: { boost: 2 }\n"),
            "a/links.md": article("Abacate cinco", body="[abacates, mais abacates](comum.md)\n"),
        }
    )
    order = [address.split("/")[1] for address in found(site, "abacate")]
    assert order[:3] == ["forte", "destaque", "comum"]
    assert order.index("aviso") > order.index("comum")
    assert order.index("links") > order.index("comum")


def test_writers_synonyms_are_joined_with_the_projects(build_docs) -> None:
    files = {
        "a/um.md": article("Excluir um abacate"),
        "_dados/sinonimos.yml": "- palta > abacate\n",
    }
    site = build_docs(files)
    assert found(site, "palta") == ["a/um/"]
    assert found(site, "deletar") == ["a/um/"]


def test_the_same_articles_give_the_same_bytes(site, site_with_answers) -> None:
    assert index_of(site, "en") == index_of(site_with_answers, "en")
    assert index_of(site, "pt-BR") != index_of(site_with_answers, "pt-BR")


def index_of(site, language: str) -> dict[str, bytes]:
    folder = site / "assets/search" / language
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_files_lie_in_one_folder_named_by_their_content(site) -> None:
    folder = json.loads((site / "assets/search/pt-BR/index.json").read_text())["folder"]
    own = [child.name for child in (site / "assets/search/pt-BR").iterdir()]
    assert sorted(own) == sorted([folder, "index.json"])


def test_nothing_of_the_themes_search_is_published(site) -> None:
    assert not (site / "search").exists()
    names = [file.as_posix() for file in (site / "assets/javascripts").rglob("*.js")]
    assert not [name for name in names if "lunr" in name or "workers" in name]


WANTED = "- { busca: abacate, artigo: a/um.md, ate: 1 }\n"


def test_a_search_that_writers_want_and_fails_stops_a_strict_build(build_docs, capfd) -> None:
    files = {
        "a/um.md": article("Primeiro"),
        "a/dois.md": article("Tudo sobre abacate"),
        "_dados/buscas.yml": "# Uma linha antes\n" + WANTED,
    }
    site = build_docs(files)
    told = capfd.readouterr().err
    assert "docs/_dados/buscas.yml:2: a pesquisa “abacate” deveria achar “a/um.md”" in told
    assert "o artigo está na posição 2. Primeiros: Tudo sobre abacate; Primeiro." in told
    assert (site / "index.html").exists()
    with pytest.raises(CommandError, match="Há pesquisas que não acham"):
        build(site.parent, site.parent / "outro", strict=True)
    assert not (site.parent / "outro").exists()


def test_a_search_that_finds_its_article_says_nothing(build_docs, capfd) -> None:
    build_docs({"a/um.md": article("Abacate"), "_dados/buscas.yml": WANTED}, strict=True)
    assert "buscas.yml" not in capfd.readouterr().err


def test_buscar_shows_what_was_found_and_why(site, monkeypatch, capsys) -> None:
    monkeypatch.chdir(site.parent)
    assert main(["buscar", "apagar", "conta", "--quantos", "1"]) == 0
    told = capsys.readouterr().out
    assert "“apagar conta”:" in told
    assert "sinônimo" in told
    assert "/conta/excluir-a-conta/" in told
    assert main(["buscar", "senah", "--site", "site"]) == 0
    assert "Você quis dizer “senha”?" in capsys.readouterr().out


def test_buscar_needs_a_built_site(site, monkeypatch, capsys) -> None:
    monkeypatch.chdir(site.parent)
    assert main(["buscar", "senha", "--site", "docs"]) == 1
    assert "make build" in capsys.readouterr().err


def test_a_broken_search_says_so(tmp_path) -> None:
    with pytest.raises(AskError, match=r"engine\.js") as caught:
        ask(tmp_path, "pt-BR", ["senha"])
    assert "\n" not in str(caught.value)
