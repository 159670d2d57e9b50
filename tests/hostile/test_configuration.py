"""What a change of mkdocs.yml, of the brand or of the destination may not do."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.hostile.files import BOMB, DEEP, MERGE, PICTURES

from helpcenter import cli
from helpcenter.assets import check_files
from helpcenter.settings import SettingsError, parse_settings

if TYPE_CHECKING:
    from pathlib import Path

NAME = "site_name: Central de Teste"
BAD = {
    "a module": (f"{NAME}\ncopyright: !!python/name:mau.nome", "“!!python/name:mau.nome” não"),
    "an object": (f"{NAME}\ncopyright: !!python/object/apply:os.system [a]", "não serve"),
    "a secret": (f"{NAME}\ncopyright: !ENV SEGREDO", "“!ENV” não serve; escreva o valor."),
    "a secret in a list": (f"{NAME}\nwatch: [a, !ENV [SEGREDO, b]]", "“!ENV” não serve"),
    "a path of MkDocs": (f"{NAME}\nwatch: [!relative a]", "“!relative” não serve"),
    "an alias": (f"{NAME}\nwatch: [&a x, *a]", "não use * nem &"),
    "aliases that grow": (f"{NAME}\n{BOMB}", "não use * nem &"),
    "merges that grow": (f"{NAME}\n{MERGE}", "não use * nem &"),
    "brackets without end": (f"{NAME}\nwatch: {DEEP}", "não use * nem &"),
    "hooks": (f"{NAME}\nhooks: [mau.py]", "a chave “hooks” é do projeto"),
    "plugins": (f"{NAME}\nplugins: [nada]", "a chave “plugins” é do projeto"),
    "a font of others": (f"{NAME}\ntheme: {{font: {{text: Roboto}}}}", "“theme” é do projeto"),
    "a theme of its own": (f"{NAME}\ntheme: {{custom_dir: docs}}", "“theme” é do projeto"),
    "styles": (f"{NAME}\nextra_css: [a.css]", "a chave “extra_css” é do projeto"),
    "a script that is not there": (
        f"{NAME}\nextra_javascript: [a.js]",
        "extra_javascript: não encontrei overrides/a.js",
    ),
    "another that is not there": (
        f"{NAME}\nextra_javascript: [{{path: 'http://[', defer: true}}]",
        "extra_javascript: não encontrei overrides/",
    ),
    "navigation": (f"{NAME}\nnav: [index.md]", "a chave “nav” é do projeto"),
    "a site in docs": (f"{NAME}\nsite_dir: docs/site", "a chave “site_dir” é do projeto"),
    "other addresses": (f"{NAME}\nuse_directory_urls: false", "“use_directory_urls” é do projeto"),
    "other docs": (f"{NAME}\ndocs_dir: /etc", "os artigos ficam em docs/"),
    "another project": (f"{NAME}\nINHERIT: ../../etc/passwd", "aparece duas vezes"),
    "a key twice": (f"{NAME}\nsite_name: Outra", "aparece duas vezes"),
    "no title": ("", "falta a chave “site_name”"),
    "bytes": ("bytes", "UTF-8"),
}


@pytest.mark.parametrize(("line", "words"), BAD.values(), ids=BAD)
def test_mkdocs_yml(new_project, monkeypatch, capsys, line: str, words: str) -> None:
    project = new_project()
    ran = project / "rodou"
    (project / "mau.py").write_text(f"open({str(ran)!r}, 'w')\nnome = 1\n", "utf-8")
    config = project / "mkdocs.yml"
    raw = config.read_text("utf-8").replace(NAME, line).encode()
    config.write_bytes(raw + (b"# \xff\n" if line == "bytes" else b""))
    monkeypatch.chdir(project)
    monkeypatch.syspath_prepend(str(project))
    monkeypatch.setenv("SEGREDO", "senha-secreta")
    for command in (["montar"], ["servir", "--porta", "18799"]):
        assert cli.main(command) == 1
        said = capsys.readouterr().err
        assert words in said
        assert "mkdocs.yml" in said
        assert "senha-secreta" not in said
    assert not ran.exists()
    assert not (project / "site").exists()


def test_a_windows_mkdocs_yml_is_read(new_project, monkeypatch) -> None:
    project = new_project()
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    monkeypatch.chdir(project)
    assert cli.main(["montar"]) == 0


@pytest.mark.parametrize("target", ["docs/site", "marca/a/b", "overrides/x", "hooks/site"])
def test_no_site_is_built_into_what_it_is_made_from(
    new_project, monkeypatch, capsys, target: str
) -> None:
    project = new_project()
    monkeypatch.chdir(project)
    assert cli.main(["montar", "--destino", target]) == 1
    assert f"fica dentro de {target.partition('/')[0]}/" in capsys.readouterr().err
    assert not (project / target).exists()


def brand(path: str) -> dict[str, object]:
    return {"brand": {"name": "x", "logo": path, "favicon": "marca/bom.svg"}}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("../segredo.svg", "leva para fora da pasta da central"),
        ("/etc/hostname", "leva para fora da pasta da central"),
        ("marca/elo.svg", "leva para fora da pasta da central"),
        ("marca/ambiente.svg", "leva para fora da pasta da central"),
        ("mkdocs.yml", "não é uma imagem"),
        ("marca", "não encontrei o arquivo"),
        ("marca/mau.svg", "linha 1: a imagem SVG tem “script”"),
    ],
)
def test_the_brand_is_pictures_of_the_project(tmp_path: Path, path: str, words: str) -> None:
    root = tmp_path / "central"
    (root / "marca").mkdir(parents=True)
    (tmp_path / "segredo.svg").write_text("<svg/>", "utf-8")
    (root / "mkdocs.yml").write_text("a", "utf-8")
    (root / "marca" / "bom.svg").write_text("<svg/>", "utf-8")
    (root / "marca" / "mau.svg").write_text(str(PICTURES["script"][1]), "utf-8")
    (root / "marca" / "elo.svg").symlink_to(tmp_path / "segredo.svg")
    (root / "marca" / "ambiente.svg").symlink_to("/proc/self/environ")
    check_files(parse_settings(brand("marca/bom.svg")), root)
    with pytest.raises(SettingsError, match=r"brand\.logo\.light: ") as refused:
        check_files(parse_settings(brand(path)), root)
    assert words in str(refused.value)


@pytest.mark.parametrize("folder", ["overrides/assets", "overrides", "marca"])
def test_links_in_what_is_published_are_refused(
    new_project, monkeypatch, capfd, folder: str
) -> None:
    project = new_project()
    overrides = (project / "overrides").resolve()
    (project / "overrides").unlink()
    shutil.copytree(overrides, project / "overrides")
    (project / folder / "vaza.svg").symlink_to("/proc/self/environ")
    monkeypatch.chdir(project)
    assert cli.main(["montar"]) == 1
    said = "".join(capfd.readouterr())
    assert f"{folder}/vaza.svg: o arquivo leva para fora de {folder.partition('/')[0]}/" in said
    assert not (project / "site").exists()
