"""What CONTRIBUTING.md tells people to type and to look at is there, and works."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config

from helpcenter.cli import build_parser
from helpcenter.content import read_content
from helpcenter.lint.check import check
from helpcenter.lint.terms import read_terms
from terminal import typed
from writer_pictures import ANSWERS, ARTICLE, PARTS, SAMPLE, SCREENS, lay_out

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FENCED = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)^(?P=indent)```$", re.M | re.S)
PROSE = FENCED.sub("", GUIDE)
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^]]*)\]\(([^)\s]+)\)")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
MOST = 60_000
"""Bytes of a picture."""


def blocks(kind: str) -> list[str]:
    found = (match for match in FENCED.finditer(GUIDE) if match["kind"] == kind)
    return [re.sub(rf"^{match['indent']}", "", match["text"], flags=re.M) for match in found]


def calls(program: str) -> list[str]:
    """Each call of a program, in blocks of code and within sentences."""
    lines = "".join(blocks("sh")).splitlines()
    called = [line.partition("#")[0] for line in lines] + re.findall(r"`([^`\n]+)`", PROSE)
    plain = {call.strip().removeprefix(".venv/bin/") for call in called}
    return sorted(call for call in plain if call.startswith(f"{program} "))


def anchors() -> set[str]:
    """The ids that GitHub gives to headings."""
    titles = re.findall(r"^#+ (.+)$", PROSE, re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("call", calls("central"))
def test_every_command_is_understood(call: str) -> None:
    words = shlex.split(call)[1:]
    build_parser(words[:1]).parse_args(words)


@pytest.mark.parametrize("call", calls("make"))
def test_every_target_exists(call: str) -> None:
    assert call.split()[1] in TARGETS


def test_the_guide_names_the_commands_of_a_writer() -> None:
    named = {call.split()[1] for call in calls("central")}
    assert {"novo", "conferir", "traducao", "revisar", "importar", "mover", "remover"} <= named


@pytest.mark.parametrize("link", sorted(set(LINK.findall(re.sub(r"`[^`\n]+`", "", PROSE)))))
def test_every_link_leads_somewhere(link: str) -> None:
    path, _, anchor = link.partition("#")
    if path.startswith("docs/") and not (ROOT / "docs/escrever").exists():
        pytest.skip("`central comecar` has taken the sample articles away, as the guide says")
    assert (ROOT / path).exists()
    assert path or anchor in anchors()


def test_pictures_are_described_light_and_those_of_the_script() -> None:
    shown = {path: alt for alt, path in PICTURE.findall(PROSE) if path.startswith("pictures/")}
    assert all(len(alt) > 40 for alt in shown.values())
    assert {Path(path).stem for path in shown} == {*SCREENS, *PARTS}
    assert all((ROOT / path).stat().st_size < MOST for path in shown)


def test_the_sample_article_and_data_have_nothing_to_mend(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(SAMPLE / "docs", docs)
    (article,) = (text for text in blocks("markdown") if text.startswith("---"))
    (docs / "conta/trocar-a-senha.md").write_text(article, "utf-8")
    (docs / "conta/img").mkdir()
    shutil.copy(ROOT / "pictures/escrever-novo.png", docs / "conta/img/trocar-senha.png")
    names = ("sinonimos", "buscas", "termos")
    for name, text in zip(names, blocks("yaml"), strict=True):
        (docs / f"_dados/{name}.yml").write_text(text, "utf-8")
    assert check(read_content(docs), docs) == []
    terms, wrong = read_terms(docs)
    assert wrong == []
    assert [term.use or term.botao for term in terms] == ["ticket", "Nova conversa"]


def test_the_help_center_of_the_samples_can_be_photographed(tmp_path: Path) -> None:
    """Its settings hold: with a brand that is only linked to, no picture could be made."""
    config = load_config(str(lay_out(tmp_path / "central") / "mkdocs.yml"))
    assert config.plugins.on_config(config).extra["catalog"].articles()


def test_the_samples_are_what_a_writer_gets_to_see(tmp_path: Path) -> None:
    project = lay_out(tmp_path / "central")
    assert typed(project, "novo", ANSWERS).startswith(
        "$ .venv/bin/central novo\nColeção (conta, conversas): conta\n"
    )
    article = f"docs/{ARTICLE}.md"
    shutil.copy(SAMPLE / Path(article).name, project / article)
    *told, summary = typed(project, f"conferir {article}").splitlines()[1:]
    (sample,) = (line for text in blocks("text") for line in text.splitlines() if "AJ" in line)
    assert sample in told
    assert f"“{summary}”" in GUIDE
