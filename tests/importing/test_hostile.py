"""Exports that mean harm: nothing leaves docs/, nothing breaks, the checker still reads it all."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from helpcenter.content import read_content
from helpcenter.lint.check import check
from helpcenter.sources import read_source

from .conftest import snapshot

NAMES = [
    "../../../etc/passwd",
    "/etc/passwd",
    "..",
    ".git",
    "_dados",
    "index",
    "img",
    "suporte",
    "en",
    "a\n---\nrascunho: false\n---\nb",
    "---",
    "*x &y !!python/object:os.system",
    "\u202eabc\u0000\x1b[31m",
    "x" * 5000,
    "日本",
    "\ud800",
    "",
    "'\"]{}: #",
    "CON",
]


def article(identity, title, body="<p>a</p>", **more):
    return {"type": "article", "id": identity, "title": title, "body": body, **more}


def test_names_stay_in_docs_and_front_matter_stays_whole(run, central):
    export = [
        article(
            str(n), name, parent_id=n, state="draft", description=name, url=f"https://a.b/{name}"
        )
        for n, name in enumerate(NAMES, start=1)
    ]
    export += [
        {"type": "collection", "id": n, "name": name, "description": name, "order": 1}
        for n, name in enumerate(NAMES, start=1)
    ]
    before = set(snapshot(central.parent))
    assert run("intercom", export) == 0
    inside = f"{central.name}/"
    assert all(path.startswith(inside) for path in set(snapshot(central.parent)) - before)
    docs = central / "docs"
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    assert len([path for path in pages if not path.endswith("index.md")]) == len(NAMES)
    for path in pages:
        source = read_source(docs, path)
        assert source.unreadable is None
        assert source.mistakes == ()
        assert source.kind == "collection" or source.matter.rascunho
        assert len(path) < 160
    found = {p.code for p in check(read_content(docs), docs) if p.severity == "erro"}
    assert found <= {"AJ004"}


@pytest.mark.parametrize(
    "parents", [{"1": "1"}, {"1": "2", "2": "1"}, {"1": "2", "2": "3", "3": "1"}]
)
def test_circles_of_collections(run, central, parents):
    export = [
        {"type": "collection", "id": key, "name": f"C{key}", "parent_id": parent}
        for key, parent in parents.items()
    ]
    assert run("intercom", [*export, article("9", "Título", parent_id="1")]) == 0
    paths = [path for path in snapshot(central / "docs") if path.endswith("titulo.md")]
    assert len(paths) == 1
    assert paths[0].count("/") <= 2


@pytest.mark.parametrize("path", ["../fora.md", "/fora.md", "a/../../fora.md", "_dados/x.md"])
def test_a_record_that_names_other_places(run, central, path):
    run("intercom", [article("1", "Título")])
    record = central / "docs/_dados/importacao.json"
    document = json.loads(record.read_text("utf-8"))
    for entry in document["arquivos"].values():
        entry["arquivo"] = path
    record.write_text(json.dumps(document), "utf-8")
    before = snapshot(central)
    assert run("intercom", [article("1", "Outro título")]) == 1
    assert snapshot(central) == before
    assert not (central / "fora.md").exists()


def test_a_link_in_docs_is_not_followed_out(run, central, tmp_path_factory, capsys):
    outside = tmp_path_factory.mktemp("fora")
    (central / "docs/outros-artigos").symlink_to(outside)
    assert run("intercom", [article("1", "Título")]) == 1
    assert "leva para fora de docs/" in capsys.readouterr().err
    assert list(outside.iterdir()) == []
    assert not (central / "docs/_dados").exists()


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000,
        "<ul><li>" * 90 + "x",
        "<blockquote>" * 90 + "x",
        "<a " * 50_000,
        "<![CDATA[" * 5_000,
        "<b><i>" * 90 + "x",
        '<table><tr><td colspan="999999999" rowspan="999999999">a</table>',
        '<ol start="99999999999999999999"><li>a</ol>',
        '<p style="background:url(javascript:x)" onclick="x">a</p><form action="x"><input></form>',
        '<img src="x" onerror="x"><svg onload="x"><iframe srcdoc="x"></iframe>',
        '<object data="javascript:x"></object><embed src="data:text/html,x">',
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1))</p>",
        "\ue000" + "0\ue001" + "\ue0100\ue011" + "a",
        "<h1>" + "a" * 3000 + "</h1>",
        None,
        3,
        ["<p>"],
    ],
)
def test_bodies(run, central, body):
    assert run("intercom", [article("1", "Título", body)]) == 0
    docs = central / "docs"
    text = (docs / "outros-artigos/titulo.md").read_text("utf-8")
    assert "\ue000" not in text
    assert "<script" not in text
    assert len(text) < 30_000
    found = {p.code for p in check(read_content(docs), docs) if p.severity == "erro"}
    assert found <= {"AJ010", "AJ034"}  # Pictures not fetched yet; nothing left of a body.


@pytest.mark.parametrize(
    "address",
    ['https://a.com/x".png\noutput = "/tmp/x', "file:///etc/passwd", "https://a.com/[1-9].png"],
)
def test_the_list_for_curl_has_only_plain_addresses(run, central, address):
    run("intercom", [article("1", "Título", f"<img src='{address}'><p>a</p>")])
    listed = central / "importacao-intercom-baixar.txt"
    lines = listed.read_text("utf-8").splitlines() if listed.exists() else []
    for line in lines:
        if line.startswith("output"):
            assert line.startswith('output = "docs/outros-artigos/img/')
        if line.startswith("url"):
            assert line.startswith('url = "https://a.com/')
        assert line.count('"') in (0, 2)
    assert "file:" not in "\n".join(lines)


def test_records_of_wrong_types_are_no_trouble(run, central):
    odd = [None, 3, "x", [], {}, {"type": "article"}, {"type": ["article"], "id": 1}]
    odd += [{"type": "article", "id": True}, {"type": "article", "id": {"a": 1}, "title": "x"}]
    odd += [article("2", 7, tags={"tags": [3, {"name": 4}]}, translated_content=[1], url=5)]
    odd += [article("3", "Bom", updated_at=10**30, author_id=[], parent_ids={}, parent_id=-1)]
    odd += [{"type": "collection", "id": "5", "name": ["x"], "order": "y", "parent_id": "5"}]
    odd += [{"type": "admin", "id": "6", "name": {"a": 1}}]
    assert run("intercom", odd) == 0
    zendesk = {"articles": [*odd, {"id": 1, "title": "Um", "locale": 3, "label_names": [1]}]}
    zendesk |= {"translations": [{"source_id": 9, "source_type": 3, "locale": "en"}], "users": 3}
    assert run("zendesk", zendesk) == 0
    names = {path.rpartition("/")[2] for path in snapshot(central / "docs")}
    assert {"bom.md", "um.md"} <= names


@pytest.mark.skipif(not shutil.which("curl"), reason="the list is for curl")
def test_curl_understands_the_list(run, central):
    served = central / "servido"
    served.mkdir()
    (served / "a b.png").write_bytes(b"imagem")
    handler = partial(SimpleHTTPRequestHandler, directory=str(served))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        base = f"http://127.0.0.1:{server.server_port}"
        run("intercom", [article("1", "Título", f'<img src="{base}/a b.png?x=[1-2]{{3,4}}">')])
        command = ["curl", "-sS", "--noproxy", "*", "--config", "importacao-intercom-baixar.txt"]
        subprocess.run(command, cwd=central, check=True)
        server.shutdown()
    (picture,) = (central / "docs/outros-artigos/img").iterdir()
    assert picture.read_bytes() == b"imagem"
    text = (central / "docs/outros-artigos/titulo.md").read_text("utf-8")
    assert f"![](img/{picture.name})" in text
