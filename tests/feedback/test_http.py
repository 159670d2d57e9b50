"""The collector as pages and operators meet it: real processes, real requests."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import sqlite3
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

import pytest

from helpcenter.feedback.limits import FLOOD, OWN

SITE = "https://ajuda.exemplo.com.br"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_the_same_again_another_and_a_changed_mind(collectors, database, new_answer) -> None:
    collector = collectors(database=database)
    first = new_answer(vote="sim")
    assert collector.run(first)[0] == 201
    assert collector.run(first)[0] == 200
    assert collector.run({**first, "vote": "nao"})[0] == 409
    changed = {**first, "version": 3, "vote": "nao", "reason": "outro", "comment": "Faltou algo"}
    assert collector.run(changed)[0] == 200
    assert collector.run({**changed, "version": 2, "vote": "sim", "reason": None})[0] == 200
    (row,) = collector.rows()
    wanted = (3, "nao", "outro", "Faltou algo")
    assert (row["version"], row["vote"], row["reason"], row["comment"]) == wanted
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["day"])


def test_fifty_copies_at_once_are_one_row(collectors, database, new_answer) -> None:
    """From two collectors on PostgreSQL, where no process knows of the other's."""
    here = collectors("--por-minuto", "0", database=database)
    there = collectors("--por-minuto", "0", database=database) if database else here
    bodies = [new_answer() for _ in range(4)]

    async def rounds() -> Counter[int]:
        total: Counter[int] = Counter()
        for body in bodies:
            async with here.clients(25) as some, there.clients(25) as others:
                told = await asyncio.gather(*(c.post(body) for c in (*some, *others)))
                total.update(status for status, _, _ in told)
        return total

    assert asyncio.run(rounds()) == {201: 4, 200: 196}
    assert sorted(row["key"] for row in here.rows()) == sorted(body["key"] for body in bodies)


def test_only_pages_of_the_site_may_send(collectors, new_answer) -> None:
    collector = collectors("--origem", "https://previa.exemplo.com.br")
    for origin in ("https://mau.com", f"{SITE}.mau.com", "null", "", f"{SITE}/", SITE.upper()):
        status, headers, _ = collector.run(new_answer(), Origin=origin)
        assert (status, headers.get("access-control-allow-origin")) == (403, None), origin
        assert headers["vary"] == "origin"
    for origin in (SITE, "https://previa.exemplo.com.br"):
        status, headers, _ = collector.run(new_answer(), Origin=origin)
        assert (status, headers["access-control-allow-origin"]) == (201, origin)
        assert "access-control-allow-credentials" not in headers
    assert len(collector.rows()) == 2


def test_a_browser_that_asks_first(collectors) -> None:
    collector = collectors()

    async def ask(origin: str):
        async with collector.clients(1, Origin=origin) as (client,):
            wanted = {"Access-Control-Request-Method": "POST"}
            return await client.ask("OPTIONS", "/respostas", **wanted)

    status, headers, _ = asyncio.run(ask(SITE))
    assert (status, headers["access-control-allow-methods"]) == (204, "post")
    assert headers["access-control-allow-origin"] == SITE
    assert "access-control-allow-origin" not in asyncio.run(ask("https://mau.com"))[1]


def test_only_articles_that_exist_by_any_of_their_names(
    collectors, new_answer, new_entry, wait_until
) -> None:
    collector = collectors()
    assert collector.run(new_answer(article="conversas/outro"))[0] == 422
    assert collector.run(new_answer(article="/pt-BR/articles/123-abrir"))[0] == 201
    assert collector.rows()[0]["article"] == "conversas/abrir-um-chat"
    moved = new_entry("tickets/abrir", old_addresses=["/conversas/abrir-um-chat/"])
    collector.publish(moved, new_entry("conversas/outro"))
    new = new_answer(article="conversas/outro")
    wait_until(lambda: collector.run(new)[0] == 201, 10, "the new build is known")
    assert collector.run(new_answer())[0] == 201
    assert "tickets/abrir" in {row["article"] for row in collector.rows()}
    collector.manifest.write_text("{", "utf-8")  # A build half written changes nothing.
    time.sleep(1.1)
    assert collector.run(new_answer(article="tickets/abrir"))[0] == 201


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"x" * 8193, {}, 413),
        (b"x" * 8192, {}, 400),
        (b"{}", {"Content-Length": "10000000000"}, 413),
        (b"{}", {"Content-Type": "text/html"}, 415),
        (b"{}", {"Content-Type": ""}, 415),
    ],
)
def test_what_is_no_body_of_ours(collectors, body, headers, status) -> None:
    assert collectors().run(body, **headers)[0] == status


