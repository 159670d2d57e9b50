"""The pure parts of `make bench-search`, with figures worked out by hand."""

import json

import pytest
from bench.search.metrics import quantile, score, scores
from bench.search.quality import paths
from bench.search.queries import QueriesError, Query, key, read_queries, sample
from bench.search.report import number, table


def query(qid, *relevant, cls="c"):
    return Query(qid, cls, f"texto de {qid}", relevant)


def many(cls, size):
    return [query(f"{cls}{number}", f"{cls}{number}/", cls=cls) for number in range(size)]


def test_it_averages_over_a_class():
    first, third, none = query("first", "a/"), query("third", "a/"), query("none", "a/")
    found = {first: ["a/", "b/"], third: ["b/", "c/", "a/"], none: []}
    result = score([first, third, none], found)
    assert (result.n, result.s1, result.mrr) == (3, 0.3333, 0.4444)
    assert (result.r10, result.zero) == (0.6667, 0.3333)


def test_any_relevant_article_counts_and_recall_wants_all():
    wants = query("q", "a/", "b/")
    result = score([wants], {wants: ["x/", "b/", "a/"]})
    assert (result.s1, result.mrr, result.r10) == (0.0, 0.5, 1.0)
    assert score([wants], {wants: ["b/"]}).r10 == 0.5


def test_only_the_first_ten_count():
    wants, far = query("q", "a/"), [f"x{place}/" for place in range(10)]
    assert score([wants], {wants: [*far, "a/"]}).mrr == 0.0
    assert score([wants], {wants: [*far[:9], "a/"]}).mrr == 0.1


def test_more_relevant_articles_than_places_can_all_be_found():
    all_of_them = [f"x{place}/" for place in range(20)]
    wants = query("q", *all_of_them)
    assert score([wants], {wants: all_of_them[:10]}).r10 == 1.0


def test_queries_that_nobody_judged_tell_only_whether_something_was_found():
    some, none = query("q"), query("r")
    result = score([some, none], {some: ["a/"], none: []})
    assert (result.s1, result.mrr, result.r10, result.zero) == (None, None, None, 0.5)


def test_classes_keep_their_order():
    queries = [query(1, "a/", cls="z"), query(2, "a/", cls="a"), query(3, "a/", cls="z")]
    result = scores(queries, dict(zip(queries, [["a/"], [], []], strict=True)))
    assert [(cls, each.n, each.s1) for cls, each in result.items()] == [
        ("z", 2, 0.5),
        ("a", 1, 0.0),
    ]


def test_a_name_that_comes_twice_is_no_confusion():
    one, other = query("q", "a/"), query("q", "b/")
    assert score([one, other], {one: ["a/"], other: ["a/"]}).s1 == 0.5


@pytest.mark.parametrize(
    ("part", "expected"), [(0.5, 2), (0.95, 4), (1, 4), (0.25, 1), (0.26, 2), (0, 1)]
)
def test_a_quantile_is_a_value_that_was_measured(part, expected):
    assert quantile([4, 1, 3, 2], part) == expected


def test_the_quantile_of_nothing_is_nothing():
    assert quantile([], 0.95) == 0


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b/", "a/b"),
        ("/a/b", "a/b"),
        ("a/b.md", "a/b"),
        ("a/b/index.md", "a/b"),
        ("a/b/index/", "a/b"),
        ("a/overview/", "a/overview"),
        ("Nome_de_Arquivo/", "Nome_de_Arquivo"),
        ("a/my-index/", "a/my-index"),
        ("index/", ""),
        ("", ""),
    ],
)
def test_ways_to_write_a_path_are_the_same(path, expected):
    assert key(path) == expected


def test_what_is_found_is_spelled_as_the_query_wants_it():
    wants = query("q", "a/index/", "b.md")
    assert paths(["a/", "b/", "c/overview/", "d"], wants) == [
        "a/index/",
        "b.md",
        "c/overview/",
        "d/",
    ]


def test_it_reads_several_files(tmp_path):
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    line = {"qid": "q", "cls": "c", "query": "trocar a senha", "relevant": ["conta/senha/"]}
    one.write_text(f"\ufeff{json.dumps(line)}\n\n", "utf-8")
    # A line separator is no end of a line in JSON.
    two.write_text(
        json.dumps({**line, "qid": "r", "query": "a\u2028b"}, ensure_ascii=False), "utf-8"
    )
    read = read_queries([one, two])
    assert read[0] == Query("q", "c", "trocar a senha", ("conta/senha/",))
    assert [(each.qid, each.text) for each in read] == [("q", "trocar a senha"), ("r", "a\u2028b")]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "não é JSON"),
        ("[]", "objeto"),
        ('{"qid": "q", "cls": "c", "relevant": []}', "“query”"),
        ('{"cls": "c", "query": "x", "relevant": []}', "“qid”"),
        ('{"qid": "q", "cls": 1, "query": "x", "relevant": []}', "“cls”"),
        ('{"qid": "q", "cls": "c", "query": "x"}', "“relevant”"),
        ('{"qid": "q", "cls": "c", "query": "x", "relevant": "a/"}', "“relevant”"),
        ('{"qid": "q", "cls": "c", "query": "x", "relevant": [1]}', "“relevant”"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, said):
    file = tmp_path / "q.jsonl"
    good = '{"qid": "q", "cls": "c", "query": "x", "relevant": []}'
    file.write_text(f"{good}\n{line}\n", "utf-8")
    with pytest.raises(QueriesError) as caught:
        read_queries([file])
    assert str(caught.value).startswith(f"{file}:2: ")
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(QueriesError, match=r"nada\.jsonl: não consegui ler"):
        read_queries([tmp_path / "nada.jsonl"])


def test_no_query_at_all_says_what_to_give():
    with pytest.raises(QueriesError, match="QUERIES="):
        read_queries([])


def test_a_sample_takes_as_much_of_each_class_and_mixes_them():
    taken = sample([*many("a", 100), *many("b", 50)], 10)
    assert [each.cls for each in taken] == ["a", "b"] * 5
    assert len({each.qid for each in taken}) == 10


def test_a_sample_does_not_take_the_same_question_of_two_classes():
    taken = sample([*many("a", 100), *many("b", 100)], 20)
    places = [int(each.qid[1:]) for each in taken]
    assert len(set(places)) == 20


def test_a_sample_of_few_is_all_of_them():
    queries = [*many("a", 3), *many("b", 5)]
    assert {each.qid for each in sample(queries, 100)} == {each.qid for each in queries}
    assert {each.qid for each in sample(queries, 0, of_each=4)} > {each.qid for each in queries[:3]}


def test_a_sample_is_never_larger_than_asked():
    queries = [each for cls in "abcdefgh" for each in many(cls, 2)]
    assert len(sample(queries, 5)) == 5
    assert len(sample(queries, 0, of_each=1)) == 8


def test_numbers_are_written_as_in_portuguese():
    assert [number(1234.56, 1), number(0.5, 3), number(None)] == ["1.234,6", "0,500", "–"]


def test_a_table_lines_up():
    assert table(("a", "bb"), [("ccc", "1")]) == "a    bb\nccc   1"
