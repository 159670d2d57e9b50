"""What records say of a period."""

from __future__ import annotations

import tracemalloc
from datetime import date

import msgspec
import pytest

from helpcenter.report.gather import COMMENTS
from helpcenter.report.listing import Listing, Row, Tally
from helpcenter.report.pages import edit_base
from helpcenter.report.period import last_days
from helpcenter.report.render import render
from helpcenter.report.shapes import Revised, Summary
from helpcenter.report.statistics import Votes
from helpcenter.report.summary import ROWS, as_json, summarise

OLD = "fedcba9876543210"


def test_both_ends_of_a_period_count(summary_of, new_record) -> None:
    days = ["2026-11-09", "2026-11-10", "2026-11-19", "2026-11-20"]
    found = summary_of(
        [new_record(day=day) for day in days], since="2026-11-10", until="2026-11-19"
    )
    assert found.totals.votes == Votes(nao=2)
    assert found.totals.before == Votes(nao=1)
    assert [bar.votes.nao for bar in found.bars] == [1, 1]
    assert found.stored == 4


def test_the_period_before_has_both_ends(summary_of, new_record) -> None:
    days = ["2026-10-30", "2026-10-31", "2026-11-09"]
    found = summary_of(
        [new_record(day=day) for day in days], since="2026-11-10", until="2026-11-19"
    )
    assert (found.before.since, found.before.until) == (date(2026, 10, 31), date(2026, 11, 9))
    assert found.totals.before == Votes(nao=2)
    assert found.articles == []


def test_two_votes_never_outrank_two_hundred(summary_of, new_votes, new_entry) -> None:
    records = [
        *new_votes(nao=2, article="a/dois"),
        *new_votes(sim=3, nao=3, article="a/seis"),
        *new_votes(sim=100, nao=100, article="a/duzentos"),
        *new_votes(sim=100, article="a/bom"),
    ]
    names = ["a/bom", "a/dois", "a/duzentos", "a/seis"]
    found = summary_of(records, *map(new_entry, names))
    assert [entry.id for entry in found.articles] == ["a/duzentos", "a/seis", "a/bom", "a/dois"]
    assert [entry.priority is None for entry in found.articles] == [False, False, False, True]


def test_of_the_same_need_what_more_people_answered(summary_of, new_votes, new_entry) -> None:
    records = [*new_votes(sim=9, article="a/nove"), *new_votes(sim=90, article="a/noventa")]
    found = summary_of(records, new_entry("a/nove"), new_entry("a/noventa"))
    assert [entry.id for entry in found.articles] == ["a/noventa", "a/nove"]


@pytest.mark.parametrize(("minimum", "told"), [(5, True), (6, False)])
def test_shares_need_enough_answers(summary_of, new_votes, new_record, minimum, told) -> None:
    records = [*new_votes(sim=1, nao=4), new_record(kind="contact", article="a/b", channel="link")]
    (entry,) = summary_of(records, minimum=minimum).articles
    assert (entry.priority is not None) is told
    assert entry.contacts_per_hundred == (20 if told else None)
    assert entry.contacts == 1


def test_a_flood_is_counted_apart(summary_of, new_votes, new_record) -> None:
    records = [
        *new_votes(sim=6),
        *new_votes(nao=50, suspect=1, reason="outro", comment="lixo"),
        *new_votes(nao=9, suspect=1, day="2026-08-01"),
        new_record(kind="search_empty", query="lixo", suspect=1),
        new_record(kind="contact", article="a/b", channel="link", suspect=1),
        new_record(kind="not_found", path="/lixo", suspect=1),
    ]
    found = summary_of(records)
    (entry,) = found.articles
    assert (entry.votes, entry.suspect, found.totals.suspect) == (Votes(sim=6), 51, 53)
    assert found.totals.votes == Votes(sim=6)
    assert (found.reasons, entry.comments, entry.contacts, found.topics.rows) == ([], [], 0, [])
    assert (found.searches.rows, found.not_found.rows) == ([], [])
    assert sum(bar.votes.total for bar in found.bars) == 6


