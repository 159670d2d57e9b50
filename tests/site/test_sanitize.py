"""What is published of articles that try to harm, whatever the checker understood of them.

The payloads are those that a review got past the checker; the preview builds them all the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from helpcenter.commands.project import run_mkdocs

if TYPE_CHECKING:
    from pathlib import Path

X = "<img src=x onerror=alert(1)>"
PAYLOADS = (
    "<s\x02cript>alert(1)</s\x02cript>",
    "<img src=x o\x02nerror=alert(1)>",
    "[a](ja\x02vascript:alert(1))",
    "texto\n[x]: javascript:alert(1)\n\n[x]",
    f"a `\n[x]: http://y\n{X} `",
    f"a ` b\n####### {X}\nc ` d",
    f"!!!\tnota\n\n    {X}",
    f"===\t\"Aba\"\n\n    {X}",
    f"- a\n\n      {X}",
    f"`a | b` | c\n---|---\nx ` y | z\n{X} ` w | q",
    f"<div>\n`{X}`\n</div>",
    f'<div markdown="0">`{X}`</div>',
    f"a `\n\x0b\n{X} `",
    "<p><img src=y alt=a'b onerror=alert(1)></p>",
    '<svg><a><animate attributeName="href" values="javascript:alert(1)"/></a></svg>',
    "<style>body{display:none}</style>",
    '{"base":"https://mau.exemplo/"}\n{ #__config }',
    "## __config",
    "![a](https://mau.exemplo/p.png)",
    "![a](x.png){ srcset=https://mau.exemplo/p.png }",
    "Texto\n{ style=\"background:url(https://mau.exemplo/)\" }",
    "<video autoplay src=https://mau.exemplo/v></video>",
    '<pre class="mermaid"><code>graph</code></pre>',
    "[x](https://mau.exemplo/){ .hc-video data-player=https://mau.exemplo/p }",
    "[x](https://mau.exemplo/){ .md-overlay ping=https://mau.exemplo/ }",
    "<dialog open><form action=https://mau.exemplo/><input type=password></form></dialog>",
    "<textarea><plaintext>",
    "Texto\n{ .hc-feedback data-md-component=palette }",
)  # fmt: skip


@pytest.fixture(scope="module")
def bodies(tmp_path_factory, make_project_in) -> list[BeautifulSoup]:
    """The published body of one article for each payload."""
    project = make_project_in(tmp_path_factory.mktemp("hostil"))
    for number, payload in enumerate(PAYLOADS):
        path = project / "docs" / "conta" / f"mau-{number}.md"
        path.write_text(f"---\ntitle: Mau {number}\n---\n\n{payload}\n", "utf-8")
    target = project / "previa"
    assert run_mkdocs(project, "build", "-q", "--site-dir", str(target), preview=True) == 0
    return [read(target / "conta" / f"mau-{n}" / "index.html") for n in range(len(PAYLOADS))]


def read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser").select_one(".hc-body")


def test_every_body_is_harmless(bodies: list[BeautifulSoup]) -> None:
    for payload, body in zip(PAYLOADS, bodies, strict=True):
        for tag in body.find_all(True):
            assert tag.name not in {"script", "style", "svg", "video", "form", "textarea"}, payload
            for name, value in tag.attrs.items():
                assert not name.startswith("on"), payload
                assert name not in {"srcset", "ping", "data-md-component"}, payload
                text = " ".join(value) if isinstance(value, list) else value
                assert not re.match(r"\s*(javascript|data):", text, re.IGNORECASE), payload
                if name != "href":
                    assert "mau.exemplo" not in text, payload
                    assert not re.search(r"__config|mermaid|hc-feedback|md-overlay", text), payload


def test_what_follows_the_body_is_still_there(bodies: list[BeautifulSoup]) -> None:
    for payload, body in zip(PAYLOADS, bodies, strict=True):
        assert body.find_next(class_="hc-feedback"), payload
