"""HTML of help centers becomes the Markdown that our writers type."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from helpcenter.importing.escaping import escape
from helpcenter.importing.links import Links, Page, Target
from helpcenter.importing.markdown import to_markdown

OLD = "https://ajuda.padarialume.com.br"
PAGE = Page("articles/1", "conta/x.md", "pt-BR", f"{OLD}/pt-BR/articles/1-x")
BOTH = frozenset({"pt-BR", "en"})
LINKS = Links(
    {
        "articles/1": Target("conta/x.md", BOTH, anchors={"pt-BR": {"h_1": "passos"}}),
        "articles/12": Target(
            "senhas/trocar.md",
            BOTH,
            titles={"pt-BR": "Como trocar"},
            anchors={"pt-BR": {"h_9": "pelo-celular"}},
        ),
        "articles/13": Target("senhas/nova.md", BOTH, frozenset({"pt-BR"}), {"pt-BR": "Nova"}),
        "articles/14": Target("senhas/only.md", frozenset({"en"}), titles={"en": "Only"}),
        "collections/7": Target("senhas/index.md", BOTH),
    },
    [PAGE.address],
)
CALLOUT = '<div class="intercom-interblocks-callout" style="background-color: #{};">{}</div>'


def convert(html: str, page: Page = PAGE):
    return to_markdown(html, page, LINKS, "Título")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><p>&nbsp;</p><p><br></p><p style='color:red'>b</p>", "a\n\nb"),
        ("<p>a<b> c </b><b>d</b> <i>e</i></p>", "a **c d** *e*"),
        ("<p>a<br>b<br><br>c</p>", "a  \nb\n\nc"),
        ("<h1>A</h1><h3>B</h3><h2></h2><h1><b>C #</b></h1>", "## A\n\n### B\n\n## C \\#"),
        ("<h4>A</h4><p>b</p>", "## A\n\nb"),
        (
            "<ul><li><p>a</p><ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>",
            "- a\n    - b\n        1. c\n- d",
        ),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n    - b"),
        (
            '<ol><li>a</li></ol><p>x</p><ol start="2"><li>b</li></ol>',
            "1. a\n\n    x\n\n2. b",
        ),
        ("<ul><li>a</li></ul><ol><li>b</li></ol>", "- a\n\n<!-- -->\n\n1. b"),
        (CALLOUT.format("feedaf80", "<p>a</p><p>b</p>"), "!!! atenção\n\n    a\n\n    b"),
        (CALLOUT.format("d7efdc80", "<p>a</p>"), "!!! dica\n\n    a"),
        (CALLOUT.format("e3e7fa80", "<p>a</p>"), "!!! nota\n\n    a"),
        (CALLOUT.format("e8e8e880", "<p><b>Dica:</b> use</p>"), "!!! dica\n\n    Use"),
        (
            '<div class="callout--warning"><h4>Veja "x"</h4>a</div>',
            '!!! atenção "Veja “x”"\n\n    a',
        ),
        ('<p class="note">a</p>', "!!! nota\n\n    a"),
        ('<div class="alert alert-info">a</div>', "!!! nota\n\n    a"),
        ('<p class="wysiwyg-color-red">a</p>', "a"),
        (
            "<details><summary>Mais</summary><p>a</p></details>",
            '??? nota "Mais"\n\n    a',
        ),
        (
            '<h3 class="accordion__title">Mais</h3><div class="accordion__panel"><p>a</p></div>',
            '??? nota "Mais"\n\n    a',
        ),
        (
            "<table><tr><td><b>A</b></td><td>B</td></tr>"
            "<tr><td>1|2<p>3</p></td><td><code>x|y</code></td></tr></table>",
            "| A | B |\n| --- | --- |\n| 1\\|2<br>3 | <code>x&#124;y</code> |",
        ),
        (
            "<table><tr><th colspan=2>A</th></tr><tr><td rowspan=2>1</td><td><ul><li>a</li>"
            "<li>b</li></ul></td></tr><tr><td>2</td></tr></table>",
            "| A | |\n| --- | --- |\n| 1 | • a<br>• b |\n| | 2 |",
        ),
        ("<table><tr><td><p>só</p></td></tr></table>", "só"),
        ("<pre><code>a<br>  b ```</code></pre>", "````text\na\n  b ```\n````"),
        ("<p>x<sup>2</sup> <s>y</s> <code>z_z</code></p>", "x<sup>2</sup> <del>y</del> `z_z`"),
        ("<script>x</script><style>y</style><!-- z --><p onclick='a()'>a</p>", "a"),
        ("<blockquote>a<p>b</p></blockquote>", "> a\n>\n> b"),
    ],
)
def test_forms(html, expected):
    assert convert(html).text == expected


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        (f"{OLD}/pt-BR/articles/12-trocar", "[x](../senhas/trocar.md)"),
        (f"{OLD}/articles/12", "[x](../senhas/trocar.md)"),
        ("/en/articles/12-change?q=1", "[x](../senhas/trocar.md)"),
        (f"{OLD}/pt-BR/articles/12#h_9", "[x](../senhas/trocar.md#pelo-celular)"),
        (f"{OLD}/pt-BR/collections/7-senhas", "[x](../senhas/index.md)"),
        (f"{OLD}/pt-BR/", "[x](../index.md)"),
        (f"{OLD}/hc/pt-br/requests/new", "[x](../suporte.md)"),
        ("#h_1", "[x](#passos)"),
        ("https://outro.com/articles/12", "[x](https://outro.com/articles/12)"),
        ("https://outro.com/a (b) c", "[x](https://outro.com/a%20%28b%29%20c)"),
        ("mailto:a@b.com.br", "[x](mailto:a@b.com.br)"),
        ("javascript:alert(1)", "x"),
        ("data:text/html,x", "x"),
        ("http://[", "x"),
        ("#", "x"),
    ],
)
def test_links(href, expected):
    assert convert(f'<p><a href="{href}" target="_blank">x</a></p>').text == expected


@pytest.mark.parametrize(
    ("href", "text", "remark"),
    [
        ("/pt-BR/articles/13", "x", "rascunho"),
        ("/pt-BR/articles/14", "x", "só existe em inglês"),
        ("/pt-BR/articles/99-y", f"[x]({OLD}/pt-BR/articles/99-y)", "não veio na exportação"),
        ("/pt-BR/articles/12#h_0", "[x](../senhas/trocar.md)", "seção do link"),
        ("/status", f"[x]({OLD}/status)", "central antiga"),
    ],
)
def test_links_that_need_a_person_are_told_at_their_line(href, text, remark):
    done = convert(f'<p>a</p><p><a href="{href}">x</a></p>')
    assert done.text == f"a\n\n{text}"
    ((line, told),) = done.remarks
    assert line == 3
    assert remark in told


def test_drafts_may_link_to_drafts():
    draft = Page("articles/1", "conta/x.md", "pt-BR", PAGE.address, draft=True)
    assert convert('<a href="/articles/13">x</a>', draft).text == "[x](../senhas/nova.md)"


def test_an_address_as_text_becomes_the_title():
    href = f"{OLD}/pt-BR/articles/12"
    assert convert(f'<a href="{href}">{href}</a>').text == "[Como trocar](../senhas/trocar.md)"


def test_buttons_of_both_platforms():
    for name in ("intercom-h2b-button", "btn btn-primary", "button"):
        html = f'<a class="{name}" href="https://a.com/">Abrir</a>'
        assert convert(html).text == "[Abrir](https://a.com/){ .md-button }"


@pytest.mark.parametrize(
    ("source", "address", "picture"),
    [
        (
            "//www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0",
            "youtube.com/watch?v=aqz-KE-bpKQ",
            1,
        ),
        (f"https://www.loom.com/embed/{'0a' * 16}?x=1", f"loom.com/share/{'0a' * 16}", 0),
        ("https://player.vimeo.com/video/76979871", "vimeo.com/76979871", 0),
    ],
)
def test_players_become_covers(source, address, picture):
    done = convert(f'<p>a</p><iframe src="{source}"></iframe><p>b</p>')
    first, cover, last = done.text.split("\n\n")
    assert (first, last) == ("a", "b")
    assert cover.startswith("[![Vídeo: Título](img/")
    assert cover.endswith(f"{address})")
    assert len(done.downloads) == picture
    assert done.needs_cover is not bool(picture)


def test_other_players_become_links_and_are_told():
    done = convert('<iframe src="https://forms.exemplo.com/a"></iframe>')
    assert done.text == "[Abrir o conteúdo](https://forms.exemplo.com/a)"
    assert [line for line, _ in done.remarks] == [1]


def test_pictures_are_listed_and_named_by_their_address_without_its_signature():
    cdn = "https://downloads.intercomcdn.com/i/o/1/2/Tela%20Nova.PNG"
    first, second = (convert(f'<img src="{cdn}?expires={n}&sig={n}">') for n in (1, 2))
    assert first.text == second.text
    assert first.text.startswith("![](img/tela-nova-")
    assert first.text.endswith(".png)")
    assert first.downloads[0].address == f"{cdn}?expires=1&sig=1"
    other = convert('<img src="https://downloads.intercomcdn.com/i/o/1/3/Tela%20Nova.PNG">')
    assert other.text != first.text


def test_pictures_of_zendesk_are_found_beside_the_article():
    done = convert(
        '<p><a href="/hc/article_attachments/1/g.pdf">Guia</a></p><img src="/a.jpg" alt="[A]">'
    )
    assert [one.address for one in done.downloads] == [
        f"{OLD}/hc/article_attachments/1/g.pdf",
        f"{OLD}/a.jpg",
    ]
    assert done.text.startswith("[Guia](anexos/g-")
    assert "![(A)](img/a-" in done.text


def test_what_cannot_be_downloaded_is_told():
    done = convert(
        '<p>a</p><img src="data:image/png;base64,AAAA"><img width="1" src="https://a.com/p">'
    )
    assert done.text == "a"
    assert done.downloads == []
    assert "imagem dentro do próprio texto" in done.remarks[0][1]


@pytest.mark.parametrize(
    "html",
    [
        "<br>" * 20_001,
        "<div>" * 300 + "x",
        "<ul><li>" * 300 + "x",
        "<b>" * 5000 + "x",
        "<p>" + "x" * 1_000_001,
    ],
)
def test_html_that_nobody_writes_is_told_and_not_read(html):
    done = convert(html)
    assert done.text == ""
    assert "não foi convertido" in done.remarks[0][1]


def test_boxes_too_deep_for_the_checker_become_plain():
    nested = convert("<ul><li>a" * 12 + "</li></ul>" * 12)
    assert max(len(line) - len(line.lstrip()) for line in nested.text.split("\n")) < 40


def read_back(text: str) -> str:
    html = markdown.markdown(
        text,
        extensions=[
            *("tables", "attr_list", "md_in_html", "admonition", "toc"),
            *("pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
        ],
    )
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


MEANT = [
    *("# a", "#a", "- a", "1. a", "+ a", "> a", "* a", "!!! a", "??? a", '=== "a"', "~~~", "---"),
    *(
        "[a](b)",
        "[a]: http://b",
        "a_b_c _d_",
        "*a* 5 * 3",
        "`a`",
        "<b>",
        "a < b",
        "&amp; &",
        "{.a}",
    ),
    *(r"C:\temp \\servidor \*", "a {b}", "![a](b)", "__a__", "a | b", ": a", "<!-- a -->", "1) a"),
]


@pytest.mark.parametrize("text", MEANT)
def test_text_stays_text(text):
    assert read_back(escape(text)) == text


@given(
    st.text(alphabet="ab 1.#*_-+!?=~:`[](){}<>&|\\\"'/", max_size=30).map(
        lambda t: " ".join(t.split())
    )
)
def test_any_text_stays_text(text):
    assert read_back(escape(text)) == text
