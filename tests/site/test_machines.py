"""What programs read, of a real build in both languages: twins, llms.txt, llms-full.txt."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from helpcenter.addresses import absolute
from helpcenter.machines.llms import OPTIONAL, link, read_index

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

ROOT = "https://ajuda.exemplo.com.br/"
FOLDERS = {"pt-BR": "", "en": "en/"}
ITEM = re.compile(r"\[.+\]\(https://\S+\)(: \S.*)?")


def manifest(site: Path, language: str) -> list[dict[str, str]]:
    articles = json.loads((site / "manifest.json").read_text("utf-8"))["articles"]
    return [article for article in articles if article["language"] == language]


def read_page(site: Path, address: str) -> BeautifulSoup:
    html = (site / address.strip("/") / "index.html").read_text("utf-8")
    return BeautifulSoup(html, "html.parser")


def twin(site: Path, address: str) -> tuple[dict[str, object], str]:
    _, matter, body = (site / address.strip("/") / "index.md").read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(matter), body


def form_of(text: str) -> list[str]:
    """What is wrong with an llms.txt, by the form of https://llmstxt.org; read by CommonMark."""
    tokens = MarkdownIt("commonmark").parse(text)
    names = [token.tag for token in tokens if token.level == 0 and token.nesting >= 0]
    wrong = []
    if names[0] != "h1" or names.count("h1") != 1:
        wrong.append("one title, at the top")
    if names[1:2] != ["blockquote"]:
        wrong.append("a summary below the title")
    if headings := [name for name in names if name in ("h3", "h4", "h5", "h6")]:
        wrong.append(f"no such headings: {headings}")
    first = names.index("h2") if "h2" in names else len(names)
    if set(names[2:first]) - {"p", "ul", "ol"}:
        wrong.append("only text before the sections")
    sections = names[first:]
    if sections != ["h2", "ul"] * (len(sections) // 2):
        wrong.append("each section is a list of links")
    return wrong + [f"no link: {item}" for item in items(tokens) if not ITEM.fullmatch(item)]


def items(tokens: list[Token]) -> list[str]:
    """The items of the lists, as they are written."""
    inside = [at for at, token in enumerate(tokens) if token.type == "list_item_open"]
    return [tokens[at + 2].content for at in inside]


@pytest.mark.parametrize("language", FOLDERS)
def test_llms_txt_has_the_published_form(site: Path, language: str) -> None:
    text = (site / FOLDERS[language] / "llms.txt").read_text("utf-8")
    assert form_of(text) == []
    assert f"\n## {OPTIONAL}\n" in text


@pytest.mark.parametrize(
    "text",
    [
        "> a\n\n# b\n",
        "# a\n\n## b\n\n- [c](https://d.br)\n",
        "# a\n\n> b\n\n### c\n",
        "# a\n\n> b\n\n## c\n\ntexto\n",
        "# a\n\n> b\n\n## c\n\n- d\n",
        "# a\n\n> b\n\n# c\n",
    ],
)
def test_the_form_is_really_looked_at(text: str) -> None:
    assert form_of(text)


@pytest.mark.parametrize("language", FOLDERS)
def test_llms_txt_lists_the_articles_of_its_language_by_collection(
    site: Path, language: str
) -> None:
    found = read_index((site / FOLDERS[language] / "llms.txt").read_text("utf-8"))
    listed = {(item.title, item.url) for links in found.values() for item in links}
    assert listed == {
        (article["title"], f"{ROOT}{article['address'][1:]}index.md")
        for article in manifest(site, language)
    }
    expected = {"pt-BR": ["Conversas", "Conta", "Conta › Senhas"], "en": ["Conversations"]}
    assert list(found) == expected[language]


@pytest.mark.parametrize("language", FOLDERS)
def test_llms_full_has_every_text_below_its_collection(site: Path, language: str) -> None:
    text = (site / FOLDERS[language] / "llms-full.txt").read_text("utf-8")
    tokens = MarkdownIt("commonmark").parse(text)
    headings = [
        (token.tag, tokens[at + 1].children[0].content)
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag in ("h1", "h2")
    ]
    expected = {
        "pt-BR": ["Central de Teste", "Conversas", "Conta", "Conta › Senhas"],
        "en": ["Test Center", "Conversations"],
    }
    assert [title for _, title in headings] == expected[language]
    for article in manifest(site, language):
        assert f"\n<{ROOT}{article['address'][1:]}>\n" in text
    unlike = {"pt-BR": "You can start", "en": "Você pode"}
    assert unlike[language] not in text


@pytest.mark.parametrize("language", FOLDERS)
def test_every_article_has_a_twin_and_no_other_page_has(site: Path, language: str) -> None:
    for article in manifest(site, language):
        told, body = twin(site, article["address"])
        assert told["title"] == article["title"]
        assert told["url"] == f"{ROOT}{article['address'][1:]}"
        assert told["language"] == language
        assert str(told["updated"]) == article["updated"]
        assert str(told["created"]) == article["created"]
        assert told["description"]
        assert body.startswith("\n# ")
    addresses = {article["address"] for kind in FOLDERS for article in manifest(site, kind)}
    found = {f"/{path.parent.relative_to(site).as_posix()}/" for path in site.rglob("*.md")}
    assert found == addresses


def test_a_twin_says_what_the_page_says_in_plain_markdown(site: Path) -> None:
    _, body = twin(site, "/conversas/abrir-um-chat/")
    for part in (
        f"[veja as mensagens]({ROOT}conversas/ver-mensagens/#por-data)",
        f"![Tela com o ícone no alto]({ROOT}conversas/img/tela.svg)",
        "> **Dica**\n>\n> Tenha o link da tela à mão.",
        "**Celular**\n\nToque no ícone.",
        "[Vídeo de exemplo](https://www.youtube.com/watch?v=aqz-KE-bpKQ) (vídeo)",
        f"[modelo de mensagem]({ROOT}conversas/anexos/modelo.txt) (TXT)",
        "> **Quer saber mais?**",
        "```python\ndef saudar(nome: str, vezes=3) -> None:  # um comentário\n",
    ):
        assert part in body
    _, english = twin(site, "/en/conversas/abrir-um-chat/")
    assert f"[see your messages]({ROOT}conversas/ver-mensagens/)" in english


def test_links_of_twins_lead_to_what_is_published(site: Path) -> None:
    for path in site.rglob("*.md"):
        for leads in re.findall(rf"\({ROOT}([^)\s#]*)", path.read_text("utf-8")):
            assert (site / leads).exists(), leads


def test_drafts_are_in_none(site: Path) -> None:
    paths = [*site.rglob("*.md"), *site.rglob("llms*.txt"), *site.rglob("novidades.xml")]
    assert len(paths) > len(FOLDERS) * 3
    for path in paths:
        assert "ainda-nao" not in path.read_text("utf-8")
        assert "Texto por terminar" not in path.read_text("utf-8")


@pytest.mark.parametrize("language", FOLDERS)
def test_an_article_names_its_twin_and_no_other_page_does(site: Path, language: str) -> None:
    articles = [article["address"] for article in manifest(site, language)]
    for address in (*articles, f"/{FOLDERS[language]}", f"/{FOLDERS[language]}conversas/"):
        page = read_page(site, address)
        named = [link["href"] for link in page.select('link[type="text/markdown"]')]
        menu = [link["href"] for link in page.select(".hc-take a")]
        assert named == menu == (["index.md"] if address in articles else [])


def test_only_named_assistants_are_linked_to(site: Path, site_with_answers: Path) -> None:
    page = read_page(site_with_answers, "/en/conversas/abrir-um-chat/")
    _, link = page.select("details.hc-take a")
    twin = "https%3A%2F%2Fajuda.exemplo.com.br%2Fen%2Fconversas%2Fabrir-um-chat%2Findex.md"
    assert link["href"] == f"https://ia.exemplo.com.br/novo?q=Leia%20{twin}"
    assert link["rel"] == ["noopener"]
    assert link.text == "Open in Ajudante"
    assert "ia.exemplo.com.br" in read_page(site_with_answers, "/privacidade/").text
    assert "assistentes" not in read_page(site, "/privacidade/").text


def test_an_address_of_any_letters_is_one_link() -> None:
    url = absolute("https://a.br/ajuda/", "/conta/com espaço (1) & ção/index.md")
    assert url == "https://a.br/ajuda/conta/com%20espa%C3%A7o%20(1)%20&%20%C3%A7%C3%A3o/index.md"
    (listed,) = read_index(f"## Conta\n\n{link('Um', url)}")["Conta"]
    assert listed.url == url