def test_an_endless_body_and_one_that_never_ends(collectors) -> None:
    collector = collectors()
    start = f"POST /respostas HTTP/1.1\r\nHost: a\r\nOrigin: {SITE}\r\nContent-Type: text/plain\r\n"
    with socket.create_connection(("127.0.0.1", collector.port), 10) as endless:
        chunk = b"1000\r\n" + b"x" * 4096 + b"\r\n"
        endless.sendall(f"{start}Transfer-Encoding: chunked\r\n\r\n".encode() + chunk * 4)
        assert b" 413 " in endless.recv(100)
    with socket.create_connection(("127.0.0.1", collector.port), 10) as slow:
        slow.sendall(f'{start}Content-Length: 100\r\n\r\n{{"'.encode())
        began = time.monotonic()
        assert b" 408 " in slow.recv(100)
        assert 4 < time.monotonic() - began < 9


def test_too_many_from_one_address(collectors, new_answer) -> None:
    """Whoever writes the header himself gains nothing: proxies are counted from the right."""
    collector = collectors("--proxy", "127.0.0.1", "--proxy", "10.0.0.0/8")

    async def send(number: int, forwarded: str) -> Counter[int]:
        async with collector.clients(1) as (client,):
            name = {"X-Forwarded-For": forwarded}
            told = [await client.post(new_answer(), **name) for _ in range(number)]
        refused = [headers for status, headers, _ in told if status == 429]
        assert all(int(headers["retry-after"]) >= 1 for headers in refused)
        return Counter(status for status, _, _ in told)

    many = asyncio.run(send(60, "203.0.113.7, 10.0.0.3"))
    assert many[201] < 40
    assert many[429] > 20
    assert asyncio.run(send(3, "198.51.100.1, 203.0.113.7"))[429] >= 2
    assert asyncio.run(send(3, "203.0.113.8")) == {201: 3}


def test_without_a_configured_proxy_the_header_is_nothing(collectors, new_answer) -> None:
    collector = collectors()
    told = Counter(
        collector.run(new_answer(), **{"X-Forwarded-For": f"203.0.113.{i}"})[0] for i in range(60)
    )
    assert told[429] > 10


def test_a_flood_is_kept_and_marked(collectors, new_answer, new_entry) -> None:
    """From one address, and then from many, behind a proxy."""
    collector = collectors("--por-minuto", "0", "--proxy", "127.0.0.1")
    chat, other = "conversas/abrir-um-chat", "conversas/outro"
    collector.publish(new_entry(chat), new_entry(other))
    time.sleep(1.1)

    async def flood() -> None:
        async with collector.clients(1) as (client,):
            for _ in range(2 * FLOOD):
                await client.post(new_answer(article=other))
            await client.post(new_answer(), **{"X-Forwarded-For": "203.0.113.1"})
            for number in range(FLOOD + 20):
                there = {"X-Forwarded-For": f"198.51.100.{number}"}
                await client.post(body := new_answer(), **there)
                await client.post({**body, "version": 2, "vote": "sim"}, **there)
            await client.post(new_answer(article=other), **{"X-Forwarded-For": "203.0.113.1"})

    asyncio.run(flood())
    marks = Counter((row["article"], row["suspect"]) for row in collector.rows())
    one = {(other, 0): OWN + 1, (other, 1): 2 * FLOOD - OWN}
    assert marks == {**one, (chat, 0): FLOOD, (chat, 1): 21}


def test_a_page_can_tell_a_collector_and_a_closed_door(collectors, new_answer) -> None:
    collector = collectors()
    status, headers, _ = collector.run(new_answer())
    assert (status, headers["central-coletor"]) == (201, "1")
    assert "central-coletor" in headers["access-control-expose-headers"]
    status, headers, _ = collector.run(new_answer(), Origin="https://outro.exemplo.com.br")
    assert (status, headers["connection"]) == (403, "close")
    assert collector.get("/respostas/")[0] == 404


