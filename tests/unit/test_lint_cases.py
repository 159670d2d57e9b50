"""Mistakes that the checker once overlooked or wrongly told."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from helpcenter.content import Content, read_content
from helpcenter.lint.body import read_body
from helpcenter.lint.check import check
from helpcenter.lint.parser import Parser
from helpcenter.lint.problem import MAX_ALIKE
from helpcenter.mistakes import nearest
from helpcenter.sources import parse_source

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]


def told(files: dict[str, str], code: str, docs: Path = Path("não-existe")) -> list[str]:
    """What is told about files of `conversas/` under one code."""
    paths = {f"conversas/{name}": text for name, text in files.items()}
    content = Content(sources={path: parse_source(path, text) for path, text in paths.items()})
    return [str(problem) for problem in check(content, docs) if problem.code == code]


def ids(tokens) -> set[str]:
    return {found for t in tokens for found in {t["id"], *ids(t["children"])}}


def test_only_english_articles_name_english_files() -> None:
    link = "[x](b.en.md)"
    files = {"a.md": link, "a.en.md": link, "b.md": "", "b.en.md": "", "c.md": "[x](so.en.md)"}
    first, second = told({**files, "so.en.md": ""}, "AJ010")
    assert first.startswith("conversas/a.md:1: ")
    assert first.endswith(
        "“b.en.md” é de outro idioma, e o link não chega até lá. Sugestão: use “b.md”."
    )
    assert second.startswith("conversas/c.md:1: ")
    assert "use “" not in second
    (alone,) = told({"c.md": "[x](so.md)", "so.en.md": ""}, "AJ010")
    assert "use “" not in alone


@pytest.mark.parametrize(
    "text",
    [
        "</div>\n## Depois",
        "<div>a</div>\n## Depois",
        "<div>\na\n</div>\n## Depois",
        "<div><div>\na\n</div>\n## Não\n</div>\n## Depois",
        "<hr>\n## Depois",
        "<details markdown>\n## Dentro\n</details>\n## Depois",
        "<br>\n## Depois",
        "- a\n\n    <div>a</div>\n    ## Depois",
        "> <div>a</div>\n> ## Depois",
        "<div>\n<!-- </div> -->\n## Não\n</div>\n## Depois",
        "<div>\n## Não\n## Não\n## Não\n</div>\n## Depois",
        "<section>a\n## Não",
        "## [x](b.md){ .a } B",
        "## `x`{ .a } B",
        "## ![p](x.png){ .a } B",
        "## [x](b.md){ .a } B { #k }",
        "## *x*{ .a}}y",
        "## <b>x</b>{ .a } B",
        "## x{ .a } B",
    ],
)
def test_headings_are_those_of_the_page(text: str) -> None:
    md = Markdown(extensions=EXTENSIONS)
    md.convert(text)
    assert read_body(text, 1, Parser()).anchors == ids(md.toc_tokens)


def test_what_follows_html_is_checked() -> None:
    for html in ("</div>", "<div>a</div>", "<br>"):
        assert len(told({"a.md": f"{html}\n[x](sumiu-daqui.md)\n[y](#nada)"}, "AJ010")) == 2


@pytest.mark.parametrize("code", ["`<form>`", "    <form>"])
def test_code_inside_of_html_is_no_code(code: str) -> None:
    assert len(told({"a.md": f"<div>\n\n{code}\n\n</div>\n"}, "AJ012")) == 1
    assert not told({"a.md": f"<div>\n</div>\n\n{code}\n\n```\n<form>\n```\n"}, "AJ012")


def test_a_suggestion_is_like_the_name_and_never_the_article_itself() -> None:
    (problem,) = told({"a.md": "[x](nao.md)"}, "AJ010")
    assert problem.endswith("Sugestão: confira a pasta e o nome do arquivo.")
    (problem,) = told({"abrir-chat.md": "[x](abrir-chats.md)"}, "AJ010")
    assert "use “" not in problem


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<!-- <form> -->", 0),
        ("x <!-- <form>\n--> y", 0),
        ("<!--> <form> -->", 1),
        ("<!---> <form> -->", 1),
        ("<!-- --!> <form> -->", 1),
        ("<a '<!-- > <form> -->", 1),
        ("- a\n\n    <!--\n\n    <form>\n\n    -->", 1),
        ("<!-- a --> <form> <!-- b -->", 1),
    ],
)
def test_only_comments_are_passed_over(text: str, count: int) -> None:
    assert len(told({"a.md": text}, "AJ012")) == count


def test_a_drive_is_no_scheme() -> None:
    (problem,) = told({"a.md": r"[c](C:\x.md) [d](tel:1)"}, "AJ010")
    assert r"“C:\x.md” não é o caminho de um arquivo de docs/." in problem


def test_a_thousand_problems_are_told_in_short() -> None:
    problems = told({"a.md": "![](x.png)\n" * 1000}, "AJ009")
    assert len(problems) == MAX_ALIKE + 1
    assert problems[-1].startswith("conversas/a.md:101: AJ009 há mais 900 problemas como este")


def test_long_words_get_no_suggestion() -> None:
    assert nearest("a" * 100, ["a" * 99])
    assert not nearest("a" * 101, ["a" * 100])


def test_links_that_lead_to_no_file_of_docs_are_told(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "fora"
    (docs / "conta").mkdir(parents=True)
    outside.mkdir()
    (docs / "certo.md").write_text("a")
    (docs / "conta" / "dentro.md").symlink_to(docs / "certo.md")
    (docs / "conta" / "roda.md").symlink_to(docs / "conta" / "roda.md")
    (docs / "conta" / "segredo.pdf").symlink_to(tmp_path / "segredo.pdf")
    (docs / "conta" / "segredo.md").symlink_to(tmp_path / "segredo.md")
    (docs / "conta" / "laco").symlink_to(docs)
    (tmp_path / "segredo.md").write_text("b")
    (docs / "pasta").symlink_to(outside)
    (docs / ".oculto").symlink_to(outside)
    problems = told({}, "AJ016", docs)
    told_of = {problem.partition(":1: ")[0]: problem for problem in problems}
    lost, outside, inside = "não leva a nada", "leva para fora de docs/", "é um atalho para outra"
    wanted = {
        "conta/laco": inside,
        "conta/roda.md": lost,
        "conta/segredo.md": outside,
        "conta/segredo.pdf": lost,
        "pasta": outside,
    }
    assert told_of.keys() == wanted.keys()
    assert all(words in told_of[path] for path, words in wanted.items())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<image href="https://exemplo.com.br/a.png"/>',
        '<rect style="fill:url(https://exemplo.com.br/a)"/>',
        "<foreignObject></foreignObject>",
    ],
)
def test_a_picture_only_draws(tmp_path: Path, inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">\n{inside}\n</svg>'
    (tmp_path / "mau.svg").write_text(svg, "utf-8")
    plain = '<svg xmlns="http://www.w3.org/2000/svg"><g fill="url(#b)"><use href="#a"/></g></svg>'
    (tmp_path / "bom.svg").write_text(plain, "utf-8")
    told = [(p.path, p.line) for p in check(Content({}), tmp_path) if p.code == "AJ012"]
    assert told == [("mau.svg", 2)]


def test_addresses_with_spaces_are_links_as_they_are_in_the_page(tmp_path: Path) -> None:
    links = ["![Tela](img/Foto da Tela.png)", '![B](img/Não há.png "Título")', "[x](senha nova.md)"]
    body = "\n" + "\n\n".join(links) + "\n"
    (tmp_path / "c/img").mkdir(parents=True)
    (tmp_path / "c/img/Foto da Tela.png").write_bytes(b"x")
    (tmp_path / "c/a.md").write_text(f"---\ntitle: Um artigo\n---\n{body}", "utf-8")
    told = [p for p in check(read_content(tmp_path), tmp_path) if p.code in ("AJ010", "AJ023")]
    assert [(p.line, p.message) for p in told] == [
        (7, "não encontrei “img/Não há.png”."),
        (9, "não encontrei “senha nova.md”."),
    ]


@pytest.mark.parametrize("link", ["Abrir-Um-Chat.md", "abrir um chat.md", "ABRIR_UM_CHAT.md"])
def test_a_name_with_other_capitals_or_signs_is_found(link: str) -> None:
    (problem,) = told({"a.md": f"[x](<{link}>)", "abrir-um-chat.md": ""}, "AJ010")
    assert problem.endswith("Sugestão: use “abrir-um-chat.md”.")