def test_an_article_with_nothing_but_a_flood_is_not_lost(summary_of, new_votes) -> None:
    found = summary_of(new_votes(nao=7, suspect=1))
    assert [(entry.id, entry.suspect) for entry in found.articles] == [("a/b", 7)]
    assert [page.id for page in found.never] == ["a/b"]


def test_answers_to_this_revision_beside_those_before(summary_of, new_votes) -> None:
    older = new_votes(nao=5, revision=OLD, day="2026-07-01")  # In the period before.
    newer = new_votes(sim=4, nao=1)
    (entry,) = summary_of(older + newer).articles
    assert entry.revised == Revised(present=Votes(sim=4, nao=1), earlier=Votes(nao=5))
    assert entry.compared
    for few in (older[1:] + newer, older + newer[1:]):
        (entry,) = summary_of(few).articles
        assert entry.revised is None
        assert not entry.compared


def test_a_revision_tells_where_a_period_does_not(summary_of, new_votes) -> None:
    (entry,) = summary_of(new_votes(nao=5, revision=OLD) + new_votes(sim=5)).articles
    assert entry.revised == Revised(present=Votes(sim=5), earlier=Votes(nao=5))
    assert not entry.compared
    assert entry.votes == Votes(sim=5, nao=5)


def test_reasons_are_counted(summary_of, new_votes, new_entry) -> None:
    records = [
        *new_votes(nao=2, reason="outro"),
        *new_votes(em_parte=3, reason="dificil"),
        *new_votes(nao=2, reason="incorreta", article="c/d"),
        *new_votes(nao=9, reason="incorreta", day="2026-08-30"),  # The day before the period.
    ]
    found = summary_of(records, new_entry("a/b"), new_entry("c/d"))
    assert found.reasons == [Row("dificil", 3), Row("incorreta", 2), Row("outro", 2)]
    assert found.articles[0].reasons == [Row("dificil", 3), Row("outro", 2)]


def test_the_newest_comments_are_kept_and_the_rest_counted(summary_of, new_record) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in (9, 10) for day in range(1, 26)]
    records = [new_record(day=day, comment=f"em {day}", reason="outro") for day in days]
    found = summary_of(records[::2] + records[::-2])
    (entry,) = found.articles
    newest = sorted(days, reverse=True)[:COMMENTS]
    assert [comment.day for comment in entry.comments] == newest
    assert [comment.text for comment in entry.comments] == [f"em {day}" for day in newest]
    assert entry.comments[0].key == records[-1].key
    assert (entry.comments[0].vote, entry.comments[0].reason) == ("nao", "outro")
    assert entry.more_comments == len(days) - COMMENTS
    assert found.totals.comments == len(days)


def test_searches_are_folded_and_counted(summary_of, new_record) -> None:
    queries = ["Exportar  Relatório", "exportar relatorio ", "boleto", "EXPORTAR RELATÓRIO"]
    found = summary_of([new_record(kind="search_empty", query=query) for query in queries])
    assert found.searches.rows == [Row("exportar relatorio", 3), Row("boleto", 1)]
    assert found.searches.total == 4


def test_lists_are_capped_and_the_rest_counted(summary_of, new_record) -> None:
    paths = [f"/{number:03}/" for number in range(ROWS + 7)]
    found = summary_of([new_record(kind="not_found", path=path) for path in paths + paths[-1:]])
    assert found.not_found.rows[0] == Row(paths[-1], 2)
    assert [row.text for row in found.not_found.rows[1:]] == paths[: ROWS - 1]
    assert (found.not_found.more, found.not_found.total) == (7, ROWS + 8)