def test_a_reader_without_javascript(collectors, new_entry) -> None:
    collector = collectors(start=False)
    chat = "conversas/abrir-um-chat"
    collector.publish(new_entry(chat), new_entry(chat, "en", title='<script>"open"</script>'))
    collector.start()
    fields = {"schema": "1", "kind": "answer", "article": chat, "language": "en", "site": ""}
    fields |= {
        "revision": "0123456789abcdef",
        "vote": "nao",
        "comment": "<script>alert(1)</script>",
    }
    status, headers, page = collector.run(urlencode(fields).encode(), **FORM)
    assert (status, headers["content-type"]) == (201, "text/html; charset=utf-8")
    assert '<html lang="en">' in page
    assert f'<a href="{SITE}/en/conversas/abrir-um-chat/">' in page
    assert f'<a href="{SITE}/en/suporte/">Contact support</a>' in page
    assert "Thank" in page
    assert "<script>" not in page
    assert "default-src 'none'" in headers["content-security-policy"]
    trapped = urlencode({**fields, "site": "https://spam.com"}).encode()
    assert collector.run(trapped, **FORM)[0] == 200
    assert len(collector.rows()) == 1
    status, headers, page = collector.run(urlencode({**fields, "vote": "x"}).encode(), **FORM)
    assert (status, headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert "Não conseguimos" in page


CANARIES = ("203.0.113.77", "canario-do-agente", "canario-do-biscoito", "canario-da-pagina")


def test_nothing_about_the_reader_is_kept(collectors, database, new_answer, postgres) -> None:
    """0 bytes of address and user agent in database, WAL and logs, whatever the reader sends."""
    collector = collectors("--proxy", "127.0.0.1", database=database)
    who = dict(zip(("X-Forwarded-For", "User-Agent", "Cookie", "Referer"), CANARIES, strict=True))
    comment = "cpf 529.982.247-25, ana@exemplo.com.br"
    body = new_answer(comment=comment)
    assert collector.run(body, **who)[0] == 201
    for wrong in (b"{", b"x" * 9000, {**body, "vote": CANARIES[1]}, {**body, "vote": "sim"}):
        assert 400 <= collector.run(wrong, **who)[0] < 500
    with socket.create_connection(("127.0.0.1", collector.port), 5) as broken:
        broken.sendall(f"GET / HTTP/9.9\r\nUser-Agent: {CANARIES[1]}\r\n bad\r\n\r\n".encode())
        broken.recv(100)
    files = [*collector.folder.rglob("*")]
    if database:
        with_dump = str(collector.rows()).encode()
        files += postgres.folder.rglob("*")
    else:
        with_dump = b""
        assert Path(f"{collector.database}-wal") in files  # Before the end brings it into the file.
    kept = with_dump + b"".join(path.read_bytes() for path in files if path.is_file())
    assert body["key"].encode() in kept
    for canary in (*CANARIES, "127.0.0.1", "529.982.247", "ana@exemplo"):
        if database and canary == "127.0.0.1":
            continue  # PostgreSQL's own configuration names it.
        assert canary.encode() not in kept, canary


def test_nothing_can_be_read(collectors, new_answer) -> None:
    collector = collectors()
    collector.run(new_answer(comment="segredo"))
    for path in ("/respostas", "/", "/metricas", "/docs", "/openapi.json", "/respostas/"):
        status, _, text = collector.get(path)
        assert status in (404, 405, 307), path
        assert "segredo" not in text


def test_health_and_metrics(collectors, new_answer, wait_until) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    collector = collectors("--porta-metricas", str(port))
    assert collector.get("/vivo")[::2] == (200, "vivo")
    assert collector.get("/pronto")[::2] == (200, "pronto")
    collector.run(new_answer())
    own, collector.port = collector.port, port
    assert 'central_respostas_total{status="201"} 1' in collector.get("/metricas")[2]
    collector.port = own
    other = sqlite3.connect(collector.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    time.sleep(1.1)
    assert collector.get("/pronto")[::2] == (503, "banco bloqueado")
    assert collector.get("/vivo")[0] == 200
    other.close()
    wait_until(lambda: collector.get("/pronto")[0] == 200, 5, "ready again")


def test_it_ends_well_and_begins_again(collectors, new_answer) -> None:
    collector = collectors()
    body = new_answer()
    collector.run(body)
    assert collector.stop(signal.SIGINT) == 0
    assert Path(collector.database).stat().st_mode & 0o777 == 0o600
    collector.start()
    assert collector.run(body)[0] == 200
    assert collector.stop() == 0
    assert "Traceback" not in collector.log.read_text("utf-8")
