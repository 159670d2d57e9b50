"""Pictures, videos and attachments, converted by Python-Markdown itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
import pytest
from bs4 import BeautifulSoup, Tag

from helpcenter.media import MediaExtension
from helpcenter.videos import find_player

if TYPE_CHECKING:
    from pathlib import Path

ALLOWED = ["www.youtube-nocookie.com", "www.loom.com", "player.vimeo.com"]
LOOM = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def convert(tmp_path: Path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"/>'
    (tmp_path / "tela cheia.svg").write_text(svg, "utf-8")
    (tmp_path / "lista.csv").write_bytes(b"a" * 1_500_000)
    (tmp_path / "segredo.exe").write_bytes(b"a")

    def run(text: str, language: str = "pt-BR") -> Tag:
        extension = MediaExtension(ALLOWED)
        extension.enter(tmp_path, language)
        html = markdown.markdown(text, extensions=["attr_list", extension])
        return BeautifulSoup(html, "html.parser")

    return run


def test_a_picture_has_its_size_and_opens_enlarged(convert) -> None:
    link = convert("![Tela](tela%20cheia.svg)").a
    assert (link["class"], link["href"]) == (["hc-zoom"], "tela%20cheia.svg")
    assert (link.img["width"], link.img["height"], link.img["alt"]) == ("64", "48", "Tela")
    assert link["title"] == "Ampliar a imagem"


def test_only_pictures_further_down_wait_to_be_loaded(convert) -> None:
    images = convert("![a](a.svg)\n\n![b](b.svg)").find_all("img")
    assert [image.get("loading") for image in images] == [None, "lazy"]


def test_a_picture_that_links_elsewhere_stays_a_link(convert) -> None:
    link = convert("[![Tela](a.svg)](https://exemplo.com.br/)").a
    assert "class" not in link.attrs
    assert link.img.get("width") is None


def test_a_cover_becomes_a_video_and_nothing_is_embedded(convert) -> None:
    html = convert("[![Capa](a.svg)](https://youtu.be/aqz-KE-bpKQ)")
    assert html.a["class"] == ["hc-video"]
    assert html.a["data-player"].startswith("https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ")
    assert html.a["href"] == "https://youtu.be/aqz-KE-bpKQ"
    assert html.iframe is None
    assert "www.youtube-nocookie.com" in html.a.span.text


def test_an_attachment_says_what_it_is(convert) -> None:
    portuguese, english = convert("[Lista](lista.csv)").a, convert("[List](lista.csv)", "en").a
    assert portuguese.text == "Lista (CSV, 1,4 MB)"
    assert english.text == "List (CSV, 1.4 MB)"
    assert portuguese["download"] == "lista.csv"


@pytest.mark.parametrize(
    "link", ["segredo.exe", "nao-ha.csv", "/lista.csv", "https://a.b/lista.csv"]
)
def test_other_links_are_left_alone(convert, link: str) -> None:
    assert convert(f"[Arquivo]({link})").a.attrs == {"href": link}


@pytest.mark.parametrize(
    ("link", "player"),
    [
        ("https://www.youtube.com/watch?v=aqz-KE-bpKQ", "youtube-nocookie.com/embed/aqz-KE-bpKQ"),
        ("https://www.youtube.com/watch?t=9&v=aqz-KE-bpKQ", "embed/aqz-KE-bpKQ"),
        (f"https://www.loom.com/share/{LOOM}?sid=1", f"https://www.loom.com/embed/{LOOM}"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789"),
    ],
)
def test_players_of_known_services(link: str, player: str) -> None:
    found = find_player(link, ALLOWED)
    assert found
    assert player in found.address


@pytest.mark.parametrize(
    "link",
    [
        "https://youtube.com.exemplo.com/watch?v=aqz-KE-bpKQ",
        "http://www.youtube.com/watch?v=aqz-KE-bpKQ",
        "https://www.loom.com/share/curto",
        "javascript:alert(1)//https://youtu.be/aqz-KE-bpKQ",
    ],
)
def test_nothing_else_is_a_player(link: str) -> None:
    assert find_player(link, ALLOWED) is None


def test_a_host_that_is_not_allowed_has_no_player() -> None:
    assert find_player("https://youtu.be/aqz-KE-bpKQ", ["www.loom.com"]) is None


def test_an_icon_in_a_sentence_stays_in_it(convert) -> None:
    html = convert("Clique em ![ícone](a.svg) e continue.")
    assert html.a is None
    assert html.p.img["alt"] == "ícone"