def test_a_tally_holds_no_more_than_it_may() -> None:
    tally = Tally(held=2)
    for text in ["a", "b", "c", "a", "c", "b", "b"]:
        tally.add(text)
    assert tally.most(1).rows == [Row("b", 3)]
    assert tally.most(1).more == 4
    assert tally.most(9).rows == [Row("b", 3), Row("a", 2)]
    assert tally.most(9).more == 2


def test_contacts_by_article_and_topic(summary_of, new_record, new_votes) -> None:
    contacts = [
        *[new_record(kind="contact", article="a/b", channel="link", topic="Suporte")] * 2,
        new_record(kind="contact", channel="link", topic=""),
        new_record(kind="contact", channel="link", topic="", day="2026-08-30"),
    ]
    found = summary_of(contacts + new_votes(sim=8))
    (entry,) = found.articles
    assert (entry.contacts, entry.contacts_per_hundred) == (2, 25)
    assert found.totals.contacts == 3
    assert found.topics == Listing([Row("Suporte", 2), Row("", 1)])


def test_topics_are_listed_like_searches(summary_of, new_record) -> None:
    """Anybody can send any: what is listed stays short."""
    sent = [new_record(kind="contact", channel="link", topic=f"t{n}") for n in range(300)]
    topics = summary_of(sent).topics
    assert (len(topics.rows), topics.total) == (50, 300)


def test_a_day_that_is_none_is_in_no_period(summary_of, new_votes) -> None:
    days = ["2026-10-99", "9999-99-99", "2026-11-1x", "          ", "\x1b[31m-----"]
    hostile = [entry for day in days for entry in new_votes(nao=1, day=day, comment="x")]
    found = summary_of([*hostile, *new_votes(nao=1, comment="y")])
    assert [comment.text for entry in found.articles for comment in entry.comments] == ["y"]
    assert (found.stored, found.totals.votes.total) == (6, 1)
    assert "9999" not in render(found)


def test_an_article_that_moved_keeps_its_answers(summary_of, new_votes, new_entry) -> None:
    moved = new_entry("novo/lugar", old_addresses=["/antigo/lugar/"])
    (entry,) = summary_of(new_votes(nao=6, article="antigo/lugar"), moved).articles
    assert (entry.id, entry.votes.nao) == ("novo/lugar", 6)


def test_an_article_that_is_gone_is_not_lost(summary_of, new_votes, new_entry) -> None:
    records = [
        *new_votes(nao=6, article="saiu"),
        *new_votes(nao=6, language="en"),
        *new_votes(sim=1),
    ]
    found = summary_of(records, new_entry("a/b"))
    removed = [(entry.id, entry.language, entry.title, entry.url) for entry in found.removed]
    assert removed == [("a/b", "en", "a/b", None), ("saiu", "pt-BR", "saiu", None)]
    assert [entry.id for entry in found.articles] == ["a/b"]
    assert found.totals.votes == Votes(sim=1, nao=12)


def test_one_language_alone(summary_of, new_record, new_votes, new_entry) -> None:
    records = [
        *new_votes(sim=2),
        *new_votes(nao=3, language="en"),
        new_record(kind="search_empty", query="invoice", language="en"),
        new_record(kind="search_empty", query="boleto"),
        new_record(kind="not_found", path="/x", language=None),
    ]
    both = [new_entry("a/b"), new_entry("a/b", "en"), new_entry("c/d"), new_entry("c/d", "en")]
    found = summary_of(records, *both, language="en")
    assert found.totals.votes == Votes(nao=3)
    assert [(entry.id, entry.language) for entry in found.articles] == [("a/b", "en")]
    assert [row.text for row in found.searches.rows] == ["invoice"]
    assert found.not_found.rows == []
    assert [(page.id, page.language) for page in found.never] == [("c/d", "en")]
    everything = summary_of(records, *both)
    assert everything.totals.votes == Votes(sim=2, nao=3)
    assert len(everything.articles) == len(everything.never) == 2


