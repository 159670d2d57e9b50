"""The example for nginx, run by Debian's nginx: what it answers, and how long it may be kept."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from helpcenter.headers import headers_file, read_headers
from swapping import publish_copy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.deploy.conftest import Published

ARTICLE = "/conversas/abrir-um-chat/"
FOREVER = "public, max-age=31536000, immutable"


def test_pages_files_and_folders(published: Published) -> None:
    status, headers, body = published.get(ARTICLE)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert body == (published.site / ARTICLE.strip("/") / "index.html").read_bytes()
    status, headers, _ = published.get(ARTICLE.rstrip("/"))
    assert (status, headers["Location"]) == (301, ARTICLE)
    assert published.get("/conversas/anexos/modelo.txt")[1]["Content-Type"] == (
        "text/plain; charset=utf-8"
    )


@pytest.mark.parametrize(
    "path", ["/nao-ha/", "/nao-ha", "/assets/", "/404.html", "/_headers", "/_redirects", "/.git/x"]
)
def test_what_is_not_there_is_told_by_our_page(published: Published, path: str) -> None:
    status, headers, body = published.get(path)
    assert status == 404
    assert body == (published.site / "404.html").read_bytes()
    assert headers["Cache-Control"] == "no-cache"


def test_old_addresses_lead_on_at_once(published: Published) -> None:
    for path in ("/pt-BR/articles/123-excluir", "/pt-BR/articles/123-outro-titulo?a=1"):
        status, headers, _ = published.get(path)
        query = path.partition("?")[1] + path.partition("?")[2]
        assert (status, headers["Location"]) == (301, f"/conta/excluir-a-conta/{query}")


@pytest.mark.parametrize("path", ["/", ARTICLE, "/nao-ha/", "/marca/logo.svg", "/manifest.json"])
def test_every_answer_has_the_headers_of_the_build(published: Published, path: str) -> None:
    _, headers, _ = published.get(path)
    told = read_headers((published.site / "_headers").read_text("utf-8"))
    assert {name for name, _ in told} >= {"Content-Security-Policy", "X-Content-Type-Options"}
    for name, value in told:
        assert headers.get_all(name) == [value]
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Server"] == "nginx"


def test_what_the_build_says_to_hosts_can_be_read_again() -> None:
    every = [("A", "1"), ("A", "2"), ("B", "x: y; z")]
    assert read_headers(headers_file(every, ["/a/*", "/b"], "/ajuda")) == every


def test_only_files_named_after_their_content_are_kept(published: Published) -> None:
    pointer = "/assets/search/pt-BR/index.json"
    folder = json.loads(published.get(pointer)[2])["folder"]
    (theme,) = published.site.glob("assets/javascripts/bundle.*.js")
    shard = f"/assets/search/pt-BR/{folder}/core.bin"
    for path in (shard, f"/assets/javascripts/{theme.name}"):
        assert published.get(path)[1]["Cache-Control"] == FOREVER
        assert published.get(f"{path}.nao-ha")[1]["Cache-Control"] == "no-cache"
    for path in ("/", pointer, "/assets/stylesheets/help-center.css", "/marca/logo.svg"):
        assert published.get(path)[1]["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/", "/assets/stylesheets/help-center.css", "/manifest.json"])
def test_texts_are_compressed_for_who_asks(published: Published, path: str) -> None:
    _, plain, body = published.get(path)
    _, packed, less = published.get(path, Accept_Encoding="gzip")
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert gzip.decompress(less) == body


def test_what_did_not_change_is_not_sent_again_after_a_publication(
    published: Published, tmp_path: Path
) -> None:
    tags = {path: published.get(path)[1]["ETag"] for path in ("/", ARTICLE)}
    built = shutil.copytree(published.site, tmp_path / "site", copy_function=shutil.copyfile)
    page = built / ARTICLE.strip("/") / "index.html"
    page.write_bytes(page.read_bytes().replace(b"Como", b"Cama"))  # Of the same length.
    publish_copy(published.home, built, published.addresses)
    answers = [published.get(path, If_None_Match=tag)[0] for path, tag in tags.items()]
    publish_copy(published.home, published.site, published.addresses)
    assert answers == [304, 200]


def test_nothing_can_be_written(published: Published) -> None:
    assert published.get("/", "POST")[0] == 405
    assert published.get("/", "DELETE")[0] == 405


def test_without_a_collector_readers_are_told(published: Published) -> None:
    assert published.get("/respostas", "POST")[0] == 502
