"""The report of what a running collector keeps, on both databases."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from bs4 import BeautifulSoup

from helpcenter.feedback.open import make_store

CENTRAL = Path(sys.executable).with_name("central")
SPACE = "\N{NO-BREAK SPACE}"


def report(folder: Path, database: str, *arguments: str):
    """Run `central relatorio` and return the process, the page and the data."""
    command = [CENTRAL, "relatorio", "--banco", database, "--manifesto", "manifest.json"]
    done = subprocess.run(
        [*command, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return done, None, None
    page = BeautifulSoup(
        (folder / "relatorio" / "relatorio.html").read_text("utf-8"), "html.parser"
    )
    return done, page, json.loads((folder / "relatorio" / "relatorio.json").read_text("utf-8"))


def test_from_a_vote_to_the_report(collectors, database, new_answer, tmp_path) -> None:
    """Votes, a changed mind, a comment and the other kinds, read while the collector runs."""
    collector = collectors(database=database)
    first = new_answer(vote="sim")
    bodies = [
        first,
        {
            **first,
            "version": 2,
            "vote": "nao",
            "reason": "dificil",
            "comment": "Ligue 11 98888-7777",
        },
        *[new_answer(vote="nao") for _ in range(6)],
        new_answer(vote="sim", revision="f" * 16),
        {**new_answer(), "kind": "search_empty", "query": "boleto"},
        {**new_answer(), "kind": "contact", "channel": "link", "topic": "Suporte"},
        {**new_answer(), "kind": "not_found", "path": "/nao-ha/"},
    ]
    kinds = {
        "search_empty": ("query", "language"),
        "contact": ("article", "channel", "topic", "language"),
        "not_found": ("path",),
    }
    envelope = ("schema", "kind", "key", "version")

    async def post() -> None:
        async with collector.clients(1) as (client,):
            for body in bodies:
                names = (*envelope, *kinds.get(body["kind"], tuple(body)))
                sent = {name: body[name] for name in dict.fromkeys(names)}
                assert (await client.post(sent))[0] in (200, 201)

    asyncio.run(post())
    done, page, data = report(tmp_path, collector.database)
    assert done.stdout.startswith(f"1{SPACE}artigo pede conserto.")
    (article,) = data["articles"]
    assert article["votes"] == {"sim": 1, "em_parte": 0, "nao": 7}
    assert article["reasons"] == [{"text": "dificil", "count": 1}]
    assert [comment["text"] for comment in article["comments"]] == ["Ligue [telefone]"]
    assert article["comments"][0]["key"] == first["key"]
    assert (article["contacts"], article["contacts_per_hundred"]) == (1, 12.5)
    assert data["searches"]["rows"] == [{"text": "boleto", "count": 1}]
    assert data["not_found"]["rows"] == [{"text": "/nao-ha/", "count": 1}]
    assert "87,5" in page.select_one("#artigos").get_text()
    assert collector.run(new_answer())[0] == 201


def test_both_databases_make_the_same_report(collectors, new_answer, postgres, tmp_path) -> None:
    collector = collectors()
    for vote in ("nao", "em_parte", "sim"):
        collector.run(new_answer(vote=vote, comment=f"Disse {vote}."))
    url = postgres.new_database()
    other, mine = make_store(url), make_store(collector.database)
    other.open()
    mine.open_to_read()
    other.apply(list(mine.records()))
    mine.close()
    other.close()
    assert report(tmp_path, collector.database)[2] == report(tmp_path, url)[2]


def test_a_user_who_may_only_read_is_enough(collectors, new_answer, postgres, tmp_path) -> None:
    url = postgres.new_database()
    collector = collectors(database=url)
    collector.run(new_answer())
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE leitor LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO leitor")
    done, _, data = report(tmp_path, url.replace("//central@", "//leitor@"))
    assert done.returncode == 0, done.stderr
    assert data["stored"] == 1


@pytest.mark.parametrize("command", ["relatorio", "coletor alerta"])
def test_a_database_that_is_away_is_told_without_its_password(
    collectors, tmp_path, command
) -> None:
    collectors(start=False)  # For its manifest.
    url = "postgresql://central:segredo@127.0.0.1:1/central"
    where = ["--manifesto", "manifest.json"] if command == "relatorio" else []
    done = subprocess.run(
        [CENTRAL, *command.split(), "--banco", url, *where],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("--banco: o PostgreSQL não respondeu.")
    assert done.stderr.count("\n") == 1
    assert "segredo" not in done.stderr + done.stdout