def test_an_article_answered_long_ago_was_answered(summary_of, new_votes, new_entry) -> None:
    found = summary_of(new_votes(sim=1, day="2020-01-01"), new_entry("a/b"), new_entry("c/d"))
    assert [page.id for page in found.never] == ["c/d"]
    assert found.articles == []
    assert found.totals.before.total == 0


def test_articles_to_read_again(summary_of, new_entry) -> None:
    days = {"a": date(2026, 11, 22), "b": date(2026, 11, 21), "c": date(2026, 1, 1), "d": None}
    entries = [new_entry(name, review_by=day) for name, day in days.items()]
    found = summary_of([], *entries, today=date(2026, 11, 22))
    assert [page.id for page in found.overdue] == ["c", "b"]


def test_translations_of_an_older_original(summary_of, new_entry) -> None:
    found = summary_of(
        [],
        *[new_entry(name) for name in ("a", "b", "c")],
        new_entry("a", "en", source_revision=OLD),
        new_entry("b", "en", source_revision=new_entry("b").revision),
        new_entry("c", "en"),
        new_entry("sem-original", "en", source_revision=OLD),
    )
    assert [(page.id, page.language) for page in found.stale] == [("a", "en")]


@pytest.mark.parametrize(
    ("edit_uri", "repo_url", "base"),
    [
        ("https://git.x/edit/main/docs/", None, "https://git.x/edit/main/docs/"),
        ("https://git.x/edit/main/docs", None, "https://git.x/edit/main/docs/"),
        ("edit/main/docs/", "https://git.x/a/b", "https://git.x/a/b/edit/main/docs/"),
        ("edit/main/docs/", None, None),
        ("javascript:alert(1)/", None, None),
        ("javascript://git.x/%0aalert(1)/", None, None),
        ("", "https://git.x/a/b", None),
        (None, None, None),
    ],
)
def test_where_articles_are_edited(edit_uri, repo_url, base) -> None:
    assert edit_base(edit_uri, repo_url) == base


def test_links_to_an_article_and_its_source(summary_of, new_votes, new_entry) -> None:
    base = "https://git.x/edit/main/docs/"
    entry = new_entry("a/b", "en")
    (found,) = summary_of(new_votes(nao=1, language="en"), entry, edit_base=base).articles
    assert found.url == "https://ajuda.exemplo.com.br/en/a/b/"
    assert found.edit_url == f"{base}a/b.en.md"


def test_json_is_the_summary(summary_of, new_votes, new_record, new_entry) -> None:
    found = summary_of(
        new_votes(nao=5, revision=OLD, comment="ç <b>") + new_votes(sim=5) + [new_record()],
        new_entry("a/b", review_by=date(2026, 1, 2)),
    )
    text = as_json(found)
    assert msgspec.json.decode(text, type=Summary) == found
    read = msgspec.json.decode(text)
    assert read["schema"] == 1
    assert read["period"] == {"since": "2026-08-31", "until": "2026-11-22"}
    assert read["articles"][0]["votes"] == {"sim": 5, "em_parte": 0, "nao": 6}
    assert read["articles"][0]["comments"][0]["text"] == "ç <b>"
    assert read["overdue"][0]["review_by"] == "2026-01-02"


def test_memory_does_not_grow_with_the_records(new_record, new_manifest, new_entry) -> None:
    manifest = new_manifest(*[new_entry(f"a/{number}") for number in range(20)])

    def sent(number: int):
        for index in range(number):
            yield new_record(
                article=f"a/{index % 20}", comment=f"{index}" + "x" * 600, reason="outro"
            )
            yield new_record(kind="search_empty", query=f"pesquisa {index % 700}")

    def peak(number: int) -> int:
        tracemalloc.start()
        period = last_days(date(2026, 11, 22))
        summarise(sent(number), manifest, period, today=period.until)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(100)
    few, many = peak(2_000), peak(20_000)
    assert many < few + 500_000  # Bytes; the comments alone are 12 million more.
