"""The events of hooks/*.py, with MkDocs' own objects and its own loading."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import InclusionLevel, get_files

from helpcenter.languages import LANGUAGES
from helpcenter.preview import VARIABLE
from helpcenter.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@pytest.fixture
def config(new_project: Callable[..., Path]) -> MkDocsConfig:
    """The configuration of a project, after every `on_config` of the first language."""
    config = load_config(str(new_project() / "mkdocs.yml"))
    return config.plugins.on_config(config)


def files_of(config: MkDocsConfig) -> Files:
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    return config.plugins.on_files(files, config=config)


def next_language(config: MkDocsConfig, language: str) -> None:
    """What mkdocs-static-i18n does between its builds."""
    config.plugins["i18n"].current_language = language
    config.plugins.on_config(config)


def test_typed_settings_replace_the_mapping_once(config: MkDocsConfig) -> None:
    typed, content = config.extra["help_center"], config.extra["content"]
    renderer = config.extra["renderer"]
    assert isinstance(typed, Settings)
    next_language(config, "en")
    assert config.extra["help_center"] is typed
    assert config.extra["content"] is content
    assert config.extra["renderer"] is renderer


def test_a_mistake_stops_the_build_without_a_traceback(new_project: Callable[..., Path]) -> None:
    project = new_project(help_center={"mesenger": {}})
    config = load_config(str(project / "mkdocs.yml"))
    with pytest.raises(Abort) as error:
        config.plugins.on_config(config)
    assert "extra.help_center.mesenger" in str(error.value)


def test_the_languages_are_those_of_the_plugin(config: MkDocsConfig) -> None:
    listed = [language.locale for language in config.plugins["i18n"].config.languages]
    assert listed == list(LANGUAGES)


def test_a_language_without_pages_is_not_built(
    new_project: Callable[..., Path], write_docs: Callable[[dict[str, str]], Path]
) -> None:
    docs = write_docs({"geral/uma.md": "---\ntitle: Uma\n---\n"})
    config = load_config(str(new_project(docs=docs) / "mkdocs.yml"))
    config.plugins.on_config(config)
    built = {lang.locale: lang.build for lang in config.plugins["i18n"].config.languages}
    assert built == {"pt-BR": True, "en": False}


def test_mkdocs_is_given_bodies_without_front_matter(config: MkDocsConfig) -> None:
    file = files_of(config).get_file_from_path("conversas/abrir-um-chat.md")
    assert file
    assert file.content_string.lstrip().startswith("Você pode abrir")
    assert file.content_string.startswith("\n"), "or MkDocs takes a first line 'Dica: …' for data"


def test_a_first_line_with_a_colon_is_kept(
    new_project: Callable[..., Path],
    write_docs: Callable[[dict[str, str]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "1")  # Without front matter nothing is published.
    docs = write_docs({"geral/uma.md": "Dica: leia até o fim.\n\nMais.\n"})
    config = load_config(str(new_project(docs=docs) / "mkdocs.yml"))
    config.plugins.on_config(config)
    file = files_of(config).get_file_from_path("geral/uma.md")
    assert file
    page = make_page(file, config)
    page.read_source(config)
    assert page.markdown
    assert "Dica: leia até o fim." in page.markdown
    assert page.meta == {}


def make_page(file, config):
    from mkdocs.structure.pages import Page

    return Page(None, file, config)


def test_drafts_are_for_the_preview_alone(config: MkDocsConfig) -> None:
    file = files_of(config).get_file_from_path("conta/ainda-nao.md")
    assert file
    assert file.inclusion == InclusionLevel.DRAFT
    assert file.inclusion.is_in_serve()
    assert not file.inclusion.is_included()


def test_pages_of_other_languages_are_kept_for_links_and_not_built(config: MkDocsConfig) -> None:
    next_language(config, "en")
    files = files_of(config)
    original = files.src_uris["conversas/ver-mensagens.md"]
    assert original.inclusion == InclusionLevel.EXCLUDED
    assert original.url == "conversas/ver-mensagens/"
    translated = files.src_uris["conversas/abrir-um-chat.en.md"]
    assert (translated.inclusion.is_included(), translated.url) == (
        True,
        "en/conversas/abrir-um-chat/",
    )


def test_pages_that_nobody_wrote_are_made(config: MkDocsConfig) -> None:
    next_language(config, "en")
    files = files_of(config)
    made = {
        file.src_uri: file.dest_uri
        for file in files
        if file.generated_by and file.src_uri.endswith(".md")
    }
    assert made == {
        "index.en.md": "en/index.html",
        "suporte.en.md": "en/suporte/index.html",
        "privacidade.en.md": "en/privacidade/index.html",
        "busca.en.md": "en/busca/index.html",
        "novidades.en.md": "en/novidades/index.html",
    }


def test_nothing_of_the_themes_search_is_published(config: MkDocsConfig) -> None:
    before = get_files(config)
    before.add_files_from_theme(config.theme.get_env(), config)
    parts = {f.src_uri for f in before if "/lunr/" in f.src_uri or "/workers/" in f.src_uri}
    assert parts, "The theme has moved them."
    assert not parts & {file.src_uri for file in files_of(config)}


def test_one_stylesheet_holds_the_themes_brand_and_styles(config: MkDocsConfig) -> None:
    ours = [file for file in files_of(config) if file.src_uri.startswith("assets/stylesheets/")]
    assert [file.src_uri for file in ours] == ["assets/stylesheets/help-center.css"]
    css = ours[0].content_string
    order = [".md-typeset", "[data-md-color-scheme=slate]{", "--hc-primary:#4f46e5;", ".hc-face"]
    places = [css.index(part) for part in order]
    assert places == sorted(places)
    assert css.rindex("@media print") > css.index(".hc-face")


def test_only_known_kinds_of_file_leave_docs(config: MkDocsConfig) -> None:
    published = {file.src_uri for file in files_of(config) if file.src_dir == config.docs_dir}
    assert "gravacao.mp4" not in published
    assert "conversas/img/tela.svg" in published
    assert "conversas/anexos/modelo.txt" in published


def test_a_link_out_of_docs_publishes_nothing(
    new_project: Callable[..., Path], tmp_path: Path
) -> None:
    project = new_project()
    secret = tmp_path / "segredo.txt"
    secret.write_text("senha", "utf-8")
    for name in ("vazou.md", "vazou.txt"):
        (project / "docs" / "conta" / name).symlink_to(secret)
    config = load_config(str(project / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    assert not [path for path in config.extra["content"].sources if "vazou" in path]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "1")
        published = {file.src_uri for file in files_of(config)}
    assert not [path for path in published if "vazou" in path]


def test_hook_files_share_nothing_but_the_package() -> None:
    hooks = Path(__file__).parent.parent.parent / "hooks"
    names = {path.stem for path in hooks.glob("*.py")}
    for path in hooks.glob("*.py"):
        lines = path.read_text("utf-8").splitlines()
        imported = {
            line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))
        }
        assert not imported & names, path


def test_docs_give_no_orders_to_the_host_and_change_no_brand(
    new_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "1")  # The preview publishes what it only tells of.
    project = new_project()
    (project / "docs" / "robots.txt").write_text("Disallow: /", "utf-8")
    (project / "docs" / "marca").mkdir()
    (project / "docs" / "marca" / "logo.svg").write_text("<svg/>", "utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    files = files_of(config.plugins.on_config(config))
    assert files.get_file_from_path("robots.txt") is None
    logo = files.get_file_from_path("marca/logo.svg")
    assert logo
    assert logo.src_dir == str(project)
